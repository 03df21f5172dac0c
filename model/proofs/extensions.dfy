// Laws of the extension types.
include "../values/extensions/functions.dfy"
module ExtensionProofs {
  import opened ResultModel
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

  // Units of a duration round toward zero: a quantity and its negative come to opposite numbers.
  lemma UnitsRoundTowardZero(duration: int)
    ensures ToSeconds(-duration) == -ToSeconds(duration) && ToMinutes(-duration) == -ToMinutes(duration)
    ensures ToHours(-duration) == -ToHours(duration) && ToDays(-duration) == -ToDays(duration)
    ensures duration >= 0 ==> ToSeconds(duration) * SECOND <= duration < (ToSeconds(duration) + 1) * SECOND
  { }

  // ---- Values stay in their ranges

  // Extension functions make Longs, decimals, datetimes and durations of 64 bits only.
  lemma ResultsAreInRange(fn: ExtensionFunction, args: seq<Value>)
    requires forall v :: v in args ==> InLongRange(v)
    ensures ApplyCall(fn, args).Ok? ==> InLongRange(ApplyCall(fn, args).value)
  {
    if |args| == 1 {
      assert args[0] in args;
      ResultOf1IsInRange(fn, args[0]);
    }
    if |args| == 2 {
      assert args[0] in args && args[1] in args;
    }
  }
  predicate InLongRange(v: Value) {
    match v
    case LongValue(i) => IsLong(i)
    case DecimalValue(units) => IsLong(units)
    case DatetimeValue(millis) => IsLong(millis)
    case DurationValue(millis) => IsLong(millis)
    case BoolValue(b) => true
    case StringValue(s) => true
    case EntityValue(uid) => true
    case SetValue(elements) => true
    case RecordValue(attrs) => true
    case IpAddrValue(ip) => true
  }
}
