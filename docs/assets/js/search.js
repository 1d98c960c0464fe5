// The theme asks for the index of its search as soon as it runs. Here that request waits until the search is used; a page
// that was found marks the words searched for, which needs the index too. It stands before the theme's script.
// Signs are orders to the theme's search, or part of no word in its index: they go before it is asked. So do words
// that say nothing: each word is asked for as a beginning, and "a" or "is" would find hundreds of others.
{
  const open = XMLHttpRequest.prototype.open;
  const isSearch = (target) => Boolean(target.closest?.(".md-search, [data-opens=search]"));
  const used = new Promise((resolve) => {
    if (/[?&][hq]=/.test(location.search)) resolve();
    for (const act of ["focusin", "pointerdown"]) addEventListener(act, ({ target }) => isSearch(target) && resolve());
  });
  // The theme says nothing of an index that does not come.
  const watch = (asked) => {
    const place = document.querySelector(".md-search-result__meta");
    const say = (word) => (place.textContent = place.dataset[word]);
    const slow = setTimeout(say, 20000, "slow");
    asked.addEventListener("loadend", () => {
      clearTimeout(slow);
      if (asked.status !== 200) say("failed");
    });
  };
  XMLHttpRequest.prototype.open = function (method, address, ...rest) {
    if (String(address).endsWith("/search/search_index.json")) this.send = (body) => used.then(() => {
      watch(this);
      XMLHttpRequest.prototype.send.call(this, body);
    });
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
