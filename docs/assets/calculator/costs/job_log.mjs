// A log of the reader's own jobs, kept in this browser. Python makes figures of it; this only fills the fields with them.
import * as local from "../local.mjs";

const $ = (id) => document.getElementById(id);

export class Log {
  constructor(form, ask) {
    Object.assign(this, { form, ask });
    for (const job of local.jobs()) this.#add(job);
    $("log-add").addEventListener("click", () => this.#add({}).querySelector("input").focus());
    $("log").addEventListener("input", (event) => {
      event.stopPropagation();
      this.#changed();
    });
    $("log").addEventListener("click", ({ target }) => {
      if (!target.closest("[data-remove]")) return;
      target.closest("fieldset").remove();
      this.#number();
      this.#changed();
      $("log-add").focus();
    });
  }

  show({ values, messages }) {
    $("log-error").textContent = messages.join(" ");
    for (const [name, value] of Object.entries(values)) this.form.elements.namedItem(name).value = value;
    this.form.dispatchEvent(new Event("input", { bubbles: true }));
  }

  #jobs() {
    const entries = (job) => [...job.querySelectorAll("[data-log]")].map((input) => [input.dataset.log, input.value]);
    return [...$("log-jobs").children].map((job) => Object.fromEntries(entries(job)));
  }

  #add(job) {
    const made = $("log-job").content.cloneNode(true).firstElementChild;
    for (const input of made.querySelectorAll("[data-log]")) input.value = job[input.dataset.log] ?? "";
    $("log-jobs").append(made);
    this.#number();
    return made;
  }

  #number() {
    const word = $("log-number").content.textContent;
    [...$("log-jobs").children].forEach((job, i) => (job.querySelector("legend").textContent = `${word} ${i + 1}`));
  }

  #changed() {
    const jobs = this.#jobs();
    if (!local.keepJobs(jobs)) $("log-kept").textContent = $("log-not-kept").content.textContent;
    this.ask({ log: jobs });
  }
}
