// Joins the form, the address and the worker. Holds no question, no number, no rule.
import { changed, Cost, localise } from "./cost.mjs";
import { fillOnClick } from "./download.mjs";
import { Engine } from "./engine.mjs";
import { Log } from "./log.mjs";
import { Questions } from "./questions.mjs";
import { Record } from "./record.mjs";
import { Saved } from "./saved.mjs";

const PAUSE = 1000;
const $ = (id) => document.getElementById(id);
const form = $("calculator");
const result = $("result");
const questions = new Questions(form);
const cost = new Cost(form);
const engine = new Engine(new URL("worker.mjs", import.meta.url), {
  onReply: (reply) => replies.find(([part]) => part in reply)?.[1](reply),
  onStage: (stage) => ($("stage").textContent = $(`stage-${stage}`)?.content.textContent ?? ""),
  onFailure: fail,
});
const log = new Log(form, (request) => engine.ask(request));
const record = new Record((request) => engine.call(request), () => fragment() && { record: fragment() });
const saved = new Saved({ values, open, ask: (request) => engine.idle && engine.ask(request) }); // never in the way of a result
const replies = Object.entries({
  values: (reply) => log.show(reply),
  fields: showCost,
  seen: (reply) => saved.scored(reply),
  moved_html: (reply) => saved.showMoved(reply),
  html: show,
});
let restoring = false;
let timer;
let scored = "";

function fragment() {
  const pairs = changed(form);
  return pairs.length > 1 ? String(new URLSearchParams(pairs)) : "";
}

/** The form's fields that hold something, by name. */
function values() {
  const { v, ...fields } = Object.fromEntries(changed(form));
  return fields;
}

function remember() {
  history.replaceState(saved.state, "", `${location.pathname}${location.search}#${fragment()}`);
}

function score(text) {
  if (result.dataset.state === "example") result.dataset.state = "starting";
  scored = text;
  engine.ask({ fragment: text });
}

async function restore() {
  const text = location.hash.slice(1);
  if (!text) return;
  if (document.getElementById(text)) return remember(); // a place on the page, such as "Skip to content"
  const kept = text.startsWith("saved=");
  if (!kept) fill(text);
  const fields = await saved.opening(text, history.state);
  if (kept && fields) open(fields);
  else if (kept) history.replaceState(null, "", `${location.pathname}${location.search}`);
}

function fill(text) {
  restoring = true;
  questions.fill(new URLSearchParams(text));
  score(text);
}

/** Put the fields of a saved task into the form; the address then holds them. */
function open(fields) {
  questions.fill(Object.entries(fields));
  fill(fragment());
  remember();
}

function announce(text) {
  clearTimeout(timer);
  timer = setTimeout(() => ($("status").textContent = text), PAUSE);
}

function showCost(reply) {
  cost.show(reply);
  if (reply.status) announce(`${result.dataset.status} ${reply.status}`);
  record.soon();
  saved.settled();
}

function show(reply) {
  const head = $("cost-head")?.innerHTML; // stays until the new one is there, so that nothing jumps
  $("result-body").innerHTML = reply.html;
  if ($("cost-head") && head) $("cost-head").innerHTML = head;
  localise($("result-body"));
  for (const [name, value] of Object.entries(reply.attributes)) result.setAttribute(name, value);
  if (restoring) {
    questions.fill(Object.entries(reply.form));
    questions.open(reply.next);
    $("notices").innerHTML = reply.notices_html;
    restoring = false;
  }
  questions.advance(reply.next);
  form.toggleAttribute("data-enough", reply.enough);
  result.dataset.status = reply.status;
  announce(reply.status);
  engine.ask({ cost: scored });
}

function fail() {
  result.dataset.state = "failed";
  $("notices").replaceChildren($("message-failed").content.cloneNode(true));
  $("status").textContent = $("notices").textContent.trim();
}

form.closest(".calculator").addEventListener("input", () => { // fields of the cost part stand outside of the form
  remember();
  score(fragment());
  saved.changed();
});

form.addEventListener("reset", () => {
  $("notices").replaceChildren();
  saved.detach();
  setTimeout(() => {
    remember();
    questions.open(questions.fields[0].id);
    score("");
  });
});

document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-open-question]");
  if (link) {
    event.preventDefault();
    result.removeAttribute("data-open");
    questions.show(link.dataset.openQuestion);
  }
  const button = event.target.closest("button.see-why");
  if (!button) return;
  button.setAttribute("aria-expanded", String(result.toggleAttribute("data-open")));
});

fillOnClick(result, engine, fragment);
addEventListener("hashchange", restore);
restore();
(globalThis.requestIdleCallback ?? setTimeout)(() => engine.start());
