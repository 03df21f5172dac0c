/** `npm run mutants`: see `mutants/main.ts` for its options. */

import { main } from "./mutants/main.ts";

process.exitCode = await main(process.argv.slice(2));
