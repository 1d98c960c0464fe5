// Writes the files of a stored zip into Python's file system, each as a view of the archive: nothing is inflated or copied.
const ENTRY = 0x04034b50; // what each file's own header begins with
const HEAD = 30; // bytes of such a header before the name

export function unpack(fs, archive, folder) {
  const view = new DataView(archive);
  const made = new Set();
  for (let at = 0; view.getUint32(at, true) === ENTRY; ) {
    const size = view.getUint32(at + 22, true);
    const named = view.getUint16(at + 26, true);
    const begins = at + HEAD + named + view.getUint16(at + 28, true);
    const path = `${folder}/${new TextDecoder().decode(new Uint8Array(archive, at + HEAD, named))}`;
    const parent = path.slice(0, path.lastIndexOf("/"));
    if (!made.has(parent)) fs.mkdirTree(parent);
    made.add(parent);
    fs.writeFile(path, new Uint8Array(archive, begins, size), { canOwn: true });
    at = begins + size;
  }
}
