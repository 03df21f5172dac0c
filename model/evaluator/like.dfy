// Matching of `like` patterns. `Matches` says what a match is, and takes exponential time;
// `MatchesPattern` is what runs, in time |text| * |pattern|. proofs/like.dfy shows that they agree.
include "../ast/expr.dfy"
module LikeModel {
  import opened ExprModel

  // Whether the whole of `text` matches: a wildcard stands for any characters, or for none.
  predicate Matches(text: string, pattern: Pattern)
    decreases |text| + |pattern|
  {
    if |pattern| == 0 then text == ""
    else if pattern[0].Wildcard? then Matches(text, pattern[1..]) || (|text| > 0 && Matches(text[1..], pattern))
    else |text| > 0 && text[0] == pattern[0].c && Matches(text[1..], pattern[1..])
  }

  predicate method MatchesPattern(text: string, pattern: Pattern) { MatchesFrom(text, pattern)[0] }

  // For each rest of `pattern`, from the whole of it to nothing: whether `text` matches that rest.
  function method MatchesFrom(text: string, pattern: Pattern): seq<bool>
    ensures |MatchesFrom(text, pattern)| == |pattern| + 1
    decreases |text|
  {
    if |text| == 0 then MatchesEmpty(pattern)
    else MatchesOneMore(text[0], pattern, MatchesFrom(text[1..], pattern))
  }
  function method MatchesEmpty(pattern: Pattern): seq<bool>
    ensures |MatchesEmpty(pattern)| == |pattern| + 1
    decreases |pattern|
  {
    if |pattern| == 0 then [true]
    else var rest := MatchesEmpty(pattern[1..]); [pattern[0].Wildcard? && rest[0]] + rest
  }
  // From the answers for some text to the answers for that text with `c` in front.
  function method MatchesOneMore(c: char, pattern: Pattern, answers: seq<bool>): seq<bool>
    ensures |MatchesOneMore(c, pattern, answers)| == |pattern| + 1
    decreases |pattern|
  {
    if |pattern| == 0 then [false]
    else if |answers| < 2 then MatchesOneMore(c, pattern[1..], []) + [false]
    else
      var rest := MatchesOneMore(c, pattern[1..], answers[1..]);
      [if pattern[0].Wildcard? then rest[0] || answers[0] else c == pattern[0].c && answers[1]] + rest
  }
}
