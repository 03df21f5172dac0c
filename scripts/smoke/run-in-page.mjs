// Runs the smoke test in a page and writes the outcome into it.
const result = document.getElementById("result");
try {
  const [cedrus, { smoke }] = await Promise.all([
    import("/cedrus/bundle/index.js"),
    import("./smoke.mjs"),
  ]);
  result.textContent = `passed: ${smoke(cedrus)}`;
} catch (error) {
  result.textContent = `failed: ${String(error)}`;
}
