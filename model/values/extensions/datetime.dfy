// Cedar's `datetime`: an instant, in milliseconds since 1970-01-01T00:00:00Z, in the Gregorian calendar
// extended to all years and without leap seconds.
include "duration.dfy"
module DatetimeModel {
  import opened ResultModel
  import opened TextModel
  import opened DurationModel
  import opened Int64Model

  // datetime ::= date ("T" hh ":" mm ":" ss ("." SSS)? ("Z" | ("+" | "-") hh mm))?
  function method ParseDatetime(text: string): Option<int> {
    var day := ParseDate(Take(text, 10));
    if |text| <= 10 || day.None? then day
    else if text[10] != 'T' then None
    else
      var clock := ParseClock(Take(text[11..], 8));
      var rest := Drop(text, 19);
      var fraction := StartsWith(rest, ".");
      var millis := if fraction then ParseField(rest, 1, 3, 999) else Some(0);
      var ahead := ParseZone(if fraction then Drop(rest, 4) else rest);
      if clock.None? || millis.None? || ahead.None? then None
      else Some(day.value + clock.value + millis.value - ahead.value)
  }
  // The number that stands in `width` digits at `start`, at most `max`.
  function method ParseField(text: string, start: int, width: int, max: int): Option<int> {
    var field := Take(Drop(text, start), width);
    var n := ParseDigits(field);
    if |field| == width && n.Some? && n.value <= max then n else None
  }
  // YYYY "-" MM "-" DD
  function method ParseDate(text: string): Option<int> {
    var year, month, day := ParseField(text, 0, 4, 9999), ParseField(text, 5, 2, 12), ParseField(text, 8, 2, 31);
    if |text| == 10 && text[4] == '-' && text[7] == '-' && year.Some? && month.Some? && day.Some?
      && 1 <= month.value && 1 <= day.value <= DaysInMonth(year.value, month.value)
    then Some(DaysSince1970(year.value, month.value, day.value) * DAY)
    else None
  }
  // hh ":" mm ":" ss
  function method ParseClock(text: string): Option<int> {
    var hour, minute, second := ParseField(text, 0, 2, 23), ParseField(text, 3, 2, 59), ParseField(text, 6, 2, 59);
    if |text| == 8 && text[2] == ':' && text[5] == ':' && hour.Some? && minute.Some? && second.Some?
    then Some(hour.value * HOUR + minute.value * MINUTE + second.value * SECOND)
    else None
  }
  // How far ahead of UTC the clock is.
  function method ParseZone(text: string): Option<int> {
    if text == "Z" then Some(0) else
    var hour, minute := ParseField(text, 1, 2, 23), ParseField(text, 3, 2, 59);
    if |text| != 5 || hour.None? || minute.None? then None
    else if text[0] == '+' then Some(hour.value * HOUR + minute.value * MINUTE)
    else if text[0] == '-' then Some(-(hour.value * HOUR + minute.value * MINUTE))
    else None
  }

  function method DaysInMonth(year: int, month: int): int {
    if month == 2 then (if IsLeapYear(year) then 29 else 28)
    else if month == 4 || month == 6 || month == 9 || month == 11 then 30 else 31
  }
  predicate method IsLeapYear(year: int) { year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) }

  // From the definition of the calendar, unlike the closed form that the library uses.
  function method DaysSince1970(year: int, month: int, day: int): int {
    DaysBeforeYear(year) - DaysBeforeYear(1970) + DaysBeforeMonth(year, month) + day - 1
  }
  // Days from 0000-01-01 to the first of January; of the years before, every fourth has a leap day, and so on.
  function method DaysBeforeYear(year: int): int {
    var last := year - 1;
    year * 365 + (last / 4 - last / 100 + last / 400 + 1)
  }
  function method DaysBeforeMonth(year: int, month: int): int
    decreases month
  { if month <= 1 then 0 else DaysBeforeMonth(year, month - 1) + DaysInMonth(year, month - 1) }

  // These two may be no Long; who calls them looks.
  function method Offset(datetime: int, duration: int): int { datetime + duration }
  function method DurationSince(end: int, start: int): int { end - start }
  // The midnight at or before `datetime`, before 1970 too.
  function method ToDate(datetime: int): int { datetime - ToTime(datetime) }
  // The time since that midnight.
  function method ToTime(datetime: int): int { datetime % DAY }
}
