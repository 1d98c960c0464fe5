// A log of the reader's own jobs, kept in this browser. Python makes figures of it; this only fills the fields with them.
import * as local from "../local.mjs";

const $ = (id) => document.getElementById(id);

export class Log {
  #removed = null; // the last job that was, as long as it can come back

  constructor(form, ask) {
    Object.assign(this, { form, ask });
    this.#read();
    local.watchJobs(() => this.#read());
    $("log-add").addEventListener("click", () => this.#add(local.jobKey()).querySelector("input").focus());
    $("log").addEventListener("input", (event) => {
      event.stopPropagation();
      const job = event.target.closest("fieldset");
      job.dataset.kept = "yes";
      this.#changed(local.keepJob(job.dataset.job, { [event.target.dataset.log]: event.target.value }));
    });
    $("log").addEventListener("click", ({ target }) => {
      if (target.closest("[data-log-undo]")) this.#putBack();
      if (target.closest("[data-remove]")) this.#remove(target.closest("fieldset"));
    });
  }

  #remove(shown) {
    this.#offer(local.log().find(({ key }) => key === shown.dataset.job));
    shown.remove();
    this.#number();
    this.#changed(local.removeJob(shown.dataset.job));
    (this.#removed ? $("log-removed").querySelector("button") : $("log-add")).focus();
  }

  #putBack() {
    const { key, job } = this.#removed;
    const isKept = local.keepJob(key, job);
    this.#read();
    this.#changed(isKept);
    this.#offer(null);
    this.#shown.find(({ dataset }) => dataset.job === key).querySelector("input").focus();
  }

  #offer(job) {
    this.#removed = job ?? null;
    $("log-removed").hidden = !job;
  }

  show({ values, messages }) {
    $("log-error").textContent = messages.join(" ");
    for (const [name, value] of Object.entries(values)) this.form.elements.namedItem(name).value = value;
    this.form.dispatchEvent(new Event("input", { bubbles: true }));
  }

  get #shown() {
    return [...$("log-jobs").children];
  }

  /** Show the jobs that are kept, and leave those alone that are not kept yet. */
  #read() {
    const kept = local.log();
    const keys = new Set(kept.map(({ key }) => key));
    for (const job of this.#shown) if (job.dataset.kept && !keys.has(job.dataset.job)) job.remove();
    for (const { key, job } of kept) this.#fill(this.#shown.find(({ dataset }) => dataset.job === key) ?? this.#add(key), job);
    this.#number();
  }

  #fill(shown, job) {
    shown.dataset.kept = "yes";
    for (const input of shown.querySelectorAll("[data-log]"))
      if (input !== document.activeElement) input.value = job[input.dataset.log] ?? "";
  }

  #add(key) {
    const made = $("log-job").content.cloneNode(true).firstElementChild;
    made.dataset.job = key;
    const later = this.#shown.find(({ dataset }) => dataset.job > key); // begun in this tab before the other's was heard of
    $("log-jobs").insertBefore(made, later ?? null);
    this.#number();
    return made;
  }

  #number() {
    const word = $("log-number").content.textContent;
    this.#shown.forEach((job, i) => (job.querySelector("legend").textContent = `${word} ${i + 1}`));
  }

  #changed(isKept) {
    if (!isKept) $("log-kept").textContent = $("log-not-kept").content.textContent;
    this.ask({ log: local.jobs() });
  }
}
