// Links and files of whole lists: reads files, hands them to Python, shows what it says. No rule, no wording.
import { offer, today } from "../documents/download.mjs";
import { newest, NotStarted } from "../engine.mjs";
import * as local from "../local.mjs";
import { look, own, page } from "./list.mjs";
import { trouble } from "./saved.mjs";

const $ = (id) => document.getElementById(id);
const text = (id) => $(`file-${id}`).content.textContent;
const place = $("files");
let linked = null; // the tasks of a link, while they are shown
let coming = null; // a file that was read, while the reader decides

function say(...words) {
  $("file-said").textContent = words.join(" ");
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
  const reply = tasks && (await waited(page.engine.ask("share", { share: tasks, have: local.hours() })));
  if (!reply) return;
  if (reply.refused) return say(reply.refused);
  const link = `${location.origin}${location.pathname}#${reply.fragment}`;
  $("file-link-text").value = link;
  $("file-link").hidden = false;
  try {
    await navigator.clipboard.writeText(link);
    say(text("copied"));
  } catch {
    say(text("not_copied"));
    $("file-link-text").focus();
    $("file-link-text").select();
  }
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

async function open(file) {
  const most = Number(place.dataset.most);
  if (file.size > most) return say(text("big").replace("{limit}", most / 1e6));
  say(text("reading"));
  let content;
  try {
    content = file.size ? await bytes(file) : "";
  } catch {
    return say(text("unreadable"));
  }
  const reply = await waited(page.engine.ask("import", { import: content }));
  if (!reply) return;
  say();
  const ids = new Set(((await page.store.all().catch(() => [])) ?? []).map(({ id }) => id));
  coming = { ...reply, twins: (reply.records ?? []).filter(({ id }) => ids.has(id)).length };
  const plain = !reply.refused && !reply.problems.length && !reply.notes.length && !coming.twins;
  if (plain && !Object.keys(reply.rest).length) return take("skip", false);
  decide(file.name);
}

const items = (name, lines) => lines.map((line) => Object.assign(document.createElement(name), { textContent: line }));

/** Show what would happen, and let the reader choose. */
function decide(name) {
  const { refused = "", ready = "", problems = [], notes = [], rest = {}, records = [], twins } = coming;
  const word = refused ? "refused" : "usual";
  for (const part of $("import").querySelectorAll("[data-refused]")) part.textContent = part.dataset[word];
  $("import-name").textContent = name;
  $("import-ready").textContent = refused || ready;
  $("import-notes").replaceChildren(...items("p", notes));
  $("import-problems").replaceChildren(...items("li", problems));
  $("import-wrong").hidden = !problems.length;
  const legend = $("import-twins").querySelector("legend");
  legend.textContent = (twins === 1 ? legend.dataset.one : legend.dataset.many).replace("{count}", twins);
  $("import-twins").hidden = !twins;
  $("import-twins").querySelector("input").checked = true;
  $("import-rest").hidden = !Object.keys(rest).length;
  $("import-rest-too").checked = !local.hours() && !local.jobs().length;
  $("import-yes").textContent = $("import-yes").dataset[problems.length ? "part" : "usual"];
  $("import-yes").hidden = Boolean(refused) || !(records.length || Object.keys(rest).length);
  $("import").returnValue = "no";
  $("import").showModal();
}

/** Keep what was read: all of it or, where there is no room, nothing. */
async function take(same, rest) {
  const { records, rest: more } = coming;
  coming = null;
  let count;
  try {
    count = await page.store.take(records, same);
  } catch (error) {
    return say(text(trouble(error) === "full" ? "full" : "refused"));
  }
  if (rest) restore(more);
  say(count ? counted(count) : text("imported_none"), rest ? text("imported_rest") : "");
  await leave();
}

function restore({ hours, log, ticks = [] }) {
  if (hours) local.keepHours(hours);
  if (log) local.keepJobs(log);
  for (const box of ticks) local.tick(box, true);
}

/** The reader's own list again; the link leaves the address. */
async function leave() {
  linked = null;
  if (page.linked()) history.replaceState(null, "", location.pathname + location.search);
  $("have").value = local.hours();
  await own();
}

async function follow() {
  if (!page.linked()) return linked && leave();
  const link = location.hash.slice(1);
  const reply = await waited(page.engine.ask("link", { link }));
  if (location.hash.slice(1) !== link) return; // another one took its place
  if (!reply) return leave();
  const messages = reply.messages.join(" ");
  if (!reply.records.length) {
    await leave();
    return page.notice("link-wrong", messages);
  }
  linked = reply.records.map((record) => ({ ...record, id: crypto.randomUUID() }));
  $("have").value = reply.have;
  await look(linked, "link");
  $("list-notice").querySelector("p").append(messages && ` ${messages}`);
}

async function keep(tasks) {
  try {
    await page.store.add(...tasks.map(({ fresh, ...record }) => record));
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
  share,
  export: () => save("json"),
  table: () => save("csv"),
  import: () => $("file-chosen").click(),
  keep: () => keep(linked),
  choose,
  own: () => leave().then(() => document.querySelector("h1").focus()),
};

document.addEventListener("click", ({ target }) => acts[target.closest("[data-file]")?.dataset.file]?.());
$("file-chosen").addEventListener("change", ({ target }) => {
  const [file] = target.files;
  if (file) open(file);
  target.value = ""; // the same file may be chosen again
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
addEventListener("hashchange", follow);
document.querySelector("h1").tabIndex = -1; // takes the focus when the reader's own list is back
place.hidden = false;
follow();
