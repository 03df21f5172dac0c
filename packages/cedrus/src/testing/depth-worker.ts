/** Runs the deepest inputs where the stack is small, and reports what went wrong with each. */

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
parentPort?.postMessage(answers);
