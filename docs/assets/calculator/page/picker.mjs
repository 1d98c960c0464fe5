// The task field as a type-ahead, and the marks of typical answers. Python finds, fills in and words; here is only the list.

const $ = (id) => document.getElementById(id);

export class Picker {
  #open = false;
  #ready = false;
  #offer = "";
  #offered = "";
  #before = {};

  /** `ask(request, use)` goes to Python, `fragment()` gives the answers, `fill(pairs)` sets the form and scores it. */
  constructor(form, { ask, fragment, fill }) {
    Object.assign(this, { form, ask, fragment, fill, input: $("task"), list: $("task-options"), note: $("task-note") });
    this.#mark();
    $("task-browse").hidden = false;
    this.input.addEventListener("focus", () => this.#ready || this.#find(false));
    this.input.addEventListener("input", () => this.#find(this.input.value.trim() !== ""));
    this.input.addEventListener("keydown", (event) => this.#key(event));
    this.input.addEventListener("blur", () => this.#leave());
    this.list.addEventListener("mousedown", (event) => event.preventDefault()); // the field keeps the focus
    this.list.addEventListener("click", ({ target }) => this.#pick(target.closest("[role=option]")?.dataset.task));
    $("task-browse").addEventListener("mousedown", (event) => event.preventDefault());
    $("task-browse").addEventListener("click", () => this.#browse());
    this.note.addEventListener("click", ({ target }) => this.#press(target.closest("button")));
    form.addEventListener("input", (event) => this.#touch(event.target), true);
    form.addEventListener("click", (event) => this.#check(event.target));
    form.addEventListener("keydown", ({ key, target }) => key === "Enter" && this.#touch(target) && this.fill(null));
    form.addEventListener("reset", () => this.#forget());
  }

  /** The reply to an answer: which answers are typical, and the note about them. */
  show({ marked, note_html: html }) {
    for (const field of this.form.querySelectorAll("[data-question]"))
      field.toggleAttribute("data-typical", marked.includes(field.id));
    this.#write(html || this.#offered);
  }

  /** Without Python the field is a plain one, with the browser's own list of names. */
  fail() {
    this.stop();
    $("task-browse").hidden = true;
  }

  /** Nothing more comes of what was asked. */
  stop() {
    this.#close();
    $("task-loading").hidden = true;
  }

  #forget() {
    this.#offer = this.#offered = "";
    this.show({ marked: [], note_html: "" });
  }

  #write(html) {
    if (this.html === html) return;
    const within = this.note.contains(document.activeElement);
    this.note.innerHTML = this.html = html;
    if (within) (html ? this.note : this.input).focus({ preventScroll: true });
  }

  #mark() {
    for (const field of this.form.querySelectorAll("[data-question]")) {
      field.querySelector(".chosen").after(" ", $("typical-mark").content.cloneNode(true));
      field.querySelector(".choices").before($("typical-open").content.cloneNode(true));
      const question = field.querySelector("legend").textContent;
      const button = field.querySelector(".confirm");
      button.setAttribute("aria-label", `${button.textContent}: ${question}`);
    }
  }

  #find(open) {
    this.wanted = open;
    this.#activate(null);
    this.ask({ find: this.input.value }, (reply) => this.#list(reply));
  }

  #list({ options_html: html, count, say, offer_html: offer, exact }) {
    if (!this.#ready) this.#becomeCombobox();
    $("task-loading").hidden = true;
    const chosen = this.active?.id; // with the arrows, before this reply came
    this.list.innerHTML = html;
    this.#offer = exact === this.form.elements.typical.value ? "" : offer;
    this.#activate(null);
    if (document.activeElement !== this.input) return this.#leave();
    if (!this.wanted) return;
    this.#show(count > 0);
    this.#activate(chosen ? $(chosen) : null);
    $("task-status").textContent = say;
  }

  #becomeCombobox() {
    this.#ready = true;
    this.input.removeAttribute("list");
    const states = { role: "combobox", "aria-autocomplete": "list", "aria-controls": this.list.id, "aria-expanded": "false" };
    for (const [name, value] of Object.entries(states)) this.input.setAttribute(name, value);
  }

  #show(open) {
    this.#open = open;
    this.list.hidden = !open;
    if (this.#ready) this.input.setAttribute("aria-expanded", String(open));
    if (!open) this.#activate(null);
  }

  #close() {
    this.wanted = false;
    this.#show(false);
  }

  #leave() {
    this.#close();
    if (this.form.elements.typical.value || this.#offered === this.#offer) return;
    this.#write((this.#offered = this.#offer));
  }

  #browse() {
    this.input.focus();
    if (this.#open) return this.#close();
    $("task-loading").hidden = this.#ready;
    this.wanted = true;
    this.ask({ find: "" }, (reply) => this.#list(reply));
  }

  #activate(option) {
    for (const other of this.list.querySelectorAll("[aria-selected=true]")) other.setAttribute("aria-selected", "false");
    this.active = option;
    if (!option) return this.input.removeAttribute("aria-activedescendant");
    option.setAttribute("aria-selected", "true");
    option.scrollIntoView({ block: "nearest" });
    this.input.setAttribute("aria-activedescendant", option.id);
  }

  #key(event) {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (!this.#ready) return; // the browser's own list
      event.preventDefault();
      if (!this.#open) return this.#find(true);
      const options = [...this.list.querySelectorAll("[role=option]")];
      const place = options.indexOf(this.active);
      const step = event.key === "ArrowDown" ? place + 1 : place < 0 ? options.length - 1 : place - 1;
      return this.#activate(options[step] ?? null);
    }
    if (event.key === "Enter" && this.active) {
      event.preventDefault();
      this.#pick(this.active.dataset.task);
    } else if (event.key === "Enter") this.#close(); // and on to the next field
    if (event.key === "Tab") this.#close(); // the list scrolls, and must not take the focus
    if (event.key === "Escape" && this.#open) {
      event.preventDefault();
      this.#close();
    }
  }

  #pick(id, all = false) {
    if (!id) return;
    this.#offer = this.#offered = "";
    this.#close();
    this.ask({ pick: id, fragment: this.fragment(), all }, (reply) => this.#filled(reply));
  }

  #press(button) {
    if (!button) return;
    if (button.dataset.pick) return this.#pick(button.dataset.pick, "all" in button.dataset);
    this.ask({ take_out: true, fragment: this.fragment(), before: this.#before }, (reply) => this.#filled(reply));
  }

  #filled({ form, say, before }) {
    this.#before = { ...(form.typical === this.form.elements.typical.value && this.#before), ...before };
    $("task-status").textContent = say;
    this.fill(Object.entries(form));
  }

  /** A question that the reader answers or confirms is the reader's own from then on. */
  #touch({ type, name }) {
    const { typical, own } = this.form.elements;
    if (type !== "radio" || !typical.value) return false;
    const names = own.value.split(".").filter((other) => other && other !== name);
    own.value = [...names, name].join(".");
    return true;
  }

  #check(target) {
    const field = target.closest("[data-typical]");
    if (!field || !target.closest(".confirm, .next, input[type=radio]")) return;
    this.#touch({ type: "radio", name: field.id });
    this.fill(null);
    if (target.closest(".confirm")) field.querySelector(".change").focus();
  }
}
