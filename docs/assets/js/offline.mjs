// Registers the service worker once the page is done, and offers a new release when one is ready. Never forces it.
const root = new URL("../../", import.meta.url);
const whenIdle = globalThis.requestIdleCallback ?? setTimeout;
let accepted = false;

function offer(waiting) {
  const template = document.getElementById("new-release");
  if (!template || document.querySelector(".new-release")) return;
  document.body.append(template.content.cloneNode(true));
  const notice = document.querySelector(".new-release");
  notice.addEventListener("click", ({ target }) => {
    if (target.closest(".accept")) {
      accepted = true;
      waiting.postMessage("take over");
    }
    if (target.closest("button")) notice.remove();
  });
}

function watch(registration) {
  if (registration.waiting && navigator.serviceWorker.controller) offer(registration.waiting);
  registration.addEventListener("updatefound", () => {
    const coming = registration.installing;
    coming?.addEventListener("statechange", () => {
      if (coming.state === "installed" && navigator.serviceWorker.controller) offer(coming);
    });
  });
}

async function start() {
  const registration = await navigator.serviceWorker.register(new URL("sw.js", root), { scope: root.pathname });
  watch(registration);
  const ready = await navigator.serviceWorker.ready;
  if (!navigator.connection?.saveData) ready.active.postMessage("keep all");
}

if ("serviceWorker" in navigator && window === window.top) {
  const before = navigator.serviceWorker.controller;
  // Whoever accepted it, no page may go on with files of a release that is gone. Answers stand in the address.
  navigator.serviceWorker.addEventListener("controllerchange", () => (before || accepted) && location.reload());
  addEventListener("load", () => whenIdle(() => start().catch(() => {}))); // refused or switched off: the site works online
}
