// Keeps one whole release of the site on this machine. FILES (address -> hash) and BASE stand above, written by the build.
// A file is only kept when it has the hash of this release, so that old and new never mix.
"use strict";

const RELEASE = `site-${VERSION}`;
const LATER = /^assets\/(runtime|templates)\//; // large: fetched after the pages, when the reader's connection is idle
const home = new URL("./", self.location).href;

const request = (path) => new Request(home + path, { cache: "no-cache", integrity: FILES[path] });
const now = Object.keys(FILES).filter((path) => !LATER.test(path));
const later = Object.keys(FILES).filter((path) => LATER.test(path));

async function keep(paths) {
  const cache = await caches.open(RELEASE);
  await Promise.all(
    paths.map(async (path) => {
      if (await cache.match(home + path)) return;
      const response = await fetch(request(path));
      if (!response.ok) throw new Error(`${response.status} ${path}`);
      await cache.put(home + path, response);
    }),
  );
}

async function forget() {
  for (const name of await caches.keys()) if (name.startsWith("site-") && name !== RELEASE) await caches.delete(name);
  await self.clients.claim();
}

async function answer(asked, path) {
  const cache = await caches.open(RELEASE);
  const kept = path in FILES && (await cache.match(home + path));
  if (kept) return kept;
  if (`${path}/` in FILES) return Response.redirect(`${home}${path}/`, 301);
  try {
    const response = await fetch(path in FILES ? request(path) : asked);
    if (path in FILES && response.ok) await cache.put(home + path, response.clone());
    return response;
  } catch (error) {
    const missing = asked.mode === "navigate" && (await cache.match(`${home}404.html`));
    if (missing) return new Response(missing.body, { status: 404, headers: missing.headers });
    throw error;
  }
}

self.addEventListener("install", (event) => event.waitUntil(keep(now)));
self.addEventListener("activate", (event) => event.waitUntil(forget()));
self.addEventListener("message", (event) => {
  if (event.data === "take over") self.skipWaiting();
  if (event.data === "keep all") event.waitUntil(keep(later).catch(() => {})); // tried again at the next visit
});
self.addEventListener("fetch", (event) => {
  const address = event.request.url.split(/[?#]/)[0];
  if (event.request.method !== "GET" || !address.startsWith(home)) return;
  event.respondWith(answer(event.request, decodeURI(address.slice(home.length))));
});
