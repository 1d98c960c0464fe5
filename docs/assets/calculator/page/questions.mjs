// Which question is open: answered ones fold to a line, one is open, the others wait.
import { checked, Order } from "./order.mjs";

const MARK = (1.5).toLocaleString().includes(",") ? "," : "";
const START = "#task, .early input[inputmode]"; // the name, and how much work it is
const BESIDE = ["v", "task", "decimal"]; // fields that tell the model nothing
const $ = (id) => document.getElementById(id ?? "");

/** Whether a control of the form differs from what it was built with. */
export const isTold = (control) =>
  control instanceof HTMLSelectElement
    ? !control.selectedOptions[0]?.defaultSelected
    : ["radio", "checkbox"].includes(control.type) ? control.checked : control.type === "hidden" || control.value !== control.defaultValue;

export class Questions {
  #byPointer = false;
  #said; // what Python asks next after the answers that stand there: nothing before it has spoken, null where that is enough
  #spoken = false; // Python is there
  #failed = false; // and will not be
  #touched = false; // the reader is at the questions
  #waits = ""; // answered, and Python's reply says what opens in its place

  constructor(form) {
    this.form = form;
    this.fields = [...form.querySelectorAll("fieldset[data-question]")];
    this.more = [...form.querySelectorAll("details.more")];
    this.order = new Order(JSON.parse($("question-order").textContent));
    form.dataset.enhanced = "";
    form.addEventListener("pointerdown", () => (this.#byPointer = this.#touched = true));
    form.addEventListener("keydown", (event) => this.#key(event));
    form.addEventListener("click", (event) => this.#click(event));
    form.addEventListener("input", ({ target }) => target.closest("[data-question]") && this.#answered());
    form.addEventListener("change", ({ target }) => this.#byPointer && this.#chosen(target.closest("[data-question]")));
    form.addEventListener("submit", (event) => event.preventDefault());
    for (const part of this.more) {
      part.open = false;
      part.addEventListener("toggle", () => part.open && this.#begin(part));
    }
    form.addEventListener("reset", () => setTimeout(() => this.#decimal()));
    this.#decimal();
    this.begin();
  }

  /** Set the inputs that exist from [name, value] pairs, leave the others empty, and open the question to go on with. */
  fill(pairs) {
    this.#set(pairs);
    this.begin();
  }

  #set(pairs) {
    this.#clear();
    const given = new Map(pairs);
    this.#decimal(given);
    for (const [name, value] of given) {
      const input = this.form.elements.namedItem(name);
      if (!input) continue;
      if (input instanceof RadioNodeList) {
        for (const radio of input) radio.checked = radio.value === value;
      } else if (input.type === "checkbox") input.checked = value === input.value;
      else if (input.type !== "hidden") input.value = value;
    }
    for (const field of this.fields) if (checked(field) && field.closest("#surer")) $("asked").append(field);
    const pieces = this.form.querySelector(".early-pieces"); // an amount that is told is seen
    if ([...pieces.querySelectorAll("input")].some(({ value }) => value)) pieces.open = true;
  }

  /** How the reader writes decimals: as said with the figures, else as the browser does, unless they mean another. */
  #decimal(given = new Map()) {
    const other = [...given.values()].some((text) => /^[1-9]\d{0,2}\.\d{3}$/.test(text));
    this.form.elements.decimal.value = given.get("decimal") ?? (other ? "" : MARK);
  }

  #clear() {
    for (const control of this.form.elements) {
      if (["radio", "checkbox"].includes(control.type)) control.checked = false;
      else if (control.type === "text") control.value = "";
      else if (control instanceof HTMLSelectElement) for (const o of control.options) o.selected = o.defaultSelected;
    }
  }

  /** Open the question to go on with after what stands in the form; none where only Python knows it. */
  begin() {
    this.#said = undefined;
    this.#touched = false;
    const ahead = this.#ahead();
    const own = this.#own().find((field) => !checked(field));
    this.open((own ?? (ahead?.isWhole && this.#isOpen(ahead) ? ahead.field : null))?.id);
  }

  open(id) {
    this.#waits = "";
    this.#place($(id));
    this.form.dataset.current = id ?? "";
    if (!id) this.form.dataset.more = ""; // from now on the reader may be at what stands below
    for (const field of this.fields) {
      const answer = checked(field);
      field.dataset.state = field.id === id ? "current" : answer ? "answered" : "later";
      field.querySelector(".chosen").textContent = answer?.labels[0].textContent.trim() ?? "";
    }
    $(id)?.closest("details")?.setAttribute("open", "");
    this.#tell();
  }

  /** Put a question that is answered for the first time below those answered already, so that their numbers run on. */
  #place(field) {
    if (!field || checked(field) || "enough" in this.form.dataset) return;
    const last = [...$("asked").children].filter(checked).at(-1);
    if (last?.nextElementSibling === field) return;
    if (last) last.after(field);
    else $("asked").prepend(field);
  }

  /** Open a question and go to it. */
  show(id) {
    this.open(id);
    const field = $(id);
    (checked(field) ?? field.querySelector("input")).focus();
  }

  /** After Python's first word on a form that was filled: as it reads the form, unless the reader is at it. */
  settle(pairs, next) {
    if (this.#touched) return;
    this.#set(pairs);
    const current = $(this.form.dataset.current);
    this.open(current && !checked(current) ? current.id : next);
  }

  /** After a reply. A question that is open stays, but one that waits for what opens in its place. */
  advance(next, enough) {
    this.#said = next;
    this.#spoken = true;
    this.#failed = false;
    this.form.toggleAttribute("data-enough", enough);
    if (enough) this.form.dataset.more = "";
    const current = $(this.form.dataset.current);
    if (!current && next) this.open(next);
    else if (current?.id === this.#waits) this.#move();
  }

  /** Python says nothing of these answers; `failed` where it will not at all. */
  alone(failed) {
    this.#spoken = false;
    this.#failed = failed;
    this.#said = undefined;
    if (failed && this.#waits) this.#move();
    else this.#tell();
  }

  /** Let a change of the page leave the question that the reader is at where it is on the screen. */
  steady(change) {
    const focused = this.form.contains(document.activeElement) && document.activeElement;
    const place = this.#touched && (focused || $(this.form.dataset.current));
    const before = place && place.getBoundingClientRect();
    change();
    const isSeen = place && before.bottom > 0 && before.top < innerHeight && place.checkVisibility();
    if (isSeen) scrollBy(0, place.getBoundingClientRect().top - before.top);
  }

  /** What the table has after these answers. `isWhole`: nothing else is answered. `isExact`: nor anything else told. */
  #ahead() {
    const node = this.order.reached();
    const isWhole = node?.steps === this.fields.filter(checked).length;
    const others = [...this.form.elements].filter(({ name }) => name && !BESIDE.includes(name));
    const isExact = isWhole && !others.some((control) => isTold(control) && !control.closest("[data-question]"));
    return node && { ...node, isWhole, isExact };
  }

  #isOpen({ field, again, isExact }) {
    return field && (again ? isExact : !checked(field));
  }

  /** What is open in the common task's own order, or answered as is usual and not yet the reader's. */
  #own() {
    const { typical, own } = this.form.elements;
    const theirs = own.value.split(".");
    return this.order.own(typical.value).filter((field) => !checked(field) || !theirs.includes(field.id));
  }

  /** The part of the form that a reader works through by unfolding it; a common task's own order leads through all. */
  #part(field) {
    return this.order.own(this.form.elements.typical.value).includes(field) ? null : field?.closest("details.more");
  }

  /** What comes after a question: what Python asks; else what the build wrote down; else what stands there unanswered. */
  #following(current) {
    const isNew = (field) => field && field !== current;
    if (this.#said && isNew($(this.#said))) return $(this.#said);
    const part = this.#part(current);
    const own = part ? null : this.#own().find(isNew);
    if (own) return own;
    const ahead = this.#said === undefined ? this.#ahead() : null;
    if (ahead && isNew(ahead.field) && this.#isOpen(ahead)) return ahead.field;
    const isEnough = this.#said === null || (ahead?.isExact && !ahead.field);
    const places = part ? [part] : isEnough ? [] : this.#spoken ? [$("asked"), $("surer")] : [this.form];
    return this.fields.find((field) => isNew(field) && !checked(field) && places.some((place) => place.contains(field)));
  }

  #move() {
    const current = $(this.form.dataset.current);
    const old = current?.getBoundingClientRect().top;
    const within = this.form.contains(document.activeElement);
    const part = this.#part(current);
    const next = this.#following(current);
    this.open(next?.id);
    const end = part?.querySelector("summary") ?? this.#end();
    const place = next ?? end;
    if (within) (next ? (checked(next) ?? next.querySelector("input")) : end).focus({ preventScroll: true });
    if (old === undefined) return;
    const least = parseFloat(getComputedStyle(place).scrollMarginTop); // below the header
    scrollBy(0, place.getBoundingClientRect().top - Math.max(old, least));
  }

  /** Where the questions end: at the way to the answer, or at what could be asked besides while there is none. */
  #end() {
    const link = $("enough").querySelector("a");
    return link.checkVisibility() ? link : $("surer").querySelector("summary");
  }

  /** A part that the reader unfolds begins with its first open question. */
  #begin(part) {
    const first = this.fields.find((field) => part.contains(field) && !checked(field));
    if (first && !("all" in this.form.dataset) && !part.querySelector("[data-state=current]")) this.open(first.id);
  }

  #answered() {
    this.#said = undefined;
    this.#tell();
  }

  /** With a pointer the next question opens in the place of the answered one: at once where it is known. */
  #chosen(field) {
    if (!field || field.id !== this.form.dataset.current) return;
    if (!this.#spoken || this.#ahead()?.isExact) this.#move();
    else this.#waits = field.id;
  }

  /** Say how far the reader is, as long as Python does not. */
  #tell() {
    if (this.#spoken) return;
    const ahead = this.#ahead();
    const isKnown = ahead?.isExact && !this.#failed;
    this.form.toggleAttribute("data-enough", Boolean(isKnown && !ahead.field));
    const count = this.fields.filter(checked).length;
    const { children } = $(`progress-${isKnown ? ahead.kind : "counted"}`).content;
    const waits = count && !this.form.dataset.current && !this.#failed ? ` ${$("progress-waits").content.textContent}` : "";
    $("progress").textContent = children[count].textContent + waits;
  }

  #key(event) {
    this.#byPointer = false;
    this.#touched = true;
    if (event.key !== "Enter" || event.defaultPrevented) return;
    if (event.target.matches(START)) this.#on(event.target);
    if (event.target.type !== "radio") return;
    event.preventDefault();
    if (checked(event.target.closest("fieldset"))) this.#move();
  }

  /** From a field of the start to the next one that is empty, and from the last to the open question. */
  #on(field) {
    const fields = [...this.form.querySelectorAll(START)];
    const next = fields.slice(fields.indexOf(field) + 1).find((one) => !one.value && one.checkVisibility());
    const { current } = this.form.dataset;
    if (next) next.focus();
    else if (current) this.show(current);
    else this.#end().focus();
  }

  #click({ target }) {
    const field = target.closest("fieldset");
    if (target.closest(".next")) this.#move();
    if (target.closest(".change")) this.show(field.id);
    if (!target.closest("#show-all")) return;
    const all = this.form.toggleAttribute("data-all");
    for (const part of this.more) part.open = all;
  }
}
