// Answers from what is kept of the site on this machine, and keeps it. Constants stand above, written by the build:
// FILES (address -> the start of its hash, the calculator's first), CORE (how many of them the calculator needs), UNASKED
// (how many are kept once it was used; the rest where the reader asks), BYTES of all, and MORE of them for that rest.
// Each copy of the site has one store, named by its path. A file is kept under its address and hash and only if it has
// that hash, so that releases never mix there, and what a new release leaves as it was is not fetched again.
"use strict";

const home = new URL("./", self.location).href;
const STORE = `site ${new URL(home).pathname}`;
const FORMER = /^site-[0-9a-f]{12}$/; // stores of releases that had one each, under one name for all copies
const WANTED = `${STORE} wanted`; // there while the site is to be kept; it holds one entry where the reader asked for all
const AT_ONCE = 3;
const STALLED = 15_000; // milliseconds without a byte, after which a file is asked for anew where somebody wants it
const PATIENCE = 8_000; // milliseconds for the newest of a page that is kept here already
const STEP = 12; // files for one order, so that no order takes long
const PATHS = Object.keys(FILES);

const isOurs = (path) => Object.hasOwn(FILES, path);
const key = (path) => `${home}${path}?${FILES[path]}`;
const strangers = new Set(); // pages that are not of this release: their files come from the network
const coming = new Map(); // what is being fetched, so that nothing is fetched twice, and when something of it came last
let leaving = new AbortController(); // of what comes while a new release takes over
let isWhole = false; // whether all that the calculator needs is kept

/** The files of ours at these addresses; a host may have taken the slash off a page's. */
function local(urls) {
  const paths = urls.filter((url) => url.startsWith(home)).map((url) => url.slice(home.length));
  return paths.map((path) => (isOurs(path) ? path : `${path}/`)).filter(isOurs);
}

async function keys() {
  const requests = await (await caches.open(STORE)).keys();
  return new Set(requests.map(({ url }) => url));
}

async function kept(path) {
  try {
    return await (await caches.open(STORE)).match(key(path));
  } catch {
    return undefined; // the browser keeps nothing for us: all comes from the network
  }
}

async function coreIsKept() {
  if (isWhole) return true;
  const here = await keys().catch(() => new Set());
  isWhole = PATHS.slice(0, CORE).every((path) => here.has(key(path)));
  return isWhole;
}

async function isOfThisRelease(path, bytes) {
  const digest = await crypto.subtle.digest("SHA-256", bytes);
  return btoa(String.fromCharCode(...new Uint8Array(digest))).startsWith(FILES[path]);
}

/** The answer without its history: one that was redirected may not answer a navigation. */
function plain(bytes, { status, headers }) {
  const type = headers.get("Content-Type") ?? "application/octet-stream";
  return new Response(bytes, { status, headers: { "Content-Type": type } });
}

/** Keep a file if it is of this release; whether it is. */
async function take(path, response) {
  const bytes = await response.arrayBuffer();
  if (!response.ok || !(await isOfThisRelease(path, bytes))) return false;
  await (await caches.open(STORE)).put(key(path), plain(bytes, response));
  return true;
}

/** A file from the network, which goes on coming and is kept even where the page that asked is left. */
async function arriving(path, event) {
  if (!isComing(path)) {
    const cache = event.request.cache === "no-cache" ? "no-cache" : "default"; // what the browser has may be damaged
    const one = { response: fetch(home + path, { cache, signal: leaving.signal }), heard: performance.now() };
    const keeping = one.response.then((whole) => take(path, heard(whole.clone(), one))).catch(() => {});
    coming.set(path, one);
    event.waitUntil(keeping.finally(() => coming.get(path) === one && coming.delete(path)));
  }
  return (await coming.get(path).response).clone();
}

/** Whether a file is on its way; a connection that went silent brings nothing any more, whoever waits for it. */
const isComing = (path) => coming.has(path) && performance.now() - coming.get(path).heard < STALLED;

/** The response, with a note of when something of it came. */
function heard(response, one) {
  const transform = (chunk, passed) => {
    one.heard = performance.now();
    passed.enqueue(chunk);
  };
  return new Response(response.body?.pipeThrough(new TransformStream({ transform })), response);
}

/** Gives up where a new release takes over; after a while, too, where what is kept here takes its place. */
function patient(here) {
  const waiting = new AbortController();
  leaving.signal.addEventListener("abort", () => waiting.abort());
  if (here) setTimeout(() => waiting.abort(), PATIENCE);
  return waiting.signal;
}

const file = async (event, path) => (await kept(path)) ?? arriving(path, event);

/** A page of ours: as kept if the calculator is whole here; else as the network has it, whatever its release. */
async function page(event, path) {
  const here = await kept(path);
  if (here && (await coreIsKept())) return here;
  try {
    const response = await fetch(home + path, { cache: "no-cache", signal: patient(here) });
    const bytes = await response.arrayBuffer();
    if (!response.ok && here) return here;
    if (!response.ok || !(await isOfThisRelease(path, bytes))) strangers.add(event.resultingClientId);
    else event.waitUntil(take(path, new Response(bytes, response)).catch(() => {}));
    return plain(bytes, response);
  } catch {
    return here ?? elsewhere(event.request, true);
  }
}

/** What the network answers, or the page that says that there is nothing. */
async function elsewhere(request, isKnown) {
  try {
    return await fetch(request);
  } catch (error) {
    const found = await kept("404.html");
    if (!found) throw error;
    const text = await found.text();
    const status = isKnown ? 503 : 404;
    return plain(isKnown ? text.replace("<html", "<html data-offline") : text, { status, headers: found.headers });
  }
}

function navigation(event, path) {
  if (isOurs(path)) return page(event, path);
  if (isOurs(`${path}/`)) return Response.redirect(`${home}${path}/`, 301);
  return elsewhere(event.request, false);
}

async function keep(path) {
  if (await kept(path)) return;
  if (isComing(path) && (await take(path, (await coming.get(path).response).clone()))) return;
  const { signal } = leaving;
  if (await take(path, await fetch(home + path, { signal }))) return; // the browser may have it from the page
  await take(path, await fetch(home + path, { cache: "reload", signal })); // or of another release
}

/** Keep some files, a few at a time; what does not come is tried again the next time, and stops nothing. */
async function keepEach(paths) {
  const waiting = [...paths];
  const one = async () => {
    for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) await keep(path).catch(() => {});
  };
  await Promise.all(Array.from({ length: AT_ONCE }, one));
}

async function want({ whole }) {
  const store = await caches.open(WANTED);
  if (whole) await store.put(home, new Response());
}

const isWanted = () => caches.has(WANTED);
const isWholeWanted = async () => (await isWanted()) && Boolean(await (await caches.open(WANTED)).match(home));

/** The next files of those to be kept, from a place in their order on. */
async function keepNext({ from }) {
  const end = (await isWholeWanted()) ? PATHS.length : UNASKED;
  await keepEach(PATHS.slice(from, Math.min(from + STEP, end)));
}

async function state() {
  const here = await keys();
  const there = (count) => PATHS.slice(0, count).filter((path) => here.has(key(path))).length;
  const [wanted, whole] = [await isWanted(), await isWholeWanted()];
  const all = whole ? PATHS.length : UNASKED;
  return { kept: there(all), all, core: there(CORE) === CORE, bytes: BYTES, more: MORE, step: STEP, wanted, whole };
}

async function clean() {
  const store = await caches.open(STORE);
  const ours = new Set(PATHS.map(key));
  for (const { url } of await store.keys()) if (!ours.has(url)) await store.delete(url);
  for (const name of await caches.keys()) if (FORMER.test(name)) await cleanFormer(name);
  await self.clients.claim();
}

/** Take our files out of a store of the former kind. It is ours if it holds our 404.html; another copy may lie below us. */
async function cleanFormer(name) {
  const store = await caches.open(name);
  const urls = (await store.keys()).map(({ url }) => url);
  if (!urls.includes(`${home}404.html`)) return;
  const copies = urls.filter((url) => url.endsWith("/404.html")).map((url) => url.slice(0, -"404.html".length));
  const below = copies.filter((copy) => copy.startsWith(home) && copy !== home);
  const ours = urls.filter((url) => url.startsWith(home) && !below.some((copy) => url.startsWith(copy)));
  await Promise.all(ours.map((url) => store.delete(url)));
  if (ours.length === urls.length) await caches.delete(name);
}

/** Give up what has not come: a new release takes over once nothing is waited for here. */
function letGo() {
  leaving.abort();
  leaving = new AbortController();
}

const orders = {
  "take over": () => self.skipWaiting(),
  "let go": letGo,
  want,
  visited: ({ addresses }) => keepEach(local(addresses)),
  next: keepNext,
};

async function obey({ data, ports }) {
  await orders[data.order ?? data]?.(data); // pages of former releases send the order alone
  ports[0]?.postMessage(await state());
}

self.addEventListener("install", (event) => event.waitUntil(keepEach(["404.html"])));
self.addEventListener("activate", (event) => event.waitUntil(clean()));
self.addEventListener("message", (event) => event.waitUntil(obey(event)));
self.addEventListener("fetch", (event) => {
  const { method, mode, url } = event.request;
  const address = url.split(/[?#]/)[0];
  if (method !== "GET" || !address.startsWith(home)) return;
  const path = address.slice(home.length);
  if (mode === "navigate") event.respondWith(navigation(event, path));
  else if (isOurs(path) && !strangers.has(event.clientId)) event.respondWith(file(event, path));
});
