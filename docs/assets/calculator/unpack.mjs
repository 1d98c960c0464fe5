// Writes the files of an archive into Python's file system, each as a view of the archive: nothing is inflated or copied.
// A file stands behind the length of its name, in two bytes, its own, in four, and its name.
const HEAD = 6;

export function unpack(fs, archive, folder) {
  const view = new DataView(archive);
  const made = new Set();
  for (let at = 0; at < archive.byteLength; ) {
    const named = view.getUint16(at, true);
    const size = view.getUint32(at + 2, true);
    const begins = at + HEAD + named;
    const path = `${folder}/${new TextDecoder().decode(new Uint8Array(archive, at + HEAD, named))}`;
    const parent = path.slice(0, path.lastIndexOf("/"));
    if (!made.has(parent)) fs.mkdirTree(parent);
    made.add(parent);
    fs.writeFile(path, new Uint8Array(archive, begins, size), { canOwn: true });
    at = begins + size;
  }
}
