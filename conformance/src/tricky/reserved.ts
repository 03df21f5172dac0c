/** Reserved, contextual and host-language words in every position where a word may stand. */

import { expressions, framed, inputs, type TrickyInput } from "./tricky.ts";

const words = ["true", "false", "if", "then", "else", "in", "is", "like", "has", "__cedar", "principal", "action", "resource", "context", "permit", "forbid", "when", "unless"];
const hostWords = ["__proto__", "constructor", "prototype", "toString", "valueOf", "hasOwnProperty", "__defineGetter__", "length", "name", "null", "undefined"];
const oddWords = ["_", "__", "a1", "_1", "1a", "é", "a-b", "a$", "$a", "ａ", "a\u0301", "True", "IF", "Bool", "Long", "String", "Set", "Record", "Entity", "ip", "decimal", "contains", "__cedar2", "cedar", "__Cedar", "Action"];

const expressionFrames = [
  "true || {}.§ == 1", "context has § || true", "{§: 1} == {§: 1}", 'true || §::"a" == principal', 'true || A::§::"a" == principal', 'true || §::A::"a" == principal', "principal is § || true", "principal is A::§ || true", "principal is §::A || true", "true || § == 1", "true || §(1) == 1", "true || context.§() == 1", 'true || context["§"] == 1', 'context has "§" || true', '{"§": 1}["§"] == 1', "context has a.§ || true", "context has §.a || true", "true || context.§.§ == 1",
];
const policyFrames = [
  "@§ permit(principal, action, resource);", '@§("a") permit(principal, action, resource);', "§(principal, action, resource);", "permit(§, action, resource);", "permit(principal, §, resource);", "permit(principal, action, §);", "permit(principal is §, action, resource);", 'permit(principal == §::"a", action, resource);', 'permit(principal, action == §::"a", resource);', 'permit(principal, action == §::Action::"a", resource);', "permit(principal, action, resource) § { true };",
];

const hostMeanings = [
  "{__proto__: 1}.__proto__ == 1", '{"__proto__": 1}["__proto__"] == 1', "{} has __proto__", "{} has toString", "{} has constructor", "{} has hasOwnProperty", "{} has valueOf", "{}.toString == 1", "{}.__proto__ == {}", "{}.constructor == 1", "{__proto__: {a: 1}}.a == 1", "{__proto__: {a: 1}} has a", "{__proto__: 1} == {}", "{__proto__: 1} == {__proto__: 1}", "{constructor: 1} == {constructor: 1}", "{toString: 1}.toString == 1", "{hasOwnProperty: 1} has hasOwnProperty",
  "context has __proto__", 'context.__proto__ == "p"', "context has toString", "context.constructor == 7", "context has valueOf", "context has length", "principal has __proto__", "principal.__proto__ == 1", "principal has constructor", "principal.constructor == 1", "principal.hasOwnProperty", "principal has toString", "resource has __proto__", "resource.__proto__ == 1", "resource has hasOwnProperty",
  'principal.hasTag("__proto__")', 'principal.getTag("__proto__") == "tagged"', 'principal.hasTag("constructor")', 'principal.getTag("constructor") == 1', 'principal.hasTag("toString")', 'resource.hasTag("__proto__")', 'User::"bob".hasTag("__proto__")', 'User::"__proto__" == User::"__proto__"', 'User::"__proto__" in User::"constructor"', 'User::"__proto__" has __proto__', 'User::"constructor".name == 1', '__proto__::"constructor" is __proto__', '__proto__::"constructor".toString == 1', '__proto__::"constructor" has toString', '__proto__::"constructor" has constructor', '__proto__::"x" has toString', 'constructor::"toString" == constructor::"toString"', 'constructor::"x" in constructor::"x"', 'toString::valueOf::"x" is toString::valueOf', '["__proto__"].contains("__proto__")', "[{__proto__: 1}].contains({__proto__: 1})", "[{__proto__: 1}].contains({})", '"abc".length == 3', "[1].length == 1", "context.text.length == 3", "context.numbers.size == 3", "context has a.__proto__.b", "context has __proto__.a", "context.record has constructor.a",
];

export function reservedInputs(): TrickyInput[] {
  return [
    ...expressions("reserved", framed(expressionFrames, words)),
    ...inputs("reserved", "policy", framed(policyFrames, words)),
    ...expressions("host-names", framed(expressionFrames, hostWords.slice(0, 6))),
    ...inputs("host-names", "policy", framed(policyFrames, hostWords.slice(0, 6))),
    ...expressions("host-names/meaning", hostMeanings),
    ...expressions("identifiers", framed(expressionFrames.slice(0, 12), oddWords)),
    ...inputs("identifiers", "policy", framed(policyFrames.slice(0, 9), [...oddWords, ...hostWords.slice(6)])),
  ];
}
