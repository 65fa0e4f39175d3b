// What menus, tabs and lists need from the keyboard, and what happens when the connection goes. No page depends on it to be read.
(() => {
  const within = (event, selector) => event.target instanceof Element ? event.target.closest(selector) : null;
  const touched = new Set();

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

  // A double click sends a form once: of two answers the browser shows the later, and the first may have held what is shown only once.
  const onTheWay = new Set();
  const secondsUntilAgain = 15; // whoever stopped the page can send again
  document.addEventListener('submit', event => {
    const form = within(event, 'form[method=post]');
    if (!form || event.defaultPrevented) {
      return;
    }

    if (onTheWay.has(form)) {
      event.preventDefault();
      return;
    }

    onTheWay.add(form);
    setTimeout(() => onTheWay.delete(form), secondsUntilAgain * 1000);
  });
  window.addEventListener('pageshow', () => onTheWay.clear());

  // Whoever leaves takes the capture page along: its worker, its files and the name on it. What waits to be sent stays, for its owner alone.
  const leaveCapture = () => {
    localStorage.removeItem('capture-person');
    navigator.serviceWorker?.getRegistration('/my/scanner/capture').then(worker => worker?.unregister());
    window.caches?.delete('capture');
  };
  document.addEventListener('submit', event => within(event, 'form[action="/logout"]') && leaveCapture());
  if (location.pathname === '/login') {
    leaveCapture(); // a session may have ended elsewhere
  }

  // What was typed and is not sent yet: a search stands in the address, and fields that are gone were sent or left.
  document.addEventListener('input', event => {
    if (event.target instanceof Element && event.target.type !== 'search') {
      touched.add(event.target);
    }
  });
  const somethingIsTyped = () => {
    touched.forEach(field => field.isConnected || touched.delete(field));
    return touched.size > 0;
  };

  // The address follows what is typed in a list's search, unless the person has gone on to another page meanwhile.
  window.portal = {
    replaceAddress(address) {
      if (new URL(address, location.href).pathname === location.pathname) {
        Blazor.navigateTo(address, { replaceHistoryEntry: true });
      }
    },

    // The server is about to stop. It waits for no answer, as the connection goes.
    moveOn() {
      setTimeout(moveOn);
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

  // On a receipt's page letters go through the pile, except in a field, and Ctrl+Enter approves, there too.
  document.addEventListener('keydown', event => {
    const isTyping = within(event, 'input, textarea, select, [contenteditable]');
    const key = event.key === 'Enter' && (event.ctrlKey || event.metaKey) ? 'ready'
      : isTyping || event.ctrlKey || event.metaKey || event.altKey ? '' : event.key.toLowerCase();
    const control = key && !document.querySelector('.mud-dialog') && document.querySelector(`[data-key="${CSS.escape(key)}"]`);
    if (control && !(isTyping && control.form !== isTyping.form)) { // approving would leave what is typed elsewhere on the page behind
      isTyping?.dispatchEvent(new Event('change', { bubbles: true })); // what is being typed goes along
      control.click();
      event.preventDefault();
    }
  });

  // The connection. The framework tells its state; we say it below the page and keep what was typed.
  const bar = document.getElementById('components-reconnect-modal');
  const show = state => bar.dataset.state = state;

  const beginAnew = () => {
    if (somethingIsTyped()) {
      show('refused');
    } else {
      location.reload();
    }
  };

  const refused = async () => {
    if (await Blazor.resumeCircuit().catch(() => false)) {
      show('connected');
    } else {
      beginAnew();
    }
  };

  // The page hands its state to this browser and goes on with whichever server answers next.
  let moving = false;
  const secondsToNextServer = [0.5, 1, 1, 2, 2, 4, 4, 8, 8, 15, 15, 30, 30];
  const moveOn = async () => {
    moving = true;
    show('trying');
    document.activeElement?.blur(); // what is being typed goes along
    try {
      await Blazor.pauseCircuit();
      for (const seconds of secondsToNextServer) {
        await new Promise(done => setTimeout(done, seconds * 1000));
        try {
          if (await Blazor.resumeCircuit()) {
            show('connected');
          } else {
            beginAnew();
          }
          return;
        } catch {
          // No server answers yet.
        }
      }
      beginAnew();
    } finally {
      moving = false;
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
      await failed();
    }
  };

  // No connection, although a server answers: it refuses this page, as after a log-out.
  const failed = async () => {
    const answers = await fetch('/health/live', { cache: 'no-store' }).then(answer => answer.ok, () => false);
    if (answers) {
      beginAnew();
    } else {
      show('failed');
    }
  };

  const reconnectIfFailed = () => {
    if (bar.dataset.state === 'failed' && document.visibilityState === 'visible') {
      reconnect();
    }
  };

  bar?.addEventListener('components-reconnect-state-changed', event => {
    if (moving) {
      return; // it tells its own state
    }

    switch (event.detail.state) {
      case 'show':
      case 'retrying':
        show('trying');
        break;
      case 'hide':
        show('connected');
        break;
      case 'failed':
        failed();
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
