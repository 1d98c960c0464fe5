// How many tasks are kept on this machine, beside each link to them. The number was left in storage by the page that keeps them.
const KEY = "handover-count";

function show(count) {
  const text = Number(count) > 0 ? ` (${Number(count)})` : "";
  for (const place of document.querySelectorAll("[data-task-count]")) place.textContent = text;
}

function kept() {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

addEventListener(KEY, ({ detail }) => show(detail));
addEventListener("storage", ({ key }) => key === KEY && show(kept()));
show(kept());
