/** JSON text of plain data, exact. */

import type { Diagnostic } from "../data/diagnostic.ts";
import { DEFAULT_LIMITS } from "../data/limits.ts";
import { ok, type Result } from "../data/result.ts";
import { jsonFromJs } from "./from-js.ts";
import { writeJson } from "./write-json.ts";

/**
 * JSON text of plain data. Unlike `JSON.stringify` it writes `bigint` as an integer and refuses
 * what JSON cannot say, instead of dropping or changing it.
 */
export function stringifyJson(value: unknown, indent = 0): Result<string, readonly Diagnostic[]> {
  const json = jsonFromJs(value, { ...DEFAULT_LIMITS, maxDepth: Number.MAX_SAFE_INTEGER });
  return json.ok ? ok(writeJson(json.value, indent)) : json;
}
