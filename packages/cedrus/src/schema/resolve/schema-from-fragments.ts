/** From what is written to a schema: all names resolved, everything checked. */

import { type Diagnostic, diagnosticOf } from "../../data/diagnostic.ts";
import { isStackOverflow } from "../../data/invariant.ts";
import { withDefaults } from "../../data/limits.ts";
import { err, ok, type Result } from "../../data/result.ts";
import type { JsonOptions } from "../../json/decode.ts";
import type { SchemaFragment } from "../fragment.ts";
import { createSchema } from "../resolved-schema.ts";
import type { Schema } from "../schema.ts";
import { resolveActions } from "./actions.ts";
import { collectDefinitions } from "./definitions.ts";
import { resolveEntityTypes } from "./entity-types.ts";
import { Lookup } from "./lookup.ts";
import { Report } from "./report.ts";
import { refuseShadowing, warnOfShadowing } from "./shadowing.ts";
import { TypeResolver } from "./types.ts";

export interface SchemaAndWarnings {
  readonly schema: Schema;
  readonly warnings: readonly Diagnostic[];
}

/**
 * The schema that all fragments make together, or all that is wrong with it, fragment by fragment.
 * What one fragment declares, the others may use; nothing may be declared twice.
 *
 * The limit `maxDepth` bounds how deeply sets and records are nested in a type once its common types
 * are resolved, so that what recurses over types needs no check of its own.
 */
export function schemaFromFragments(
  fragments: readonly SchemaFragment[],
  options: JsonOptions = {},
): Result<SchemaAndWarnings, readonly Diagnostic[]> {
  try {
    return resolve(fragments, options);
  } catch (failure) {
    if (!isStackOverflow(failure)) throw failure;
    return err([diagnosticOf(STACK_IS_FULL)]);
  }
}

const STACK_IS_FULL = {
  code: "schema/too-deep",
  message: "a type is nested too deeply for the call stack",
  help: "flatten it, or call from less deep in the program",
};

function resolve(
  fragments: readonly SchemaFragment[],
  options: JsonOptions,
): Result<SchemaAndWarnings, readonly Diagnostic[]> {
  const { maxDepth, maxDiagnostics } = withDefaults(options.limits);
  const report = new Report(fragments, maxDiagnostics);
  const definitions = collectDefinitions(fragments, report);
  refuseShadowing(definitions, report);
  const lookup = new Lookup(definitions, report);
  const types = new TypeResolver(lookup, report, maxDepth);
  types.resolveCommonTypes(definitions);
  const resolvers = { lookup, types, report };
  const entityTypes = resolveEntityTypes(definitions, resolvers);
  const actions = resolveActions(definitions, resolvers);
  if (report.any) return err(report.diagnostics());
  const warnings = new Report(fragments, maxDiagnostics);
  warnOfShadowing(fragments, warnings);
  const schema = createSchema({ entityTypes, actions, namespaces: definitions.namespaces });
  return ok({ schema, warnings: warnings.diagnostics() });
}
