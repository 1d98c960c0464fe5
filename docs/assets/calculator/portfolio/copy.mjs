// The second task beside one that two tabs changed. Its words and the length of a name stand in the page.

/** The name of a copy: as much of the name as there is room for, without half a character at its end. */
export function copyName(name) {
  const { content, dataset } = document.getElementById("copy-name");
  const words = content.textContent;
  const room = Number(dataset.longest) - words.replace("{name}", "").length;
  return words.replace("{name}", () => (name || dataset.unnamed).slice(0, room).replace(/[\uD800-\uDBFF]$/, ""));
}

/** A record under the name of a copy. */
export function copied(record) {
  const name = copyName(record.name);
  return { ...record, name, form: { ...record.form, task: name } };
}
