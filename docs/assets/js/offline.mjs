// Registers the service worker once nothing else is to be fetched, and offers a new release when one is ready. Never
// forces it. Has the site kept where the calculator was used, and all of it where the reader asks.
const root = new URL("../../", import.meta.url);
const PATIENCE = 300_000; // for one order, which may hold the largest file on a slow line
const worker = "serviceWorker" in navigator && window === window.top ? navigator.serviceWorker : null;
const control = document.querySelector(".ready-offline");
const isUsed = Boolean(document.querySelector(".calculator-page, .list-page")); // they say when they have come to rest
const saves = () => Boolean(navigator.connection?.saveData);
const AGAIN = 1000; // milliseconds after which a worker that shall go is asked again
const idle = () =>
  new Promise((done) => ("requestIdleCallback" in globalThis ? requestIdleCallback(done, { timeout: 2000 }) : setTimeout(done, 200)));
let accepted = false;
let pass = null;
let watched = null;

/** Give the service worker an order; a promise of what is kept then. */
function ordered(to, order, rest = {}) {
  return new Promise((resolve, reject) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => resolve(data);
    setTimeout(reject, PATIENCE, new Error(order));
    to.postMessage({ order, ...rest }, [port2]);
  });
}

/** Have everything kept, bit by bit; what is kept already is passed over, so that a later page goes on. */
async function keepAll(to, whole) {
  let state = await ordered(to, "want", { whole });
  for (let from = 0; from < state.all && state.kept < state.all && navigator.onLine; from += state.step) {
    await idle();
    show(state);
    state = await ordered(to, "next", { from });
  }
  return state;
}

/** One pass at a time; told at the end if the reader asked for it. */
async function keepAllOnce(to, asked = false) {
  if (pass && asked) await ordered(to, "want", { whole: true }); // the pass that goes on already has more to keep
  pass ??= keepAll(to, asked).finally(() => (pass = null));
  const state = await pass.catch(() => ordered(to, "state"));
  show(state, true, asked);
  return state;
}

const filled = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);

/** Say in the page's control how much is kept, and whether that was the end of a pass. */
function show(state, isEnd = false, asked = false) {
  if (!control) return;
  const { kept, all, core, bytes, more = 0, whole = true } = state; // the worker of an earlier release tells no more
  const values = { kept, all, missing: all - kept, size: Math.round(bytes / 1e6), more: Math.round(more / 1e6) };
  const said = (name) => filled(control.querySelector(`template[data-say=${name}]`).content.textContent, values);
  const [about, going, end] = control.querySelectorAll(".about, .going, [role=status]");
  const [bar, button] = [control.querySelector("progress"), control.querySelector("button")];
  const isReady = kept === all;
  about.textContent = said("about");
  going.hidden = isReady || isEnd || !pass;
  Object.assign(bar, { max: all, value: kept });
  bar.nextElementSibling.textContent = said("going");
  control.toggleAttribute("data-ready", isReady);
  button.hidden = isReady && whole;
  button.textContent = said(isReady ? "rest" : "button");
  button.disabled = Boolean(pass) && !isEnd;
  if (isReady) end.textContent = said(whole ? "ready" : "guide");
  else end.textContent = isEnd ? said(core ? "core" : "missing") : "";
  control.hidden = false;
  if (asked && isReady) end.focus({ preventScroll: true }); // the button is gone
}

/** Let a new release take over. The browser waits until the worker before it has nothing to do, for minutes if need be. */
async function takeOver(waiting) {
  accepted = true;
  waiting.postMessage("take over");
  const { active } = await worker.getRegistration(root);
  active.postMessage("let go");
  setInterval(() => active.postMessage("state"), AGAIN); // after each answer the browser looks anew whether it is at rest
}

function offer(waiting) {
  const template = document.getElementById("new-release");
  if (!template || document.querySelector(".new-release")) return;
  document.body.append(template.content.cloneNode(true));
  const notice = document.querySelector(".new-release");
  notice.addEventListener("click", ({ target }) => {
    if (target.closest(".accept")) takeOver(waiting);
    if (target.closest("button")) notice.remove();
  });
}

/** Offer a new release; where all of the old one is wanted, once the new one has come as far. */
async function prepare(waiting) {
  if (!worker.controller) return;
  const state = await ordered(waiting, "state").catch(() => ({}));
  if (state.wanted && !saves()) await keepAllOnce(waiting);
  offer(waiting);
}

function watch(registration) {
  if (watched === registration) return;
  watched = registration;
  if (registration.waiting) prepare(registration.waiting);
  registration.addEventListener("updatefound", () => {
    const next = registration.installing;
    next?.addEventListener("statechange", () => next.state === "installed" && prepare(next));
  });
}

/** What this page has fetched: the browser still has it. */
const visited = () => [location, ...performance.getEntriesByType("resource").map(({ name }) => name)].map((url) => String(url).split(/[?#]/)[0]);

/** Show how much is kept, and let the reader ask for the rest. */
function present(registration, state) {
  show(state);
  const button = control?.querySelector("button");
  if (button) button.onclick = () => keepAllOnce(registration.waiting ?? registration.active, true);
}

async function activated(registration) {
  const first = registration.active ?? registration.waiting ?? registration.installing;
  while (first.state !== "activated") await new Promise((done) => first.addEventListener("statechange", done, { once: true }));
  return first;
}

async function start() {
  const registration = await worker.register(new URL("sw.js", root), { scope: root.pathname });
  watch(registration);
  const state = await ordered(await activated(registration), "visited", { addresses: visited() });
  present(registration, state);
  if ((isUsed || state.wanted) && !saves()) await keepAllOnce(registration.waiting ?? registration.active);
}

/** What an earlier visit has left; a copy of the site above this one may have left something too. */
async function takeUp() {
  const known = await worker.getRegistration(root);
  if (known?.scope !== root.href || !known.active) return;
  watch(known);
  present(known, await ordered(known.active, "state"));
}

if (worker) {
  let before = worker.controller;
  // Whoever accepted it, no page may go on with files of a release that is gone. Answers stand in the address.
  worker.addEventListener("controllerchange", () => {
    const now = worker.controller;
    if (accepted || (before && before.scriptURL === now?.scriptURL)) location.reload(); // another copy's, above, goes in peace
    before = now;
  });
  const unavailable = () => {}; // refused or switched off: the site works online
  takeUp().catch(unavailable);
  addEventListener(isUsed ? "rest" : "load", () => idle().then(start).catch(unavailable), { once: true });
}
