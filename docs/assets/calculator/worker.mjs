// Starts Python and answers {id, request} with {id, reply}, or {id, error}. Knows nothing of what is asked.
// What is asked before all of Python's files are here may be answered with {id, waits: true}, and when they have come with
// {id, waits: false}: then it is to be asked again, if it is still wanted; {id, away} says that they cannot be had. An error
// that is the end of Python is `over`.
// On the way it says {stage}, {left} with every few bytes that came, {arrived} when none are missing, or {failed}.
const here = new URL(".", import.meta.url).href;
const plain = globalThis.fetch;
const compiled = WebAssembly.instantiateStreaming;
const WASM = "pyodide.asm.wasm";
const LATER = "later.packed";
const PAUSE = 100; // milliseconds between two words about bytes

// What may be damaged in the browser's own store is asked of the host again: all of it after a start that failed (`anew`).
const doubted = new Set();
const cache = (name) => (globalThis.anew || doubted.has(name) ? "no-cache" : "default");

let started = false;
const failed = (error) => started || postMessage({ failed: String(error) });

// A runtime that cannot be started ends in a rejection that nobody holds, not in one of loadPyodide's own.
addEventListener("unhandledrejection", (event) => failed(event.reason));

// Bytes that have come, by file, beside those that are to come: `sizes` has of each its bytes as they are read here, and
// as they are sent.
const come = new Map();
let sizes;
let said = 0;

function left() {
  const share = (name, whole) => 1 - Math.min(1, (come.get(name) ?? 0) / whole);
  return sizes && Math.round(Object.entries(sizes).reduce((sum, [name, [whole, sent]]) => sum + sent * share(name, whole), 0));
}

function tell() {
  said = performance.now();
  postMessage({ left: left() });
}

function count(name, { body }) {
  const write = (chunk) => {
    come.set(name, (come.get(name) ?? 0) + chunk.byteLength);
    if (performance.now() - said >= PAUSE) tell();
  };
  const close = () => {
    come.set(name, Infinity);
    tell();
  };
  return body.pipeTo(new WritableStream({ write, close }));
}

async function sent(name, options) {
  const response = await plain(here + name, { cache: cache(name), ...options });
  if (!response.ok) throw new Error(`${response.status} ${response.url}`);
  const length = Number(response.headers.get("Content-Length"));
  if (sizes && !(name in sizes) && length) sizes[name] = [length, length]; // the build tells those of a start alone
  count(name, response.clone()).catch(() => {}); // whoever reads the response meets the same
  return response;
}

// An archive, compressed as a whole: the browser inflates it while it arrives.
async function inflated(name, options) {
  return new Response((await sent(name, options)).body.pipeThrough(new DecompressionStream("gzip"))).arrayBuffer();
}

// All files set out at once; what Pyodide asks for later is on its way already.
const wasm = sent(WASM);
const library = inflated("python_stdlib.packed");
const calculator = inflated("calculator.packed");
const begun = new Map([
  [here + WASM, wasm],
  [`${here}python_stdlib.zip`, library.then((bytes) => new Response(bytes))],
]);
globalThis.fetch = (address, options) => begun.get(String(address)) ?? plain(address, options);
async function script(name) {
  if (globalThis.anew) await (await plain(here + name, { cache: cache(name) })).arrayBuffer();
  return import(here + name);
}
const scripts = Promise.all(["pyodide.mjs", "lock.mjs", "unpack.mjs", "pyodide.asm.js"].map(script));
scripts.then(([, lock]) => {
  ({ sizes } = lock);
  tell();
}, failed);
for (const part of [wasm, library, calculator]) part.catch(failed); // said at once, however Pyodide takes it

// Pyodide says nothing of WebAssembly that cannot be made into a module, and takes none of another type than its own.
WebAssembly.instantiateStreaming = async (asked, imports) => {
  try {
    const response = await asked;
    const typed = response.headers.get("Content-Type") === "application/wasm";
    return await (typed ? compiled.call(WebAssembly, response, imports) : WebAssembly.instantiate(await response.arrayBuffer(), imports));
  } catch (error) {
    failed(error);
    throw error;
  } finally {
    Promise.all([scripts, library, calculator]).then(() => postMessage({ arrived: true, left: 0 }), failed);
  }
};

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
  fetched(LATER).catch(() => {}); // the request that needs it tries again
  const rubbish = pyodide.pyimport("gc");
  rubbish.disable(); // hardly any while Python starts, and to look for it takes a tenth of that
  write = (archive) => unpack(pyodide.FS, archive, pyodide.FS.cwd());
  write(await calculator);
  const { respond } = pyodide.pyimport("calculator.bridge");
  let isFirst = true;
  return (request) => {
    const reply = respond(request);
    if (isFirst) {
      rubbish.freeze(); // what is there now stays
      rubbish.enable();
    }
    isFirst = false;
    return reply;
  };
}

// What the rest of a result takes comes behind the first answer, any other archive when a request needs it; each is unpacked
// then.
let write;
const coming = new Map();
const written = new Set();

function fetched(name) {
  if (!coming.has(name)) coming.set(name, inflated(name, { priority: name === LATER ? "low" : "auto" }));
  return coming.get(name).catch((error) => {
    coming.delete(name);
    doubted.add(name);
    throw error;
  });
}

async function unpackMore(name) {
  const archive = await fetched(name);
  if (!written.has(name)) write(archive);
  written.add(name);
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
    if (written.has(reply.needs)) throw new Error(`not in ${reply.needs}`);
    postMessage({ id, waits: true });
    try {
      await unpackMore(reply.needs);
    } catch (error) {
      return postMessage({ id, error: String(error), away: true });
    }
    postMessage({ id, waits: false });
  } catch (error) {
    postMessage({ id, error: String(error), over: Boolean(error.pyodide_fatal_error) });
  }
});
