// The theme asks for the index of its search as soon as it runs. Here that request waits until the search is used; a page
// that was found marks the words searched for, which needs the index too. It stands before the theme's script.
// Signs are orders to the theme's search, or part of no word in its index: they go before it is asked. So do words
// that say nothing: each word is asked for as a beginning, and "a" or "is" would find hundreds of others.
{
  const open = XMLHttpRequest.prototype.open;
  const isSearch = (target) => Boolean(target.closest?.(".md-search, [data-opens=search]"));
  const patience = Number(document.currentScript.dataset.patience);
  const used = new Promise((resolve) => {
    if (/[?&][hq]=/.test(location.search)) resolve();
    for (const act of ["focusin", "pointerdown"]) addEventListener(act, ({ target }) => isSearch(target) && resolve());
  });
  // The theme says nothing of an index, or of a worker for it, that does not come.
  let slow, hasFailed = false;
  const say = (word) => {
    const place = document.querySelector(".md-search-result__meta");
    place.textContent = place.dataset[word];
  };
  const settled = () => clearTimeout(slow);
  const failed = () => {
    hasFailed = true;
    settled();
    say("failed");
  };
  const watch = (asked) => {
    asked.addEventListener("error", failed);
    asked.addEventListener("load", () => new Response(asked.status === 200 ? asked.response : "").json().catch(failed));
  };
  globalThis.Worker = class extends Worker {
    constructor(address, ...rest) {
      super(address, ...rest);
      if (!String(address).includes("/workers/search.")) return;
      this.addEventListener("message", settled, { once: true }); // it has the index
      this.addEventListener("error", failed);
    }
  };
  XMLHttpRequest.prototype.open = function (method, address, ...rest) {
    if (String(address).endsWith("/search/search_index.json")) {
      watch(this); // before the theme, which ends the request when it has come
      this.send = (body) => used.then(() => {
        if (!hasFailed) slow = setTimeout(say, patience * 1000, "slow");
        XMLHttpRequest.prototype.send.call(this, body);
      });
    }
    return open.call(this, method, address, ...rest);
  };
  const post = Worker.prototype.postMessage, query = 2;
  const plain = (text) => text.replace(/['\u2018\u2019](s\b)?/gu, "").replace(/[^\p{L}\p{M}\p{N}"]+/gu, " ").trim();
  const little = new Set(document.currentScript.dataset.little.split(" "));
  const telling = (text) => (text.includes('"') ? text : text.split(" ").filter((word) => !little.has(word.toLowerCase())).join(" ") || text);
  Worker.prototype.postMessage = function (message, ...rest) {
    const asks = message?.type === query && typeof message.data === "string";
    return post.call(this, asks ? { ...message, data: telling(plain(message.data)) } : message, ...rest);
  };
}
