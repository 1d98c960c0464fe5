// The order of the questions while Python has not said it, as the build wrote it with the model itself.

export const checked = (field) => field.querySelector("input:checked");
const isCapital = (letter) => letter !== letter.toLowerCase();

export class Order {
  #paths;
  #place = 0;

  /** `ids` are the questions by letter, `paths` is the tree of what is asked, `tasks` has the order of a common task. */
  constructor({ ids, deep, paths, tasks }) {
    this.fields = new Map(ids.map((id, n) => [String.fromCharCode(97 + n), document.getElementById(id)]));
    Object.assign(this, { deep, tasks });
    this.#paths = paths;
    this.root = this.#read([]);
  }

  /** A node and all below it: `again` is a question that stands on the path already and was not sure. */
  #read(path) {
    const letter = this.#paths[this.#place++];
    const field = this.fields.get(letter.toLowerCase());
    const again = path.includes(field);
    const kind = field ? (isCapital(letter) ? "surer" : "first") : "enough";
    const options = field && !again && path.length + 1 < this.deep ? this.#options(field) : [];
    return { field, kind, again, after: options.map(() => this.#read([...path, field])) };
  }

  #options(field) {
    return [...field.querySelectorAll("input")]; // not by name: the fieldset has the same
  }

  /** Where the answers lead to in the tree, over so many `steps`; nothing beyond its end. */
  reached() {
    let node = this.root;
    let steps = 0;
    for (; node?.field && !node.again && checked(node.field); steps += 1)
      node = node.after[this.#options(node.field).indexOf(checked(node.field))];
    return node && { ...node, steps };
  }

  /** The questions of a common task, in its own order; none where it is no such task. */
  own(task) {
    return [...(Object.hasOwn(this.tasks, task) ? this.tasks[task] : "")].map((letter) => this.fields.get(letter));
  }
}
