/** `in`, `has`, tags, `is`, and the methods of sets. */

import { type Data, entity, type Fact, facts, reference, uid } from "./fact.ts";

const hierarchy: Data = {
  entities: [
    entity(uid("User", "alice"), {}, [uid("Group", "janefriends")]),
    entity(uid("Group", "janefriends"), {}, [uid("Group", "all")]),
    entity(uid("Group", "all")),
  ],
};

const groups: Data = {
  ...hierarchy,
  context: { groups: [reference("Group", "jane_family"), reference("Group", "janefriends")] },
};

const context: Data = {
  context: {
    role: ["admin", "user"],
    addr: { street: "main", city: "DC" },
    "owner info": { name: "Alice", age: 18 },
  },
};
const roleOnly: Data = { context: { role: ["admin", "user"] } };

const kirk = { entities: [entity(uid("User", "alice"), { manager: reference("User", "kirk") })] };
const contact = (contactInfo: {
  readonly [key: string]: { readonly [key: string]: string };
}): Data => ({ entities: [entity(uid("User", "alice"), { contactInfo })] });
const custom = (value: { readonly [key: string]: string }): Data => ({
  entities: [entity(uid("User", "alice"), { custom: value })],
});
const tagged: Data = {
  entities: [
    entity(uid("User", "alice"), { name: "team" }, [], { team: "red" }),
    entity(uid("User", "bob")),
  ],
};

export function hierarchyFacts(): Fact[] {
  return [
    ...facts(
      "in",
      "reflexive, transitive, not symmetric",
      [
        'principal in User::"alice"',
        'principal in Group::"janefriends"',
        'Group::"janefriends" in Group::"all"',
        'principal in Group::"all"',
        'Group::"all" in User::"alice"',
        '1 in Group::"janefriends"',
      ],
      hierarchy,
    ),
    ...facts(
      "in",
      "a set means any of its elements",
      [
        'principal in [Group::"janefriends", Group::"joefriends"]',
        'principal in [Group::"joefriends", Group::"janefriends"]',
        'principal in [Group::"joefriends"]',
        "principal in []",
        'principal in Group::"janefriends" || principal in Group::"joefriends"',
      ],
      hierarchy,
    ),
    ...facts(
      "in",
      "every element must be an entity, even after a match",
      [
        'principal in Group::"janefriends" || principal in 1',
        'principal in [Group::"janefriends", 1]',
        'principal in [1, Group::"janefriends"]',
      ],
      hierarchy,
    ),
    ...facts(
      "in",
      "the set may come from the request",
      ["principal in context.groups", 'principal in [Group::"jane_family", Group::"janefriends"]'],
      groups,
    ),
    ...facts(
      "in",
      "an entity that is not stored is only in itself",
      [
        'Stranger::"jimmy" in Stranger::"jimmy"',
        'Stranger::"jimmy" in Group::"janefriends"',
        'Stranger::"jimmy" in [Group::"jane_family", Stranger::"jimmy"]',
      ],
      hierarchy,
    ),
    ...facts("in", "neither strings nor records are a hierarchy", [
      '"some" in ["some", "thing"]',
      '"os" in {"os": "Windows"}',
    ]),
    ...facts(
      "has",
      "a guard before an access",
      ['principal has manager && principal.manager == User::"kirk"'],
      kirk,
    ),
    ...facts(
      "has",
      "a guard before an access that would fail",
      ['principal has manager && principal.manager == User::"kirk"'],
      { entities: [entity(uid("User", "alice"))] },
    ),
    ...facts(
      "has",
      "identifier and string name the same attribute",
      [
        'context has role && context.role.contains("admin")',
        'context has "role" && context.role.contains("admin")',
        'context has "owner info" && context["owner info"].name == "Alice"',
        "context has tag",
        "context has owner",
      ],
      context,
    ),
    ...facts(
      "has",
      "the left side must be an entity or a record",
      ["context.role has admin", '"role" has admin', "1 has admin"],
      context,
    ),
    ...facts(
      "has",
      "a sub-record without the attribute",
      [
        'context.addr has country && context.addr.country == "US"',
        "context has addr.country",
        "context has addr.city",
      ],
      context,
    ),
    ...facts(
      "has",
      "without the sub-record, the access before `has` fails",
      [
        'context.addr has country && context.addr.country == "US"',
        'context has addr && context.addr has country && context.addr.country == "US"',
        "context has addr.country",
      ],
      roleOnly,
    ),
    ...facts(
      "has",
      "layer by layer and at once are the same",
      [
        'principal has custom && principal.custom has project && principal.custom.project == "greenzone"',
        'principal has custom.project && principal.custom.project == "greenzone"',
      ],
      custom({ project: "greenzone" }),
    ),
    ...facts(
      "has",
      "a layer is missing",
      [
        'principal has custom && principal.custom has project && principal.custom.project == "greenzone"',
        'principal has custom.project && principal.custom.project == "greenzone"',
      ],
      custom({ other: "x" }),
    ),
    ...facts(
      "has",
      "a path of identifiers, all present",
      [
        "principal has contactInfo.address.zip",
        "principal has contactInfo.address",
        "principal has contactInfo",
      ],
      contact({ address: { zip: "20001" } }),
    ),
    ...facts(
      "has",
      "a path of identifiers, one absent",
      [
        "principal has contactInfo.address.zip",
        "principal has contactInfo.address",
        "principal has contactInfo",
      ],
      contact({ phone: { home: "1" } }),
    ),
    ...facts(
      ".hasTag()",
      "the tag's name may be any string expression",
      [
        'principal.hasTag("team")',
        "principal.hasTag(principal.name)",
        'principal.hasTag(if true then "team" else "x")',
        'principal.hasTag("nope")',
        'User::"bob".hasTag("team")',
        'User::"ghost".hasTag("team")',
      ],
      tagged,
    ),
    ...facts(
      ".hasTag()",
      "tags are not attributes",
      ['principal.hasTag("name")', "principal has team"],
      tagged,
    ),
    ...facts(
      ".hasTag()",
      "only entities have tags, only strings name them",
      ["principal.hasTag(1)", '{team: "red"}.hasTag("team")', '"a".hasTag("team")'],
      tagged,
    ),
    ...facts(
      ".getTag()",
      "the tag's value, or an error",
      [
        'principal.getTag("team") == "red"',
        'principal.getTag(principal.name) == "red"',
        'principal.getTag("nope") == "red"',
        'User::"bob".getTag("team") == "red"',
        'User::"ghost".getTag("team") == "red"',
        'principal.hasTag("nope") && principal.getTag("nope") == "red"',
        "principal.getTag(1) == 1",
        '{team: "red"}.getTag("team") == "red"',
      ],
      tagged,
    ),
    ...facts("is", "the whole type name counts", [
      'User::"alice" is User',
      "principal is User",
      'ExampleCo::User::"alice" is ExampleCo::User',
      'Group::"friends" is User',
      'ExampleCo::User::"alice" is User',
      '"alice" is String',
      "1 is Long",
    ]),
    ...facts(
      "is",
      "combined with `in`",
      [
        'principal is User in Group::"janefriends"',
        'principal is User in Group::"all"',
        'principal is User in Group::"other"',
        'principal is Group in Group::"janefriends"',
        'principal is User in [Group::"other", Group::"all"]',
        'principal is User && principal in Group::"janefriends"',
      ],
      hierarchy,
    ),
    ...facts(
      "is",
      "a type test guards an access",
      [
        "resource is Photo && resource.owner == principal",
        "resource is User && resource.owner == principal",
      ],
      { entities: [entity(uid("Photo", "p"), { owner: reference("User", "alice") })] },
    ),
  ];
}

export function setFacts(): Fact[] {
  return [
    ...facts(".contains()", "elements of any kind", [
      "[1, 2, 3].contains(1)",
      '[1, "something", 2].contains(1)',
      '[1, "something", 2].contains("Something")',
      '["some", "useful", "tags"].contains("useful")',
      "[].contains(100)",
      '[User::"alice"].contains(principal)',
      '[User::"bob"].contains(principal)',
      '"ham and ham".contains("ham")',
    ]),
    ...facts(
      ".contains()",
      "a set of the context",
      ['context.role.contains("admin")', 'context.role.contains("guest")'],
      context,
    ),
    ...facts(".containsAll()", "is the argument a subset of the receiver?", [
      "[1, -22, 34].containsAll([-22, 1])",
      "[1, -22, 34].containsAll([-22])",
      "[43, 34].containsAll([34, 43])",
      "[1, -2, 34].containsAll([1, -22])",
      "[1, 34].containsAll([1, 101, 34])",
    ]),
    ...facts(".containsAll()", "sets of mixed kinds", [
      '[false, 3, [47, 0], "some"].containsAll([3, "some"])',
      '[false, 3, [47, 0], {"2": "ham"}].containsAll([3, {"2": "ham"}])',
      "[false, 3, [47, 0]].containsAll([[0, 47]])",
    ]),
    ...facts(".containsAll()", "the empty set", [
      "[2, 43].containsAll([])",
      "[].containsAll([2, 43])",
      "[].containsAll([])",
    ]),
    ...facts(".containsAll()", "both sides must be sets", [
      '[false, 3, [47, 0], "thing"].containsAll("thing")',
      '"ham and eggs".containsAll("ham")',
      '{"2": "ham", "3": "eggs"}.containsAll({"2": "ham"})',
    ]),
    ...facts(".containsAny()", "have the two sets an element in common?", [
      "[1, -22, 34].containsAny([1, -22])",
      "[1, -22].containsAny([1, -22, 34])",
      "[-22].containsAny([1, -22, 34])",
      "[1, 101].containsAny([1, -22, 34])",
      "[1, 101].containsAny([-22, 34])",
      '["alice", "bob", "charlie"].containsAny(["david", "bob", "juan"])',
    ]),
    ...facts(".containsAny()", "the empty set", [
      '[].containsAny(["bob"])',
      '["bob"].containsAny([])',
      "[].containsAny([])",
    ]),
    ...facts(".containsAny()", "both sides must be sets", [
      '"ham".containsAny("ham and eggs")',
      '{"2": "ham"}.containsAny({"2": "ham", "3": "eggs"})',
    ]),
    ...facts(".isEmpty()", "of a set only", [
      "[1, -22, 34].isEmpty()",
      "[].isEmpty()",
      '"".isEmpty()',
      "{}.isEmpty()",
    ]),
  ];
}
