/** The groups, in the order in which they run. */

import { api } from "./api.ts";
import { call } from "./call.ts";
import { directory } from "./directory.ts";
import { entities } from "./entities.ts";
import type { Group } from "./group.ts";
import { oopsla, variants } from "./oopsla.ts";
import { peers } from "./peers.ts";
import { policies } from "./policies.ts";
import { size } from "./size.ts";
import { cold, jitless } from "./start.ts";
import { text } from "./text.ts";
import { work } from "./work.ts";
import { worst } from "./worst.ts";

export const groups: readonly Group[] = [
  ...[oopsla, variants, entities, policies, api, directory],
  ...[text, call, cold, jitless, worst, peers, work, size],
];
