// Starts Python and answers {id, request} with {id, reply}. Knows nothing of what is asked.
import { loadPyodide } from "./pyodide.mjs";

const here = new URL(".", import.meta.url).href;
const archive = fetch(`${here}calculator.zip`).then(found);
const NO_PACKAGES = JSON.stringify({
  info: { abi_version: "", arch: "wasm32", platform: "emscripten", python: "", version: "" },
  packages: {},
});

function found(response) {
  if (!response.ok) throw new Error(`${response.status} ${response.url}`);
  return response.arrayBuffer();
}

async function start() {
  postMessage({ stage: "runtime" });
  const pyodide = await loadPyodide({
    indexURL: here,
    stdLibURL: `${here}python_stdlib.zip`,
    lockFileContents: NO_PACKAGES,
    packageBaseUrl: here,
    checkAPIVersion: true,
  });
  postMessage({ stage: "calculator" });
  pyodide.unpackArchive(await archive, "zip");
  return pyodide.pyimport("calculator.bridge").respond;
}

const respond = start();
respond.then(
  () => postMessage({ stage: "scoring" }),
  (error) => postMessage({ failed: String(error) }),
);

addEventListener("message", async ({ data: { id, request } }) => {
  try {
    const reply = (await respond)(JSON.stringify(request));
    postMessage({ id, reply: JSON.parse(reply) });
  } catch (error) {
    postMessage({ failed: String(error) });
  }
});
