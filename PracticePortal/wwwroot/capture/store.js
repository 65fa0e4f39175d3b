// What was taken and is not at the portal yet, kept in this browser. Each receipt is its owner's: nobody else's page or worker asks for it.
const opened = new Promise((done, failed) => {
  const asked = indexedDB.open('receipts', 1);
  asked.onupgradeneeded = () => {
    asked.result.createObjectStore('receipts', { keyPath: 'id' }).createIndex('owner', 'owner');
  };
  asked.onsuccess = () => done(asked.result);
  asked.onerror = () => failed(asked.error);
});

/** Comes back when it is on disk; act may ask for more within the same transaction. */
const within = async (mode, act) => {
  const transaction = (await opened).transaction('receipts', mode, { durability: 'strict' });
  return new Promise((done, failed) => {
    const asked = act(transaction.objectStore('receipts'));
    transaction.oncomplete = () => done(asked.result);
    transaction.onabort = () => failed(transaction.error);
  });
};

/** Adds a page to the receipt that is being taken, or to a new one when that was finished meanwhile or the page is one alone. Its id is made now: however often it is sent, it is this one. */
export const addPage = (owner, file, isAlone = false) => within('readwrite', receipts => {
  const asked = receipts.index('owner').getAll(owner);
  asked.onsuccess = () => {
    const open = asked.result.find(receipt => !isAlone && receipt.state === 'draft' && !receipt.isAlone);
    const draft = open ?? { id: crypto.randomUUID(), owner, state: 'draft', takenAt: Date.now(), files: [], isAlone };
    receipts.put({ ...draft, files: [...draft.files, file] });
  };
  return asked;
});

/** Nothing more comes to what is being taken: it waits to be sent. */
export const finishDrafts = async owner => {
  for (const draft of (await ofOwner(owner)).filter(receipt => receipt.state === 'draft')) {
    await change(draft.id, { state: 'waiting' });
  }
};

/** Without the page that the portal does not take it is sent anew. */
export const takeAway = id => within('readwrite', receipts => {
  const asked = receipts.get(id);
  asked.onsuccess = () => {
    const { badFile, sentence, ...receipt } = asked.result ?? {};
    if (receipt.id) {
      receipts.put({ ...receipt, state: 'waiting', files: receipt.files.filter(file => file.id !== badFile) });
    }
  };
  return asked;
});

export const drop = id => within('readwrite', receipts => receipts.delete(id));

/** Changes one that is still there: what was thrown away meanwhile does not come back. */
export const change = (id, parts) => within('readwrite', receipts => {
  const asked = receipts.get(id);
  asked.onsuccess = () => asked.result && receipts.put({ ...asked.result, ...parts });
  return asked;
});

/** The oldest first. */
export const ofOwner = async owner => (await within('readonly', receipts => receipts.index('owner').getAll(owner)))
  .sort((one, other) => one.takenAt - other.takenAt);
