// Shows how far the start is, that it is slow, or that it failed, with a way to try again. No wording.
const $ = (id) => document.getElementById(id);
const text = (id) => $(id)?.content.textContent ?? "";
const size = new Intl.NumberFormat(undefined, { minimumFractionDigits: 1, maximumFractionDigits: 1 });

/** Seconds without a word, after which a wait is called slow: as the page says, for its search too. */
export const PATIENCE = Number(document.querySelector("[data-patience]").dataset.patience);

/** Bytes as a reader has them. */
export const megabytes = (bytes) => size.format(bytes / 1e6);

export class Waiting {
  #shown = "";

  /** Messages come into `box`, and are read out from `status`; `again` starts anew. */
  constructor(box, status, again) {
    Object.assign(this, { box, status });
    box.addEventListener("click", ({ target }) => {
      if (!target.closest("[data-again]")) return;
      this.done();
      again();
    });
  }

  /** What is waited for, as the engine tells it. */
  show({ stage, left, arrived, slow }) {
    this.#tell(slow ? text("stage-slow") : this.#stage(stage, left, arrived));
    if (slow) this.#say("slow");
    else if (this.#shown === "slow") this.done();
  }

  /** Python did not start. */
  failed() {
    this.#tell("");
    this.#say("failed");
  }

  #tell(said) {
    for (const place of document.querySelectorAll(".stage")) place.textContent = said;
  }

  #stage(stage, left, arrived) {
    if (stage !== "runtime") return text(`stage-${stage}`);
    if (left) return text("stage-left").replace("{left}", megabytes(left));
    return text(arrived ? "stage-starting" : "stage-runtime");
  }

  /** Put a message in the box, unless it stands there. */
  #say(message) {
    if (this.#shown === message && this.#message) return;
    this.#shown = message;
    this.#message?.remove();
    this.box.prepend($(`message-${message}`).content.cloneNode(true)); // above what others had to say, which still holds
    this.status.textContent = this.#message.textContent.trim();
  }

  get #message() {
    return this.box.querySelector("[data-start]");
  }

  /** Nothing is waited for, or what is has gone on. */
  done() {
    this.#message?.remove();
    this.#shown = "";
  }
}
