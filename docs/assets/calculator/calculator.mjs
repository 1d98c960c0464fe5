// Joins the form, the address and the worker. Holds no question, no number, no rule.
import { Engine } from "./engine.mjs";
import { Picker } from "./picker.mjs";
import { Questions } from "./questions.mjs";

const PAUSE = 1000;
const $ = (id) => document.getElementById(id);
const form = $("calculator");
const result = $("result");
const questions = new Questions(form);
const engine = new Engine(new URL("worker.mjs", import.meta.url), {
  onReply: show,
  onStage: (stage) => ($("stage").textContent = $(`stage-${stage}`)?.content.textContent ?? ""),
  onFailure: fail,
});
const picker = new Picker(form, {
  ask: (request, onReply) => engine.ask(request, onReply, Object.keys(request)[0]),
  fragment,
  fill: (pairs) => (pairs ? replace(pairs) : changed()),
});
let restoring = false;
let timer;

function fragment() {
  const pairs = [...new FormData(form)].filter(([, value]) => value);
  return pairs.length > 1 ? String(new URLSearchParams(pairs)) : "";
}

function remember() {
  history.replaceState(null, "", `${location.pathname}${location.search}#${fragment()}`);
}

function score(text) {
  if (result.dataset.state === "example") result.dataset.state = "starting";
  engine.ask({ fragment: text });
}

function restore() {
  const text = location.hash.slice(1);
  if (!text) return;
  restoring = true;
  questions.fill(new URLSearchParams(text));
  score(text);
}

function changed() {
  remember();
  score(fragment());
}

function replace(pairs) {
  questions.fill(pairs);
  restoring = true;
  changed();
}

function show(reply) {
  $("result-body").innerHTML = reply.html;
  for (const [name, value] of Object.entries(reply.attributes)) result.setAttribute(name, value);
  if (restoring) {
    questions.fill(Object.entries(reply.form));
    questions.open(reply.next);
    $("notices").innerHTML = reply.notices_html;
    restoring = false;
  }
  picker.show(reply.typical);
  questions.advance(reply.next);
  form.toggleAttribute("data-enough", reply.enough);
  clearTimeout(timer);
  timer = setTimeout(() => ($("status").textContent = reply.status), PAUSE);
}

function fail() {
  result.dataset.state = "failed";
  picker.fail();
  $("notices").replaceChildren($("message-failed").content.cloneNode(true));
  $("status").textContent = $("notices").textContent.trim();
}

form.addEventListener("input", changed);

form.addEventListener("reset", () => {
  $("notices").replaceChildren();
  setTimeout(() => {
    remember();
    questions.open(questions.fields[0].id);
    score("");
  });
});

function seeWhy(open) {
  result.toggleAttribute("data-open", open);
  result.querySelector("button.see-why").setAttribute("aria-expanded", String(open));
}

document.addEventListener("click", (event) => {
  if (event.target.closest("button.see-why")) seeWhy(!result.hasAttribute("data-open"));
  const link = event.target.closest("[data-open-question]");
  if (!link) return;
  event.preventDefault(); // the address holds the answers
  seeWhy(false);
  questions.show(link.dataset.openQuestion);
});

addEventListener("hashchange", restore);
restore();
(globalThis.requestIdleCallback ?? setTimeout)(() => engine.start());
