// Cedar's `decimal`: a fixed-point number with four digits after the point, kept as units of 1/10000.
include "../../data/text.dfy"
include "../../data/int64.dfy"
module DecimalModel {
  import opened ResultModel
  import opened TextModel
  import opened Int64Model

  // decimal ::= "-"? digit+ "." digit{1,4}
  function method ParseDecimal(text: string): Option<int> {
    var negative := StartsWith(text, "-");
    var parts := Split(if negative then text[1..] else text, '.');
    if |parts| != 2 || |parts[1]| > 4 then None else
    var whole, fraction := ParseDigits(parts[0]), ParseDigits(parts[1]);
    if whole.None? || fraction.None? then None else
    var units := whole.value * 10000 + fraction.value * UnitsOfLastDigit(|parts[1]|);
    var signed := if negative then -units else units;
    if IsLong(signed) then Some(signed) else None
  }
  // Of a fraction with so many digits.
  function method UnitsOfLastDigit(digits: int): int {
    if digits == 1 then 1000 else if digits == 2 then 100 else if digits == 3 then 10 else 1
  }
}
