// Tick boxes that remember, one storage key a box. Every sentence stands in the page.
import { isRefused, tick, ticked } from "../calculator/local.mjs";

const all = (selector) => document.querySelectorAll(selector);

let cleared = []; // what was ticked before, as long as it can come back

function show(state = "kept") {
  for (const box of all("[data-tick]")) box.checked = ticked(box.dataset.tick);
  for (const count of all("[data-ticks-count]")) count.textContent = all("[data-tick]:checked").length;
  for (const note of all("[data-ticks]")) note.hidden = note.dataset.ticks !== (isRefused() ? "refused" : state);
  for (const button of all("[data-ticks-undo]")) button.hidden = state !== "cleared";
}

function clear(list) {
  cleared = [...all(`[data-tick^="${list}/"]:checked`)].map(({ dataset }) => dataset.tick);
  for (const name of cleared) tick(name, false);
  show(cleared.length ? "cleared" : "kept");
}

function putBack(list) {
  for (const name of cleared) tick(name, true);
  show();
  document.querySelector(`[data-ticks-clear="${list}"]`).focus();
}

document.addEventListener("change", ({ target }) => {
  if (!target.dataset.tick) return;
  tick(target.dataset.tick, target.checked);
  show();
});

document.addEventListener("click", ({ target }) => {
  if ("ticksClear" in target.dataset) clear(target.dataset.ticksClear);
  if ("ticksUndo" in target.dataset) putBack(target.dataset.ticksUndo);
  if ("ticksPrint" in target.dataset) print();
});

addEventListener("storage", () => show());

// The calculator's steps are replaced at each answer.
const steps = document.getElementById("do-body");
if (steps) new MutationObserver(() => show()).observe(steps, { childList: true });

// What was ticked before this script came is kept too.
for (const { dataset } of all("[data-tick]:checked")) tick(dataset.tick, true);
document.querySelector("[data-ticks-away]")?.remove();
for (const tool of all(".ticks-count, [data-ticks-clear], [data-ticks-print]")) tool.hidden = false;
show();
