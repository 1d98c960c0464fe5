// Starts Python and answers {id, request} with {id, reply}, or {id, error}. Knows nothing of what is asked.
const here = new URL(".", import.meta.url).href;
const plain = globalThis.fetch;

let started = false;
const failed = (error) => started || postMessage({ failed: String(error) });

async function sent(name) {
  const response = await plain(here + name);
  if (!response.ok) throw new Error(`${response.status} ${response.url}`);
  return response;
}

// A stored zip, compressed as a whole: the browser inflates it while it arrives.
async function inflated(name) {
  return new Response((await sent(name)).body.pipeThrough(new DecompressionStream("gzip")));
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
const scripts = Promise.all(["pyodide.mjs", "lock.mjs", "pyodide.asm.js"].map((name) => import(here + name)));

// A runtime that cannot be started ends in a rejection that nobody holds, not in one of loadPyodide's own.
addEventListener("unhandledrejection", (event) => failed(event.reason));

async function start() {
  postMessage({ stage: "runtime" });
  const [{ loadPyodide }, { lock }] = await scripts; // lock.mjs is written by the build: no packages
  const pyodide = await loadPyodide({
    indexURL: here,
    stdLibURL: `${here}python_stdlib.zip`,
    lockFileContents: lock,
    packageBaseUrl: here,
  });
  postMessage({ stage: "calculator" });
  pyodide.unpackArchive(await (await calculator).arrayBuffer(), "zip");
  return pyodide.pyimport("calculator.bridge").respond;
}

const respond = start();
respond.then(() => {
  started = true;
  postMessage({ stage: "scoring" });
}, failed);

addEventListener("message", async ({ data: { id, request } }) => {
  try {
    const reply = (await respond)(JSON.stringify(request));
    postMessage({ id, reply: JSON.parse(reply) });
  } catch (error) {
    postMessage({ id, error: String(error) });
  }
});
