/** JSON text, for the readers of JSON; and to plain data and back, exact. */

import type { Diagnostic } from "../data/diagnostic.ts";
import { DEFAULT_LIMITS } from "../data/limits.ts";
import { err, ok, type Result } from "../data/result.ts";
import { LineIndex } from "../data/line-index.ts";
import { Problems } from "../diagnostic/diagnostic.ts";
import { decodeInput, type JsonOptions } from "./decode.ts";
import { jsonFromJs } from "./from-js.ts";
import { JsonText } from "./json-input.ts";
import { readJson } from "./read-json.ts";
import { jsonToJs, writeJson } from "./write-json.ts";

/**
 * JSON text for a function that reads JSON (`entitiesFromJson`, `policySetFromJson`, …), which then
 * reads it as exactly as {@link parseJson} does and says where in it something is wrong. What
 * `JSON.parse` gives is taken as well, but integers beyond 2^53 and repeated keys are lost by then.
 *
 * @example
 * ```ts
 * import { entitiesFromJson, jsonText, unwrap } from "cedrus";
 *
 * const text = '[{ "uid": { "type": "User", "id": "ann" }, "attrs": {}, "parents": [] }]';
 * console.log(unwrap(entitiesFromJson(jsonText(text))).size); // 1
 * ```
 */
export function jsonText(text: string): JsonText {
  return new JsonText({
    text,
    lines: new LineIndex(text),
    read: (...how) => readJson(text, ...how),
  });
}

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
  return decodeInput(jsonText(text), options, (_, root) => jsonToJs(root));
}

/**
 * JSON text of plain data. Unlike `JSON.stringify` it writes `bigint` as an integer and refuses
 * what JSON cannot say, instead of dropping or changing it.
 */
export function stringifyJson(value: unknown, indent = 0): Result<string, readonly Diagnostic[]> {
  const problems = new Problems(DEFAULT_LIMITS.maxDiagnostics);
  const json = jsonFromJs(value, DEFAULT_LIMITS, problems, Number.POSITIVE_INFINITY);
  return problems.any ? err(problems.diagnostics()) : ok(writeJson(json, indent));
}
