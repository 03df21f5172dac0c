// What the extension functions do. A wrong number or kind of arguments is a type error; a text that
// means no value, and a result beyond 64 bits, is an extension error.
include "decimal.dfy"
include "datetime.dfy"
include "../../ast/expr.dfy"
include "../../evaluator/evaluation-error.dfy"
module FunctionsModel {
  import opened ResultModel
  import opened Int64Model
  import opened ValueModel
  import opened FunctionNamesModel
  import opened EvaluationErrorModel
  import opened DecimalModel
  import opened IpAddrModel
  import opened DurationModel
  import opened DatetimeModel

  function method ApplyCall(fn: ExtensionFunction, args: seq<Value>): Evaluated {
    if |args| == 1 then Apply1(fn, args[0])
    else if |args| == 2 then Apply2(fn, args[0], args[1])
    else Err(TypeError)
  }

  function method Apply1(fn: ExtensionFunction, arg: Value): Evaluated {
    if arg.StringValue? then ApplyConstructor(fn, arg.s)
    else if arg.IpAddrValue? then ApplyToIpAddr(fn, arg.ip)
    else if arg.DatetimeValue? then ApplyToDatetime(fn, arg.millis)
    else if arg.DurationValue? then ApplyToDuration(fn, arg.millis)
    else Err(TypeError)
  }
  function method ApplyConstructor(fn: ExtensionFunction, text: string): Evaluated {
    if fn.FnDecimal? then var d := ParseDecimal(text); if d.Some? then Ok(DecimalValue(d.value)) else Err(ExtensionError)
    else if fn.FnIp? then var ip := ParseIpAddr(text); if ip.Some? then Ok(IpAddrValue(ip.value)) else Err(ExtensionError)
    else if fn.FnDatetime? then var t := ParseDatetime(text); if t.Some? then Ok(DatetimeValue(t.value)) else Err(ExtensionError)
    else if fn.FnDuration? then var d := ParseDuration(text); if d.Some? then Ok(DurationValue(d.value)) else Err(ExtensionError)
    else Err(TypeError)
  }
  function method ApplyToIpAddr(fn: ExtensionFunction, ip: IpAddr): Evaluated {
    if fn.FnIsIpv4? then Ok(BoolValue(!ip.isV6))
    else if fn.FnIsIpv6? then Ok(BoolValue(ip.isV6))
    else if fn.FnIsLoopback? then Ok(BoolValue(IsLoopback(ip)))
    else if fn.FnIsMulticast? then Ok(BoolValue(IsMulticast(ip)))
    else Err(TypeError)
  }
  function method ApplyToDatetime(fn: ExtensionFunction, millis: int): Evaluated {
    if fn.FnToDate? then OrOverflow(DatetimeValue(ToDate(millis)))
    else if fn.FnToTime? then Ok(DurationValue(ToTime(millis)))
    else Err(TypeError)
  }
  function method ApplyToDuration(fn: ExtensionFunction, millis: int): Evaluated {
    if fn.FnToMilliseconds? then Ok(LongValue(millis))
    else if fn.FnToSeconds? then Ok(LongValue(ToSeconds(millis)))
    else if fn.FnToMinutes? then Ok(LongValue(ToMinutes(millis)))
    else if fn.FnToHours? then Ok(LongValue(ToHours(millis)))
    else if fn.FnToDays? then Ok(LongValue(ToDays(millis)))
    else Err(TypeError)
  }

  function method Apply2(fn: ExtensionFunction, left: Value, right: Value): Evaluated {
    if left.DecimalValue? && right.DecimalValue? then CompareDecimals(fn, left.units, right.units)
    else if fn.FnIsInRange? && left.IpAddrValue? && right.IpAddrValue? then Ok(BoolValue(IsInRange(left.ip, right.ip)))
    else if fn.FnOffset? && left.DatetimeValue? && right.DurationValue? then
      OrOverflow(DatetimeValue(Offset(left.millis, right.millis)))
    else if fn.FnDurationSince? && left.DatetimeValue? && right.DatetimeValue? then
      OrOverflow(DurationValue(DurationSince(left.millis, right.millis)))
    else Err(TypeError)
  }
  function method CompareDecimals(fn: ExtensionFunction, left: int, right: int): Evaluated {
    if fn.FnLessThan? then Ok(BoolValue(left < right))
    else if fn.FnLessThanOrEqual? then Ok(BoolValue(left <= right))
    else if fn.FnGreaterThan? then Ok(BoolValue(left > right))
    else if fn.FnGreaterThanOrEqual? then Ok(BoolValue(left >= right))
    else Err(TypeError)
  }

  function method OrOverflow(value: Value): Evaluated {
    if (value.DatetimeValue? || value.DurationValue?) && !IsLong(value.millis) then Err(ExtensionError) else Ok(value)
  }
}
