// The list of saved tasks: reads them, has Python work them out bit by bit, and shows what it sends. No rule, no wording.
import { Behind } from "../behind.mjs";
import { today } from "../documents/download.mjs";
import { Engine, newest } from "../engine.mjs";
import * as local from "../local.mjs";
import { localise } from "../numbers.mjs";
import { PlanFiles } from "../reports/plan.mjs";
import { Record } from "../reports/record.mjs";
import { Waiting } from "../waiting.mjs";
import { Store, trouble } from "./saved.mjs";
import { Table } from "./table.mjs";

const AT_ONCE = { fit: 20, cost: 5 }; // tasks for one request, so that the bar moves
// Milliseconds after which what was typed as the hours there are counts.
const PAUSE = 300;
const $ = (id) => document.getElementById(id);
const place = $("task-list");
const version = place.dataset.version;
const text = (id) => $(id).content.textContent;
const store = new Store(() => !shown && read());
const table = new Table($("list-body"), text("compare-too-many"));

let records = [];
let lacks = new Map();
let shown = null; // a list that is not kept, while one is looked at
let shownStart = ""; // the day on which its plan begins
let foreign = false; // whether it is somebody else's, with hours that are not the reader's
let stopped = false;
let working = false;
let deleted; // a task that can come back
let emptied; // all that was deleted, for as long as this page stands
const failures = new Set(); // what could not be worked out: list or tasks
let timer;
let isTyped = false; // the day on which the plan begins, by the keyboard
let isLate = false; // the plan has yet to follow it

/** All that the reader waits for is here: others may use the line. */
const rest = () => dispatchEvent(new Event("rest"));
const waiting = new Waiting($("list-notice"), $("list-status"), () => engine.again());
const engine = new Engine(new URL("../worker.mjs", import.meta.url), {
  onWait: (wait) => {
    waiting.show(wait);
    page.heard?.(wait);
  },
  onStart: () => list().length || rest(),
  onFailure: () => {
    behind.over();
    waiting.failed();
    if (!$("list-body").childElementCount) names();
  },
  onReply: () => waiting.done(),
});
const behind = new Behind(
  [{ place: $("list-body"), kinds: ["list"], isFilled: () => $("list-body").childElementCount > 0 }],
  (text) => ($("list-status").textContent = text),
);
const call = (request) => engine.call(request);
const paper = new Record(call, () => list().length && { report: list(), have: $("have").value, start: start() });
new PlanFiles($("list-body"), call, paper, () => ({ plan: list(), have: $("have").value, start: start() }));

const list = () => shown ?? records;
/** The day on which the plan begins; somebody else's list has its own only for as long as it is looked at. */
const start = () => (shown ? shownStart : local.start());
const isOlder = (record) => record.model_version !== version && "way" in (record.seen ?? {});
/** What is still to be worked out of a task, as Python says: answer, cost, or nothing; until it has said, whether there is a result. */
const lacking = (record) => lacks.get(record) ?? ("way" in (record.seen ?? {}) ? "" : "answer");

async function read() {
  try {
    records = await store.all();
  } catch (error) {
    records = [];
    $("list-reading").hidden = true;
    const word = trouble(error);
    return notice({ silent: "silent", lost: "silent", newer: "newer" }[word] ?? "refused");
  }
  tell();
  await refresh();
}

/** What the list has to say of what was kept: copies that were made, and a deleted task that can come back. */
async function tell() {
  const copies = store.copies.splice(0).map((name) => box("copied", name));
  [deleted] = await store.deleted().catch(() => []);
  $("list-offer").replaceChildren(...copies, ...(deleted ? [box("deleted", deleted.name)] : []));
}

/** The browser may throw away what is kept, unless it said that it does not. */
async function warn() {
  const lasting = await navigator.storage?.persisted?.().catch(() => false);
  $("list-lasting").hidden = Boolean(lasting || shown || !records.length);
}

async function refresh() {
  $("list-reading").hidden = true;
  place.toggleAttribute("data-example", Boolean(shown));
  $("list-empty").hidden = list().length > 0;
  if ($("bring").hidden) $("bring").open = !list().length;
  $("bring").hidden = Boolean(shown);
  $("list-body").hidden = !list().length;
  warn();
  if (!list().length) {
    $("list-body").replaceChildren();
    $("list-names").hidden = true;
    return closeCompare();
  }
  if (!$("list-body").childElementCount) names();
  await show();
  await workOut();
  rest();
}

/** Plain links while nothing else can be shown. */
function names() {
  $("list-names").replaceChildren(...list().map((record) => {
    const link = Object.assign(document.createElement("a"), { textContent: record.name || text("list-unnamed") });
    link.href = shown ? `../calculator/#${new URLSearchParams({ v: 1, ...record.form })}` : `../calculator/#saved=${record.id}`;
    const item = document.createElement("li");
    item.append(link);
    return item;
  }));
  $("list-names").hidden = false;
}

async function show() {
  const asked = list();
  let reply;
  try {
    const rest = { have: $("have").value, start: start(), kept: !shown, today: today() };
    reply = await newest(engine.ask("list", { list: asked, ...rest }));
  } catch {
    behind.over();
    names();
    return undone("list", true);
  }
  if (!reply) return;
  await table.released();
  behind.over();
  undone("list", false);
  lacks = new Map(asked.map((record, i) => [record, reply.lacks[i]]));
  fill(reply);
}

/** Show what the reader changed; until it comes, what stands there is of before. */
function changed() {
  behind.asked("list");
  return show();
}

function fill(reply) {
  $("list-names").hidden = true;
  table.show(reply.list_html);
  localise($("list-body"));
  $("have-error").textContent = reply.wrong ? text("have-wrong") : "";
  $("have").toggleAttribute("aria-invalid", reply.wrong);
  if (reply.wrong) $("have").setAttribute("aria-invalid", "true");
  $("list-status").textContent = reply.status;
}

async function workOut() {
  if (working) return;
  working = true;
  stopped = false;
  undone("tasks", false);
  const source = list();
  await work(source.filter((record) => lacking(record) === "answer"), AT_ONCE.fit, false);
  await work(source.filter(lacking), AT_ONCE.cost, true);
  working = false;
  progress(false);
  if (stopped) return beside("stopped", list().filter(lacking).length);
  if (list() !== source) await workOut();
}

/** The bar of what is worked out, and on the page that there is one. */
function progress(isShown) {
  $("list-progress").hidden = !isShown;
  document.documentElement.toggleAttribute("data-working", isShown);
}

/** Have some tasks worked out, a few at a time, and show the list when they are. */
async function work(todo, size, cost) {
  if (!todo.length || stopped) return;
  const bar = $("list-progress").querySelector("progress");
  progress(todo.length > size);
  bar.max = todo.length;
  for (let done = 0; done < todo.length && !stopped; done += size) {
    bar.value = done;
    const part = todo.slice(done, done + size);
    let reply;
    try {
      reply = await engine.ask("score", { score: part, cost });
    } catch {
      undone("tasks", true);
      continue;
    }
    part.forEach((record, i) => {
      keepResult(record, reply.seen[i], reply.model_version);
      lacks.set(record, cost ? "" : "cost");
    });
    if (cost && !shown) await store.note(part.filter((r) => r.id && r.model_version === version)).catch(() => {});
  }
  await show();
}

/** What an older version saw stays with the record until the reader takes the new answer. */
function keepResult(record, result, model) {
  if (isOlder(record)) record.fresh = result;
  else Object.assign(record, { seen: result, model_version: model });
}

/** A notice with what it is about. */
function box(id, name) {
  const box = $(`notice-${id}`).content.cloneNode(true);
  const said = box.querySelector("p");
  said.textContent = said.textContent.replace(/\{(name|count)\}/, () => name);
  return box;
}

function notice(id, name = "") {
  $("list-notice").replaceChildren(box(id, name));
}

/** A notice above those that stand there, which go on to be of use. */
function beside(id, name = "") {
  $("list-notice").querySelector(`[data-notice=${id}]`)?.remove();
  $("list-notice").prepend(box(id, name));
}

/** Say that something could not be worked out, for as long as that is so. */
function undone(part, isSo) {
  failures[isSo ? "add" : "delete"](part);
  if (isSo) beside("undone");
  else if (!failures.size) $("list-notice").querySelector("[data-notice=undone]")?.remove();
}

async function tried(work) {
  try {
    await work();
  } catch (error) {
    const word = trouble(error);
    if (["full", "refused", "newer"].includes(word)) notice(word);
    else await read(); // changed in another tab: show what is there
  }
}

function remove(id) {
  const record = records.find((other) => other.id === id);
  if (!record) return; // its row is still there
  return tried(async () => {
    await store.remove(id, withoutFresh(record));
    records = records.filter((other) => other !== record);
    table.drop(id);
    await tell();
    $("list-offer").querySelector("[data-action=undo]").focus({ preventScroll: true });
    await refresh();
  });
}

const withoutFresh = ({ fresh, ...record }) => record;

const adding = new WeakSet();
/** Keep tasks that are shown; false where just that goes on already: a button was pressed twice. */
export async function addOnce(tasks) {
  if (adding.has(tasks)) return false;
  adding.add(tasks);
  await store.add(...tasks.map(withoutFresh)).finally(() => adding.delete(tasks));
  return true;
}

const acts = {
  undo: () => tried(async () => {
    const back = await store.restore(deleted);
    await read();
    table.focus(back.id);
  }),
  "undo-all": () => tried(async () => {
    await store.putBack(emptied);
    $("have").value = local.hours();
    $("list-notice").replaceChildren();
    await read();
  }),
  dismiss: (button) => button.closest("[data-notice]").remove(),
  forget: () => tried(async () => {
    if (deleted) await store.forget(deleted.id);
    await tell();
  }),
  "read-again": () => {
    $("list-notice").replaceChildren();
    $("list-reading").hidden = false;
    return read();
  },
  stop: () => (stopped = true),
  "go-on": (button) => {
    button.closest("[data-notice]").remove();
    return workOut();
  },
  accept: () => tried(async () => {
    for (const { id, revision, fresh } of records.filter(isOlder))
      await store.save(id, revision, { seen: fresh ?? {}, model_version: version }); // none yet: it is worked out then
    await read();
  }),
  examples: () => look(JSON.parse($("example-list").textContent), "example"),
  own: () => {
    shown = null;
    $("list-notice").replaceChildren();
    return read();
  },
  "keep-list": () => tried(async () => {
    if (shown && (await addOnce(shown))) await acts.own();
  }),
  compare: () => compare(),
  move: () => tried(async () => {
    const record = records.find(({ id }) => id === $("move-task").value);
    const kept = await store.save(record.id, record.revision, { kind: $("move-to").value });
    records = records.map((other) => (other === record ? { ...record, ...kept } : other));
    await changed();
    $("move-task").value = record.id;
  }),
  "close-compare": () => {
    closeCompare();
    table.focusCompare();
  },
  "ask-all": () => {
    $("delete-all").returnValue = "no";
    $("delete-all").showModal();
  },
};

/** Whether the address is that of a list in a link. */
const linked = () => /\blist(=|%(25)*3d)/i.test(location.hash);

/** For links, files and lists that are brought in; `heard` is told what is waited for. */
export const page = { engine, store, linked, notice, heard: null };

/** The reader's own list again. */
export const own = () => acts.own();

/** Show a list that is not kept. */
export async function look(tasks, id) {
  shown = tasks;
  shownStart = "";
  foreign = id !== "example";
  closeCompare();
  notice(id);
  await refresh();
  const isThere = $("list-notice").querySelector(`[data-notice=${id}]`); // what the start had to say took its place
  if (shown === tasks && !isThere) $("list-notice").append(box(id));
}

async function compare() {
  const chosen = table.chosen.map((id) => list().find((record) => record.id === id));
  if (chosen.length < 2) return;
  const reply = await newest(engine.ask("compare", { compare: chosen })).catch(() => notice("undone"));
  if (!reply) return;
  $("compare").innerHTML = reply.compare_html;
  localise($("compare"));
  $("compare").hidden = false;
  $("compare").focus();
}

function closeCompare() {
  $("compare").hidden = true;
  $("compare").replaceChildren();
}

async function removeAll() {
  try {
    emptied = await store.clear();
    notice("all-deleted");
  } catch {
    notice("all-failed");
  }
  $("have").value = "";
  shown = null;
  records = await store.all().catch(() => []);
  await refresh();
}

place.addEventListener("click", ({ target }) => {
  const button = target.closest("[data-action], [data-delete]");
  if (button?.dataset.delete) remove(button.dataset.delete);
  else if (button) acts[button.dataset.action]?.(button);
});
place.addEventListener("change", ({ target }) => {
  if (target.id === "move-task") $("move-to").value = target.selectedOptions[0].dataset.said;
  if (target.id !== "plan-start") return;
  if (shown) shownStart = target.value;
  else local.keepStart(target.value);
  if (isTyped) isLate = true;
  else changed();
});
/** A day that is typed is whole when its field is left, or at Enter: shown anew before, the field would begin again. */
function typedDay(event) {
  if (event.target.id !== "plan-start") return;
  const isOver = event.type === "focusout" || event.key === "Enter";
  isTyped = event.type === "keydown" && !isOver;
  if (isOver && isLate) changed();
  if (isOver) isLate = false;
}
for (const type of ["keydown", "pointerdown", "focusout"]) place.addEventListener(type, typedDay);
$("have").addEventListener("input", () => {
  if (!shown || !foreign) local.keepHours($("have").value);
  clearTimeout(timer);
  timer = setTimeout(() => list().length && changed().then(workOut), PAUSE);
});
$("delete-all").addEventListener("close", () => $("delete-all").returnValue === "yes" && removeAll());

addEventListener("pageshow", ({ persisted }) => persisted && !shown && read()); // other pages may have changed it since
$("have").value = local.hours();
$("list-reading").hidden = false;
if (!linked()) read();
(globalThis.requestIdleCallback ?? setTimeout)(() => engine.start());
dispatchEvent(new Event("alive"));
