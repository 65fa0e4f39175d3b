// One line for each receipt that is still in this browser: where it is, and what can be done.
export const format = (text, ...values) => values.reduce((all, value, i) => all.replace(`{${i}}`, value), text);

/** Of the page that is to blame, from 1; nought when none is alone. */
const badPageOf = receipt => receipt.files.length > 1 ? receipt.files.findIndex(file => file.id === receipt.badFile) + 1 : 0;

const refusalOf = (receipt, words) => badPageOf(receipt) ? format(words.badPage, badPageOf(receipt), receipt.sentence) : receipt.sentence;

const stateOf = (receipt, words, progress) => receipt.state === 'refused' ? refusalOf(receipt, words)
  : receipt.state === 'draft' ? words.draft
  : progress?.id === receipt.id ? format(words.sending, progress.percent) : words.waits;

const offersOf = (receipt, words) => [
  ...(receipt.state === 'refused' && badPageOf(receipt) ? [['takeAway', format(words.takeAway, badPageOf(receipt))]] : []),
  ...(receipt.state === 'refused' ? [['again', words.again]] : []),
  ['drop', words.drop],
];

/** When it was taken and how many pages it has: what its owner knows it by. */
export const nameOf = (receipt, words) => {
  const count = receipt.pages ?? receipt.files.length;
  const at = new Date(receipt.takenAt).toLocaleTimeString('sv-SE', { hour: '2-digit', minute: '2-digit', timeZone: 'Europe/Stockholm' });
  return [at, format(count === 1 ? words.onePage : words.pages, count)];
};

/** How much of a receipt is at the portal, of which a piece has just come. */
export const percentOf = ({ files }, { file, received }) => {
  const bytesOf = some => some.reduce((sum, one) => sum + one.bytes, 0);
  return Math.round(100 * (bytesOf(files.slice(0, files.findIndex(one => one.id === file))) + received) / bytesOf(files));
};

export const lineOf = (receipt, words, progress) => {
  const line = document.createElement('li');
  const text = document.createElement('span');
  text.textContent = `${nameOf(receipt, words).join(', ')}: ${stateOf(receipt, words, progress)}`;
  text.className = receipt.state === 'refused' ? 'capture-refused' : '';
  line.append(text, ...offersOf(receipt, words).map(([act, name]) => {
    const button = Object.assign(document.createElement('button'), { type: 'button', className: 'button', textContent: name });
    button.dataset.do = act;
    button.dataset.receipt = receipt.id;
    return button;
  }));
  return line;
};
