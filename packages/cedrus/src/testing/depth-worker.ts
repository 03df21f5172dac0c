/** Runs the deepest inputs where the stack is small, and reports what went wrong with each. */

import { parentPort } from "node:worker_threads";
import * as cedrus from "../index.ts";
import { checkEndToEnd, deepest, FORMS } from "./depth.ts";

const answers = FORMS.map(({ make }) => {
  try {
    return checkEndToEnd(cedrus, deepest(cedrus, make));
  } catch (thrown) {
    return String(thrown);
  }
});
parentPort?.postMessage(answers);
