// Starts Python and answers {id, request} with {id, reply}, or {id, error}. Knows nothing of what is asked.
// What is asked before all of Python's files are here may be answered with {id, waits: true}, and when they have come with
// {id, waits: false}: then it is to be asked again, if it is still wanted.
const here = new URL(".", import.meta.url).href;
const plain = globalThis.fetch;

let started = false;
const failed = (error) => started || postMessage({ failed: String(error) });

async function sent(name, options) {
  const response = await plain(here + name, options);
  if (!response.ok) throw new Error(`${response.status} ${response.url}`);
  return response;
}

// A stored zip, compressed as a whole: the browser inflates it while it arrives.
async function inflated(name, options) {
  return new Response((await sent(name, options)).body.pipeThrough(new DecompressionStream("gzip")));
}

// All files set out at once; what Pyodide asks for later is on its way already.
const wasm = sent("pyodide.asm.wasm");
const library = inflated("python_stdlib.packed");
const calculator = inflated("calculator.packed");
for (const part of [wasm, library, calculator]) part.catch(failed); // said at once, however Pyodide takes it
const begun = new Map([
  [`${here}pyodide.asm.wasm`, wasm],
  [`${here}python_stdlib.zip`, library],
]);
globalThis.fetch = (address, options) => begun.get(String(address)) ?? plain(address, options);
const scripts = Promise.all(["pyodide.mjs", "lock.mjs", "unpack.mjs", "pyodide.asm.js"].map((name) => import(here + name)));

// A runtime that cannot be started ends in a rejection that nobody holds, not in one of loadPyodide's own.
addEventListener("unhandledrejection", (event) => failed(event.reason));

async function start() {
  postMessage({ stage: "runtime" });
  const [{ loadPyodide }, { lock }, { unpack }] = await scripts; // lock.mjs is written by the build: no packages
  const pyodide = await loadPyodide({
    indexURL: here,
    stdLibURL: `${here}python_stdlib.zip`,
    lockFileContents: lock,
    packageBaseUrl: here,
  });
  postMessage({ stage: "calculator" });
  fetchLater().catch(() => {}); // the request that needs it tries again
  write = (archive) => unpack(pyodide.FS, archive, pyodide.FS.cwd());
  write(await (await calculator).arrayBuffer());
  return pyodide.pyimport("calculator.bridge").respond;
}

// What a first answer does without comes behind it, and is unpacked when a request needs it.
let write;
let fetched = null;
let complete = false;

function fetchLater() {
  const arrived = async () => (await inflated("later.packed", { priority: "low" })).arrayBuffer();
  fetched ??= arrived().catch((error) => {
    fetched = null;
    throw error;
  });
  return fetched;
}

async function unpackLater() {
  const archive = await fetchLater();
  if (!complete) write(archive);
  complete = true;
}

const respond = start();
respond.then(() => {
  started = true;
  postMessage({ stage: "scoring" });
}, failed);

addEventListener("message", async ({ data: { id, request } }) => {
  try {
    const reply = JSON.parse((await respond)(JSON.stringify(request)));
    if (!reply.needs) return postMessage({ id, reply });
    if (complete) throw new Error(`not in ${reply.needs}`);
    postMessage({ id, waits: true });
    await unpackLater();
    postMessage({ id, waits: false });
  } catch (error) {
    postMessage({ id, error: String(error) });
  }
});
