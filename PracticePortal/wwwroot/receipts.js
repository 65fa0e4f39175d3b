// Sends receipts that are chosen, dropped or pasted, in pieces and again where the network failed. It needs no connection of the page's own.
(() => {
  const pieceBytes = 1024 * 1024;
  const atOnce = 2;
  const patience = 120_000; // milliseconds; a line that lets nothing through is none
  const pauses = [1, 2, 4, 8, 15, 30, 30, 30, 30]; // seconds before each new try
  const again = ['receipt-piece-damaged', 'receipt-file-damaged', 'receipt-not-whole', 'receipt-busy', 'changed-by-others'];
  const mostRounds = 5;
  const queue = [];
  const lines = []; // of each receipt that was chosen: what became of it
  let sending = 0;

  class Refused extends Error {
    constructor(code, sentence, file = null) {
      super(sentence);
      this.code = code;
      this.file = file;
    }
  }

  const placeOf = () => document.querySelector('[data-receipts]');
  const token = () => document.querySelector('input[name=__RequestVerificationToken]')?.value ?? '';
  const wait = seconds => new Promise(done => setTimeout(done, seconds * 1000));

  const hash = async blob => [...new Uint8Array(await crypto.subtle.digest('SHA-256', await blob.arrayBuffer()))]
    .map(byte => byte.toString(16).padStart(2, '0')).join('');

  const once = async (words, method, address, body) => {
    const headers = { RequestVerificationToken: token() };
    if (typeof body === 'string') {
      headers['Content-Type'] = 'application/json';
    }

    const answer = await fetch(address, { method, headers, body, redirect: 'manual', cache: 'no-store', signal: AbortSignal.timeout(patience) });
    if (answer.type === 'opaqueredirect') {
      throw new Refused('logged-out', words.loggedOut);
    }

    if (answer.status === 429 || answer.status >= 500 || !answer.headers.get('Content-Type')?.includes('json')) {
      return null; // not now
    }

    const said = await answer.json();
    if (!answer.ok) {
      throw new Refused(said.code, said.sentence, said.file);
    }

    return said;
  };

  /** Asks until there is an answer. Each request may be repeated. */
  const ask = async (words, say, ...request) => {
    for (const pause of pauses) {
      try {
        const said = await once(words, ...request);
        if (said) {
          return said;
        }
      } catch (failed) {
        if (failed instanceof Refused) {
          throw failed;
        }
      }

      say(words.lost);
      await wait(pause);
    }

    throw new Refused('failed', words.failed);
  };

  const sendFile = async (words, say, id, one, received, share) => {
    while (received < one.bytes) {
      const piece = one.file.slice(received, received + pieceBytes);
      const address = `/receipts/${id}/files/${one.id}?offset=${received}&sha256=${await hash(piece)}`;
      received = (await ask(words, say, 'PUT', address, piece)).received;
      say(words.sending.replace('{0}', Math.round(share(received) * 100)));
    }
  };

  const send = async ({ words, collaborationId, organisationId, files, say }, announced) => {
    const id = crypto.randomUUID();
    const mostBytes = Number(words.mostBytes); // more is refused by its length, and need not be read first
    for (const file of files) {
      announced.push({ id: crypto.randomUUID(), name: file.name, bytes: file.size, sha256: file.size > mostBytes ? '0'.repeat(64) : await hash(file), file });
    }

    const whole = announced.reduce((sum, one) => sum + one.bytes, 0);
    const body = JSON.stringify({ receiptId: id, collaborationId, organisationId, files: announced.map(({ file, ...known }) => known) });
    let state = await ask(words, say, 'POST', '/receipts', body);
    for (let round = 1; !state.safeToDiscard; round++) {
      try {
        let before = 0;
        for (const one of announced) {
          const start = before;
          await sendFile(words, say, id, one, state.files.find(file => file.id === one.id)?.received ?? 0, received => (start + received) / whole);
          before += one.bytes;
        }

        state = await ask(words, say, 'POST', `/receipts/${id}/upload`);
      } catch (failed) {
        if (round === mostRounds || !again.includes(failed.code)) {
          throw failed;
        }

        await wait(1);
        state = await ask(words, say, 'GET', `/receipts/${id}/upload`);
      }
    }

    return state;
  };

  const next = async () => {
    if (sending === atOnce || queue.length === 0) {
      return;
    }

    const one = queue.shift();
    const announced = [];
    sending++;
    try {
      const { sameAs } = await send(one, announced);
      one.say(sameAs ? `${one.words.saved} ${one.words.again}` : one.words.saved, 'good');
    } catch (failed) {
      const bad = announced.length > 1 && announced.find(file => file.id === failed.file);
      one.say(failed instanceof Refused ? `${bad ? `${bad.name}: ` : ''}${failed.message}` : one.words.failed, 'bad');
    }

    sending--;
    next();
  };

  /** The page may have been drawn anew meanwhile, or left and come back to. */
  const showLines = () => {
    const now = placeOf();
    for (const { line, collaboration } of now ? lines : []) {
      if (!line.isConnected && now.dataset.collaboration === collaboration) {
        now.querySelector('[data-receipts-list]').prepend(line);
      }
    }
  };
  new MutationObserver(showLines).observe(document.documentElement, { childList: true, subtree: true });

  const add = (place, files) => {
    const words = { ...place.dataset };
    const { collaboration, organisation } = words;
    const together = place.querySelector('[data-receipts-together]').checked;
    for (const receipt of together ? [[...files]] : [...files].map(file => [file])) {
      if (receipt.length === 0) {
        continue;
      }

      const line = document.createElement('li');
      const name = document.createElement('b');
      const said = document.createElement('span');
      name.textContent = receipt[0].name;
      line.append(name, ' ', said);
      const say = (text, tone = '') => {
        said.textContent = text;
        line.className = tone;
        showLines();
      };
      lines.push({ line, collaboration });
      say(words.waiting);
      queue.push({ words, collaborationId: collaboration || null, organisationId: organisation || null, files: receipt, say });
      next();
    }
  };

  document.addEventListener('change', event => {
    const field = event.target;
    const place = field instanceof HTMLInputElement && field.type === 'file' ? field.closest('[data-receipts]') : null;
    if (place) {
      add(place, field.files);
      field.value = '';
    }
  });
  document.addEventListener('dragover', event => {
    if (placeOf() && event.dataTransfer?.types.includes('Files')) {
      event.preventDefault();
    }
  });
  document.addEventListener('drop', event => {
    const place = placeOf();
    if (place && event.dataTransfer?.files.length > 0) {
      event.preventDefault();
      add(place, event.dataTransfer.files);
    }
  });
  document.addEventListener('paste', event => {
    const place = placeOf();
    if (place && event.clipboardData?.files.length > 0) {
      event.preventDefault();
      add(place, event.clipboardData.files);
    }
  });
  window.addEventListener('beforeunload', event => {
    if (sending + queue.length > 0) {
      event.preventDefault();
    }
  });
})();
