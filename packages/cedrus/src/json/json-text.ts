/** JSON text to plain data and back, exact. */

import type { Diagnostic } from "../data/diagnostic.ts";
import { DEFAULT_LIMITS, withDefaults } from "../data/limits.ts";
import { ok, type Result } from "../data/result.ts";
import type { JsonOptions } from "./decode.ts";
import { jsonFromJs } from "./from-js.ts";
import { readJson } from "./read-json.ts";
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
  const json = readJson(text, withDefaults(options.limits));
  return json.ok ? ok(jsonToJs(json.value)) : json;
}

/**
 * JSON text of plain data. Unlike `JSON.stringify` it writes `bigint` as an integer and refuses
 * what JSON cannot say, instead of dropping or changing it.
 */
export function stringifyJson(value: unknown, indent = 0): Result<string, readonly Diagnostic[]> {
  const json = jsonFromJs(value, DEFAULT_LIMITS, Number.POSITIVE_INFINITY);
  return json.ok ? ok(writeJson(json.value, indent)) : json;
}
