// Tick boxes that remember, one storage key a box. Every sentence stands in the page.
import { isRefused, tick, ticked } from "../calculator/local.mjs";

const all = (selector) => document.querySelectorAll(selector);

function show(state = "kept") {
  for (const box of all("[data-tick]")) box.checked = ticked(box.dataset.tick);
  for (const count of all("[data-ticks-count]")) count.textContent = all("[data-tick]:checked").length;
  for (const note of all("[data-ticks]")) note.hidden = note.dataset.ticks !== (isRefused() ? "refused" : state);
}

function clear(list) {
  for (const { dataset } of all(`[data-tick^="${list}/"]`)) tick(dataset.tick, false);
  show("cleared");
}

document.addEventListener("change", ({ target }) => {
  if (!target.dataset.tick) return;
  tick(target.dataset.tick, target.checked);
  show();
});

document.addEventListener("click", ({ target }) => {
  if ("ticksClear" in target.dataset) clear(target.dataset.ticksClear);
  if ("ticksPrint" in target.dataset) print();
});

addEventListener("storage", () => show());

// The calculator's steps are replaced at each answer.
const steps = document.getElementById("do-body");
if (steps) new MutationObserver(() => show()).observe(steps, { childList: true });

// What was ticked before this script came is kept too.
for (const { dataset } of all("[data-tick]:checked")) tick(dataset.tick, true);
for (const tool of all(".ticks-count, [data-ticks-clear], [data-ticks-print]")) tool.hidden = false;
show();
