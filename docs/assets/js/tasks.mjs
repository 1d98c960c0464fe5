// Narrows the table of common tasks: a row stays while it holds every typed word, the trade and the answer.

const $ = (id) => document.getElementById(id);
const form = $("task-filter");
const groups = [...document.querySelectorAll(".task-group-of")];
const rows = [...document.querySelectorAll("table.common-tasks tbody tr")];

function stays({ dataset }, words, trade, way) {
  const fits = !trade || !dataset.trades || dataset.trades.split(" ").includes(trade);
  return fits && (!way || dataset.way === way) && words.every((word) => dataset.words.includes(word));
}

function narrow() {
  const words = $("filter-words").value.toLowerCase().split(/\s+/).filter(Boolean);
  for (const row of rows) row.hidden = !stays(row, words, $("filter-trade").value, $("filter-way").value);
  for (const group of groups) group.hidden = !group.querySelector("tbody tr:not([hidden])");
  const count = rows.filter((row) => !row.hidden).length;
  $("filter-count").textContent = count;
  $("filter-nothing").hidden = count > 0;
}

form.hidden = false;
form.addEventListener("input", narrow);
form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("reset", () => setTimeout(narrow));
narrow(); // a browser may bring back what was typed before
