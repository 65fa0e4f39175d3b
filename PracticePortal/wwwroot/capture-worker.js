// Opens the capture page without a connection, and sends what waits when the connection is back. It keeps that page and the files it names:
// the page is the same for everybody. No other page, and no answer of the portal, is ever kept. At the log-out it goes (portal.js).
import * as store from './capture/store.js';
import { sendAll, whoSends } from './capture/send.js';

const page = '/my/scanner/capture';
const kept = 'capture';
const channel = new BroadcastChannel('receipts');

/** The names hold the files' fingerprints: a new version of the page names new files, and the old ones go. */
const filesIn = html => [...new Set([...html.matchAll(/(?:src|href)="([^"]+\.(?:js|css|svg|png|webmanifest))"/g)].map(found => new URL(found[1], self.location.origin).href))];

const keep = async answer => {
  const files = filesIn(await answer.clone().text());
  const cache = await caches.open(kept);
  const before = (await cache.keys()).map(request => request.url);
  await cache.addAll(files.filter(file => !before.includes(file)));
  await cache.put(page, answer);
  await Promise.all(before.filter(url => new URL(url).pathname !== page && !files.includes(url)).map(url => cache.delete(url)));
};

/** The log-in page and a page that is not found are not the capture page. */
const isPage = answer => answer.ok && !answer.redirected && answer.type === 'basic';

const open = async event => {
  try {
    const answer = await fetch(event.request);
    if (isPage(answer)) {
      event.waitUntil(keep(answer.clone()));
    }

    return answer;
  } catch (failed) {
    return await caches.match(page) ?? Promise.reject(failed);
  }
};

self.addEventListener('install', event => {
  self.skipWaiting();
  event.waitUntil(fetch(page).then(answer => isPage(answer) ? keep(answer) : Promise.reject(new Error('Nobody is logged in.'))));
});
self.addEventListener('activate', event => event.waitUntil(self.clients.claim()));
self.addEventListener('fetch', event => {
  const { pathname, origin, search } = new URL(event.request.url);
  if (event.request.method !== 'GET' || origin !== self.location.origin) {
    return;
  }

  if (event.request.mode === 'navigate') {
    if (pathname === page) {
      event.respondWith(open(event));
    }
  } else if (/\.(js|css|svg|png|webmanifest)$/.test(pathname) && search === '') {
    event.respondWith(caches.match(event.request.url).then(file => file ?? fetch(event.request)));
  }
});
self.addEventListener('sync', event => {
  if (event.tag === 'receipts') {
    event.waitUntil(whoSends().then(async ({ person, reason }) => {
      const why = person ? await sendAll(person.owner, store, news => channel.postMessage(news)) : reason;
      if (why === 'offline' || why === 'busy') {
        throw new Error(why); // the browser tries again
      }
    }));
  }
});
