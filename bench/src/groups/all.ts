/** The groups, in the order in which they run. */

import type { Group } from "./group.ts";
import { oopsla, variants } from "./oopsla.ts";

export const groups: readonly Group[] = [oopsla, variants];
