// Tick boxes that remember, one storage key a box. Every sentence stands in the page.
const PREFIX = "tick:";
const unkept = new Map(); // what storage would not take, for as long as the page is open
let refused = false;

const all = (selector) => document.querySelectorAll(selector);

function keep(key, on) {
  unkept.delete(key);
  try {
    if (on) localStorage.setItem(PREFIX + key, "1");
    else localStorage.removeItem(PREFIX + key);
  } catch {
    unkept.set(key, on);
    refused = true;
  }
}

function kept(key) {
  if (unkept.has(key)) return unkept.get(key);
  try {
    return localStorage.getItem(PREFIX + key) !== null;
  } catch {
    refused = true;
    return false;
  }
}

function show(state = "kept") {
  for (const box of all("[data-tick]")) box.checked = kept(box.dataset.tick);
  for (const count of all("[data-ticks-count]")) count.textContent = all("[data-tick]:checked").length;
  for (const note of all("[data-ticks]")) note.hidden = note.dataset.ticks !== (refused ? "refused" : state);
}

function clear(list) {
  for (const { dataset } of all(`[data-tick^="${list}/"]`)) keep(dataset.tick, false);
  show("cleared");
}

document.addEventListener("change", ({ target }) => {
  if (!target.dataset.tick) return;
  keep(target.dataset.tick, target.checked);
  show();
});

document.addEventListener("click", ({ target }) => {
  if ("ticksClear" in target.dataset) clear(target.dataset.ticksClear);
  if ("ticksPrint" in target.dataset) print();
});

addEventListener("storage", () => show());

// The calculator's result is replaced at each answer.
const result = document.getElementById("result-body");
if (result) new MutationObserver(() => show()).observe(result, { childList: true });

// What was ticked before this script came is kept too.
for (const { dataset } of all("[data-tick]:checked")) keep(dataset.tick, true);
for (const tool of all(".ticks-count, [data-ticks-clear], [data-ticks-print]")) tool.hidden = false;
show();
