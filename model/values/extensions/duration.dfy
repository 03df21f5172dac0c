// Cedar's `duration`: a span of time in milliseconds, positive or negative.
include "../../data/text.dfy"
include "../../data/int64.dfy"
module DurationModel {
  import opened ResultModel
  import opened TextModel
  import opened Int64Model

  const SECOND: int := 1000
  const MINUTE: int := 60 * SECOND
  const HOUR: int := 60 * MINUTE
  const DAY: int := 24 * HOUR

  // duration ::= "-"? (digit+ "d")? (digit+ "h")? (digit+ "m")? (digit+ "s")? (digit+ "ms")?, at least one of them
  function method ParseDuration(text: string): Option<int> {
    var negative := StartsWith(text, "-");
    var millis := ParseQuantities(if negative then text[1..] else text, DAY + 1, 0);
    if millis.None? then None else
    var signed := if negative then -millis.value else millis.value;
    if IsLong(signed) then Some(signed) else None
  }
  // Every unit has to be smaller than the one before it.
  function method ParseQuantities(text: string, lastScale: int, total: int): Option<int>
    decreases |text|
  {
    var digits := DigitCount(text);
    var unit := UnitAt(text[digits..]);
    var scale := ScaleOf(unit);
    if digits == 0 || scale == 0 || scale >= lastScale then None else
    var sum := total + ValueOf(text[..digits], 10, 0) * scale;
    var rest := Drop(text, digits + |unit|);
    if rest == "" then Some(sum) else ParseQuantities(rest, scale, sum)
  }
  // One letter, or `ms`, because no unit can begin right behind an `m`.
  function method UnitAt(text: string): string { if StartsWith(text, "ms") then "ms" else Take(text, 1) }
  function method ScaleOf(unit: string): int {
    if unit == "d" then DAY else if unit == "h" then HOUR else if unit == "m" then MINUTE
    else if unit == "s" then SECOND else if unit == "ms" then 1 else 0
  }

  function method ToSeconds(duration: int): int { DivLong(duration, SECOND) }
  function method ToMinutes(duration: int): int { DivLong(duration, MINUTE) }
  function method ToHours(duration: int): int { DivLong(duration, HOUR) }
  function method ToDays(duration: int): int { DivLong(duration, DAY) }
}
