/** Runs the deepest inputs where the stack is small, and reports what went wrong with each. */

// oxlint-disable-next-line import/no-nodejs-modules -- for tests only, and they run in Node
import { parentPort } from "node:worker_threads";
import * as cedrus from "../index.ts";
import { checkEndToEnd, deepest, FORMS } from "./depth.ts";

const answers = FORMS.map((form) => {
  try {
    return checkEndToEnd(cedrus, deepest(cedrus, form));
  } catch (thrown) {
    return String(thrown);
  }
});
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker's port takes none
parentPort?.postMessage(answers);
