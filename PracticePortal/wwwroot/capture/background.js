// The page's worker (capture-worker.js): opens the page without a connection and sends when this page is closed, as far as the browser lets it.
export const startWorker = (address, scope) => navigator.serviceWorker?.register(address, { scope, type: 'module', updateViaCache: 'none' })
  .catch(() => undefined); // the page opens with a connection only; what was taken is kept all the same

/** Lets the worker send when the connection is back. */
export const goOnWithoutThePage = async scope => {
  const registration = await navigator.serviceWorker?.getRegistration(scope);
  await registration?.sync?.register('receipts').catch(() => undefined); // not allowed here: the page sends when it is opened
};
