// Laws of the extension types.
include "../values/extensions/functions.dfy"
module ExtensionProofs {
  import opened ResultModel
  import opened TextModel
  import opened Int64Model
  import opened ValueModel
  import opened FunctionNamesModel
  import opened EvaluationErrorModel
  import opened IpAddrModel
  import opened DecimalModel
  import opened DurationModel
  import opened DatetimeModel
  import opened FunctionsModel

  // ---- datetime and duration

  // A datetime is its date, offset by its time of day; the time is never negative and less than a day.
  lemma DateAndTimeRecombine(datetime: int)
    ensures Offset(ToDate(datetime), ToTime(datetime)) == datetime
    ensures 0 <= ToTime(datetime) < DAY
  { }

  // The date of a datetime is a midnight, also before 1970, and taking it twice changes nothing.
  lemma DateIsMidnight(datetime: int)
    ensures ToTime(ToDate(datetime)) == 0 && ToDate(ToDate(datetime)) == ToDate(datetime)
    ensures ToDate(datetime) <= datetime < ToDate(datetime) + DAY
  { assert datetime == datetime / DAY * DAY + datetime % DAY; }

  // `offset` and `durationSince` undo each other.
  lemma OffsetUndoesDurationSince(datetime: int, start: int, duration: int)
    ensures Offset(start, DurationSince(datetime, start)) == datetime
    ensures DurationSince(Offset(start, duration), start) == duration
  { }

  // `toTime` always has a value; `toDate`, `offset` and `durationSince` have one unless it is beyond 64 bits.
  lemma OnlyOverflowFails(datetime: int, other: int, duration: int)
    requires IsLong(datetime) && IsLong(other) && IsLong(duration)
    ensures Apply1(FnToTime, DatetimeValue(datetime)).Ok?
    ensures Apply1(FnToDate, DatetimeValue(datetime)).Ok? <==> IsLong(ToDate(datetime))
    ensures Apply2(FnOffset, DatetimeValue(datetime), DurationValue(duration)).Ok? <==> IsLong(datetime + duration)
    ensures Apply2(FnDurationSince, DatetimeValue(datetime), DatetimeValue(other)).Ok? <==> IsLong(datetime - other)
  { }

  lemma QuotientIsRoundedDown(a: int, b: int)
    requires a >= 0 && b > 0
    ensures DivLong(a, b) * b <= a < (DivLong(a, b) + 1) * b
  {
    assert a == (a / b) * b + a % b;
  }

  // Units of a duration round toward zero: a quantity and its negative come to opposite numbers.
  lemma UnitsRoundTowardZero(duration: int)
    ensures ToSeconds(-duration) == -ToSeconds(duration) && ToMinutes(-duration) == -ToMinutes(duration)
    ensures ToHours(-duration) == -ToHours(duration) && ToDays(-duration) == -ToDays(duration)
    ensures duration >= 0 ==> ToSeconds(duration) * SECOND <= duration < (ToSeconds(duration) + 1) * SECOND
    ensures duration >= 0 ==> ToMinutes(duration) * MINUTE <= duration < (ToMinutes(duration) + 1) * MINUTE
    ensures duration >= 0 ==> ToHours(duration) * HOUR <= duration < (ToHours(duration) + 1) * HOUR
    ensures duration >= 0 ==> ToDays(duration) * DAY <= duration < (ToDays(duration) + 1) * DAY
  {
    if duration >= 0 {
      QuotientIsRoundedDown(duration, SECOND);
      QuotientIsRoundedDown(duration, MINUTE);
      QuotientIsRoundedDown(duration, HOUR);
      QuotientIsRoundedDown(duration, DAY);
    }
  }

  // ---- ipaddr

  // A range contains itself, and what lies in a range that lies in another lies in that one.
  lemma RangesAreNested(a: IpAddr, b: IpAddr, c: IpAddr)
    ensures IsInRange(a, a)
    ensures IsInRange(a, b) && IsInRange(b, c) ==> IsInRange(a, c)
  { }

  // No address of one family is ever in a range of the other, loopback and multicast included.
  lemma FamiliesDoNotMix(a: IpAddr, b: IpAddr)
    requires IsInRange(a, b)
    ensures a.isV6 == b.isV6
  { }

  // ---- Values stay in their ranges

  // The Longs, decimals, datetimes and durations that extension functions make fit in 64 bits.
  lemma ResultsAreInRange(fn: ExtensionFunction, args: seq<Value>)
    requires forall v :: v in args ==> InLongRange(v)
    ensures ApplyCall(fn, args).Ok? ==> InLongRange(ApplyCall(fn, args).value)
  {
    if |args| == 1 {
      assert InLongRange(args[0]);
      OneArgument(fn, args[0]);
    }
    if |args| == 2 {
      assert InLongRange(args[0]) && InLongRange(args[1]);
      TwoArguments(fn, args[0], args[1]);
    }
  }
  lemma OneArgument(fn: ExtensionFunction, arg: Value)
    requires InLongRange(arg)
    ensures Apply1(fn, arg).Ok? ==> InLongRange(Apply1(fn, arg).value)
  {
    if arg.StringValue? { ConstructedIsInRange(fn, arg.s); }
    else if arg.IpAddrValue? { OfIpAddr(fn, arg.ip); }
    else if arg.DatetimeValue? { OfDatetime(fn, arg.millis); }
    else if arg.DurationValue? { OfDuration(fn, arg.millis); }
  }
  lemma OfIpAddr(fn: ExtensionFunction, ip: IpAddr)
    ensures ApplyToIpAddr(fn, ip).Ok? ==> InLongRange(ApplyToIpAddr(fn, ip).value)
  { }
  lemma OfDatetime(fn: ExtensionFunction, millis: int)
    ensures ApplyToDatetime(fn, millis).Ok? ==> InLongRange(ApplyToDatetime(fn, millis).value)
  { DateAndTimeRecombine(millis); }
  lemma OfDuration(fn: ExtensionFunction, millis: int)
    requires IsLong(millis)
    ensures ApplyToDuration(fn, millis).Ok? ==> InLongRange(ApplyToDuration(fn, millis).value)
  {
    QuotientIsNearer(millis, SECOND);
    QuotientIsNearer(millis, MINUTE);
    QuotientIsNearer(millis, HOUR);
    QuotientIsNearer(millis, DAY);
  }
  lemma QuotientIsNearer(a: int, b: int)
    requires IsLong(a) && b > 0
    ensures IsLong(DivLong(a, b))
  { if a >= 0 { FloorIsNearer(a, b); } else { FloorIsNearer(-a, b); } }
  lemma FloorIsNearer(a: int, b: int)
    requires a >= 0 && b > 0
    ensures 0 <= a / b <= a
  { }
  lemma TwoArguments(fn: ExtensionFunction, left: Value, right: Value)
    requires InLongRange(left) && InLongRange(right)
    ensures Apply2(fn, left, right).Ok? ==> InLongRange(Apply2(fn, left, right).value)
  { }
  lemma ConstructedIsInRange(fn: ExtensionFunction, text: string)
    ensures ApplyConstructor(fn, text).Ok? ==> InLongRange(ApplyConstructor(fn, text).value)
  {
    ParsedDecimalIsLong(text);
    ParsedDurationIsLong(text);
    ParsedDatetimeIsLong(text);
  }

  lemma ParsedDecimalIsLong(text: string)
    ensures ParseDecimal(text).Some? ==> IsLong(ParseDecimal(text).value)
  { }
  lemma ParsedDurationIsLong(text: string)
    ensures ParseDuration(text).Some? ==> IsLong(ParseDuration(text).value)
  { }
  predicate InLongRange(v: Value) {
    (v.LongValue? ==> IsLong(v.i)) &&
    (v.DecimalValue? ==> IsLong(v.units)) &&
    (v.DatetimeValue? || v.DurationValue? ==> IsLong(v.millis))
  }

  lemma ParsedDatetimeIsLong(text: string)
    ensures ParseDatetime(text).Some? ==> IsLong(ParseDatetime(text).value)
  {
    ParsedDateIsNear(Take(text, 10));
    if |text| <= 10 {
      assert ParseDatetime(text) == ParseDate(Take(text, 10));
    } else if ParseDatetime(text).Some? {
      var rest := Drop(text, 19);
      var zone := if StartsWith(rest, ".") then Drop(rest, 4) else rest;
      ParsedClockIsNear(Take(text[11..], 8));
      FieldIsInBounds(rest, 1, 3, 999);
      ParsedZoneIsNear(zone);
      var day, clock, ahead := ParseDate(Take(text, 10)).value, ParseClock(Take(text[11..], 8)).value, ParseZone(zone).value;
      var millis := ParseDatetime(text).value - day - clock + ahead;
      assert 0 <= millis <= 999;
      SumIsLong(day, clock, millis, ahead);
    }
  }
  lemma SumIsLong(day: int, clock: int, millis: int, ahead: int)
    requires IsNear(day) && 0 <= clock < 86_400_000 && 0 <= millis <= 999 && -86_400_000 < ahead < 86_400_000
    ensures IsLong(day + clock + millis - ahead) && IsLong(day)
  { }

  // Between a million days before 1970 and four million after it: what four digits of a year can say, and more.
  // Numbers are written out here, because the prover is slow at multiplying constants.
  predicate IsNear(millis: int) { -86_400_000_000_000 <= millis <= 345_600_000_000_000 }

  lemma ParsedDateIsNear(text: string)
    ensures ParseDate(text).Some? ==> IsNear(ParseDate(text).value)
  {
    FieldIsInBounds(text, 0, 4, 9999);
    FieldIsInBounds(text, 5, 2, 12);
    FieldIsInBounds(text, 8, 2, 31);
    var year, month, day := ParseField(text, 0, 4, 9999), ParseField(text, 5, 2, 12), ParseField(text, 8, 2, 31);
    if ParseDate(text).Some? {
      DayIsNear(year.value, month.value, day.value);
      MillisOfDays(DaysSince1970(year.value, month.value, day.value));
    }
  }
  lemma DayIsNear(year: int, month: int, day: int)
    requires 0 <= year <= 9999 && 1 <= month <= 12 && 0 <= day <= 31
    ensures -1_000_000 <= DaysSince1970(year, month, day) <= 4_000_000
  {
    YearIsNear(year);
    YearIsNear(1970);
    DaysBeforeMonthAreFew(year, month);
  }
  lemma YearIsNear(year: int)
    requires 0 <= year <= 9999
    ensures -10 <= DaysBeforeYear(year) <= 3_700_000
  { }
  lemma MillisOfDays(days: int)
    requires -1_000_000 <= days <= 4_000_000
    ensures IsNear(days * DAY)
  { }
  lemma DaysBeforeMonthAreFew(year: int, month: int)
    ensures 0 <= DaysBeforeMonth(year, month) && (1 <= month ==> DaysBeforeMonth(year, month) <= 31 * (month - 1))
    decreases month
  { if month > 1 { DaysBeforeMonthAreFew(year, month - 1); } }

  lemma ParsedClockIsNear(text: string)
    ensures ParseClock(text).Some? ==> 0 <= ParseClock(text).value < 86_400_000
  {
    FieldIsInBounds(text, 0, 2, 23);
    FieldIsInBounds(text, 3, 2, 59);
    FieldIsInBounds(text, 6, 2, 59);
  }
  lemma ParsedZoneIsNear(text: string)
    ensures ParseZone(text).Some? ==> -86_400_000 < ParseZone(text).value < 86_400_000
  {
    FieldIsInBounds(text, 1, 2, 23);
    FieldIsInBounds(text, 3, 2, 59);
  }

  lemma FieldIsInBounds(text: string, start: int, width: int, max: int)
    ensures var field := ParseField(text, start, width, max); field.Some? ==> 0 <= field.value <= max
  {
    var field := Take(Drop(text, start), width);
    if AllDigits(field) { DigitsAreNoNegative(field, 0); }
  }
  lemma DigitsAreNoNegative(text: string, value: int)
    requires AllDigits(text) && value >= 0
    ensures ValueOf(text, 10, value) >= 0
    decreases |text|
  { if |text| > 0 { DigitsAreNoNegative(text[1..], value * 10 + DigitValue(text[0])); } }
}
