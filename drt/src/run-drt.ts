/** `npm run drt`: see `run/options.ts` for its options. */

import { main } from "./run/main.ts";
import { targets } from "./targets/all.ts";

process.exitCode = await main(process.argv.slice(2), {
  registry: new URL("./targets/all.js", import.meta.url),
  targets,
});
