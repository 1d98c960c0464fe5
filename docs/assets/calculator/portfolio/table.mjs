// The list's table in the page: sorted as the reader chose, boxes and open parts kept when it is shown anew.

const HELD = 1000; // milliseconds for which a press that does not end holds up what is shown
const PASSING = ["number", "focusVisibleAdded"]; // a row's place may change; the theme marks what the keyboard is at

/** A promise of the end of a press, after its click. */
function press() {
  return new Promise((done) => {
    for (const end of ["pointerup", "pointercancel"]) addEventListener(end, () => setTimeout(done), { once: true });
    setTimeout(done, HELD);
  });
}

export class Table {
  #sort = { key: "number", down: false };
  #chosen = new Set();
  #limit = "";
  #pressed = null;
  #most = 0; // rows shown; how many at first, and at a press, stands in the page

  constructor(place, tooMany) {
    Object.assign(this, { place, tooMany });
    place.addEventListener("click", ({ target }) => this.#click(target.closest("[data-sort]")));
    place.addEventListener("click", ({ target }) => this.#more(target.closest("[data-rows]")));
    place.addEventListener("change", ({ target }) => this.#choose(target));
    place.addEventListener("pointerdown", () => (this.#pressed = press()));
    place.addEventListener("click", (event) => this.#follow(event));
  }

  /** The ids of the tasks chosen to compare, in the order of the table. */
  get chosen() {
    return this.#rows.map((row) => row.dataset.id).filter((id) => this.#chosen.has(id));
  }

  /** When a press that has begun here is over: what is shown anew under it would take it away. */
  async released() {
    await this.#pressed;
  }

  show(html) {
    const focused = this.place.contains(document.activeElement) ? this.#address(document.activeElement) : null;
    const open = [...this.place.querySelectorAll("details")].map((details) => details.open);
    const picked = [...this.place.querySelectorAll("select")].map(({ id, value }) => `#${id} option[value="${CSS.escape(value)}"]`);
    this.place.innerHTML = html;
    const options = picked.map((css) => this.place.querySelector(css));
    if (options.every(Boolean)) for (const option of options) option.selected = true; // of another task otherwise
    this.place.querySelectorAll("details").forEach((details, i) => (details.open = open[i] ?? false));
    const ids = new Set(this.#rows.map((row) => row.dataset.id));
    this.#chosen = new Set([...this.#chosen].filter((id) => ids.has(id)));
    for (const box of this.place.querySelectorAll("[data-compare]")) box.checked = this.#chosen.has(box.dataset.compare);
    this.#limit = this.place.querySelector("#compare-hint").textContent;
    this.#order();
    this.#limits();
    if (focused) this.place.querySelector(focused)?.focus({ preventScroll: true });
  }

  /** A row goes at once; the rest is shown anew in a moment. */
  drop(id) {
    this.#rows.find((row) => row.dataset.id === id)?.remove();
  }

  focus(id) {
    const row = this.#rows.find((row) => row.dataset.id === id);
    this.#reveal(row);
    row?.querySelector("a").focus();
  }

  focusCompare() {
    this.place.querySelector("[data-action=compare]")?.focus();
  }

  get #rows() {
    return [...this.place.querySelectorAll(".tasks tbody tr")];
  }

  /** What finds an element again when the list is shown anew: what it does, its name, where it leads, or what it unfolds. */
  #address(element) {
    const [name, value] = Object.entries(element.dataset).find(([key]) => !PASSING.includes(key)) ?? [];
    const within = `.${element.closest("section, details, .notice")?.classList[0]}`;
    if (name) return `[data-${name}="${CSS.escape(value)}"]`;
    if (element.id) return `#${CSS.escape(element.id)}`;
    return element.matches("a") ? `${within} a[href="${CSS.escape(element.getAttribute("href"))}"]` : `${within} > ${element.localName}`;
  }

  #click(button) {
    if (!button) return;
    const key = button.dataset.sort;
    this.#sort = { key, down: this.#sort.key === key && !this.#sort.down };
    this.#order();
  }

  #order() {
    const { key, down } = this.#sort;
    const cell = (row) => row.querySelector(`[data-column="${key}"]`).dataset;
    const compare = (a, b) =>
      "text" in cell(a) ? cell(a).text.localeCompare(cell(b).text) : Number(cell(a).number) - Number(cell(b).number);
    const body = this.place.querySelector(".tasks tbody");
    body.append(...this.#rows.sort((a, b) => (down ? -compare(a, b) : compare(a, b))));
    for (const button of this.place.querySelectorAll("[data-sort]")) {
      const state = button.dataset.sort !== key ? "none" : down ? "descending" : "ascending";
      button.closest("th").setAttribute("aria-sort", state);
    }
    this.#cut();
  }

  /** Only so many rows are laid out: a list of thousands would hold up the page. */
  #cut() {
    const bar = this.place.querySelector(".more-rows");
    const rows = this.#rows;
    this.#most = bar ? Math.max(this.#most, Number(bar.dataset.step)) : rows.length;
    rows.forEach((row, i) => (row.hidden = i >= this.#most));
    if (!bar) return;
    bar.hidden = rows.length <= this.#most;
    const said = bar.querySelector("[data-text]");
    said.textContent = said.dataset.text.replace("{shown}", Math.min(this.#most, rows.length));
  }

  #more(button) {
    if (!button) return;
    const first = this.#most;
    this.#most = button.dataset.rows === "all" ? Infinity : first + Number(button.parentElement.dataset.step);
    this.#cut();
    this.#rows[first].focus({ preventScroll: true });
  }

  #reveal(row) {
    if (!row?.hidden) return;
    this.#most = this.#rows.indexOf(row) + 1;
    this.#cut();
  }

  #choose(box) {
    if (!box.dataset.compare) return;
    if (box.checked) this.#chosen.add(box.dataset.compare);
    else this.#chosen.delete(box.dataset.compare);
    this.#limits();
  }

  /** How many may be compared stands in the page; the button waits for two. */
  #limits() {
    const button = this.place.querySelector("[data-action=compare]");
    const most = Number(button.dataset.most);
    const many = this.#chosen.size > most;
    button.disabled = this.#chosen.size < 2 || many;
    this.place.querySelector("#compare-hint").textContent = many ? this.tooMany.replace("{most}", most) : this.#limit;
  }

  /** A point on the map leads to its row. */
  #follow(event) {
    const link = event.target.closest('a[href^="#task-row-"]');
    if (!link) return;
    event.preventDefault();
    const row = document.getElementById(link.getAttribute("href").slice(1));
    this.#reveal(row);
    row.scrollIntoView({ block: "center" });
    row.focus({ preventScroll: true });
  }
}
