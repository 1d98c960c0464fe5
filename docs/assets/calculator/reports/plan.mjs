// The plan of a list as a file, or on paper in place of the page. Python makes all of them.
import { save, today } from "../documents/download.mjs";

const $ = (id) => document.getElementById(id);

export class PlanFiles {
  /** Listens in `place`; `call` gets a promise of the worker's reply, `paper` prints, `request` gives what to ask for. */
  constructor(place, call, paper, request) {
    Object.assign(this, { call, paper, request });
    place.addEventListener("click", ({ target }) => target.dataset.plan && this.#make(target.dataset.plan));
  }

  async #make(kind) {
    const { making, failed } = $("record-status").dataset;
    this.#say(making);
    try {
      const reply = await this.call({ ...this.request(), date: today(), kind });
      if (kind === "html") this.paper.printInstead(reply);
      else save(reply);
      this.#say(reply.status ?? "");
    } catch {
      this.#say(failed);
    }
  }

  /** The list may have been shown anew meanwhile. */
  #say(text) {
    if ($("plan-status")) $("plan-status").textContent = text;
  }
}
