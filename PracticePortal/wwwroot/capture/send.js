// Brings receipts from this browser's queue to the portal, for the page and for its worker. Each request may be repeated, and one of the two sends at a time.
const pieceBytes = 1024 * 1024;
const mostRounds = 4;
const patience = { GET: 15_000, POST: 60_000, PUT: 120_000 }; // milliseconds; a line that lets nothing through is none
const again = ['receipt-piece-damaged', 'receipt-file-damaged', 'receipt-not-whole', 'receipt-not-readable', 'receipt-busy', 'changed-by-others'];
const later = ['receipt-busy', 'changed-by-others', 'receipt-too-many-open', 'receipt-too-much-today', 'receipt-too-many-pages-today', 'picture-too-many-at-once', 'receipt-no-room'];

/** The portal's sentence: it does not take this receipt. */
class Refused extends Error {
  constructor({ code, sentence, file }) {
    super(sentence);
    this.code = code;
    this.file = file;
  }
}

/** Nothing is wrong with the receipt; its reason is offline, busy, logged-out or somebody-else. */
class NotNow extends Error {
  constructor(reason, sentence = null) {
    super(reason);
    this.reason = reason;
    this.sentence = sentence;
  }
}

export const hash = async blob => [...new Uint8Array(await crypto.subtle.digest('SHA-256', await blob.arrayBuffer()))]
  .map(byte => byte.toString(16).padStart(2, '0')).join('');

const ask = async (method, address, token, body) => {
  const headers = token ? { RequestVerificationToken: token } : {};
  if (typeof body === 'string') {
    headers['Content-Type'] = 'application/json';
  }

  const answer = await fetch(address, { method, headers, body, redirect: 'manual', cache: 'no-store', signal: AbortSignal.timeout(patience[method]) }).catch(() => {
    throw new NotNow('offline');
  });
  if (answer.type === 'opaqueredirect') {
    throw new NotNow('logged-out');
  }

  if (answer.status === 429 || answer.status >= 500 || !answer.headers.get('Content-Type')?.includes('json')) {
    throw new NotNow('busy');
  }

  const said = await answer.json().catch(() => {
    throw new NotNow('offline'); // it broke off in the middle
  });
  if (!answer.ok) {
    throw new Refused(said);
  }

  return said;
};

/** Who is logged in: { person } or { reason }. */
export const whoSends = async () => {
  try {
    return { person: await ask('GET', '/receipts/sender') };
  } catch (failed) {
    if (failed instanceof NotNow) {
      return { reason: failed.reason };
    }

    if (failed instanceof Refused) {
      return { reason: 'somebody-else' }; // works at no organisation now
    }

    throw failed;
  }
};

const sendFile = async (receipt, file, received, token, tell) => {
  while (received < file.bytes) {
    const piece = file.content.slice(received, received + pieceBytes);
    const address = `/receipts/${receipt.id}/files/${file.id}?offset=${received}&sha256=${await hash(piece)}`;
    received = (await ask('PUT', address, token, piece)).received;
    tell({ sending: receipt.id, file: file.id, received });
  }
};

/** Only as its owner, asked each time: another person, or the same one for another organisation, sends nothing of it. */
const sendOnce = async (receipt, tell) => {
  const { person, reason } = await whoSends();
  if (person?.owner !== receipt.owner) {
    throw new NotNow(reason ?? 'somebody-else');
  }

  const announced = receipt.files.map(({ id, name, bytes, sha256 }) => ({ id, name, bytes, sha256 }));
  let state = await ask('POST', '/receipts', person.token, JSON.stringify({ receiptId: receipt.id, organisationId: person.organisationId, files: announced }));
  if (!state.safeToDiscard) {
    for (const file of receipt.files) {
      await sendFile(receipt, file, state.files.find(known => known.id === file.id)?.received ?? 0, person.token, tell);
    }

    state = await ask('POST', `/receipts/${receipt.id}/upload`, person.token);
  }

  return state;
};

const send = async (receipt, tell) => {
  for (let round = 1; ; round++) {
    try {
      return await sendOnce(receipt, tell);
    } catch (failed) {
      if (failed instanceof Refused && later.includes(failed.code) && (round === mostRounds || !again.includes(failed.code))) {
        throw new NotNow('busy', failed.message);
      }

      if (!(failed instanceof Refused) || round === mostRounds || !again.includes(failed.code)) {
        throw failed;
      }
    }
  }
};

const sendInTurn = async (owner, store, tell) => {
  for (;;) {
    const receipt = (await store.ofOwner(owner)).find(one => one.state === 'waiting');
    if (!receipt) {
      return 'done';
    }

    try {
      const { safeToDiscard, sameAs } = await send(receipt, tell);
      if (!safeToDiscard) {
        return 'busy';
      }

      await store.change(receipt.id, { state: 'saved', files: [], pages: receipt.files.length, isAgain: Boolean(sameAs) }); // until a page has said so
      tell({ saved: receipt.id });
    } catch (failed) {
      if (failed instanceof NotNow) {
        if (failed.sentence) {
          tell({ waits: failed.sentence });
        }

        return failed.reason;
      }

      if (!(failed instanceof Refused)) {
        throw failed;
      }

      await store.change(receipt.id, { state: 'refused', sentence: failed.message, badFile: failed.file });
      tell({ refused: receipt.id, sentence: failed.message });
    }
  }
};

/** Sends all that waits; comes back with why it stopped: done, offline, busy, logged-out, somebody-else, or elsewhere while another one sends. */
export const sendAll = (owner, store, tell) => navigator.locks.request(
  'receipts', { ifAvailable: true }, lock => lock ? sendInTurn(owner, store, tell) : 'elsewhere');
