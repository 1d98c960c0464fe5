// Narrows the table of common tasks: a row stays while it holds every typed word, the trade and the answer.
// Signs, accents and endings do not matter; the build gives the words of each row, the endings, and what says too little.

const $ = (id) => document.getElementById(id);
const form = $("task-filter");
const fields = ["words", "trade", "answer"].map((name) => $(`filter-${name}`));
const groups = [...document.querySelectorAll(".task-group-of")];
const rows = [...document.querySelectorAll("table.common-tasks tbody tr")];

const WITHIN_FROM = 4; // letters from which a word may stand within another
const little = form.dataset.little.split(" ");
const endings = form.dataset.endings.split(" ");
const phrases = new Map(rows.map((row) => [row, row.dataset.words.split("|").map((words) => ` ${words} `)]));

/** Each typed word, and what is left of it without an ending; short ones as a `whole` word, or as the beginning of one. */
function typed(text, whole) {
  const plain = text.toLowerCase().normalize("NFKD").replace(/[\p{M}'’‘`´]/gu, "");
  const joined = plain.replace(/\b\w(?:[&/.-]\w)+\b/g, (initials) => initials.replace(/\W/g, ""));
  const words = joined.match(/[\p{L}\p{N}]+/gu) ?? [];
  const telling = words.filter((word) => !little.includes(word));
  return (telling.length ? telling : words).map((word) => ({
    word: word.length < WITHIN_FROM ? ` ${word}${whole ? " " : ""}` : word,
    begun: endings.filter((end) => word.endsWith(end) && word.length > end.length + 2).map((end) => ` ${word.slice(0, -end.length)}`),
  }));
}

function holds(phrase, { word, begun }) {
  return phrase.includes(word) || phrase.replaceAll(" ", "").includes(word) || begun.some((start) => phrase.includes(start));
}

function stays(row, words, trade, answer) {
  const fits = !trade || !row.dataset.trades || row.dataset.trades.split(" ").includes(trade);
  return fits && (!answer || row.dataset.answer === answer) && phrases.get(row).some((phrase) => words.every((word) => holds(phrase, word)));
}

function narrow() {
  const asked = fields.map(({ value }) => value);
  const [text, trade, answer] = asked;
  const found = [true, false].map((whole) => rows.filter((row) => stays(row, typed(text, whole), trade, answer)));
  const shown = found.find(({ length }) => length) ?? [];
  for (const row of rows) row.hidden = !shown.includes(row);
  for (const group of groups) group.hidden = !group.querySelector("tbody tr:not([hidden])");
  $("filter-count").textContent = shown.length;
  const elsewhere = !shown.length && rows.some((row) => stays(row, typed(text, false), "", ""));
  $("filter-nothing").hidden = shown.length > 0 || elsewhere;
  $("filter-elsewhere").hidden = !elsewhere;
  history.replaceState({ ...history.state, filter: asked }, "");
}

form.hidden = false;
form.addEventListener("input", narrow);
form.addEventListener("submit", (event) => {
  event.preventDefault();
  rows.find((row) => !row.hidden)?.querySelector("a").focus(); // a phone puts its keyboard away, and shows what was found
});
form.addEventListener("reset", () => setTimeout(narrow));
for (const [place, value] of (history.state?.filter ?? []).entries()) fields[place].value = value; // back from a task
narrow(); // a browser may bring back what was typed before
