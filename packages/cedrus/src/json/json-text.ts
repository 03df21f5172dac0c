/** JSON text to plain data and back, exact. */

import type { Diagnostic } from "../data/diagnostic.ts";
import { DEFAULT_LIMITS } from "../data/limits.ts";
import { err, ok, type Result } from "../data/result.ts";
import { Problems } from "../diagnostic/diagnostic.ts";
import { decodeInput, type JsonOptions } from "./decode.ts";
import { jsonFromJs } from "./from-js.ts";
import { jsonToJs, writeJson } from "./write-json.ts";

/**
 * Plain data from JSON text, exactly or not at all: integers of up to 64 bits (`bigint` beyond
 * 2^53), no fractions, no duplicate keys, no lone surrogates. What it refuses, `JSON.parse` changes
 * in silence.
 *
 * @example
 * ```ts
 * import { parseJson, unwrap } from "cedrus";
 *
 * console.log(unwrap(parseJson("[9007199254740993]"))); // [9007199254740993n]
 * ```
 */
export function parseJson(
  text: string,
  options: JsonOptions = {},
): Result<unknown, readonly Diagnostic[]> {
  return decodeInput(text, options, (_, root) => jsonToJs(root));
}

/**
 * JSON text of plain data. Unlike `JSON.stringify` it writes `bigint` as an integer and refuses
 * what JSON cannot say, instead of dropping or changing it.
 */
export function stringifyJson(value: unknown, indent = 0): Result<string, readonly Diagnostic[]> {
  const problems = new Problems(DEFAULT_LIMITS.maxDiagnostics);
  const json = jsonFromJs(value, DEFAULT_LIMITS, problems, Number.POSITIVE_INFINITY);
  return problems.any ? err(problems.diagnostics(undefined)) : ok(writeJson(json, indent));
}
