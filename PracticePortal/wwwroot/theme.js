// Light or dark, decided before the first paint: the person's own choice (cookie "theme"), else the device's.
(() => {
  const root = document.documentElement;
  const device = matchMedia('(prefers-color-scheme: dark)');
  const chosen = () => /(?:^|; )theme=(light|dark)/.exec(document.cookie)?.[1];
  const wanted = () => chosen() ?? (device.matches ? 'dark' : 'light');

  const apply = () => { root.dataset.theme = wanted(); };

  apply();
  device.addEventListener('change', apply);

  document.addEventListener('click', event => {
    if (event.target.closest?.('[data-theme-toggle]')) {
      const next = wanted() === 'dark' ? 'light' : 'dark';
      const secure = location.protocol === 'https:' ? '; secure' : '';
      document.cookie = `theme=${next}; path=/; max-age=31536000; samesite=lax${secure}`;
      apply();
    }
  });
})();
