/** Entities and contexts in JSON. */

import { jsonNames, jsonValues } from "./policy-json.ts";
import { inputs, type TrickyInput } from "./tricky.ts";

interface EntityParts {
  readonly uid?: string;
  readonly attrs?: string;
  readonly parents?: string;
  readonly more?: string;
}

function entity({
  uid = '{"type":"User","id":"a"}',
  attrs = "{}",
  parents = "[]",
  more = "",
}: EntityParts): string {
  return `{"uid":${uid},"attrs":${attrs},"parents":${parents}${more}}`;
}

function userUid(id: string): string {
  return `{"type":"User","id":"${id}"}`;
}

/** Entities from `child -> parents` pairs. */
function graph(edges: readonly (readonly [string, readonly string[]])[]): string {
  return `[${edges.map(([id, parents]) => entity({ uid: userUid(id), parents: `[${parents.map(userUid).join(",")}]` })).join(",")}]`;
}

const files = [
  "[]",
  "{}",
  "null",
  "1",
  '"a"',
  "[null]",
  "[1]",
  "[[]]",
  "[{}]",
  "[,]",
  `[${entity({})},]`,
  "[",
  "]",
  entity({}),
  `[${entity({})}]`,
  ` \n[ ${entity({})} ]\t`,
  `[${entity({ uid: userUid("a") })},${entity({ uid: userUid("b") })}]`,
  `[${entity({})},${entity({})}]`,
  `[${entity({ attrs: '{"a":1}' })},${entity({ attrs: '{"a":1}' })}]`,
  `[${entity({ attrs: '{"a":1}' })},${entity({ attrs: '{"a":2}' })}]`,
  `[${entity({ attrs: '{"a":1,"b":2}' })},${entity({ attrs: '{"b":2,"a":1}' })}]`,
  `[${entity({ attrs: '{"a":[1,2]}' })},${entity({ attrs: '{"a":[2,1,1]}' })}]`,
  `[${entity({ more: ',"tags":{"a":1}' })},${entity({ more: ',"tags":{"a":1}' })}]`,
  `[${entity({ more: ',"tags":{"a":1}' })},${entity({})}]`,
  `[${entity({ more: ',"tags":{}' })},${entity({})}]`,
  `[${entity({ parents: `[${userUid("b")}]` })},${entity({})}]`,
  `[${entity({ parents: `[${userUid("b")},${userUid("c")}]` })},${entity({ parents: `[${userUid("c")},${userUid("b")}]` })}]`,
  `[${entity({ parents: `[${userUid("b")}]` })},${entity({ parents: `[${userUid("b")},${userUid("c")}]` })},${entity({ uid: userUid("b"), parents: `[${userUid("c")}]` })}]`,
  `[${entity({ attrs: '{"a":{"__extn":{"fn":"decimal","arg":"1.0"}}}' })},${entity({ attrs: '{"a":{"__extn":{"fn":"decimal","arg":"1.00"}}}' })}]`,
  `[${entity({ attrs: '{"a":{"__extn":{"fn":"duration","arg":"1d"}}}' })},${entity({ attrs: '{"a":{"__extn":{"fn":"duration","arg":"24h"}}}' })}]`,
  `[${entity({})},${entity({})},${entity({})}]`,
  `[${entity({})},${entity({ uid: '{"__entity":{"type":"User","id":"a"}}' })}]`,
  `[${entity({})},${entity({ uid: '{"type":"User","id":"\\u0061"}' })}]`,
  graph([["a", ["b"]]]),
  graph([["a", ["a"]]]),
  graph([
    ["a", ["b"]],
    ["b", ["a"]],
  ]),
  graph([
    ["a", ["b"]],
    ["b", ["c"]],
    ["c", ["a"]],
  ]),
  graph([
    ["a", ["b"]],
    ["b", ["c"]],
    ["c", []],
  ]),
  graph([
    ["a", ["b", "c"]],
    ["b", ["d"]],
    ["c", ["d"]],
    ["d", []],
  ]),
  graph([
    ["a", ["b", "c"]],
    ["b", ["c"]],
    ["c", []],
  ]),
  graph([
    ["a", ["b", "b"]],
    ["b", []],
  ]),
  graph([
    ["x", ["a"]],
    ["a", ["b"]],
    ["b", ["a"]],
  ]),
  graph([
    ["a", ["b"]],
    ["b", ["b"]],
  ]),
  graph([
    ["a", ["ghost"]],
    ["b", ["ghost"]],
  ]),
  graph([
    ["c", []],
    ["b", ["c"]],
    ["a", ["b", "c"]],
  ]),
];

const entities = [
  ...[
    "null",
    "{}",
    "[]",
    '"a"',
    '"User::\\"a\\""',
    '{"type":"User"}',
    '{"id":"a"}',
    '{"type":"User","id":1}',
    '{"type":1,"id":"a"}',
    '{"type":"User","id":null}',
    '{"type":"User","id":""}',
    '{"id":"a","type":"User"}',
    '{"type":"User","id":"a","extra":1}',
    '{"__entity":{"type":"User","id":"a"}}',
    '{"__entity":{"type":"User","id":"a","extra":1}}',
    '{"__entity":{"type":"User","id":"a"},"extra":1}',
    '{"__entity":{"__entity":{"type":"User","id":"a"}}}',
    '{"__entity":{"type":"User"}}',
    '{"__entity":null}',
    '{"__expr":"User::\\"a\\""}',
    '{"__extn":{"fn":"ip","arg":"1.2.3.4"}}',
    '{"type":"User","type":"User","id":"a"}',
    '{"type":"User","id":"\\ud800"}',
    '{"type":"User","id":"\\ud83d\\ude00"}',
    '{"type":"User","id":"\\u0000"}',
    '{"type":"Action","id":"a"}',
    "true",
  ].map((text) => ({ uid: text })),
  ...[
    "null",
    "[]",
    '"a"',
    "1",
    '{"a":1}',
    '{"a":1,"a":1}',
    '{"a":1,"a":2}',
    '{"":1}',
    '{"a b":1}',
    '{"__proto__":1}',
    '{"__cedar":1}',
    '{"if":1}',
    '{"__entity":{"type":"User","id":"a"}}',
    '{"__extn":{"fn":"ip","arg":"1.2.3.4"}}',
    '{"__expr":"{}"}',
    '{"constructor":1,"toString":2}',
    '{"1":1,"01":2}',
  ].map((text) => ({ attrs: text })),
  ...[
    "null",
    "{}",
    '"a"',
    "[null]",
    "[1]",
    '["User::\\"b\\""]',
    `[${userUid("b")}]`,
    `[${userUid("b")},${userUid("b")}]`,
    `[{"__entity":${userUid("b")}}]`,
    `[${userUid("b")},{"__entity":${userUid("b")}}]`,
    `[{"__entity":${userUid("b")},"extra":1}]`,
    '[{"type":"User"}]',
    '[{"id":"b"}]',
    '[{"type":"User","id":"b","extra":1}]',
    "[[]]",
    userUid("b"),
    `[[${userUid("b")}]]`,
    '[{"__expr":"User::\\"b\\""}]',
    '[{"__extn":{"fn":"ip","arg":"1.2.3.4"}}]',
    '[{"type":"A :: B","id":"b"}]',
    '[{"type":"if","id":"b"}]',
    '[{"type":"Action","id":"b"}]',
    `[${userUid("a")}]`,
  ].map((text) => ({ parents: text })),
  ...[
    ',"tags":{}',
    ',"tags":{"a":1}',
    ',"tags":{"a":null}',
    ',"tags":null',
    ',"tags":[]',
    ',"tags":{"a":1,"a":1}',
    ',"tags":{"a":1,"a":2}',
    ',"tags":{"":1,"a b":2,"__proto__":3}',
    ',"tags":{"a":{"__entity":{"type":"User","id":"a"}}}',
    ',"tags":{"a":1.5}',
    ',"tags":{"a":{"__expr":"1"}}',
    ',"tags":1',
    ',"Tags":{}',
    ',"extra":1',
    ',"extra":null',
    ',"extra":1.5',
    ',"extra":{"a":1,"a":2}',
    ',"attrs":{}',
    ',"uid":{"type":"User","id":"a"}',
    ',"parents":[]',
    ',"tags":{},"tags":{}',
    ",",
    ',"__proto__":{}',
    ',"extra":{"__expr":"1"}',
    ',"extra":9223372036854775808',
  ].map((text) => ({ more: text })),
] satisfies readonly EntityParts[];

const missing = [
  '{"attrs":{},"parents":[]}',
  '{"uid":{"type":"User","id":"a"},"parents":[]}',
  '{"uid":{"type":"User","id":"a"},"attrs":{}}',
  '{"uid":{"type":"User","id":"a"}}',
  '{"UID":{"type":"User","id":"a"},"attrs":{},"parents":[]}',
  '{"parents":[],"attrs":{},"uid":{"type":"User","id":"a"}}',
  entity({ uid: '{"type":"Action","id":"a"}', parents: `[${userUid("b")}]` }),
  entity({ uid: '{"type":"Action","id":"a"}', parents: '[{"type":"Action","id":"b"}]' }),
  entity({ uid: '{"type":"Action","id":"a"}', attrs: '{"a":1}' }),
  entity({ uid: userUid("a"), parents: '[{"type":"Action","id":"b"}]' }),
  entity({ uid: '{"type":"App::Action","id":"a"}', parents: '[{"type":"App::User","id":"b"}]' }),
];

const contexts = [
  "{}",
  "[]",
  "null",
  "1",
  '"a"',
  "true",
  '{"a":1}',
  '{"a":1,"a":1}',
  '{"a":1,"a":2}',
  '{"a":1,"\\u0061":1}',
  '{"a":1,}',
  "{,}",
  "{",
  '{"a"}',
  '{"a":}',
  "{a:1}",
  "{'a':1}",
  '{"":1}',
  '{"a b":1}',
  '{"if":1}',
  '{"__cedar":1}',
  '{"__proto__":1}',
  '{"__proto__":1,"__proto__":1}',
  '{"constructor":1,"toString":2,"valueOf":3,"hasOwnProperty":4}',
  '{"2":1,"1":2,"01":3}',
  '{"\\ud800":1}',
  '{"\\ud83d\\ude00":1}',
  '{"\\u0000":1}',
  '{"__entity":{"type":"User","id":"a"}}',
  '{"__extn":{"fn":"ip","arg":"1.2.3.4"}}',
  '{"__entity":{"type":"User"}}',
  '{"__extn":{"fn":"nope","arg":"1"}}',
  '{"__expr":"{}"}',
  '{"__entity":1,"a":2}',
  '{"__expr":1,"a":2}',
  ' { "a" : 1 } ',
  "\ufeff{}",
  '{"a":1} // c',
  "{/* c */}",
  '{"a":1}{}',
  '{"principal":1,"context":2}',
];

export function dataJsonInputs(): TrickyInput[] {
  return [
    ...inputs("entities-json/file", "entities", files),
    ...inputs(
      "entities-json/entity",
      "entities",
      [...entities.map(entity), ...missing].map((text) => `[${text}]`),
    ),
    ...inputs(
      "entities-json/names",
      "entities",
      jsonNames.map((name) => `[${entity({ uid: `{"type":"${name}","id":"a"}` })}]`),
    ),
    ...inputs(
      "entities-json/names",
      "entities",
      jsonNames.map((name) => `[${entity({ parents: `[{"type":"${name}","id":"b"}]` })}]`),
    ),
    ...inputs(
      "entities-json/value",
      "entities",
      jsonValues.map((value) => `[${entity({ attrs: `{"x":${value}}` })}]`),
    ),
    ...inputs(
      "entities-json/value",
      "entities",
      jsonValues.map((value) => `[${entity({ more: `,"tags":{"x":${value}}` })}]`),
    ),
    ...inputs("context-json", "context", contexts),
    ...inputs(
      "context-json/value",
      "context",
      jsonValues.map((value) => `{"x":${value}}`),
    ),
    ...inputs(
      "context-json/value",
      "context",
      jsonValues.map((value) => `{"x":[${value}]}`),
    ),
  ];
}
