// The capture page: takes pages, keeps them in this browser until the portal has them, and says where each receipt is. It needs no circuit.
const module = name => import(document.querySelector(`link[data-module=${name}]`).href);
const [store, { sendAll, whoSends, hash }, { draw, propose, straighten, jpegOf }, { cornersOn }, { stageOf }, { lineOf, nameOf, percentOf, format }, { startWorker, goOnWithoutThePage }] =
  await Promise.all(['store', 'send', 'straighten', 'corners', 'camera', 'list', 'background'].map(module));

const place = document.querySelector('[data-capture]');
const words = place.dataset;
const one = name => place.querySelector(`[data-${name}]`);
const say = (text, tone = '') => {
  one('said').textContent = text;
  one('said').className = `capture-said ${tone}`;
};
const secondsUntilAgain = 10;
const mostPages = Number(words.mostPages);
const lastPerson = 'capture-person'; // whose the page is while there is no network; forgotten at the log-out (portal.js)
const channel = new BroadcastChannel('receipts'); // the worker and other open pages tell what they sent
const stage = stageOf(place);
const corners = cornersOn(one('page'));
const chosen = []; // photos that wait for their corners
let person = null; // whose the pictures are
let picture = null; // the page on the screen, before it is straightened
let progress = null;
let again;

const showWho = () => one('who').textContent = person ? format(words.who, person.name, person.organisation) : '';

const showQueue = async () => {
  const kept = person ? await store.ofOwner(person.owner) : [];
  const saved = kept.filter(receipt => receipt.state === 'saved');
  if (saved.length > 0) {
    say(saved.map(receipt => `${format(words.saved, ...nameOf(receipt, words))}${receipt.isAgain ? ` ${words.sameAgain}` : ''}`).join(' '), 'good');
  }

  for (const { id } of saved) {
    await store.drop(id);
  }

  const receipts = kept.filter(receipt => receipt.state !== 'saved');
  const waiting = receipts.filter(receipt => receipt.state === 'waiting').length;
  const drafts = receipts.filter(receipt => receipt.state === 'draft');
  const pages = drafts.find(receipt => !receipt.isAlone)?.files.length ?? 0;
  one('count').textContent = waiting > 0 ? format(words.count, waiting) : '';
  one('list').replaceChildren(...receipts.map(receipt => lineOf(receipt, words, progress)));
  one('queue').hidden = receipts.length === 0;
  one('send-taken').hidden = drafts.length === 0;
  one('more').hidden = pages >= mostPages - 1;
  return waiting;
};

const edit = async canvas => {
  picture = canvas;
  const shown = one('picture');
  [shown.width, shown.height] = [canvas.width, canvas.height];
  shown.getContext('2d').drawImage(canvas, 0, 0);
  corners.set(propose(canvas));
  await stage.show('page');
  place.querySelector('[data-while=page] [data-do=send]').focus();
};

/** From here on the page outlives the tab. */
const addPage = async (content, name, isAlone) =>
  store.addPage(person.owner, { id: crypto.randomUUID(), name, bytes: content.size, sha256: await hash(content), content }, isAlone);

const accept = async () => {
  if (picture) {
    await addPage(await jpegOf(straighten(picture, corners.now)), `${words.file}.jpg`);
    picture = null;
  }
};

/** The next photo that was chosen; what no browser can draw, such as HEIC, is taken as it is, and each PDF is a receipt of its own. */
const next = async () => {
  while (chosen.length > 0) {
    const file = chosen.shift();
    const drawn = await createImageBitmap(file).catch(() => null);
    if (drawn) {
      await edit(draw(drawn, drawn.width, drawn.height));
      return;
    }

    await addPage(file, file.name, file.type === 'application/pdf' || /\.pdf$/i.test(file.name));
  }

  await stage.show('camera');
  (one('shutter').hidden ? one('choose') : one('shutter')).focus();
};

const tell = async news => {
  if (news.refused || news.waits) {
    say(news.sentence ?? news.waits, 'bad');
  }

  const receipt = news.sending && (await store.ofOwner(person.owner)).find(known => known.id === news.sending);
  progress = receipt ? { id: receipt.id, percent: percentOf(receipt, news) } : progress;
  await showQueue();
};

const sendNow = async () => {
  clearTimeout(again);
  const met = await whoSends();
  if (person && (met.reason === 'somebody-else' || (met.person && met.person.owner !== person.owner))) {
    location.reload(); // somebody else is logged in: nothing of this person is shown or sent any more
    return;
  }

  if (met.person) {
    const { owner, name, organisation } = met.person;
    person = { owner, name, organisation };
    localStorage.setItem(lastPerson, JSON.stringify(person));
    showWho();
  }

  one('nobody').hidden = person !== null;

  const news = event => {
    channel.postMessage(event);
    return tell(event);
  };
  const why = met.person ? await sendAll(person.owner, store, news) : met.reason;
  progress = null;
  const waiting = await showQueue();
  one('log-in').hidden = why !== 'logged-out';
  one('offline').hidden = why !== 'offline';
  if (waiting > 0 && why !== 'logged-out') {
    await goOnWithoutThePage(words.scope);
  }

  if ((waiting > 0 || !person) && why !== 'logged-out') {
    again = setTimeout(trySend, secondsUntilAgain * 1000);
  }
};

const failedTo = failed => {
  console.error(failed);
  say(words.failed, 'bad');
};
let sending = null;
const trySend = () => sending ??= sendNow().catch(failedTo).finally(() => sending = null);

const acts = {
  shoot: async () => {
    if (stage.camera.isReady) {
      say('');
      const video = one('camera');
      await edit(draw(video, video.videoWidth, video.videoHeight));
    }
  },
  retake: async () => {
    picture = null;
    await next();
  },
  more: async () => {
    await accept();
    await showQueue();
    await next();
  },
  send: async () => {
    await accept();
    await store.finishDrafts(person.owner);
    navigator.storage?.persist?.(); // so that the browser does not make room with it
    say('');
    await showQueue();
    await next();
    (sending ?? Promise.resolve()).then(trySend);
  },
  again: async ({ dataset }) => {
    await store.change(dataset.receipt, { state: 'waiting' });
    trySend();
  },
  takeAway: async ({ dataset }) => {
    await store.takeAway(dataset.receipt);
    await showQueue();
    one('said').focus();
    trySend();
  },
  drop: async ({ dataset }) => {
    if (confirm(words.sure)) {
      await store.drop(dataset.receipt);
      await showQueue();
      one('said').focus();
    }
  },
};

/** One act at a time: a second press during the first does nothing. */
let acting = false;
const act = async work => {
  if (acting || !person) {
    return;
  }

  acting = true;
  try {
    await work();
  } catch (failed) {
    failedTo(failed);
  } finally {
    acting = false;
  }
};

const takeChosen = () => act(async () => {
  if (!picture) {
    await next();
    await showQueue();
  }
});

place.addEventListener('click', event => {
  const button = event.target.closest('[data-do]');
  if (button) {
    act(() => acts[button.dataset.do](button));
  }
});
one('choose').addEventListener('change', event => {
  chosen.push(...event.target.files);
  event.target.value = '';
  takeChosen();
});
channel.addEventListener('message', event => person && tell(event.data));
window.addEventListener('online', trySend);
window.addEventListener('offline', () => one('offline').hidden = false);
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'visible') {
    trySend();
  }

  if (stage.mode === 'camera') {
    stage.show('camera');
  }
});

startWorker(words.worker, words.scope);
stage.show('camera'); // an answer may take long on a weak line
const met = await whoSends();
person = met.person ?? (met.reason === 'offline' || met.reason === 'busy' ? JSON.parse(localStorage.getItem(lastPerson)) : null);
showWho();
await showQueue();
if (chosen.length > 0) {
  takeChosen(); // before it was known whose they are
}

trySend();
