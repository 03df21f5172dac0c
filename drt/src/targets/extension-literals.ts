/** What texts mean as extension values, against readers that are written in another way. */

import { call, lit } from "../generators/build.ts";
import { type ExtensionFn, INVALID, VALID } from "../generators/literals.ts";
import { ipText, unitsText } from "../oracles/canonical.ts";
import type { Source } from "../source.ts";
import type { Target } from "../target.ts";
import { checkValue } from "./check-value.ts";
import { type Engines, ENGINES } from "./engines.ts";

export interface LiteralInput {
  readonly fn: ExtensionFn;
  readonly text: string;
}

const FUNCTIONS: readonly ExtensionFn[] = ["ip", "decimal", "datetime", "duration"];

/** What may stand in such texts, and what looks like it. */
const ALPHABET: Readonly<Record<ExtensionFn, readonly string[]>> = {
  ip: [
    "0",
    "1",
    "25",
    "255",
    "256",
    ".",
    ":",
    "::",
    "/",
    "32",
    "128",
    "f",
    "F",
    "g",
    "01",
    " ",
    "-",
  ],
  decimal: ["0", "1", "9", "5808", ".", "-", "+", "e", "922337203685477", "٣", " ", "_"],
  datetime: ["0", "1", "9", "-", ":", "T", "Z", "+", ".", "2024", "02", "29", "12", "31", "t", "z"],
  duration: ["0", "1", "9", "d", "h", "m", "s", "ms", "-", "+", "9223372036854775807", " ", "D"],
};

function generateText(source: Source, fn: ExtensionFn): string {
  const kind = source.weighted([
    [2, "valid"],
    [1, "invalid"],
    [4, "mutated"],
    [2, "soup"],
    [3, "made"],
  ] as const);
  const pieces = (): string => source.pick(ALPHABET[fn]);
  switch (kind) {
    case "valid":
      return source.pick(VALID[fn]);
    case "invalid":
      return source.pick(INVALID[fn]);
    case "soup":
      return source.list(0, 8, pieces).join("");
    case "made":
      return made(source, fn);
    case "mutated": {
      const text = source.pick(source.chance(3, 4) ? VALID[fn] : INVALID[fn]);
      const at = source.int(text.length + 1);
      return text.slice(0, at) + source.pick(["", pieces()]) + text.slice(at + source.int(2));
    }
  }
}

/** Of the right shape, with any numbers. */
function made(source: Source, fn: ExtensionFn): string {
  const digits = (min: number, max: number): string =>
    source.list(min, max, () => String(source.int(10))).join("");
  switch (fn) {
    case "ip": {
      const parts = source.list(4, 4, () => String(source.int(260)));
      const prefix = source.chance(1, 2) ? `/${source.int(35)}` : "";
      if (source.chance(1, 2)) return parts.join(".") + prefix;
      const groups = source.list(1, 8, () => source.int(0x1_0000).toString(16));
      const at = source.int(groups.length + 1);
      return `${groups.slice(0, at).join(":")}::${groups.slice(at).join(":")}${prefix}`;
    }
    case "decimal":
      return `${source.chance(1, 2) ? "-" : ""}${digits(1, 16)}.${digits(1, 5)}`;
    case "datetime": {
      const date = `${digits(4, 4)}-0${digits(1, 1)}-${source.int(4)}${digits(1, 1)}`;
      if (source.chance(1, 3)) return date;
      const time = `${source.int(3)}${digits(1, 1)}:${source.int(7)}${digits(1, 1)}:${digits(2, 2)}`;
      const zone = source.chance(1, 2) ? "Z" : `${source.pick(["+", "-"])}${digits(4, 4)}`;
      return `${date}T${time}${source.chance(1, 2) ? `.${digits(3, 3)}` : ""}${zone}`;
    }
    case "duration": {
      const units = ["d", "h", "m", "s", "ms"].filter(() => source.chance(1, 2));
      const sign = source.chance(1, 3) ? "-" : "";
      return (
        sign + units.map((unit) => `${digits(1, source.chance(1, 8) ? 20 : 4)}${unit}`).join("")
      );
    }
  }
}

/** A canonical text, or nothing if the text means no value. */
function meaningOf({ fn, text }: LiteralInput): string | undefined {
  switch (fn) {
    case "decimal":
      return decimalOf(text);
    case "duration":
      return durationOf(text);
    case "datetime":
      return datetimeOf(text);
    case "ip":
      return ipOf(text);
  }
}

function within(value: bigint): bigint | undefined {
  return BigInt.asIntN(64, value) === value ? value : undefined;
}

function decimalOf(text: string): string | undefined {
  const found = /^(-?)([0-9]+)\.([0-9]{1,4})$/.exec(text);
  if (found === null) return undefined;
  const [, sign = "", whole = "", fraction = ""] = found;
  const units = within(BigInt(`${whole}${fraction.padEnd(4, "0")}`) * (sign === "-" ? -1n : 1n));
  return units === undefined ? undefined : unitsText("decimal", units);
}

function durationOf(text: string): string | undefined {
  const found =
    /^(-?)(?:([0-9]+)d)?(?:([0-9]+)h)?(?:([0-9]+)m(?!s))?(?:([0-9]+)s)?(?:([0-9]+)ms)?$/.exec(text);
  if (found === null) return undefined;
  const [, sign, ...parts] = found;
  if (parts.every((part) => part === undefined)) return undefined;
  const sizes = [86_400_000n, 3_600_000n, 60_000n, 1000n, 1n];
  const sum = parts.reduce((total, part, at) => total + BigInt(part ?? 0) * (sizes[at] ?? 0n), 0n);
  const millis = within(sign === "-" ? -sum : sum);
  return millis === undefined ? undefined : unitsText("duration", millis);
}

/** With the calendar of `Date`, which covers all years that can be written. */
function datetimeOf(text: string): string | undefined {
  const found =
    /^(([0-9]{4})-([0-9]{2})-([0-9]{2}))(?:T([0-9]{2}):([0-9]{2}):([0-9]{2})(?:\.([0-9]{3}))?(?:Z|([+-])([0-9]{2})([0-9]{2})))?$/.exec(
      text,
    );
  if (found === null) return undefined;
  const [, date = "", , month = "", , hour = "00", minute = "00", second = "00", milli = "000"] =
    found;
  const start = Date.parse(`${date}T${hour}:${minute}:${second}.${milli}Z`);
  const isReal =
    !Number.isNaN(start) && hour !== "24" && new Date(start).toISOString().slice(5, 7) === month;
  if (!isReal) return undefined;
  const [sign, offsetHour = "00", offsetMinute = "00"] = found.slice(9);
  if (Number(offsetHour) > 23 || Number(offsetMinute) > 59) return undefined;
  const offset = (Number(offsetHour) * 60 + Number(offsetMinute)) * 60_000;
  return unitsText("datetime", sign === "-" ? start + offset : start - offset);
}

/** Through `URL`, which reads and writes IPv6 addresses, after what Cedar does not allow. */
function ipOf(text: string): string | undefined {
  const [address = "", prefix, ...rest] = text.split("/");
  if (rest.length > 0) return undefined;
  const isV6 = address.includes(":");
  const bits = isV6 ? 128 : 32;
  if (prefix !== undefined && !(/^(0|[1-9][0-9]{0,2})$/.test(prefix) && Number(prefix) <= bits)) {
    return undefined;
  }
  const number = isV6 ? v6Of(address) : v4Of(address);
  return number === undefined ? undefined : ipText(isV6, number, prefix ?? bits);
}

function v4Of(address: string): bigint | undefined {
  const parts = address.split(".");
  const isPart = (part: string): boolean =>
    /^(0|[1-9][0-9]{0,2})$/.test(part) && Number(part) < 256;
  if (parts.length !== 4 || !parts.every(isPart)) return undefined;
  return parts.reduce((sum, part) => sum * 256n + BigInt(part), 0n);
}

function v6Of(address: string): bigint | undefined {
  if (!/^[0-9a-fA-F:]+$/.test(address) || !URL.canParse(`http://[${address}]/`)) return undefined;
  const written = new URL(`http://[${address}]/`).hostname.slice(1, -1);
  const [head = "", tail] = written.split("::");
  const groups = (part: string): readonly string[] => (part === "" ? [] : part.split(":"));
  const [first, last] = [groups(head), groups(tail ?? "")];
  const zeros = Array.from({ length: 8 - first.length - last.length }, () => "0");
  const all = tail === undefined ? first : [...first, ...zeros, ...last];
  return all.reduce((sum, group) => sum * 0x1_0000n + BigInt(`0x${group}`), 0n);
}

export function extensionLiterals(engines: Engines = ENGINES): Target<LiteralInput> {
  return {
    name: "extension-literals",
    description: "what texts mean as extension values, against readers written in another way",
    generate: (source) => {
      const fn = source.pick(FUNCTIONS);
      return { fn, text: generateText(source, fn) };
    },
    check: (input, recorder) => {
      const expected = meaningOf(input) ?? "error extensionError";
      recorder.saw(`literal/${input.fn}/${expected.startsWith("error") ? "refused" : "read"}`);
      return checkValue(
        engines,
        { expression: call(input.fn, lit(input.text)), expected },
        recorder,
      );
    },
  };
}
