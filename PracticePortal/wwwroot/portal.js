// What menus, tabs and lists need from the keyboard, and what happens when the connection goes. No page depends on it to be read.
(() => {
  const within = (event, selector) => event.target instanceof Element ? event.target.closest(selector) : null;
  let typed = false;

  // A menu closes behind the link that was followed.
  document.addEventListener('click', event => {
    const link = within(event, '[popover] a');
    const menu = link?.closest('[popover]');
    if (menu?.matches(':popover-open')) {
      menu.hidePopover();
    }

    if (within(event, '[data-reload]')) {
      location.reload();
    } else if (within(event, '[data-reconnect]')) {
      reconnect();
    }
  });

  // A form that comes back here is told where "here" is: the address may have changed since it was drawn.
  document.addEventListener('submit', event => {
    const field = within(event, 'form[data-return]')?.elements.namedItem('returnUrl');
    if (field) {
      field.value = location.pathname + location.search;
    }
  });

  document.addEventListener('input', () => typed = true);

  // The address follows what is typed in a list's search, unless the person has gone on to another page meanwhile.
  window.portal = {
    replaceAddress(address) {
      if (new URL(address, location.href).pathname === location.pathname) {
        Blazor.navigateTo(address, { replaceHistoryEntry: true });
      }
    },
  };

  // Arrows move in tabs, menus and lists.
  const moves = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };
  document.addEventListener('keydown', event => {
    if (!(event.key in moves) || event.altKey || event.ctrlKey || event.metaKey) {
      return;
    }

    const upDown = event.key === 'ArrowDown' || event.key === 'ArrowUp';
    const tab = within(event, '[role=tab]');
    const item = within(event, '[popover] :is(a, button)');
    const rowLink = within(event, '.list tbody a');
    const opener = within(event, '[popovertarget]');
    const opened = opener?.popoverTargetElement;
    if (event.key === 'ArrowDown' && opened?.matches(':popover-open')) {
      opened.querySelector('a, button')?.focus();
      event.preventDefault();
      return;
    }

    const group = tab && !upDown ? [...tab.closest('[role=tablist]').querySelectorAll('[role=tab]')]
      : item && upDown ? [...item.closest('[popover]').querySelectorAll('a, button')].filter(one => one.offsetParent !== null)
      : rowLink && upDown ? [...rowLink.closest('tbody').querySelectorAll('tr')].map(row => row.querySelector('a')).filter(Boolean)
      : null;
    if (group) {
      const here = group.indexOf(tab ?? item ?? rowLink.closest('tr').querySelector('a'));
      group[(here + moves[event.key] + group.length) % group.length].focus();
      event.preventDefault();
    }
  });

  // The connection. The framework tells its state; we say it below the page and keep what was typed.
  const bar = document.getElementById('components-reconnect-modal');
  const show = state => bar.dataset.state = state;

  const refused = async () => {
    if (await Blazor.resumeCircuit().catch(() => false)) {
      show('connected');
    } else if (typed) {
      show('refused');
    } else {
      location.reload();
    }
  };

  const reconnect = async () => {
    show('trying');
    try {
      if (await Blazor.reconnect()) {
        show('connected');
      } else {
        await refused();
      }
    } catch {
      show('failed');
    }
  };

  const reconnectIfFailed = () => {
    if (bar.dataset.state === 'failed' && document.visibilityState === 'visible') {
      reconnect();
    }
  };

  bar?.addEventListener('components-reconnect-state-changed', event => {
    switch (event.detail.state) {
      case 'show':
      case 'retrying':
        show('trying');
        break;
      case 'hide':
        show('connected');
        break;
      case 'failed':
        show('failed');
        break;
      case 'paused':
      case 'rejected':
      case 'resume-failed':
        refused();
        break;
    }
  });
  document.addEventListener('visibilitychange', reconnectIfFailed);
  window.addEventListener('online', reconnectIfFailed);
})();
