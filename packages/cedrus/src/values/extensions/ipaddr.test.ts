import fc from "fast-check";
import { expect, test } from "vitest";
import {
  IpAddr,
  isInRange,
  isIpv4,
  isIpv6,
  isLoopback,
  isMulticast,
  parseIpAddr,
  printIpAddr,
} from "./ipaddr.ts";

/** The words of a table. Entries with white space in them stand beside it. */
const words = (text: string): string[] => text.trim().split(/\s+/);

/** Texts and the canonical texts of what they mean. */
const VALID = words(`
  0.0.0.0=0.0.0.0/32 1.2.3.4=1.2.3.4/32 127.0.0.1=127.0.0.1/32 255.255.255.255=255.255.255.255/32
  10.0.0.1/24=10.0.0.1/24 10.0.0.2/24=10.0.0.2/24 10.0.0.0/8=10.0.0.0/8 1.2.3.4/32=1.2.3.4/32
  1.2.3.4/0=1.2.3.4/0 0.0.0.0/0=0.0.0.0/0 224.0.0.0/4=224.0.0.0/4 192.168.0.1/31=192.168.0.1/31
  192.168.0.1/9=192.168.0.1/9 192.168.0.1/10=192.168.0.1/10 249.250.199.200=249.250.199.200/32
  100.10.1.0=100.10.1.0/32 9.99.109.209=9.99.109.209/32 ::=::/128 ::1=::1/128 1::=1::/128 ::/0=::/0
  ::/128=::/128 ::1/128=::1/128 ::1/127=::1/127 1::1=1::1/128 1::8=1::8/128
  1:2:3:4:5:6:7:8=1:2:3:4:5:6:7:8/128 1:2:3:4:5:6:7::=1:2:3:4:5:6:7:0/128
  ::2:3:4:5:6:7:8=0:2:3:4:5:6:7:8/128 1::3:4:5:6:7:8=1:0:3:4:5:6:7:8/128
  1:2::4:5:6:7:8=1:2:0:4:5:6:7:8/128 1:2:3:4:5:6::8=1:2:3:4:5:6:0:8/128 0:0:0:0:0:0:0:0=::/128
  0:0:0:0:0:0:0:1=::1/128 0000:0000:0000:0000:0000:0000:0000:0001=::1/128 1:0:0:0:0:0:0:0=1::/128
  1:0:0:2:0:0:0:3=1:0:0:2::3/128 1:0:0:0:2:0:0:3=1::2:0:0:3/128 0:0:1:0:0:1:0:0=::1:0:0:1:0:0/128
  1:0:2:0:3:0:4:0=1:0:2:0:3:0:4:0/128 0:1:0:1:0:1:0:1=0:1:0:1:0:1:0:1/128
  1:0:0:2:3:0:0:4=1::2:3:0:0:4/128 10:0:0:10:0:0:10:1=10::10:0:0:10:1/128
  0:a:0:0:0b:0:0:c=0:a::b:0:0:c/128 1:2:3:4:5:6:0:0=1:2:3:4:5:6::/128
  0:0:3:4:5:6:7:8=::3:4:5:6:7:8/128 1:2:3:0:0:6:7:8=1:2:3::6:7:8/128
  1:2:3:0:5:6:7:8=1:2:3:0:5:6:7:8/128 fe80::1=fe80::1/128 FE80::1=fe80::1/128
  Fe80::aBcD=fe80::abcd/128 ffee::/64=ffee::/64 ff00::/8=ff00::/8 ff00::2=ff00::2/128
  ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff=ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff/128
  ABCD:EF01:2345:6789:ABCD:EF01:2345:6789/128=abcd:ef01:2345:6789:abcd:ef01:2345:6789/128
  ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff/0=ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff/0
  ::ffff:102:304=::ffff:102:304/128 ::ffff:7f00:1=::ffff:7f00:1/128 ::ffff:0:0/96=::ffff:0:0/96
  ::7f00:1=::7f00:1/128 64:ff9b::102:304=64:ff9b::102:304/128
  0:0:0:0:0:ffff:0102:0304=::ffff:102:304/128 2001:db8::/32=2001:db8::/32
  2001:0db8:0000:0000:0000:ff00:0042:8329=2001:db8::ff00:42:8329/128
  2001:db8::ff00:42:8329/99=2001:db8::ff00:42:8329/99 2002::1/100=2002::1/100 ::00/9=::/9
  ::0001/1=::1/1 0::0=::/128 0::1:0/64=::1:0/64
`);

const INVALID = [
  ...words(`
  1.2.3 1.2.3.4.5 1.2.3. .1.2.3 1..2.3 1.2.3.4. 1 1.2 16909060 0x1020304 0x1.2.3.4 01.2.3.4
  1.02.3.4 1.2.003.4 1.2.3.04 00.0.0.0 0.0.0.00 001.2.3.4 010.8.8.8 256.0.0.0 1.2.3.256 1.2.3.999
  1.2.3.1000 300.1.1.1 -1.2.3.4 1.-2.3.4 +1.2.3.4 1.2.3.4a a.b.c.d 1.2.3.f 1,2,3,4 1.2.3,4
  1.2.3.4:80 1.2.3.4/ 1.2.3.4/33 1.2.3.4/-1 1.2.3.4/+8 1.2.3.4/08 1.2.3.4/00 1.2.3.4/032
  1.2.3.4/8/8 1.2.3.4//8 1.2.3.4/8/ /8 / 1.2.3.4/a 1.2.3.4/0x8 1.2.3.4/8.0 1.2.3.4/1e1
  1.2.3.4/255.255.255.0 1.2.3.4/100 1.2.3.4/256 1.2.3.4/999 1.2.3.4/4294967304 1.2.3.4%eth0 : :::
  :::: ::1:: 1::2::3 1:::2 :1 1: :1:2:3:4:5:6:7 1:2:3:4:5:6:7: 1:2:3:4:5:6:7 1:2:3:4:5:6:7:8:9
  1:2:3:4:5:6:7::8 1::2:3:4:5:6:7:8 ::1:2:3:4:5:6:7:8 1:2:3:4:5:6:7:8:: 1:2:3:4::5:6:7:8 12345::
  ::12345 ::00001 00000:: g:: ::g ::x1 ::-1 ::+1 ::1/ ::1/129 ::1/999 ::1/256 ::1/1000 ::1/01
  ::1/001 ::1/00 ::1/-0 ::1/64/64 ::/:: ::1/a ::1/0x40 ::1/ffff [::1] [::1]:80 [::1]/64 ::1%0
  ::1%eth0 fe80::1%lo/64 fe80::1%25en0 ::1.2.3.4 ::ffff:1.2.3.4 ::FFFF:127.0.0.1
  1:2:3:4:5:6:1.2.3.4 1::1.2.3.4/128 64:ff9b::1.2.3.4 1:1.2.3.4 ::1.2 ::.. 1.2.3.4:: 1.2.3.4::1
  ABCD:EF01:2345:6789:ABCD:EF01:2345:6789/1280 ABCD:EF01:2345:6789:ABCD:EF01:2345:67890/12
  localhost example.com ip 127.1 127.0.1 １.2.3.4 1.2.3.４ ١.2.3.4 1。2。3。4 1.2.3.4/８ ::１ ：： ::ａ ::ſ
  ff00：：1 K:: "1.2.3.4" --1.2.3.4 1.2.3.4x "::1" +::1 --::1 ::1x - + . true null ١ १ １ 0 00 1e3
  0x10 NaN Infinity __proto__ -0 1_0
  `),
  "1.2.3.4\\8",
  " 1.2.3.4",
  "1.2.3.4 ",
  "1.2.3.4\n",
  "\t1.2.3.4",
  "1.2.3.4\r",
  "\u00a01.2.3.4",
  "1.2.3.4\u0000",
  "\u00001.2.3.4",
  "1.2.3.4\u2028",
  "\ufeff1.2.3.4",
  "1.2.3.4\ud800",
  "\udc001.2.3.4",
  " ::1",
  "::1 ",
  "::1\n",
  "\t::1",
  "::1\r",
  "\u00a0::1",
  "::1\u0000",
  "\u0000::1",
  "::1\u2028",
  "\ufeff::1",
  "::1\ud800",
  "\udc00::1",
  "1.2.3. 4",
  "1.2.3.4 /8",
  "1.2.3.4/ 8",
  "1.2.3.4/8 ",
  ":: 1",
  "::1/ 64",
  "::1\u0000/64",
  "",
  " ",
  "\u0000",
  "\n",
  "\ud800",
  "\udfff",
  "\ud83d\ude00",
  "\ud835\udfd9",
];

const word = fc.oneof(fc.constant(0), fc.nat(0xffff));
const anyV4 = fc
  .tuple(fc.array(word, { minLength: 2, maxLength: 2 }), fc.nat(32))
  .map(([list, prefix]) => new IpAddr(list, prefix));
const anyV6 = fc
  .tuple(fc.array(word, { minLength: 8, maxLength: 8 }), fc.nat(128))
  .map(([list, prefix]) => new IpAddr(list, prefix));
const anyIp = fc.oneof(anyV4, anyV6);

/** The address or range that `text` means, which must be legal. */
function ip(text: string): IpAddr {
  const parsed = parseIpAddr(text);
  return parsed.ok ? parsed.value : expect.fail(`${text}: ${parsed.error}`);
}

test.each(VALID.map((entry) => entry.split("=")))("`%s` is %s", (text = "", canonical = "") => {
  expect(printIpAddr(ip(text))).toBe(canonical);
  expect(ip(text)).toEqual(ip(canonical));
});

test.each(INVALID)("%j is not an IP address", (text) => {
  expect(parseIpAddr(text).ok).toBe(false);
});

test.each([
  ["1.2.3", "not an IP address"],
  ["1.2.3.4/33", "expected a prefix length of at most 32"],
  ["::/129", "expected a prefix length of at most 128"],
  ["1".repeat(44), "not an IP address"],
])("the reason why `%s` is not an IP address", (text, error) => {
  expect(parseIpAddr(text)).toEqual({ ok: false, error });
});

test("addresses are kept in words, with all bits", () => {
  expect(ip("1.2.3.4/8")).toEqual(new IpAddr([0x0102, 0x0304], 8));
  expect(ip("1:2::ffff/16")).toEqual(new IpAddr([1, 2, 0, 0, 0, 0, 0, 0xffff], 16));
});

test("what is printed reads back as the same value", () => {
  fc.assert(
    fc.property(anyIp, (x) => {
      expect(parseIpAddr(printIpAddr(x))).toEqual({ ok: true, value: x });
    }),
    { numRuns: 1000 },
  );
});

test("IPv4 inside IPv6 prints in hexadecimal", () => {
  expect(printIpAddr(ip("::ffff:7f00:1"))).toBe("::ffff:7f00:1/128");
  expect(printIpAddr(ip("::102:304"))).toBe("::102:304/128");
});

test.each([
  ["1.2.3.4", "1.2.3.4/32", true],
  ["::1", "0:0:0:0:0:0:0:1/128", true],
  ["FE80::A", "fe80::a", true],
  ["10.0.0.1/24", "10.0.0.2/24", false],
  ["10.0.0.0/24", "10.0.0.0/25", false],
  ["0.0.0.0/0", "::/0", false],
  ["1.2.3.4", "::102:304", false],
  ["1.2.3.4/32", "::ffff:102:304", false],
])("`%s` equals `%s`: %s", (left, right, expected) => {
  expect(ip(left).equals(ip(right))).toBe(expected);
  expect(ip(left).key() === ip(right).key()).toBe(expected);
});

test("keys are the same exactly for equal values", () => {
  fc.assert(
    fc.property(anyIp, anyIp, (a, b) => {
      const copy = new IpAddr([...a.words], a.prefix);
      expect(a.equals(copy) && a.key() === copy.key()).toBe(true);
      expect(a.equals(b)).toBe(a.key() === b.key());
    }),
  );
});

/** Each text with the answers of isIpv4, isIpv6, isLoopback, isMulticast. */
test.each([
  ["127.0.0.1", "4 loopback"],
  ["127.255.255.255/8", "4 loopback"],
  ["127.0.0.1/7", "4"],
  ["126.255.255.255", "4"],
  ["128.0.0.0", "4"],
  ["0.0.0.0/0", "4"],
  ["224.0.0.0/4", "4 multicast"],
  ["239.255.255.255", "4 multicast"],
  ["224.0.0.1/3", "4"],
  ["223.255.255.255", "4"],
  ["240.0.0.0", "4"],
  ["::1", "6 loopback"],
  ["::1/127", "6"],
  ["::", "6"],
  ["::2", "6"],
  ["ff00::/8", "6 multicast"],
  ["ff02::1", "6 multicast"],
  ["ff00::/7", "6"],
  ["fe80::1", "6"],
  ["::ffff:7f00:1", "6"],
  ["::ffff:e000:1", "6"],
])("`%s` is %s", (text, expected) => {
  const x = ip(text);
  const answers = [
    isIpv4(x) && "4",
    isIpv6(x) && "6",
    isLoopback(x) && "loopback",
    isMulticast(x) && "multicast",
  ];
  expect(answers.filter(Boolean).join(" ")).toBe(expected);
});

test.each([
  ["10.1.2.3", "10.0.0.0/8", true],
  ["10.1.2.3", "10.255.255.255/8", true],
  ["11.1.2.3", "10.0.0.0/8", false],
  ["10.0.0.0/8", "10.1.2.3", false],
  ["10.0.0.0/8", "10.0.0.0/8", true],
  ["10.0.0.0/7", "10.0.0.0/8", false],
  ["10.0.0.0/9", "10.0.0.0/8", true],
  ["10.0.0.1/24", "10.0.0.2/24", true],
  ["1.2.3.4", "0.0.0.0/0", true],
  ["0.0.0.0/0", "1.2.3.4/0", true],
  ["0.0.0.0/0", "0.0.0.0/1", false],
  ["::1", "::/0", true],
  ["::1", "0.0.0.0/0", false],
  ["1.2.3.4", "::/0", false],
  ["1.2.3.4", "::ffff:0:0/96", false],
  ["2001:db8:ffff::/48", "2001:db8::/32", true],
  ["2001:db9::/32", "2001:db8::/32", false],
  ["2001:db9::/32", "2001:db8::/31", true],
  ["1.2.3.5", "1.2.3.4/31", true],
  ["1.2.3.6", "1.2.3.4/31", false],
])("`%s` is in the range `%s`: %s", (text, range, expected) => {
  expect(isInRange(ip(text), ip(range))).toBe(expected);
});

test("a range lies in another exactly when its first and its last address do", () => {
  const bounds = (x: IpAddr): readonly [bigint, bigint] => {
    const address = x.words.reduce((sum, w) => sum * 65_536n + BigInt(w), 0n);
    const hosts = 2n ** BigInt(x.words.length * 16 - x.prefix);
    const first = (address / hosts) * hosts;
    return [first, first + hosts - 1n];
  };
  const pair = fc.tuple(anyIp, fc.nat(127), fc.nat(128)).map(([x, flip, prefix]) => {
    const bits = x.words.length * 16;
    const at = flip % bits;
    const near = x.words.map((w, i) => (i === at >> 4 ? w ^ (0x8000 >> (at & 15)) : w));
    return [x, new IpAddr(near, prefix % (bits + 1))] as const;
  });
  fc.assert(
    fc.property(pair, ([a, b]) => {
      const [firstA, lastA] = bounds(a);
      const [firstB, lastB] = bounds(b);
      expect(isInRange(a, b)).toBe(firstB <= firstA && lastA <= lastB);
    }),
    { numRuns: 2000 },
  );
});

test("a text of a million characters is answered at once", () => {
  const million = 1_000_000;
  const texts = [
    "0",
    "9",
    "-",
    ".",
    ":",
    "/",
    "\0",
    " ",
    "1d",
    "1ms",
    "1.",
    "::",
    "\ud800",
    "\u0661",
  ];
  const start = performance.now();
  for (const text of texts) expect(parseIpAddr(text.repeat(million)).ok).toBe(false);
  expect(performance.now() - start).toBeLessThan(5000);
});
