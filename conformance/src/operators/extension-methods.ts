/** The methods of IP addresses, datetimes and durations. */

import { type Fact, facts } from "./fact.ts";

const foo = { context: { foo: "127.0.0.1" } };

export function addressFacts(): Fact[] {
  return [
    ...facts(".isIpv4()", "the address's family", [
      'ip("127.0.0.1").isIpv4()',
      'ip("::1").isIpv4()',
      'ip("127.0.0.1/24").isIpv4()',
    ]),
    ...facts(".isIpv6()", "the address's family", [
      'ip("127.0.0.1/24").isIpv6()',
      'ip("ffee::/64").isIpv6()',
      'ip("::1").isIpv6()',
    ]),
    ...facts(".isLoopback()", "127.0.0.0/8 and ::1", [
      'ip("127.0.0.2").isLoopback()',
      'ip("::1").isLoopback()',
      'ip("::2").isLoopback()',
      'ip("128.0.0.1").isLoopback()',
    ]),
    ...facts(".isMulticast()", "224.0.0.0/4 and ff00::/8", [
      'ip("127.0.0.1").isMulticast()',
      'ip("ff00::2").isMulticast()',
      'ip("224.0.0.1").isMulticast()',
    ]),
    ...facts(".isInRange()", "is the receiver wholly inside?", [
      'ip("192.168.0.1").isInRange(ip("192.168.0.1/24"))',
      'ip("192.168.0.1").isInRange(ip("192.168.0.1/28"))',
      'ip("192.168.0.75").isInRange(ip("192.168.0.1/24"))',
      'ip("192.168.0.75").isInRange(ip("192.168.0.1/28"))',
      'ip("1:2:3:4::").isInRange(ip("1:2:3:4::/48"))',
      'ip("192.168.0.1").isInRange(ip("1:2:3:4::"))',
      'ip("192.168.0.1").isInRange(1)',
    ]),
    ...facts(
      "IP methods",
      "the receiver must be an address, not its text",
      [
        "context.foo.isIpv4()",
        "context.foo.isIpv6()",
        "context.foo.isLoopback()",
        "context.foo.isMulticast()",
        'context.foo.isInRange(ip("192.168.0.1/24"))',
      ],
      foo,
    ),
  ];
}

export function timeFacts(): Fact[] {
  return [
    ...facts(".offset()", "a datetime moved by a duration", [
      'datetime("2024-10-15").offset(duration("1h")) == datetime("2024-10-15T01:00:00Z")',
      'datetime("2024-10-15T00:18:00Z").offset(duration("42m")) == datetime("2024-10-15T01:00:00Z")',
      'datetime("2024-10-16T01:00:00Z").offset(duration("-1d")) == datetime("2024-10-15T01:00:00Z")',
      'datetime("1970-01-02").offset(duration("9223372036854775807ms")) == datetime("1970-01-01")',
      'datetime("2024-10-15T00:18:00Z").offset(duration(42)) == datetime("2024-10-15")',
      'datetime("2024-10-15").offset(42) == datetime("2024-10-15")',
    ]),
    ...facts(".durationSince()", "from one datetime to another", [
      'datetime("2024-10-15T01:00:00Z").durationSince(datetime("2024-10-15")) == duration("1h")',
      'datetime("2024-10-14T23:18:00Z").durationSince(datetime("2024-10-15")) == duration("-42m")',
      'datetime("2024-10-16T00:00:00-0500").durationSince(datetime("2024-10-15")) == duration("1d5h")',
      'datetime("2024-10-15T01:00:00Z").durationSince(2024 - 10 - 15) == duration("1h")',
    ]),
    ...facts(".toDate()", "midnight of the day in UTC", [
      'datetime("2025-02-20T10:35:00Z").toDate() == datetime("2025-02-20")',
      'datetime("2025-02-20T22:00:00-0500").toDate() == datetime("2025-02-21")',
      'duration("5h").toDate() == datetime("1970-01-01")',
    ]),
    ...facts(".toTime()", "what has passed since midnight in UTC", [
      'datetime("2025-02-20T10:35:00Z").toTime() == duration("10h35m")',
      'datetime("2025-02-20T10:35:00-0500").toTime() == duration("15h35m")',
      'datetime("2025-02-20T22:00:00-0500").toTime() == duration("3h")',
      'duration("5h").toTime() == duration("5h")',
    ]),
    ...facts(".toMilliseconds()", "whole milliseconds", [
      'duration("1d").toMilliseconds() == 86400000',
      'duration("4s100ms").toMilliseconds() == 4100',
      '"4s100ms".toMilliseconds() == 4100',
    ]),
    ...facts(".toSeconds()", "whole seconds", [
      'duration("1d").toSeconds() == 86400',
      'duration("4s100ms").toSeconds() == 4',
      'duration("100ms").toSeconds() == 0',
      '"4s100ms".toSeconds() == 4',
    ]),
    ...facts(".toMinutes()", "whole minutes", [
      'duration("1d").toMinutes() == 1440',
      'duration("4m30s").toMinutes() == 4',
      'duration("4m70s").toMinutes() == 5',
      'duration("100ms").toMinutes() == 0',
      '"4m100s".toMinutes() == 4',
    ]),
    ...facts(".toHours()", "whole hours", [
      'duration("1d").toHours() == 24',
      'duration("4h30m").toHours() == 4',
      'duration("4h70m").toHours() == 5',
      'duration("100ms").toHours() == 0',
      '"4h100m".toHours() == 4',
    ]),
    ...facts(".toDays()", "whole days", [
      'duration("1d").toDays() == 1',
      'duration("4d10h").toDays() == 4',
      'duration("4d30h").toDays() == 5',
      'duration("100ms").toDays() == 0',
      '"4d100h".toDays() == 4',
    ]),
    ...facts(
      "datetime and duration methods",
      "the receiver must be a datetime or a duration",
      [
        'context.foo.offset(duration("42m")) == 1',
        'context.foo.durationSince(datetime("2024-10-15")) == 1',
        "context.foo.toDate() == 1",
        "context.foo.toTime() == 1",
        "context.foo.toMilliseconds() == 1",
        "context.foo.toSeconds() == 1",
        "context.foo.toMinutes() == 1",
        "context.foo.toHours() == 1",
        "context.foo.toDays() == 1",
      ],
      foo,
    ),
  ];
}
