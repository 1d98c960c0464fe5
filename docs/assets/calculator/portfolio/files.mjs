// Links and files of whole lists: reads files, hands them to Python, shows what it says. No rule, no wording.
import { leads } from "../address.mjs";
import { copied } from "../clipboard.mjs";
import { offer, today } from "../documents/download.mjs";
import { newest, NotStarted } from "../engine.mjs";
import * as local from "../local.mjs";
import * as bringing from "./bring.mjs";
import { addOnce, look, own, page } from "./list.mjs";
import * as reading from "./reading.mjs";
import { inOrder, newId, refusal, trouble } from "./saved.mjs";

const $ = (id) => document.getElementById(id);
const text = (id) => $(`file-${id}`).content.textContent;
const place = $("files");
let linked = null; // the tasks of a link, while they are shown
let coming = null; // a file that was read, while the reader decides
let undoing = null; // what an import took the place of
const UNDO = `handover-import ${location.pathname}`; // another copy of the site has another path

let told = "file-said"; // where is said what becomes of a file: beside what the reader pressed

function say(...words) {
  $(told).textContent = words.join(" ");
}

const counted = (count) => text(count === 1 ? "imported_one" : "imported_many").replace("{count}", count);

/** The reply to a request; nothing where a later one took its place, or where it failed, which is said. */
async function waited(asked) {
  place.setAttribute("aria-busy", "true");
  const reply = await newest(asked).catch((error) => say(text(error instanceof NotStarted ? "failed" : "undone")));
  place.removeAttribute("aria-busy");
  return reply;
}

async function kept() {
  try {
    return await page.store.all();
  } catch {
    say(text("refused"));
    return null;
  }
}

async function share() {
  const tasks = await kept();
  $("file-link").hidden = true;
  const reply = tasks && (await waited(page.engine.act("share", { share: tasks, have: local.hours() })));
  if (!reply) return;
  if (reply.refused) return say(reply.refused);
  const link = `${location.origin}${location.pathname}#${reply.fragment}`;
  $("file-link-text").value = link;
  $("file-link").hidden = false;
  say(text((await copied(link, $("file-link-text"))) ? "copied" : "not_copied"));
}

async function save(as) {
  const tasks = await kept();
  const decimal = new Intl.NumberFormat().formatToParts(0.5).find(({ type }) => type === "decimal").value;
  const rest = { hours: local.hours(), log: local.jobs(), ticks: local.ticks() };
  const request = { export: tasks, as, rest, decimal, time: new Date().toISOString(), date: today() };
  const reply = tasks && (await waited(page.engine.call(request)));
  if (!reply) return;
  const { name, type, text: content } = reply.file;
  offer(name, new Blob([content], { type }));
  say(text("exported").replace("{name}", name));
}

/** A file's bytes as base64, the way that JSON can carry them. */
function bytes(file) {
  return new Promise((done, failed) => {
    const reader = new FileReader();
    reader.onload = () => done(reader.result.slice(reader.result.indexOf(",") + 1));
    reader.onerror = () => failed(reader.error);
    reader.readAsDataURL(file);
  });
}

/** Open what a reader gives: what is ours is read as such, all else as a list that the reader keeps. */
async function open(file, beside = "bring-said") {
  told = beside;
  const most = Number(place.dataset.most);
  if (file.size > most) return say(text("big").replace("{limit}", most / 1e6));
  say(text("reading"));
  let content;
  try {
    content = file.size ? await bytes(file) : "";
  } catch {
    return say(text("unreadable"));
  }
  const here = await page.store.all().catch(() => []);
  const offset = new Date().getTimezoneOffset();
  const reply = await waited(page.engine.act("import", { import: content, here, offset }));
  if (!reply) return;
  say();
  if (reply.foreign) return bringing.bring(content, file.name);
  await consider(reply, here, file.name);
}

/** Keep what was read, where there is nothing to decide; else ask. */
async function consider(reply, here, name) {
  coming = { ...reply, here };
  const plain = !reply.refused && !reply.problems.length && !reply.notes.length && !reply.twins.length;
  if (plain && !Object.keys(reply.rest).length) return take("newer", false);
  decide(name);
}

const items = (name, lines) => lines.map((line) => Object.assign(document.createElement(name), { textContent: line }));

/** Show what would happen, and let the reader choose. */
function decide(name) {
  const { refused = "", ready = "", problems = [], notes = [], rest = {}, records = [], twins = [], each = [] } = coming;
  const word = refused ? "refused" : "usual";
  for (const part of $("import").querySelectorAll("[data-refused]")) part.textContent = part.dataset[word];
  $("import-name").textContent = name;
  $("import-ready").textContent = refused || ready;
  $("import-notes").replaceChildren(...items("p", notes));
  $("import-problems").replaceChildren(...items("li", problems));
  $("import-wrong").hidden = !problems.length;
  const legend = $("import-twins").querySelector("legend");
  legend.textContent = (twins.length === 1 ? legend.dataset.one : legend.dataset.many).replace("{count}", twins.length);
  $("import-each").replaceChildren(...items("li", each));
  $("import-twins").hidden = !twins.length;
  $("import-twins").querySelector("input").checked = true;
  $("import-rest").hidden = !Object.keys(rest).length;
  $("import-rest-too").checked = !local.hours() && !local.jobs().length;
  $("import-yes").textContent = $("import-yes").dataset[problems.length ? "part" : "usual"];
  $("import-yes").hidden = Boolean(refused) || !(records.length || Object.keys(rest).length);
  $("import").returnValue = "no";
  $("import").showModal();
}

/** Keep what was read: all of it or, where there is no room, nothing. `same` says what becomes of a task that is here. */
async function take(same, rest) {
  const changes = chosen(coming, same);
  const more = coming.rest;
  coming = null;
  const before = rest ? restore(more) : null;
  try {
    if (before && !before.isKept) throw refusal("full");
    await page.store.swap(changes);
  } catch (error) {
    if (before) giveBack(before);
    const word = trouble(error);
    return say(text(word === "full" || word === "conflict" ? word : "refused"));
  }
  const count = changes.length;
  const said = [count ? counted(count) : text("imported_none"), rest ? text("imported_rest") : ""];
  const pairs = changes.map(([was, is]) => [was, { id: is.id, revision: is.revision }]);
  offerUndo(count || rest ? { changes: pairs, before, said } : null);
  const wasBrought = told === "bring-said";
  if (wasBrought) bringing.done();
  say(...(wasBrought ? [] : said));
  await leave();
  if (!wasBrought) return;
  page.notice("brought", said.join(" "));
  $("list-notice").querySelector(count ? "[data-file=undo]" : "[data-action=dismiss]").focus({ preventScroll: true });
}

/** What is to be kept, as pairs: what is here, or nothing, and what takes its place. */
function chosen({ records, twins, here }, same) {
  const now = new Date().toISOString();
  const mine = new Map(here.map((record) => [record.id, record]));
  const met = new Set(mine.keys());
  const twin = new Map(twins.map((found) => [found.at, found]));
  return inOrder(records).flatMap((record, at) => {
    const found = twin.get(at);
    if (found && same !== "both") {
      const taken = same === "file" ? found.newer !== "same" : same === "newer" && found.newer === "file";
      return taken ? [[mine.get(found.id), { ...found.record, saved: found.record.saved || now }]] : [];
    }
    const id = record.id && !met.has(record.id) ? record.id : newId(); // a row copied with its id is a task of its own
    met.add(id);
    return [[null, { ...record, saved: record.saved || now, id, revision: record.revision + 1 }]];
  });
}

/** Keep hours, log and ticks of a file; gives back what they took the place of, and whether all of it is kept. */
function restore({ hours, log, ticks = [] }) {
  const added = ticks.filter((box) => !local.ticked(box));
  const before = { ...(hours && { hours: [local.hours(), hours] }), ...(log && { log: [local.jobs(), log] }), ticks: added };
  const kept = [!hours || local.keepHours(hours), !log || local.keepJobs(log), ...added.map((box) => local.tick(box, true))];
  return { ...before, isKept: kept.every(Boolean) };
}

/** Hours, log and ticks as they were, where they are still those of the file. */
function giveBack({ hours, log, ticks }) {
  if (hours && local.hours() === hours[1]) local.keepHours(hours[0]);
  if (log && JSON.stringify(local.jobs()) === JSON.stringify(log[1])) local.keepJobs(log[0]);
  for (const box of ticks) local.tick(box, false);
}

/** Offer to undo an import until the tab is closed, or for as long as the page where the browser keeps nothing. */
function offerUndo(what) {
  undoing = what;
  $("file-undo").hidden = !what;
  try {
    if (what) sessionStorage.setItem(UNDO, JSON.stringify(what));
    else sessionStorage.removeItem(UNDO);
  } catch {
    forget(); // an older one, where this one has no room
  }
}

function forget() {
  try {
    sessionStorage.removeItem(UNDO);
  } catch {
    // nothing is kept there
  }
}

/** After a reload. */
function offerAgain() {
  try {
    const what = JSON.parse(sessionStorage.getItem(UNDO));
    if (!what) return;
    offerUndo(what);
    say(...what.said);
  } catch {
    // the browser keeps nothing, or nothing of ours
  }
}

/** Every task is again what it was before the import; one that was changed since stays as it is now. */
async function undo() {
  const what = undoing;
  undoing = null; // pressed twice, it is done once
  const tasks = what && (await kept());
  if (!tasks) return void (undoing ??= what);
  const { changes, before } = what;
  const now = new Map(tasks.map(({ id, revision }) => [id, revision]));
  const back = changes.filter(([, is]) => now.get(is.id) === is.revision).map(([was, is]) => [is, was]);
  try {
    await page.store.swap(back);
  } catch (error) {
    undoing = what;
    return say(text(trouble(error) === "conflict" ? "conflict" : "not_undone"));
  }
  if (before) giveBack(before);
  offerUndo(null);
  $("list-notice").querySelector("[data-notice=brought]")?.remove();
  told = "file-said";
  const left = changes.length - back.length;
  say(text(left ? "undone_part" : "undone_import").replace("{count}", left));
  await leave();
  document.querySelector("h1").focus({ preventScroll: true });
}

/** The reader's own list again; the link leaves the address. */
async function leave() {
  linked = null;
  if (page.linked()) history.replaceState(null, "", location.pathname + location.search);
  $("have").value = local.hours();
  await own();
}

async function follow() {
  if (leads("calculator/")) return;
  if (!page.linked()) return linked && leave();
  const link = location.hash.slice(1);
  const reply = await waited(page.engine.ask("link", { link }));
  if (location.hash.slice(1) !== link) return; // another one took its place
  if (!reply) return leave();
  const messages = reply.messages.join(" ");
  if (!reply.records.length) {
    await own(); // the address stays, so that it can be mended or sent back
    return page.notice("link-wrong", messages);
  }
  linked = reply.records.map((record) => ({ ...record, id: newId() }));
  $("have").value = reply.have;
  await look(linked, "link");
  $("list-notice").querySelector("[data-notice=link] p")?.append(messages && ` ${messages}`);
}

async function keep(tasks) {
  try {
    if (!(await addOnce(tasks))) return;
  } catch (error) {
    return say(text(trouble(error) === "full" ? "full" : "refused"));
  }
  await leave();
  page.notice(tasks.length === 1 ? "kept-one" : "kept-many", tasks.length);
  $("list-notice").querySelector("button").focus({ preventScroll: true });
}

function choose() {
  $("choose-tasks").replaceChildren(...linked.map(({ name }, i) => {
    const label = document.createElement("label");
    const box = Object.assign(document.createElement("input"), { type: "checkbox", value: i, checked: true });
    label.append(box, ` ${name || text("unnamed")}`);
    return label;
  }));
  $("choose-all").checked = true;
  $("choose").returnValue = "no";
  $("choose").showModal();
}

const boxes = () => [...$("choose-tasks").querySelectorAll("input")];

const acts = {
  share: () => beside(share),
  export: () => beside(() => save("json")),
  table: () => beside(() => save("csv")),
  import: () => chooseFile("file-said"),
  undo,
  keep: () => keep(linked),
  choose,
  own: () => leave().then(() => document.querySelector("h1").focus()),
};

/** Say beside the buttons of links and files what becomes of this. */
function beside(act) {
  told = "file-said";
  return act();
}

function chooseFile(beside) {
  told = beside;
  $("file-chosen").click();
}

document.addEventListener("click", ({ target }) => acts[target.closest("[data-file]")?.dataset.file]?.());
$("file-chosen").addEventListener("change", ({ target }) => {
  const [file] = target.files;
  if (file) open(file, told);
  target.value = ""; // the same file may be chosen again
});
bringing.listen(open, () => chooseFile("bring-said"));
bringing.onTaken((...found) => {
  told = "bring-said";
  return consider(...found);
});
$("import").addEventListener("close", () => {
  const chosen = new FormData($("import").querySelector("form")).get("twins");
  if ($("import").returnValue === "yes") take(chosen, $("import-rest-too").checked && !$("import-rest").hidden);
  else coming = null;
});
$("choose-all").addEventListener("change", ({ target }) => boxes().forEach((box) => (box.checked = target.checked)));
$("choose-tasks").addEventListener("change", () => ($("choose-all").checked = boxes().every((box) => box.checked)));
$("choose").addEventListener("close", () => {
  const tasks = boxes().filter((box) => box.checked).map((box) => linked[box.value]);
  if ($("choose").returnValue === "yes" && tasks.length) keep(tasks);
});
$("delete-all").addEventListener("close", () => {
  if ($("delete-all").returnValue !== "yes") return;
  offerUndo(null);
  reading.forget();
});
addEventListener("hashchange", follow);
document.querySelector("h1").tabIndex = -1; // takes the focus when the reader's own list is back
place.hidden = false;
offerAgain();
follow();
dispatchEvent(new Event("alive"));
