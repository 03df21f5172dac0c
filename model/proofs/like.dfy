// The matcher of `like` patterns that runs, and the definition of a match, agree.
include "../evaluator/like.dfy"
module LikeProofs {
  import opened ExprModel
  import opened LikeModel

  // `answers` says for each rest of `pattern` whether `text` matches it.
  predicate AnswersFor(answers: seq<bool>, text: string, pattern: Pattern) {
    |answers| == |pattern| + 1 && forall i :: 0 <= i < |answers| && i <= |pattern| ==> answers[i] == Matches(text, pattern[i..])
  }

  // The linear matcher answers as the definition says.
  lemma MatcherMeetsDefinition(text: string, pattern: Pattern)
    ensures MatchesPattern(text, pattern) == Matches(text, pattern)
  {
    MatchesFromIsRight(text, pattern);
    assert pattern[0..] == pattern;
  }

  lemma MatchesFromIsRight(text: string, pattern: Pattern)
    ensures AnswersFor(MatchesFrom(text, pattern), text, pattern)
    decreases |text|
  {
    if |text| == 0 {
      MatchesEmptyIsRight(pattern);
    } else {
      MatchesFromIsRight(text[1..], pattern);
      MatchesOneMoreIsRight(text, pattern, MatchesFrom(text[1..], pattern));
    }
  }

  lemma MatchesEmptyIsRight(pattern: Pattern)
    ensures AnswersFor(MatchesEmpty(pattern), "", pattern)
    decreases |pattern|
  {
    if |pattern| > 0 {
      MatchesEmptyIsRight(pattern[1..]);
      Shifted(MatchesEmpty(pattern)[0], MatchesEmpty(pattern[1..]), "", pattern);
    }
  }

  lemma MatchesOneMoreIsRight(text: string, pattern: Pattern, answers: seq<bool>)
    requires |text| > 0 && AnswersFor(answers, text[1..], pattern)
    ensures AnswersFor(MatchesOneMore(text[0], pattern, answers), text, pattern)
    decreases |pattern|
  {
    if |pattern| > 0 {
      forall i | 0 <= i < |pattern|
        ensures answers[1..][i] == Matches(text[1..], pattern[1..][i..])
      { assert pattern[1..][i..] == pattern[i + 1..]; }
      MatchesOneMoreIsRight(text, pattern[1..], answers[1..]);
      var rest := MatchesOneMore(text[0], pattern[1..], answers[1..]);
      assert pattern[0..] == pattern;
      assert pattern[1..][0..] == pattern[1..];
      assert answers[0] == Matches(text[1..], pattern);
      assert answers[1] == Matches(text[1..], pattern[1..]);
      assert rest[0] == Matches(text, pattern[1..]);
      Shifted(MatchesOneMore(text[0], pattern, answers)[0], rest, text, pattern);
    }
  }

  // Answers for the rest of a pattern, with the answer for the whole of it in front.
  lemma Shifted(first: bool, rest: seq<bool>, text: string, pattern: Pattern)
    requires |pattern| > 0 && AnswersFor(rest, text, pattern[1..]) && first == Matches(text, pattern)
    ensures AnswersFor([first] + rest, text, pattern)
  {
    forall i | 0 <= i <= |pattern|
      ensures ([first] + rest)[i] == Matches(text, pattern[i..])
    {
      if i == 0 { assert pattern[0..] == pattern; } else { assert pattern[1..][i - 1..] == pattern[i..]; }
    }
  }

  // ---- The definition is what one expects

  // A pattern without wildcards matches exactly the text that it spells.
  lemma LiteralPatternMatchesItself(text: string, pattern: Pattern)
    requires forall i :: 0 <= i < |pattern| ==> pattern[i].Char?
    ensures Matches(text, pattern) <==> |text| == |pattern| && forall i :: 0 <= i < |text| && i < |pattern| ==> pattern[i] == Char(text[i])
    decreases |pattern|
  {
    if |pattern| > 0 && |text| > 0 {
      LiteralPatternMatchesItself(text[1..], pattern[1..]);
      if |text| == |pattern| {
        assert forall i :: 1 <= i < |text| ==> (pattern[1..][i - 1] == pattern[i] && text[1..][i - 1] == text[i]);
        assert forall i :: 0 <= i < |text| - 1 ==> (pattern[1..][i] == pattern[i + 1] && text[1..][i] == text[i + 1]);
      }
    }
  }

  // A wildcard matches any text, and what follows a wildcard matches a text if it matches some end of it.
  lemma WildcardSkipsAnything(text: string, pattern: Pattern)
    ensures Matches(text, [Wildcard] + pattern) <==> exists i :: 0 <= i <= |text| && Matches(text[i..], pattern)
    decreases |text|
  {
    var whole := [Wildcard] + pattern;
    assert whole[1..] == pattern;
    assert text[0..] == text;
    if |text| == 0 {
      assert Matches(text[0..], pattern) == Matches(text, pattern);
    } else {
      WildcardSkipsAnything(text[1..], pattern);
      if Matches(text, whole) {
        if Matches(text, pattern) {
          assert Matches(text[0..], pattern);
        } else {
          var i :| 0 <= i <= |text| - 1 && Matches(text[1..][i..], pattern);
          assert text[1..][i..] == text[i + 1..];
        }
      }
      if exists i :: 0 <= i <= |text| && Matches(text[i..], pattern) {
        var i :| 0 <= i <= |text| && Matches(text[i..], pattern);
        if i > 0 {
          assert text[1..][i - 1..] == text[i..];
        }
      }
    }
  }
}
