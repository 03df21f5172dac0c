/** The command with targets that are made to fail: for the tests of the command. */

import { main } from "./run/main.ts";
import { targets } from "./testing/stub-targets.ts";

process.exitCode = await main(process.argv.slice(2), {
  registry: new URL("./testing/stub-targets.js", import.meta.url),
  targets,
  patience: 1000,
});
