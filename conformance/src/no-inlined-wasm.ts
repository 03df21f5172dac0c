/** A way around a fault of V8. */

import { setFlagsFromString } from "node:v8";

/**
 * V8 of Node 20 may die ("unreachable code" in its deoptimizer) when it has inlined a call into
 * WebAssembly, as it does after some ten thousand calls of the oracle. This forbids it.
 */
export function forbidInlinedWasm(): void {
  if (process.versions.node.startsWith("20."))
    setFlagsFromString("--no-turbo-inline-js-wasm-calls");
}
