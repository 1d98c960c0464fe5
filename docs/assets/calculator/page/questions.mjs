// Which question is open: answered ones fold to a line, one is open, the others wait.

const MARK = (1.5).toLocaleString().includes(",") ? "," : "";
const checked = (field) => field.querySelector("input:checked");
const $ = (id) => document.getElementById(id ?? "");

export class Questions {
  #byPointer = false;
  #next; // what Python asks next: nothing before it has spoken, null when the answers are enough

  constructor(form) {
    this.form = form;
    this.fields = [...form.querySelectorAll("fieldset[data-question]")];
    this.more = [...form.querySelectorAll("details.more")];
    form.dataset.enhanced = "";
    form.addEventListener("pointerdown", () => (this.#byPointer = true));
    form.addEventListener("keydown", (event) => this.#key(event));
    form.addEventListener("click", (event) => this.#click(event));
    form.addEventListener("change", ({ target }) => this.#next === undefined && this.#byPointer && target.type === "radio" && this.#move());
    form.addEventListener("submit", (event) => event.preventDefault());
    for (const part of this.more) {
      part.open = false;
      part.addEventListener("toggle", () => part.open && this.#begin(part));
    }
    form.addEventListener("reset", () => setTimeout(() => this.#decimal()));
    this.#decimal();
    this.open(this.fields[0].id);
  }

  /** Set the inputs that exist from [name, value] pairs; leave the others empty. */
  fill(pairs) {
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
    this.open(this.form.dataset.current);
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

  open(id) {
    this.#place($(id));
    this.form.dataset.current = id ?? "";
    for (const field of this.fields) {
      const answer = checked(field);
      field.dataset.state = field.id === id ? "current" : answer ? "answered" : "later";
      field.querySelector(".chosen").textContent = answer?.labels[0].textContent.trim() ?? "";
    }
    $(id)?.closest("details")?.setAttribute("open", "");
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

  /** After a reply: with a pointer the next question opens in the place of the answered one. */
  advance(next, enough) {
    this.form.toggleAttribute("data-enough", enough);
    this.#next = next;
    const current = $(this.form.dataset.current);
    if (!current) return this.#byPointer || !next ? undefined : this.open(next);
    if (this.#byPointer && checked(current) && next !== current.id) this.#move();
  }

  /** The open part of the form after a question: what Python asks, or else the next one that stands there unanswered. */
  #following(current) {
    if (this.#next) return this.#next;
    const part = current?.closest("details.more") ?? (this.#next === undefined ? this.form : null);
    return this.fields.find((field) => part?.contains(field) && !checked(field))?.id;
  }

  #move() {
    const current = $(this.form.dataset.current);
    const old = current?.getBoundingClientRect().top;
    const within = this.form.contains(document.activeElement);
    const end = current?.closest("details.more")?.querySelector("summary") ?? $("enough").querySelector("a");
    const next = this.#following(current);
    this.open(next);
    const place = $(next) ?? end;
    if (within) ($(next) ? (checked($(next)) ?? $(next).querySelector("input")) : end).focus({ preventScroll: true });
    if (old === undefined) return;
    const least = parseFloat(getComputedStyle(place).scrollMarginTop); // below the header
    scrollBy(0, place.getBoundingClientRect().top - Math.max(old, least));
  }

  /** A part that the reader unfolds begins with its first open question. */
  #begin(part) {
    const first = this.fields.find((field) => part.contains(field) && !checked(field));
    if (first && !part.querySelector("[data-state=current]")) this.open(first.id);
  }

  #key(event) {
    this.#byPointer = false;
    if (event.key !== "Enter" || event.target.type !== "radio") return;
    event.preventDefault();
    if (checked(event.target.closest("fieldset"))) this.#move();
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
