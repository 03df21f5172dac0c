/** `like`, and the functions that read a string. */

import { type Fact, facts } from "./fact.ts";

export function stringFacts(): Fact[] {
  return [
    ...facts("like", "a prefix pattern on a context attribute", ['context.location like "s3:*"', 'context.location like "s4:*"', 'context.location like "*thing"'], { context: { location: "s3://bucketA/redTeam/some/thing" } }),
    ...facts("like", "no part matches", ['"eggs" like "ham*"', '"eggs" like "*ham"', '"eggs" like "*ham*"']),
    ...facts("like", "the word stands first", ['"ham and eggs" like "ham*"', '"ham and eggs" like "*ham"', '"ham and eggs" like "*ham*"', '"ham and eggs" like "*h*a*m*"']),
    ...facts("like", "the word stands last", ['"eggs and ham" like "ham*"', '"eggs and ham" like "*ham"']),
    ...facts("like", "the word stands in the middle", ['"eggs, ham, and spinach" like "ham*"', '"eggs, ham, and spinach" like "*ham"', '"eggs, ham, and spinach" like "*ham*"']),
    ...facts("like", "a match may start inside a word, and case counts", ['"Gotham" like "ham*"', '"Gotham" like "*ham"']),
    ...facts("like", "a star may stand for nothing", ['"ham" like "ham"', '"ham" like "ham*"', '"ham" like "*ham"', '"ham" like "*h*a*m*"', '"ham and ham" like "ham*"', '"ham and ham" like "*ham"', '"ham" like "*ham and eggs*"']),
    ...facts("like", "backslashes and literal stars", ['"\\\\afterslash" like "\\\\*"', '"string\\\\with\\\\backslashes" like "string\\\\with\\\\backslashes"', '"string\\\\with\\\\backslashes" like "string*with*backslashes"', '"string*with*stars" like "string\\*with\\*stars"', '"string-with-stars" like "string\\*with\\*stars"']),
    ...facts("datetime()", "each accepted form, against the same instant", ['datetime("2024-10-15") == datetime("2024-10-15T00:00:00Z")', 'datetime("2024-10-15T11:35:00Z") == datetime("2024-10-15T11:35:00.000Z")', 'datetime("2024-10-15T11:35:00+0100") == datetime("2024-10-15T10:35:00Z")', 'datetime("2024-10-15T11:35:00.000+0100") == datetime("2024-10-15T10:35:00Z")', 'datetime("2024-10-15T11:35:00-0100") == datetime("2024-10-15T12:35:00Z")']),
    ...facts("datetime()", "the argument may be any expression", ['datetime(context.time) == datetime("2024-10-15T11:35:00Z")', 'datetime(if true then "1970-01-01" else "2000-01-01") == datetime("1970-01-01")', "datetime(context.date) == datetime(context.date)"], { context: { time: "2024-10-15T11:35:00Z", date: "00011-12-13" } }),
    ...facts("datetime()", "not one of the forms", ['datetime("2022-10-10 ") == datetime("2022-10-10")', 'datetime("2024-10-15Z") == datetime("2024-10-15")', 'datetime("2024-10-15T11:38:02ZZ") == datetime("2024-10-15T11:38:02Z")', 'datetime("2024-01-01T01:02") == datetime("2024-01-01T01:02:00Z")', 'datetime("2024-01-01T00:00:00") == datetime("2024-01-01")', 'datetime("2016-12-31T23:59:60.000Z") == datetime("2017-01-01")']),
    ...facts("datetime()", "fields beyond their ranges", ['datetime("2024-13-01") == 1', 'datetime("2024-00-01") == 1', 'datetime("2024-01-32") == 1', 'datetime("2024-01-00") == 1', 'datetime("2024-01-01T24:00:00Z") == 1', 'datetime("2024-01-01T00:60:00Z") == 1', 'datetime("2024-01-01T00:00:00+2400") == 1', 'datetime("2024-01-01T00:00:00+0060") == 1']),
    ...facts("datetime()", "the largest offsets", ['datetime("2024-01-01T23:59:00+2359") == datetime("2024-01-01")', 'datetime("2024-01-01T00:00:00-2359") == datetime("2024-01-01T23:59:00Z")']),
    ...facts("decimal()", "accepted forms equal themselves with four places", ['decimal("1.0") == decimal("1.0000")', 'decimal("-1.0") == decimal("-1.0000")', 'decimal("123.456") == decimal("123.4560")', 'decimal("0.1234") == decimal("00.1234")', 'decimal("-0.0123") == decimal("-00.0123")', 'decimal("55.1") == decimal("55.10")', 'decimal("00.000") == decimal("0.0")']),
    ...facts("decimal()", "the argument may be any expression", ['decimal(context.time) == decimal("12.25")', "decimal(context.date) == decimal(context.date)", 'decimal(if true then "1.1" else "2.1") == decimal("1.1")'], { context: { time: "12.25", date: "12/27/91" } }),
    ...facts("decimal()", "not a decimal", ['decimal("1234") == 1', 'decimal("1.0.") == 1', 'decimal("1.") == 1', 'decimal(".1") == 1', 'decimal("1.a") == 1', 'decimal("-.") == 1']),
    ...facts("decimal()", "too large or too fine", ['decimal("1000000000000000.0") == 1', 'decimal("922337203685477.5808") == 1', 'decimal("922337203685477.5807") == decimal("922337203685477.5807")', 'decimal("-922337203685477.5808") == decimal("-922337203685477.5808")', 'decimal("0.12345") == 1']),
    ...facts("duration()", "units in order, each once", ['duration("2h30m") == duration("150m")', 'duration("-1d12h") == duration("-36h")', 'duration("1h30m45s") == duration("5445s")', 'duration("1d2h3m4s5ms") == duration("93784005ms")']),
    ...facts("duration()", "the argument may be any expression", ['duration(context.time) == duration("12340ms")', "duration(context.dur) == duration(context.dur)", 'duration(if true then "1h" else "50m") == duration("60m")'], { context: { time: "12s340ms", dur: "1d-1s" } }),
    ...facts("duration()", "not a duration", ['duration("1d2h3m4s5ms ") == 1', 'duration("1d2h3m4s5ms6") == 1', 'duration("d") == 1', 'duration("1s1d") == 1', 'duration("1s1s") == 1', 'duration("1d9223372036854775807ms") == 1']),
    ...facts("ip()", "addresses and ranges of both families", ['ip("127.0.0.1") == ip("127.0.0.1/32")', 'ip("::1") == ip("0:0:0:0:0:0:0:1")', 'ip("127.0.0.1/24") == ip("127.0.0.1/24")', 'ip("ffee::/64") == ip("FFEE::/64")', 'ip("ff00::2") == ip("ff00::0:2")', 'ip("::2") == ip("::2/128")']),
    ...facts("ip()", "the argument may be any expression", ['ip(context.addr) == ip("12.25.27.15")', "ip(context.date) == ip(context.date)", 'ip(if true then "1.1.1.1/24" else "2.1.1.1/32") == ip("1.1.1.1/24")'], { context: { addr: "12.25.27.15", date: "12/27/91" } }),
    ...facts("ip()", "not an address", ['ip("380.0.0.1") == 1', 'ip("ab.ab.ab.ab") == 1', 'ip("127.0.0.1/8/24") == 1', 'ip("fee::/64::1") == 1', 'ip("fzz::1") == 1', "ip([127, 0, 0, 1]) == 1"]),
    ...facts("ip()", "a constructor is not a method", ['"127.0.0.1".ip() == 1']),
    ...facts("ip()", "equality looks at family, address and prefix", ['ip("127.0.0.1") == ip("127.0.0.1")', 'ip("192.168.0.1") == ip("8.8.8.8")', 'ip("192.168.0.1/24") == ip("8.8.8.8/8")', 'ip("192.168.0.1/24") == ip("192.168.0.8/24")', 'ip("127.0.0.1") == ip("::1")', 'ip("127.0.0.1") == ip("192.168.0.1/24")', 'ip("127.0.0.1") == "127.0.0.1"', 'ip("::1") == 1']),
  ];
}
