import { describe, expect, test } from "vitest";
import type { SchemaFragment } from "./fragment.ts";
import { schemaFromFragments } from "./resolve/schema-from-fragments.ts";
import { schemaFragmentFromJson } from "./schema-from-json.ts";
import { jsonText } from "../json/json-text.ts";

/** `code path line:column message (help)` of each diagnostic. */
function problems(json: string): readonly string[] {
  const fragment = schemaFragmentFromJson(jsonText(json));
  const result = fragment.ok ? schemaFromFragments([fragment.value]) : fragment;
  if (result.ok) return [];
  return result.error.map(({ code, severity, path, labels, message, help }) => {
    expect(severity).toBe("error");
    const span = labels[0]?.span;
    const at = span === undefined ? "nowhere" : json.slice(span.start, span.end);
    return [code, ...(path === undefined ? [] : [path]), `at ${at}`, message, help].join(" | ");
  });
}

const inEmpty = (entityTypes: string, actions = "{}", commonTypes = "{}"): string =>
  `{"":{"commonTypes":${commonTypes},"entityTypes":${entityTypes},"actions":${actions}}}`;

describe("each kind of error says where, what and what to do", () => {
  test.each<readonly [string, string, string]>([
    [
      "TypeNotDefined",
      inEmpty('{"User":{},"A":{"memberOfTypes":["Usr"]}}'),
      'schema/type-not-defined | at "Usr" | the entity type `Usr` is not declared | did you mean `User`?',
    ],
    [
      "TypeNotDefined, common",
      inEmpty('{"A":{"tags":{"type":"Boolean2"}}}', "{}", '{"Zzzzzz":{"type":"Long"}}'),
      'schema/type-not-defined | at {"type":"Boolean2"} | the common type `Boolean2` is not declared | declare `Boolean2` as a common type',
    ],
    [
      "TypeNotDefined, of another kind",
      inEmpty('{"A":{"tags":{"type":"A"}}}'),
      'schema/type-not-defined | at {"type":"A"} | the common type `A` is not declared | `A` is an entity type; a common type is needed here',
    ],
    [
      "TypeNotDefined, in a namespace",
      '{"App":{"entityTypes":{"Photo":{"memberOfTypes":["Photos"]},"B":{"memberOfTypes":["Elsewhere"]}},"actions":{}}}',
      'schema/type-not-defined | at "Photos" | the entity type `Photos` is not declared | did you mean `Photo`?\nschema/type-not-defined | at "Elsewhere" | the entity type `Elsewhere` is not declared | declare `App::Elsewhere` or `Elsewhere`',
    ],
    [
      "TypeNotDefined, in another namespace",
      '{"":{"entityTypes":{"Doc":{"memberOfTypes":["Invoice","Docs::Doc"]}},"actions":{}},"Billing":{"entityTypes":{"Invoice":{}},"actions":{}}}',
      'schema/type-not-defined | at "Invoice" | the entity type `Invoice` is not declared | did you mean `Billing::Invoice`?\nschema/type-not-defined | at "Docs::Doc" | the entity type `Docs::Doc` is not declared | did you mean `Doc`?',
    ],
    [
      "TypeNotDefined, the same name in two other namespaces",
      '{"":{"entityTypes":{"A":{"memberOfTypes":["Biling::Invoice"]}},"actions":{}},"Audit":{"entityTypes":{"Invoice":{}},"actions":{}},"Billing":{"entityTypes":{"Invoice":{}},"actions":{}}}',
      'schema/type-not-defined | at "Biling::Invoice" | the entity type `Biling::Invoice` is not declared | did you mean `Billing::Invoice`?',
    ],
    [
      "TypeNotDefined, a type of another language",
      inEmpty('{"A":{"tags":{"type":"int"}}}'),
      'schema/type-not-defined | at {"type":"int"} | the common type `int` is not declared | whole numbers are `Long`',
    ],
    [
      "TypeNotDefined, an entity type named like a type of another language",
      inEmpty('{"A":{"memberOfTypes":["Date"]}}'),
      'schema/type-not-defined | at "Date" | the entity type `Date` is not declared | declare `Date`',
    ],
    [
      "ActionNotDefined",
      inEmpty("{}", '{"view":{"memberOf":[{"id":"raed"}]},"read":{}}'),
      'schema/action-not-defined | at {"id":"raed"} | the action `Action::"raed"` is not declared | did you mean `read`?',
    ],
    [
      "ActionNotDefined, elsewhere",
      '{"":{"entityTypes":{},"actions":{"a":{"memberOf":[{"id":"b"}]}}},"N":{"entityTypes":{},"actions":{"b":{}}}}',
      'schema/action-not-defined | at {"id":"b"} | the action `Action::"b"` is not declared | did you mean `N::Action::"b"`?',
    ],
    [
      "UndeclaredEntityTypes",
      inEmpty("{}", '{"a":{"appliesTo":{"principalTypes":["Action"],"resourceTypes":[]}}}'),
      'schema/undeclared-entity-type | at "Action" | `Action` is the type of actions | principals, resources and the types that others are members of are declared entity types',
    ],
    [
      "TypeShadowing",
      '{"":{"entityTypes":{"A":{}},"actions":{}},"N":{"entityTypes":{"A":{}},"actions":{}}}',
      'schema/type-shadowing | at "A" | `N::A` hides the type `A` of the empty namespace | rename one of the two, or move `A` into a namespace',
    ],
    [
      "ActionShadowing",
      '{"":{"entityTypes":{},"actions":{"a":{}}},"N":{"entityTypes":{},"actions":{"a":{}}}}',
      'schema/action-shadowing | at "a" | `N::Action::"a"` hides the action `Action::"a"` of the empty namespace | rename one of the two, or move `Action::"a"` into a namespace',
    ],
    [
      "CycleInActionHierarchy",
      inEmpty("{}", '{"a":{"memberOf":[{"id":"b"}]},"b":{"memberOf":[{"id":"a"}]}}'),
      'schema/cycle-in-action-hierarchy | at "a" | the action `Action::"a"` is a member of itself | break the cycle `Action::"a"` → `Action::"b"` → `Action::"a"`',
    ],
    [
      "CycleInCommonTypeReferences",
      inEmpty("{}", "{}", '{"A":{"type":"Set","element":{"type":"B"}},"B":{"type":"A"}}'),
      'schema/cycle-in-common-types | at "A" | the common type `A` contains itself | break the cycle `A` → `B` → `A`',
    ],
    [
      "ActionEntityTypeDeclared",
      '{"N":{"entityTypes":{"Action":{}},"actions":{}}}',
      'schema/action-entity-type-declared | at "Action" | `N::Action` is declared as an entity type | it is the type of the declared actions already; choose another name',
    ],
    [
      "ContextOrShapeNotRecord, shape",
      inEmpty('{"A":{"shape":{"type":"Long"}}}'),
      'schema/shape-not-record | at {"type":"Long"} | the shape of the entity type `A` is not a record | give the attributes, or a common type that is a record',
    ],
    [
      "ContextOrShapeNotRecord, context",
      inEmpty(
        "{}",
        '{"a":{"appliesTo":{"principalTypes":[],"resourceTypes":[],"context":{"type":"C"}}}}',
        '{"C":{"type":"Long"}}',
      ),
      'schema/context-not-record | at {"type":"C"} | the context of the action `Action::"a"` is not a record | give the attributes, or a common type that is a record',
    ],
    [
      "UnknownExtensionType",
      inEmpty('{"A":{"tags":{"type":"Extension","name":"ipadr"}}}'),
      'schema/unknown-extension-type | at {"type":"Extension","name":"ipadr"} | there is no extension type "ipadr" | did you mean `ipaddr`?',
    ],
    [
      "UnknownExtensionType, unlike any",
      inEmpty('{"A":{"tags":{"type":"Extension","name":"geography"}}}'),
      'schema/unknown-extension-type | at {"type":"Extension","name":"geography"} | there is no extension type "geography" | the extension types are `ipaddr`, `decimal`, `datetime`, `duration`',
    ],
    [
      "ReservedName",
      inEmpty('{"__cedar":{}}', "{}", '{"Set":{"type":"Long"}}'),
      'schema/reserved-name | $[""].commonTypes.Set | at {"type":"Long"} | `Set` cannot be declared as a common type | choose another name, like `MySet`\nschema/reserved-name | $[""].entityTypes.__cedar | at {} | `__cedar` is a reserved word | choose another name, like `My__cedar`',
    ],
    [
      "UnsupportedFeature, action attributes",
      inEmpty("{}", '{"a":{"attributes":{}}}'),
      'schema/unsupported-feature | $[""].actions.a.attributes | at {} | actions have no attributes | remove `attributes`',
    ],
    [
      "UnsupportedFeature, open records",
      inEmpty('{"A":{"shape":{"type":"Record","attributes":{},"additionalAttributes":true}}}'),
      'schema/unsupported-feature | $[""].entityTypes.A.shape.additionalAttributes | at true | records with `additionalAttributes` are not supported | list the attributes that there may be',
    ],
    [
      "JsonDeserialization, missing namespace",
      '{"entityTypes":{"User":{}},"actions":{}}',
      'schema/missing-namespace | $.entityTypes | at {"User":{}} | `entityTypes` stands where the name of a namespace is expected | put the declarations into a namespace, the empty one for example: `{"": {…}}`\nschema/missing-namespace | $.actions | at {} | `actions` stands where the name of a namespace is expected | put the declarations into a namespace, the empty one for example: `{"": {…}}`',
    ],
    [
      "JsonDeserialization, unknown key",
      inEmpty('{"A":{"memberOfType":[]}}'),
      'json/unknown-key | $[""].entityTypes.A.memberOfType | at [] | an entity type has no key `memberOfType` | the keys are `memberOfTypes`, `shape`, `tags`, `enum`, `annotations`',
    ],
    [
      "JsonDeserialization, key of another type",
      inEmpty('{"A":{"tags":{"type":"Long","element":{"type":"Long"}}}}'),
      'json/unknown-key | $[""].entityTypes.A.tags.element | at {"type":"Long"} | a type `Long` has no key `element` | remove it',
    ],
    [
      "JsonDeserialization, name",
      inEmpty('{"A":{"memberOfTypes":["A B"]}}'),
      'schema/invalid-name | $[""].entityTypes.A.memberOfTypes[0] | at "A B" | `A B` is not the name of a type | write a name such as `App::User`, without reserved words',
    ],
    [
      "JsonDeserialization, enum",
      inEmpty('{"A":{"enum":[]},"B":{"enum":["b"],"tags":{"type":"Long"}}}'),
      'schema/empty-enum | $[""].entityTypes.A.enum | at [] | an enumerated entity type has no ids | list the ids of its entities, or remove `enum`\nschema/enum-with-other-keys | $[""].entityTypes.B.tags | at {"type":"Long"} | an enumerated entity type has no `tags` | remove `tags` or `enum`',
    ],
    [
      "JsonDeserialization, annotations of the empty namespace",
      '{"":{"entityTypes":{},"actions":{},"annotations":{"a":"b"}}}',
      'schema/annotated-empty-namespace | $[""].annotations | at {"a":"b"} | the empty namespace has no annotations | annotate its declarations, or give the namespace a name',
    ],
  ])("%s", (_kind, json, expected) => {
    expect(problems(json).join("\n")).toBe(expected);
  });
});

describe("several fragments", () => {
  const read = (json: string): SchemaFragment => {
    const fragment = schemaFragmentFromJson(jsonText(json));
    if (!fragment.ok) throw new Error(JSON.stringify(fragment.error));
    return fragment.value;
  };

  test("may use each other's declarations", () => {
    const first = read('{"N":{"entityTypes":{"A":{"memberOfTypes":["B"]}},"actions":{}}}');
    const second = read('{"N":{"entityTypes":{"B":{}},"actions":{}}}');
    const result = schemaFromFragments([first, second]);
    expect(result.ok && [...(result.value.schema.entityType("N::A")?.ancestors ?? [])]).toEqual([
      "N::B",
    ]);
    expect(schemaFromFragments([first]).ok).toBe(false);
  });

  test("declare nothing twice", () => {
    const json = inEmpty('{"A":{}}', '{"a":{}}', '{"C":{"type":"Long"}}');
    const result = schemaFromFragments([read(json), read(json)]);
    expect(
      result.ok ? [] : result.error.map(({ code, message, help }) => [code, message, help]),
    ).toEqual([
      [
        "schema/duplicate-common-type",
        "the common type `C` is declared twice",
        "remove or rename one of the declarations",
      ],
      [
        "schema/duplicate-entity-type",
        "the entity type `A` is declared twice",
        "remove or rename one of the declarations",
      ],
      [
        "schema/duplicate-action",
        'the action `Action::"a"` is declared twice',
        "remove or rename one of the declarations",
      ],
    ]);
  });

  test("made by hand are checked too", () => {
    const { namespaces } = read(inEmpty('{"E":{"enum":["a"]}}'));
    const [namespace] = namespaces;
    if (namespace === undefined) throw new Error("no namespace");
    const [entityType] = namespace.entityTypes;
    if (entityType === undefined) throw new Error("no entity type");
    const memberOfTypes = [{ name: "E", span: undefined }];
    const codes = (fragment: SchemaFragment): readonly string[] => {
      const result = schemaFromFragments([fragment]);
      return result.ok ? [] : result.error.map(({ code }) => code);
    };
    const made = (name: string, type: object): SchemaFragment => ({
      namespaces: [{ ...namespace, name, entityTypes: [{ ...entityType, ...type }] }],
      text: undefined,
    });
    expect(codes(made("", { memberOfTypes }))).toEqual(["schema/enum-with-other-keys"]);
    expect(codes(made("", { enumIds: [] }))).toEqual(["schema/empty-enum"]);
    expect(codes(made("a b", { name: "if" }))).toEqual([
      "schema/invalid-name",
      "schema/reserved-name",
    ]);
  });
});

describe("warnings", () => {
  const json =
    '{"":{"commonTypes":{"decimal":{"type":"Long"},"A":{"type":"Long"}},"entityTypes":{"A":{},"Long":{}},"actions":{}}}';

  test("are for Cedar syntax only", () => {
    const fragment = schemaFragmentFromJson(jsonText(json));
    if (!fragment.ok) throw new Error(JSON.stringify(fragment.error));
    const inJson = schemaFromFragments([fragment.value]);
    expect(inJson.ok && inJson.value.warnings).toEqual([]);
    const inCedar = schemaFromFragments([{ ...fragment.value, syntax: "cedar" }]);
    expect(
      inCedar.ok && inCedar.value.warnings.map((w) => [w.severity, w.code, w.message, w.help]),
    ).toEqual([
      [
        "warning",
        "schema/shadows-builtin",
        "`decimal` hides the built-in type of the same name",
        "write `__cedar::decimal` for the built-in type, or choose another name",
      ],
      [
        "warning",
        "schema/shadows-entity",
        "the common type `A` hides the entity type of the same name",
        "attributes of type `A` have the common type; rename one of the two",
      ],
      [
        "warning",
        "schema/shadows-builtin",
        "`Long` hides the built-in type of the same name",
        "write `__cedar::Long` for the built-in type, or choose another name",
      ],
    ]);
  });
});

test("all problems are reported, in source order", () => {
  const json = `{
  "": {
    "entityTypes": { "Ä": {}, "A": { "memberOfTypes": ["x y"] }, "B": { "extra": 1 } },
    "actions": { "a": { "memberOf": [1] } }
  }
}`;
  const fragment = schemaFragmentFromJson(jsonText(json));
  expect(
    fragment.ok
      ? []
      : fragment.error.map(({ code, path, labels }) => `${code} ${path} ${labels[0]?.span.line}`),
  ).toEqual([
    'schema/invalid-name $[""].entityTypes["Ä"] 3',
    'schema/invalid-name $[""].entityTypes.A.memberOfTypes[0] 3',
    'json/unknown-key $[""].entityTypes.B.extra 3',
    'json/wrong-kind $[""].actions.a.memberOf[0] 4',
  ]);
});
