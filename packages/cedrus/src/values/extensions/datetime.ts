/**
 * Cedar's `datetime`: an instant, counted in milliseconds since 1970-01-01T00:00:00Z.
 *
 * The calendar is the Gregorian one, extended to all years, without leap seconds. JavaScript's
 * `Date` only counts the days: it reads texts that Cedar rejects, and its range is smaller.
 */

import { addLong, floorModLong, type Long, subLong } from "../../data/int64.ts";
import { err, ok, type Result } from "../../data/result.ts";
import { Duration, printDuration } from "./duration.ts";

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;

/** An instant; `millis` since 1970 may be any Long. */
export class Datetime {
  readonly millis: Long;

  constructor(millis: Long) {
    this.millis = millis;
  }
}

/** The longest legal text: `2024-10-15T11:38:02.101+1134`. */
const MAX_LENGTH = 28;

/**
 * datetime ::= date ("T" hh ":" mm ":" ss ("." SSS)? ("Z" | ("+" | "-") hh mm))?
 * date     ::= YYYY "-" MM "-" DD
 */
const PATTERN =
  /^(\d\d\d\d)-(\d\d)-(\d\d)(?:T(\d\d):(\d\d):(\d\d)(?:\.(\d\d\d))?(?:Z|([+-])(\d\d)(\d\d)))?$/;

export function parseDatetime(text: string): Result<Datetime, string> {
  const match = text.length > MAX_LENGTH ? null : PATTERN.exec(text);
  if (match === null) {
    return err("expected `YYYY-MM-DD[Thh:mm:ss[.SSS](Z|±hhmm)]`");
  }
  const fields = match.slice(1).map((digits) => Number(digits ?? 0));
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0, milli = 0] = fields;
  const [offsetHour = 0, offsetMinute = 0] = fields.slice(8);
  const midnight = midnightOf(year, month, day);
  if (midnight === undefined) return err("no such day");
  if (hour > 23 || minute > 59 || second > 59) return err("no such time");
  if (offsetHour > 23 || offsetMinute > 59) return err("no such offset");
  const ahead = (match[8] === "-" ? -1 : 1) * (offsetHour * 60 + offsetMinute);
  const minutes = hour * 60 + minute - ahead;
  return ok(new Datetime(midnight + minutes * MINUTE + second * 1000 + milli));
}

/** Milliseconds from 1970-01-01 to a day of the years 0 to 9999, if there is such a day. */
function midnightOf(year: number, month: number, day: number): number | undefined {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  // A day that does not exist has become one of another month.
  return date.getUTCMonth() === month - 1 ? date.getTime() : undefined;
}

/**
 * `datetime` as a Cedar expression.
 *
 * Not as a literal, because literals cannot say years before 0 or after 9999.
 */
export function printDatetime(datetime: Datetime): string {
  const sinceEpoch = printDuration(new Duration(datetime.millis));
  return `datetime("1970-01-01").offset(duration("${sinceEpoch}"))`;
}

/** The instant `duration` after `datetime`, or `undefined` on overflow. */
export function offset(datetime: Datetime, duration: Duration): Datetime | undefined {
  const millis = addLong(datetime.millis, duration.millis);
  return millis === undefined ? undefined : new Datetime(millis);
}

/** How long after `start` the instant `end` is, or `undefined` on overflow. */
export function durationSince(end: Datetime, start: Datetime): Duration | undefined {
  const millis = subLong(end.millis, start.millis);
  return millis === undefined ? undefined : new Duration(millis);
}

/** The midnight at or before `datetime`, before 1970 too, or `undefined` on overflow. */
export function toDate(datetime: Datetime): Datetime | undefined {
  const millis = subLong(datetime.millis, millisOfDay(datetime));
  return millis === undefined ? undefined : new Datetime(millis);
}

/** The time since the midnight at or before `datetime`: never negative, less than 24 hours. */
export function toTime(datetime: Datetime): Duration {
  return new Duration(millisOfDay(datetime));
}

function millisOfDay(datetime: Datetime): number {
  return floorModLong(datetime.millis, DAY);
}
