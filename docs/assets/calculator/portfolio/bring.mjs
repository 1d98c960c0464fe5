// A list as the reader keeps it: pasted, dropped or chosen, read by Python, shown as it was understood, and handed on when
// the reader says so. Holds what was read and what was chosen; no rule, no wording.
import { Away, newest, NotStarted } from "../engine.mjs";
import { megabytes } from "../waiting.mjs";
import { page } from "./list.mjs";
import * as reading from "./reading.mjs";

const AT_ONCE = 25; // rows for one request, so that the bar moves
const PAUSE = 250; // milliseconds after the last letter of words to look for
const $ = (id) => document.getElementById(id);
const text = (key) => $(`say-${key}`).content.textContent;
const place = $("task-list");
const bar = $("bring-progress");
const screen = $("brought-screen");

let list = null; // { content, name, choices }: what was given, and what the reader chose
let rows = []; // what was read, each with what the reader says of it
let mine = new Map(); // what the reader says of a row, by its place and name, when it is read again
let status = "";
let shown = 0; // rows that are shown, or are to be
let step = 0; // by which more are
let run = 0; // of the reading that counts
let timer;
let isHanding = false;
let isBack = false; // the list was being read when the page was left
let handOn = async () => {};

const known = ({ key, name }) => `${key} ${name}`;
const ticked = () => rows.filter(({ tick, ticked: usual }) => tick ?? usual);

/** `take({ records, twins, ... }, here)` is given what the reader wants, as an import gives it. */
export function onTaken(take) {
  handOn = take;
}

export function say(words = "", again = false) {
  $("bring-said").textContent = words;
  $("bring-again").hidden = !again;
  if (again) $("bring-state").scrollIntoView({ block: "nearest" });
}

function busy(words, done, all) {
  bar.hidden = false;
  bar.querySelector("span").textContent = words;
  const progress = bar.querySelector("progress");
  if (all) Object.assign(progress, { max: all, value: done });
  else progress.removeAttribute("value");
}

function rest() {
  bar.hidden = true;
  page.heard = null;
}

/** Read what the reader gave, a file's content as base64, and show it. */
export function bring(content, name) {
  list = { content, name, choices: {} };
  mine = new Map();
  reading.keepList(list);
  return read();
}

/** Go on with the list that was being read when the page was left. */
function goOn() {
  const before = page.linked() ? null : reading.list();
  if (!before) return;
  if (!before.content) {
    reading.forgetList();
    return say(text("too_large").replace("{name}", () => before.name));
  }
  ({ rows: mine, ...list } = before);
  isBack = true;
  read();
}

async function read() {
  const mineNow = ++run;
  say();
  busy(text("reading"));
  page.heard = ({ stage, left }) => {
    if (stage === "scoring") busy(left ? text("fetching").replace("{left}", megabytes(left)) : text("reading"));
  };
  const { content, name, choices } = list;
  const reply = await asked("bring", { bring: content, name, choices, locale: navigator.language }, mineNow);
  if (!reply) return;
  rest();
  if (reply.refused) {
    reading.forgetList();
    return say(reply.refused);
  }
  ({ status } = reply);
  step = shown = reply.at_once;
  rows = reply.rows.map((row) => ({ ...row, ...mine.get(known(row)) }));
  open(reply.screen_html);
  await match(mineNow, 0, rows.length);
}

/** The reply to a request of the reading that counts; nothing where another counts by now, or where it failed, which is said. */
async function asked(kind, request, its) {
  try {
    const reply = await newest(page.engine.act(kind, request));
    return its === run ? reply : null;
  } catch (error) {
    if (its !== run) return null;
    rest();
    const word = error instanceof Away ? "away" : error instanceof NotStarted ? "failed" : "undone";
    say(text(word), true);
    return null;
  }
}

/** Show how the list was read; what has the focus keeps it. */
function open(html) {
  const { choice, column } = document.activeElement?.dataset ?? {};
  const isNew = $("brought").hidden;
  screen.innerHTML = html;
  $("brought").hidden = false;
  place.toggleAttribute("data-bringing", true);
  const again = choice ? `[data-choice="${choice}"]` : column && `[data-column="${column}"]`;
  const isElsewhere = isBack && document.activeElement !== document.body; // the reader has gone on meanwhile
  isBack = false;
  if (isNew && !isElsewhere) {
    $("brought").focus({ preventScroll: true });
    $("brought").scrollIntoView({ block: "start" });
  } else if (again) screen.querySelector(again)?.focus({ preventScroll: true });
}

/** Have some rows matched to common tasks, a few at a time, and those shown that are to be. */
async function match(its, from, to) {
  const body = screen.querySelector("tbody");
  $("brought-more").hidden = true;
  take().disabled = true;
  for (let at = from; at < to; at += AT_ONCE) {
    busy(text("matching").replace("{count}", at).replace("{all}", rows.length), at, rows.length);
    const part = rows.slice(at, Math.min(at + AT_ONCE, to));
    const reply = await asked("understood", { understood: part, shown: at < shown }, its);
    if (!reply) return;
    part.forEach((row, n) => Object.assign(row, { task: reply.tasks[n] }));
    body.insertAdjacentHTML("beforeend", reply.rows_html);
  }
  rest();
  take().disabled = false;
  const left = rows.length - shown;
  $("brought-more").hidden = left <= 0;
  $("brought-more").firstElementChild.textContent = text("more").replace("{count}", Math.min(left, step));
  say(text("done").replace("{rows}", status).replace("{ticked}", counted("ticked")));
  count();
}

async function more() {
  const from = shown;
  shown += step;
  rows.slice(from, shown).forEach((row) => Object.assign(row, { chosen: true })); // they are matched already
  await match(run, from, Math.min(shown, rows.length));
  screen.querySelectorAll("tbody tr")[from]?.querySelector("input").focus();
}

const take = () => document.querySelector("[data-bring=take]");

function counted(word) {
  const { length } = ticked();
  return text(`${word}_${length > 1 ? "many" : length ? "one" : "none"}`).replace("{count}", length);
}

function count() {
  take().textContent = counted("take");
}

/** Nothing is being brought in any more. */
export function close() {
  run += 1;
  rest();
  rows = [];
  screen.replaceChildren();
  $("brought").hidden = true;
  place.removeAttribute("data-bringing");
}

function cancel() {
  const wasShown = !$("brought").hidden;
  close();
  reading.forgetList();
  say();
  if (!wasShown) return;
  $("bring").open = true;
  $("bring-text").focus();
}

async function handed() {
  const chosen = ticked();
  if (!chosen.length) return say(text("nothing_ticked"));
  if (isHanding) return; // pressed twice, they come in once
  isHanding = true;
  await handing(chosen, run).finally(() => (isHanding = false));
}

async function handing(chosen, its) {
  busy(text("reading"));
  const here = await page.store.all().catch(() => []);
  const offset = new Date().getTimezoneOffset();
  const reply = await asked("brought", { brought: chosen, here, offset }, its);
  if (!reply) return;
  rest();
  await handOn(reply, here, list.name);
}

/** What was brought in is in the list. */
export function done() {
  close();
  say();
  $("bring").open = false;
  $("bring-text").value = "";
  reading.forget();
}

/** Note what the reader says of a row, also for when it is read again. */
function note(row, says) {
  Object.assign(row, says);
  mine.set(known(row), { ...mine.get(known(row)), ...says });
  reading.keepSaid(list.choices, mine);
}

function change({ target }) {
  const { choice, column } = target.dataset;
  if (choice) {
    const kept = choice === "sheet" ? {} : list.choices; // other headings stand over the same columns
    choose({ ...kept, [choice]: target.value });
  } else if (column) choose({ ...list.choices, columns: { ...list.choices.columns, [column]: target.value } });
  else changeRow(target);
}

/** Have the list read in another way. */
function choose(choices) {
  list.choices = choices;
  reading.keepSaid(choices, mine);
  read();
}

function changeRow(target) {
  const row = rowOf(target);
  if (!row) return;
  if (target.type === "checkbox") note(row, { tick: target.checked });
  else if (target.value === "?") look(target, row);
  else if (target.localName === "select") takeFor(row, target.value);
  count();
}

/** Take a row for a common task, or for none, and show what that makes of it. */
async function takeFor(row, task) {
  note(row, { task, chosen: true });
  const reply = await asked("row", { understood: [row], shown: true }, run);
  if (!reply) return;
  const old = screen.querySelector(`[data-key="${CSS.escape(row.key)}"]`);
  const had = old.contains(document.activeElement);
  old.insertAdjacentHTML("afterend", reply.rows_html);
  const redrawn = old.nextElementSibling;
  old.remove();
  if (had) redrawn.querySelector("select").focus({ preventScroll: true });
}

const rowOf = (target) => rows.find(({ key }) => key === target.closest("[data-key]")?.dataset.key);

/** Words of the reader's to find another common task by. */
function look(select, row) {
  select.value = row.task;
  const field = select.nextElementSibling;
  field.hidden = false;
  field.focus();
}

async function find(field) {
  const select = field.previousElementSibling;
  const row = rowOf(field);
  const reply = await newest(page.engine.act("near", { near: field.value })).catch(() => null);
  if (!reply || !row || !field.value.trim()) return;
  select.innerHTML = reply.options_html;
  if (!reply.count) return say(text("look_none"));
  select.selectedIndex = 0;
  note(row, { task: select.value, chosen: true });
  say(text("look_found").replace("{name}", select.selectedOptions[0].textContent).replace("{count}", reply.count));
}

const keepTyped = () => reading.keepTyped($("bring-text").value);

/** The first file, or else the text, of what was dropped or pasted. */
function given(data) {
  const [file] = data.files;
  const words = file ? "" : data.getData("text/plain");
  return file ?? (words.trim() && new File([words], text("pasted")));
}

/** `opened(file)` is called with what the reader gives in any way; `choose()` lets a file be chosen. */
export function listen(opened, choose) {
  const acts = {
    paste() {
      const words = $("bring-text").value;
      if (words.trim()) return opened(new File([words], text("pasted")));
      say(text("empty"));
      $("bring-text").focus();
    },
    choose,
    cancel,
    more,
    again: () => (list ? read() : acts.paste()),
    take: handed,
  };
  document.addEventListener("click", ({ target }) => acts[target.closest("[data-bring]")?.dataset.bring]?.());
  $("bring-text").value ||= reading.typed();
  $("bring-text").addEventListener("input", keepTyped);
  goOn();
  screen.addEventListener("change", change);
  screen.addEventListener("input", ({ target }) => {
    if (target.type !== "search") return;
    clearTimeout(timer);
    timer = setTimeout(find, PAUSE, target);
  });
  const isField = (target) => target instanceof Element && target.closest("input, textarea, select");
  document.addEventListener("paste", (event) => {
    const file = given(event.clipboardData);
    if (!file || (isField(event.target) && !event.clipboardData.files.length)) return;
    event.preventDefault();
    if (!event.clipboardData.files.length) {
      $("bring-text").value = event.clipboardData.getData("text/plain");
      keepTyped();
    }
    opened(file);
  });
  document.addEventListener("dragover", (event) => {
    if (isField(event.target) && !event.dataTransfer.types.includes("Files")) return;
    event.preventDefault();
    place.toggleAttribute("data-drop", true);
  });
  document.addEventListener("dragleave", ({ relatedTarget }) => relatedTarget || place.removeAttribute("data-drop"));
  document.addEventListener("drop", (event) => {
    place.removeAttribute("data-drop");
    const file = given(event.dataTransfer);
    if (isField(event.target) && !event.dataTransfer.files.length) return;
    event.preventDefault();
    if (file) opened(file);
  });
}
