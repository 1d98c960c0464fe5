// The cost part of the page: shows what Python sends, marks changed fields, resets them.
import { localise } from "../numbers.mjs";

const $ = (id) => document.getElementById(id);

export class Cost {
  #before = null; // figures that were reset, by their fields, as long as they can come back

  constructor(form) {
    this.form = form;
    localise($("cost"));
    localise($("result"));
    $("cost").addEventListener("click", ({ target }) => {
      this.#click(target.closest("[data-reset], [data-reset-all]"));
      if (target.closest("[data-figures-undo]")) this.#putBack();
    });
    form.addEventListener("click", ({ target }) => this.#click(target.closest("[data-reset]")));
  }

  show({ fields, html, head, wrong }) {
    for (const [id, state] of Object.entries(fields)) this.#mark(id, state);
    const keep = wrong && $("cost").dataset.state === "ready"; // the last good result stays
    for (const note of document.querySelectorAll("#cost .stale, #cost-head .stale")) note.hidden = !keep;
    if (keep) {
      $("cost-head")?.removeAttribute("data-state");
      return;
    }
    const open = [...$("cost-body").querySelectorAll("details")].map((details) => details.open);
    $("cost-body").innerHTML = html;
    $("cost").dataset.state = "ready";
    $("cost-body").querySelectorAll("details").forEach((details, i) => (details.open = open[i] ?? false));
    localise($("cost-body"));
    if (!$("cost-head")) return;
    $("cost-head").innerHTML = head;
    $("cost-head").removeAttribute("data-state");
    localise($("cost-head"));
  }

  /** They could not be worked out: what stands there belongs to other answers, or to an example. */
  fail() {
    $("cost").dataset.state = "failed";
  }

  #mark(id, { usual, note, unit, own, applies, error, read }) {
    const field = document.querySelector(`[data-field="${CSS.escape(id)}"]`);
    const input = field.querySelector("input, select");
    field.hidden = !applies;
    field.toggleAttribute("data-own", own || Boolean(error));
    if (!field.matches(".unit-choice")) {
      field.querySelector(".reset").hidden = !own && !error;
      field.querySelector(".error").textContent = error;
    }
    if (input.type === "text") field.querySelector(".read").textContent = read;
    if (error && !input.hasAttribute("aria-invalid")) field.closest("details")?.setAttribute("open", "");
    input.toggleAttribute("aria-invalid", Boolean(error));
    if (error) input.setAttribute("aria-invalid", "true");
    if (input.type === "text") input.placeholder = usual;
    const shown = { ".usual": note, ".unit": unit };
    for (const [part, text] of Object.entries(shown)) {
      const place = field.querySelector(part);
      if (place && text) place.textContent = text;
    }
  }

  #click(button) {
    if (!button) return;
    const names = "resetAll" in button.dataset ? null : button.dataset.reset.split(" ");
    const controls = [...this.form.elements].filter((c) => c.closest("[data-field]") && (!names || names.includes(c.name)));
    const before = new Map(controls.map((control) => [control, control.value]));
    for (const control of controls) {
      if (control instanceof HTMLSelectElement) for (const option of control.options) option.selected = option.defaultSelected;
      else control.value = control.defaultValue;
    }
    if (names) controls[0]?.focus();
    else this.#offer(new Map([...before].filter(([control, value]) => control.value !== value)));
    this.form.dispatchEvent(new Event("input", { bubbles: true }));
  }

  /** Another task is on the page: the figures of this one do not come back there. */
  forget() {
    this.#offer(new Map());
  }

  #offer(before) {
    this.#before = before;
    $("figures-reset").hidden = !before.size;
    if (before.size) $("figures-reset").querySelector("button").focus({ preventScroll: true });
  }

  #putBack() {
    const [first] = this.#before.keys();
    for (const [control, value] of this.#before) control.value = value;
    this.forget();
    this.form.dispatchEvent(new Event("input", { bubbles: true }));
    first.focus();
  }
}
