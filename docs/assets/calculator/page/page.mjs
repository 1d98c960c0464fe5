// Joins the form, the address and the worker. Holds no question, no number, no rule.
import { leads } from "../address.mjs";
import { Behind } from "../behind.mjs";
import { Cost } from "../costs/costs.mjs";
import { Log } from "../costs/job_log.mjs";
import { fillOnClick } from "../documents/download.mjs";
import { Away, Engine, newest } from "../engine.mjs";
import { localise } from "../numbers.mjs";
import { Decide } from "../portfolio/decide.mjs";
import { Keep } from "../portfolio/keep.mjs";
import { Record } from "../reports/record.mjs";
import { Waiting } from "../waiting.mjs";
import { Picker } from "./picker.mjs";
import { isTold, Questions } from "./questions.mjs";

// In milliseconds: after which a result is read out; after which what was typed in a field of figures counts.
const PAUSE = 1000;
const TYPING = 600;
const $ = (id) => document.getElementById(id);
const form = $("calculator");
const result = $("result");
const questions = new Questions(form);
const cost = new Cost(form);
const CARD = ["score"];
const BELOW = ["cost", "answer"]; // asked for when the card has come
const behind = new Behind(
  [
    { place: result, kinds: CARD, isFilled: () => result.dataset.state === "ready" },
    { place: $("answer"), kinds: [...CARD, ...BELOW], isFilled: () => $("why-body").childElementCount > 0 },
  ],
  (text) => ($("status").textContent = text),
);
const waiting = new Waiting($("notices"), $("status"), () => engine.again());
const engine = new Engine(new URL("../worker.mjs", import.meta.url), {
  onWait: (wait) => waiting.show(wait),
  onStart: () => scored || rest(),
  onFailure: notStarted,
  onReply: () => waiting.done(),
});
const record = new Record((request) => engine.call(request), () => fragment() && { record: fragment() });
const log = new Log(form, (request) => ask("log", request, (reply) => log.show(reply)));
const keep = new Keep({ values, open, ask: (request, use) => ask("saved", request, use), turned: () => decide.anew() });
const decide = new Decide((request) => engine.call(request), keep);
const picker = new Picker(form, {
  ask: (request, use) => ask(Object.keys(request)[0], request, use),
  fragment,
  fill: (pairs) => (pairs ? replace(pairs) : update()),
});
let restoring = false;
let timer;
let typing;
let scored = "";

/** The form's fields that differ from what they were built with, as [name, value] pairs. */
function changed() {
  const controls = [...form.elements].filter((c) => c.name && isTold(c));
  const figures = controls.some((c) => c.type === "text" && c.closest("[data-field]"));
  return controls.filter((c) => c.name !== "decimal" || figures).map((c) => [c.name, c.value]);
}

function fragment() {
  const pairs = changed();
  if (pairs.at(-1)?.[0] === "task") pairs.unshift(pairs.pop()); // a full stop behind the link is none of the name
  return pairs.length > 1 ? String(new URLSearchParams(pairs)) : "";
}

/** The form's fields that hold something, by name. */
function values() {
  const { v, ...fields } = Object.fromEntries(changed());
  return fields;
}

function remember(text = fragment()) {
  keep.remember(`${location.pathname}${location.search}#${text}`);
}

function score(text) {
  if (result.dataset.state !== "ready") result.dataset.state = "starting";
  scored = text;
  behind.asked(...CARD, ...BELOW);
  ask("score", { fragment: text, card: true }, (reply) => {
    askRest(); // first: Python works while the browser shows the card
    questions.steady(() => show(reply));
  });
}

/** What stands beside and below the card, in the order in which it is wanted. */
function askRest() {
  ask("cost", { cost: scored }, showCost);
  if ($("cases")) ask("cases", { cases: scored }, showCases); // behind the costs, and behind what stands below the card
  ask("answer", { answer: scored }, (rest) => Object.entries(rest.answer).forEach(([id, html]) => put(id, html)));
}

/** Use the reply to a request, unless a later one took its place; what failed is said. */
async function ask(kind, request, use) {
  const reply = await newest(engine.ask(kind, request)).catch((error) => undone(kind, error));
  if (!reply) return;
  behind.came(kind);
  use(reply);
}

async function restore(text, state = history.state) {
  if (leads("my-tasks/")) return;
  text ??= location.hash.slice(1); // as it is now that what stood behind a ? stands behind the #
  offerBack(state?.emptied);
  if (!text && !fragment()) return;
  if (!text || document.getElementById(text)) {
    if (keep.coming) await keep.coming; // forward may follow back at once
    if (location.hash.slice(1) === text) remember(); // of no answers, or a place such as "Skip to content"
    return;
  }
  const kept = text.startsWith("saved=");
  if (!kept) fill(text);
  const fields = await keep.opening(text, state);
  if (kept && fields) open(fields);
  else if (kept && fields === null) history.replaceState(null, "", `${location.pathname}${location.search}`);
}

function fill(text) {
  restoring = true;
  cost.forget();
  questions.fill(new URLSearchParams(text));
  score(text);
}

/** Put the fields of a saved task into the form; the address then holds them. */
function open(fields) {
  questions.fill(Object.entries(fields));
  fill(fragment());
  remember();
}

/** Put Python's markup in its place. */
function put(id, html) {
  $(id).innerHTML = html;
  localise($(id));
}

function announce(text) {
  clearTimeout(timer);
  timer = setTimeout(() => ($("status").textContent = text), PAUSE);
}

/** All that the reader waits for is here: others may use the line. */
const rest = () => dispatchEvent(new Event("rest"));

function showCost(reply) {
  cost.show(reply);
  rest();
  if (reply.status) announce(`${result.dataset.status} ${reply.status}`);
  record.soon();
  keep.settled();
  decide.soon();
}

function typed() {
  clearTimeout(typing);
  typing = undefined;
  score(fragment());
}

function update() {
  const text = fragment();
  score(text); // first: Python works while the browser writes the address
  remember(text);
  keep.changed();
}

function replace(pairs) {
  cost.forget();
  questions.fill(pairs);
  restoring = true;
  update();
}

function show(reply) {
  const figures = $("cost-head"); // these, and the cases, stay until new ones are there, so that nothing jumps
  put("result-body", reply.html);
  if (figures?.firstChild) $("cost-head")?.replaceWith(figures);
  for (const id of ["cost-head", "cases"]) $(id)?.setAttribute("data-state", "old");
  $("answer").hidden = !reply.attributes["data-way"];
  for (const [name, value] of Object.entries(reply.attributes)) result.setAttribute(name, value);
  if (restoring) {
    questions.settle(Object.entries(reply.form), reply.next);
    $("notices").innerHTML = reply.notices_html;
    restoring = false;
  }
  picker.show(reply.typical);
  questions.advance(reply.next, reply.enough);
  $("progress").textContent = reply.progress;
  result.dataset.status = reply.status;
  announce(reply.status);
  $("notices").querySelector("[data-notice=undone]")?.remove();
}

function showCases(reply) {
  if (!$("cases")) return;
  $("cases").innerHTML = reply.html;
  $("cases").removeAttribute("data-state");
}

/** Python did not start. */
function notStarted() {
  behind.over();
  if (result.dataset.state !== "example") withoutAnswer();
  picker.fail();
  questions.alone(true);
  clearTimeout(timer);
  waiting.failed();
}

/** Nothing is known of these answers: what stands there belongs to others. */
function withoutAnswer() {
  result.dataset.state = "failed";
  for (const name of ["data-way", "data-confidence", "data-open"]) result.removeAttribute(name);
  $("result-body").replaceChildren($("no-answer").content.cloneNode(true));
  $("answer").hidden = !$("answer").contains(document.activeElement); // never from under the reader's hand
}

/** One request failed; Python goes on with the next. */
function undone(kind, error) {
  behind.came(kind);
  if (kind === "score") {
    behind.over();
    withoutAnswer();
    questions.alone(false);
  }
  if (kind === "cost") cost.fail();
  if (kind === "find") picker.stop();
  clearTimeout(timer); // what was to be announced is of the answers before
  $("notices").replaceChildren($(error instanceof Away ? "message-away" : "message-undone").content.cloneNode(true));
  $("status").textContent = $("notices").textContent.trim();
}

// Fields of the cost part stand outside of the form. What is half typed changes nothing: a figure counts after a pause,
// or when its field is left; the address and the kept task have it at once.
const fields = form.closest(".calculator");
fields.addEventListener("input", ({ target }) => {
  restoring = false; // what the reader does counts, not how the link is read
  clearTimeout(typing);
  typing = undefined;
  if (!target.closest(".cost-field") || target.type !== "text") return update();
  remember();
  keep.changed();
  typing = setTimeout(typed, TYPING);
});
fields.addEventListener("change", () => typing && typed());

form.addEventListener("reset", () => {
  const before = { answers: fragment(), state: { ...keep.state, emptied: undefined } };
  $("notices").replaceChildren();
  cost.forget();
  keep.detach();
  setTimeout(() => {
    if (before.answers) empty(before);
    else remember();
    questions.begin();
    score("");
  });
});

/** Everything was emptied: Back leads to what stood there, and so does Undo, after a reload too. */
function empty(before) {
  offerBack(before);
  if (!step(keep.state, "")) remember("");
}

/** Offer to undo that, or with nothing no longer; it is offered for as long as the address stays that of what came after. */
function offerBack(before) {
  keep.aside = before ? { emptied: before } : {};
  $("emptied").replaceChildren(...(before ? [$("message-emptied").content.cloneNode(true)] : []));
  $("emptied").querySelector("button")?.addEventListener("click", async () => {
    const isStep = step(before.state, before.answers);
    await restore(before.answers, before.state);
    if (!isStep) remember(before.answers);
  });
}

/** A step in the browser's history; false where that takes no more just now, as WebKit's does after a hundred changes. */
function step(state, text) {
  try {
    history.pushState(state, "", `${location.pathname}${location.search}#${text}`);
    return true;
  } catch {
    return false;
  }
}

$("notices").addEventListener("click", ({ target }) => target.closest("[data-missed]") && score(fragment()));

function seeWhy(open) {
  result.toggleAttribute("data-open", open);
  result.querySelector("button.see-why").setAttribute("aria-expanded", String(open));
}

document.addEventListener("click", (event) => {
  if (event.target.closest("button.see-why")) seeWhy(!result.hasAttribute("data-open"));
  if (event.target.closest("#result a[href^='#']")) seeWhy(false);
  const link = event.target.closest("[data-open-question]");
  if (!link) return;
  event.preventDefault(); // the address holds the answers
  questions.show(link.dataset.openQuestion);
});

fillOnClick($("answer"), engine, fragment);
addEventListener("hashchange", () => restore());
// WebKit empties a form without autocomplete when it brings a page back that was put aside; another page may have gone
// on with the task meanwhile.
addEventListener("pagehide", ({ persisted }) => (form.autocomplete = persisted ? "on" : "off"));
addEventListener("pageshow", ({ persisted }) => {
  form.autocomplete = "off";
  if (persisted) restore();
});
const entered = fragment(); // before this script came
restore();
if (entered && location.hash.slice(1) === entered) score(entered);
(globalThis.requestIdleCallback ?? setTimeout)(() => engine.start());
dispatchEvent(new Event("alive"));
