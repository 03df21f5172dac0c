// What JavaScript's strings do by themselves, as functions that are defined for all arguments.
include "result.dfy"
module TextModel {
  import opened ResultModel

  // Why recursion and no quantifier: this version of Dafny compiles quantifiers over strings wrongly.
  predicate method IsDigit(c: char) { '0' <= c <= '9' }
  predicate method AllDigits(text: string)
    decreases |text|
  { |text| == 0 || (IsDigit(text[0]) && AllDigits(text[1..])) }

  // digits ::= digit+
  function method ParseDigits(text: string): Option<int> {
    if |text| > 0 && AllDigits(text) then Some(ValueOf(text, 10, 0)) else None
  }

  predicate method IsHexDigit(c: char) { IsDigit(c) || 'a' <= c <= 'f' || 'A' <= c <= 'F' }
  predicate method AllHexDigits(text: string)
    decreases |text|
  { |text| == 0 || (IsHexDigit(text[0]) && AllHexDigits(text[1..])) }

  function method DigitValue(c: char): int {
    if c <= '9' then c as int - '0' as int else if c <= 'F' then c as int - 'A' as int + 10 else c as int - 'a' as int + 10
  }
  // The number that starts with `value` and goes on with the digits of `text`.
  function method ValueOf(text: string, base: int, value: int): int
    decreases |text|
  { if |text| == 0 then value else ValueOf(text[1..], base, value * base + DigitValue(text[0])) }

  // How many digits `text` begins with.
  function method DigitCount(text: string): int
    ensures 0 <= DigitCount(text) <= |text|
    decreases |text|
  { if |text| > 0 && IsDigit(text[0]) then 1 + DigitCount(text[1..]) else 0 }

  predicate method StartsWith(text: string, prefix: string) { |prefix| <= |text| && text[..|prefix|] == prefix }

  // What is left of `text` without its first `count` characters.
  function method Drop(text: string, count: int): string {
    if count <= 0 then text else if count <= |text| then text[count..] else ""
  }
  function method Take(text: string, count: int): string {
    if count <= 0 then "" else if count <= |text| then text[..count] else text
  }

  // Where `wanted` is first found in `text`; the length of `text` when it is not.
  function method IndexOf(text: string, wanted: string): int
    ensures 0 <= IndexOf(text, wanted) <= |text|
    decreases |text|
  { if |text| == 0 || StartsWith(text, wanted) then 0 else 1 + IndexOf(text[1..], wanted) }

  // The parts of `text` around every `separator`: always at least one.
  function method Split(text: string, separator: char): seq<string>
    ensures |Split(text, separator)| >= 1
    decreases |text|
  {
    var at := IndexOf(text, [separator]);
    if at == |text| then [text] else [text[..at]] + Split(text[at + 1..], separator)
  }
}
