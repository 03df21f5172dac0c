/** Which rules of the validator refuse policies, for the statistics only. */

import { validatePolicies } from "cedrus/validator";
import type { PolicySetData, SchemaData } from "../language.ts";
import { BY_HAND, readSchema } from "../oracles/library.ts";
import type { Recorder } from "../target.ts";

/** Each kind of error and warning once. */
export function sawFindings(
  schema: SchemaData,
  policySets: readonly PolicySetData[],
  recorder: Recorder,
): void {
  const resolved = readSchema(schema);
  for (const policies of policySets) {
    const { errors, warnings } = validatePolicies(BY_HAND.readPolicies(policies), resolved);
    const kinds = new Set([...errors, ...warnings].map(({ kind }) => kind));
    for (const kind of kinds) recorder.saw(`finding/${kind}`);
  }
}
