// One line for each receipt that is still in this browser: where it is, and what can be done.
export const format = (text, ...values) => values.reduce((all, value, i) => all.replace(`{${i}}`, value), text);

const stateOf = (receipt, words, progress) => receipt.state === 'refused' ? receipt.sentence
  : receipt.state === 'draft' ? words.draft
  : progress?.id === receipt.id ? format(words.sending, progress.percent) : words.waits;

const offersOf = (receipt, words) => receipt.state === 'refused' ? [['again', words.again], ['drop', words.drop]] : [['drop', words.drop]];

/** How much of a receipt is at the portal, of which a piece has just come. */
export const percentOf = ({ files }, { file, received }) => {
  const bytesOf = some => some.reduce((sum, one) => sum + one.bytes, 0);
  return Math.round(100 * (bytesOf(files.slice(0, files.findIndex(one => one.id === file))) + received) / bytesOf(files));
};

export const lineOf = (receipt, words, progress) => {
  const line = document.createElement('li');
  const text = document.createElement('span');
  const pages = format(receipt.files.length === 1 ? words.onePage : words.pages, receipt.files.length);
  const at = new Date(receipt.takenAt).toLocaleTimeString('sv-SE', { hour: '2-digit', minute: '2-digit', timeZone: 'Europe/Stockholm' });
  text.textContent = `${at}, ${pages}: ${stateOf(receipt, words, progress)}`;
  text.className = receipt.state === 'refused' ? 'capture-refused' : '';
  line.append(text, ...offersOf(receipt, words).map(([act, name]) => {
    const button = Object.assign(document.createElement('button'), { type: 'button', className: 'button', textContent: name });
    button.dataset.do = act;
    button.dataset.receipt = receipt.id;
    return button;
  }));
  return line;
};
