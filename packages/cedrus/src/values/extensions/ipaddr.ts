/** Cedar's `ipaddr`: an IPv4 or IPv6 address, or a range of them in CIDR notation. */

import { err, ok, type Result } from "../../data/result.ts";

const V4_WORDS = 2;
const V6_WORDS = 8;
const WORD_BITS = 16;

/**
 * An address and the length of its network prefix; a single address is the range of all its bits.
 *
 * The bits behind the prefix are kept: `10.0.0.1/24` and `10.0.0.2/24` are the same range but
 * different values.
 */
export class IpAddr {
  /** The address in 16-bit words, highest first: two words for IPv4, eight for IPv6. */
  readonly words: readonly number[];
  /** How many leading bits the addresses of the range share. */
  readonly prefix: number;

  constructor(words: readonly number[], prefix: number) {
    this.words = words;
    this.prefix = prefix;
  }

  equals(other: IpAddr): boolean {
    return this.key() === other.key();
  }

  /** A text that equal values share and different values do not. */
  key(): string {
    return `${this.words.join()}/${this.prefix}`;
  }
}

/** ipaddr ::= (v4 | v6) ("/" number)? */
export function parseIpAddr(text: string): Result<IpAddr, string> {
  const slash = text.indexOf("/");
  const address = slash < 0 ? text : text.slice(0, slash);
  const words = parseV4(address) ?? parseV6(address);
  if (words === undefined) return err("not an IP address");
  const bits = bitsOf(words);
  const prefix = slash < 0 ? bits : parseNumber(text.slice(slash + 1), bits);
  return prefix === undefined
    ? err(`expected a prefix length of at most ${bits}`)
    : ok(new IpAddr(words, prefix));
}

/** v4 ::= number "." number "." number "." number, each at most 255 */
function parseV4(text: string): readonly number[] | undefined {
  const [a, b, c, d, ...rest] = text.split(".").map((part) => parseNumber(part, 255));
  if (a === undefined || b === undefined || c === undefined || d === undefined) return undefined;
  return rest.length > 0 ? undefined : [a * 256 + b, c * 256 + d];
}

/** number ::= "0" | [1-9] digit{0,2}, at most `max` */
function parseNumber(text: string, max: number): number | undefined {
  return /^(?:0|[1-9]\d?\d?)$/.test(text) && Number(text) <= max ? Number(text) : undefined;
}

/**
 * v6 ::= eight groups | groups? "::" groups?, where "::" stands for at least one group of zero
 *
 * IPv4 written inside IPv6 (`::ffff:1.2.3.4`) and zones (`fe80::1%eth0`) are not part of Cedar.
 */
function parseV6(text: string): readonly number[] | undefined {
  const [left = "", right, ...rest] = text.split("::");
  const head = parseGroups(left);
  const tail = parseGroups(right ?? "");
  if (head === undefined || tail === undefined || rest.length > 0) return undefined;
  const missing = V6_WORDS - head.length - tail.length;
  if (right === undefined ? missing !== 0 : missing < 1) return undefined;
  return [...head, ...Array.from({ length: missing }, () => 0), ...tail];
}

/** groups ::= group (":" group)*; group ::= hexdigit{1,4} */
function parseGroups(text: string): readonly number[] | undefined {
  if (text === "") return [];
  const groups = text.split(":");
  return groups.every((group) => /^[\da-fA-F]{1,4}$/.test(group))
    ? groups.map((group) => Number.parseInt(group, 16))
    : undefined;
}

/**
 * The canonical text of `ip`, always with its prefix length.
 *
 * IPv6 is written as RFC 5952 has it, but never with IPv4 inside: Cedar could not read that back.
 */
export function printIpAddr(ip: IpAddr): string {
  const address = isIpv4(ip)
    ? ip.words.map((word) => `${word >> 8}.${word & 255}`).join(".")
    : shortenZeros(ip.words.map((word) => word.toString(16)).join(":"));
  return `${address}/${ip.prefix}`;
}

/** Writes the first of the longest runs of two or more zero groups as `::`. */
function shortenZeros(text: string): string {
  let start = 0;
  let length = 0;
  for (const run of text.matchAll(/\b0(?::0)+\b/g)) {
    if (run[0].length > length) {
      start = run.index;
      length = run[0].length;
    }
  }
  if (length === 0) return text;
  return `${text.slice(0, start) || ":"}${text.slice(start + length) || ":"}`;
}

export function isIpv4(ip: IpAddr): boolean {
  return ip.words.length === V4_WORDS;
}

export function isIpv6(ip: IpAddr): boolean {
  return ip.words.length === V6_WORDS;
}

/** Whether all of `ip` is in 127.0.0.0/8 or is ::1. */
export function isLoopback(ip: IpAddr): boolean {
  return isInRange(ip, isIpv4(ip) ? V4_LOOPBACK : V6_LOOPBACK);
}

/** Whether all of `ip` is in 224.0.0.0/4 or in ff00::/8. */
export function isMulticast(ip: IpAddr): boolean {
  return isInRange(ip, isIpv4(ip) ? V4_MULTICAST : V6_MULTICAST);
}

const V4_LOOPBACK = /* @__PURE__ */ new IpAddr([0x7f00, 0], 8);
const V6_LOOPBACK = /* @__PURE__ */ new IpAddr([0, 0, 0, 0, 0, 0, 0, 1], 128);
const V4_MULTICAST = /* @__PURE__ */ new IpAddr([0xe000, 0], 4);
const V6_MULTICAST = /* @__PURE__ */ new IpAddr([0xff00, 0, 0, 0, 0, 0, 0, 0], 8);

/** Whether every address of `ip` is one of `range`; never across IPv4 and IPv6. */
export function isInRange(ip: IpAddr, range: IpAddr): boolean {
  return (
    ip.words.length === range.words.length &&
    ip.prefix >= range.prefix &&
    shareBits(ip, range, range.prefix)
  );
}

/** Whether the first `count` bits of two addresses of one family are the same. */
function shareBits(a: IpAddr, b: IpAddr, count: number): boolean {
  for (let i = 0; i * WORD_BITS < count; i++) {
    const ignored = Math.max(0, (i + 1) * WORD_BITS - count);
    if (((a.words[i] ?? 0) ^ (b.words[i] ?? 0)) >> ignored !== 0) return false;
  }
  return true;
}

function bitsOf(words: readonly number[]): number {
  return words.length * WORD_BITS;
}
