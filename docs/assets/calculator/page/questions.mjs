// Which question is open: answered ones fold to a line, one is open, the others wait.

const checked = (field) => field.querySelector("input:checked");

export class Questions {
  #byPointer = false;

  constructor(form) {
    this.form = form;
    this.fields = [...form.querySelectorAll("fieldset[data-question]")];
    this.next = this.fields[0].id;
    form.dataset.enhanced = "";
    form.addEventListener("pointerdown", () => (this.#byPointer = true));
    form.addEventListener("keydown", (event) => this.#key(event));
    form.addEventListener("click", (event) => this.#click(event));
    form.addEventListener("submit", (event) => event.preventDefault());
    this.open(this.next);
  }

  /** Set the inputs that exist from [name, value] pairs; leave the others empty. */
  fill(pairs) {
    this.#clear();
    for (const [name, value] of pairs) {
      const input = this.form.elements.namedItem(name);
      if (!input) continue;
      if (input instanceof RadioNodeList) {
        for (const radio of input) radio.checked = radio.value === value;
      } else if (input.type === "checkbox") input.checked = value === input.value;
      else if (input.type !== "hidden") input.value = value;
    }
    this.open(this.form.dataset.current);
  }

  #clear() {
    for (const control of this.form.elements) {
      if (["radio", "checkbox"].includes(control.type)) control.checked = false;
      else if (control.type === "text") control.value = "";
      else if (control instanceof HTMLSelectElement) for (const o of control.options) o.selected = o.defaultSelected;
    }
  }

  open(id) {
    this.#place(id);
    this.form.dataset.current = id ?? "";
    for (const field of this.fields) {
      const answer = checked(field);
      field.dataset.state = field.id === id ? "current" : answer ? "answered" : "later";
      field.querySelector(".chosen").textContent = answer?.labels[0].textContent.trim() ?? "";
    }
  }

  /** Put a question that is answered for the first time below those answered already, so that their numbers run on. */
  #place(id) {
    const field = document.getElementById(id ?? "");
    const last = this.fields.filter(checked).reduce((a, b) => (a && a.compareDocumentPosition(b) & 2 ? a : b), null);
    if (field && last && !checked(field) && last.nextElementSibling !== field) last.after(field);
  }

  /** Open a question and go to it. */
  show(id) {
    this.open(id);
    const field = document.getElementById(id);
    (checked(field) ?? field.querySelector("input")).focus();
  }

  /** After a reply: with a pointer the next question opens in the place of the answered one. */
  advance(next) {
    this.next = next;
    const current = document.getElementById(this.form.dataset.current);
    if (!current) return this.#byPointer || !next ? undefined : this.open(next);
    if (this.#byPointer && checked(current) && next !== current.id) this.#move();
  }

  #move() {
    const old = document.getElementById(this.form.dataset.current)?.getBoundingClientRect().top;
    const within = this.form.contains(document.activeElement);
    this.open(this.next);
    const field = document.getElementById(this.next ?? "");
    if (!field) return this.form.querySelector("#show-all")?.focus({ preventScroll: true });
    if (within) (checked(field) ?? field.querySelector("input")).focus({ preventScroll: true });
    if (old !== undefined) scrollBy(0, field.getBoundingClientRect().top - old);
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
    if (target.closest("#show-all")) this.form.toggleAttribute("data-all");
  }
}
