// Marks what stands on the page as belonging to what was entered before, where what takes its place is long in coming.

const LATE = 2000; // milliseconds: a whole result takes less on a slow phone

/** A part of the page that shows replies of some kinds. */
class Place {
  #waits = new Set(); // kinds that have not come for what was entered last
  #timer;

  constructor({ place, kinds, isFilled }, say) {
    Object.assign(this, { place, kinds, isFilled, say });
  }

  asked(kinds) {
    const own = kinds.filter((kind) => this.kinds.includes(kind));
    if (!own.length || !this.isFilled()) return;
    for (const kind of own) this.#waits.add(kind);
    this.#timer ??= setTimeout(() => this.#mark(), LATE);
  }

  came(kind) {
    this.#waits.delete(kind);
    if (this.#waits.size) return;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.place.removeAttribute("data-behind");
    this.place.querySelector(":scope > .behind-mark")?.remove();
  }

  over() {
    this.#waits.clear();
    this.came();
  }

  #mark() {
    const mark = document.getElementById("behind").content.cloneNode(true);
    this.say(mark.textContent);
    this.place.setAttribute("data-behind", "");
    this.place.append(mark);
  }
}

export class Behind {
  /**
   * `places`: each a `place`, the `kinds` of replies that it shows, and `isFilled()`, whether those of something stand
   * there. `say` reads out the text of a mark.
   */
  constructor(places, say) {
    this.places = places.map((one) => new Place(one, say));
  }

  /** Replies of these kinds are waited for. */
  asked(...kinds) {
    for (const place of this.places) place.asked(kinds);
  }

  /** One has come, or will not. */
  came(kind) {
    for (const place of this.places) place.came(kind);
  }

  /** None of them comes any more. */
  over() {
    for (const place of this.places) place.over();
  }
}
