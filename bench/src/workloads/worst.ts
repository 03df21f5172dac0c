/** Inputs that are as bad as they can be for their size. */

import {
  createEntity,
  createRequest,
  type Entity,
  EntityStore,
  EntityUid,
  entitiesFromJson,
  isAuthorized,
  jsonText,
  parsePolicySet,
  unwrap,
} from "cedrus";

export interface WorstCase {
  readonly name: string;
  /** The smaller of the two sizes that are compared. */
  readonly size: number;
  /** Prepares an input of a size; what comes back does what is timed. */
  readonly prepare: (size: number) => () => unknown;
}

const THING = new EntityUid("Thing", "a");

/** One condition over attributes of the context. */
function condition(body: string, context: (size: number) => object): WorstCase["prepare"] {
  return (size) => {
    const request = requestWith(context(size));
    const policies = unwrap(
      parsePolicySet(`permit(principal, action, resource) when { ${body} };`),
    );
    const entities = new EntityStore();
    return () => isAuthorized(request, policies, entities);
  };
}

function requestWith(context: object) {
  return unwrap(
    createRequest({
      principal: THING,
      action: new EntityUid("Action", "do"),
      resource: THING,
      context,
    }),
  );
}

/** One condition over a hierarchy. */
function hierarchy(
  body: string,
  entities: (size: number) => readonly Entity[],
): WorstCase["prepare"] {
  return (size) => {
    const store = unwrap(EntityStore.of(entities(size)));
    const policies = unwrap(
      parsePolicySet(`permit(principal, action, resource) when { ${body} };`),
    );
    const request = requestWith({});
    return () => isAuthorized(request, policies, store);
  };
}

/** So many policies of one text. */
function repeated(policy: (index: number) => string): WorstCase["prepare"] {
  return (size) => {
    const text = Array.from({ length: size }, (_, index) => policy(index)).join("\n");
    const policies = unwrap(parsePolicySet(text));
    const entities = new EntityStore();
    const request = requestWith({});
    return () => isAuthorized(request, policies, entities);
  };
}

const group = (name: number | string): EntityUid => new EntityUid("Group", `g${name}`);

function member(uid: EntityUid, parents: readonly EntityUid[]): Entity {
  return unwrap(createEntity({ uid, parents }));
}

const range = (size: number): readonly number[] =>
  Array.from({ length: size }, (_, index) => index);

/** Each group lies in the next. */
const chain = (size: number): readonly Entity[] => [
  member(THING, [group(0)]),
  ...range(size).map((index) => member(group(index), [group(index + 1)])),
];

/** Two groups on each step, both in both of the next step. */
const ladder = (size: number): readonly Entity[] => [
  member(THING, [group("0a"), group("0b")]),
  ...range(size).flatMap((index) =>
    ["a", "b"].map((side) =>
      member(group(index + side), [group(`${index + 1}a`), group(`${index + 1}b`)]),
    ),
  ),
];

const numbers = (size: number) => ({ a: range(size), b: range(size).toReversed() });
const records = (size: number) => ({
  a: range(size).map((n) => ({ n, name: `r${n}` })),
  b: range(size)
    .map((n) => ({ name: `r${n}`, n }))
    .toReversed(),
});
const letters = (size: number) => ({ text: "a".repeat(size) });

const EVALUATION: readonly WorstCase[] = [
  {
    name: "like, five stars that almost match",
    size: 50_000,
    prepare: condition('context.text like "*a*a*a*a*b*"', letters),
  },
  {
    name: "like, a long piece that almost matches",
    size: 50_000,
    prepare: condition(`context.text like "*${"a".repeat(50)}b*"`, letters),
  },
  {
    name: "like, a piece half as long as the text that almost matches",
    size: 8000,
    prepare: (size) => {
      const quarter = "a".repeat(size / 4);
      return condition(`context.text like "*${quarter}b${quarter}*"`, letters)(size);
    },
  },
  {
    name: "like, a star for every second letter that almost matches",
    size: 8000,
    prepare: (size) => condition(`context.text like "${"*a".repeat(size / 2)}*b*"`, letters)(size),
  },
  {
    name: "containsAll of two sets of numbers",
    size: 10_000,
    prepare: condition("context.a.containsAll(context.b)", numbers),
  },
  {
    name: "containsAll of two sets of records",
    size: 10_000,
    prepare: condition("context.a.containsAll(context.b)", records),
  },
  {
    name: "two sets of records are equal",
    size: 10_000,
    prepare: condition("context.a == context.b", records),
  },
  {
    name: "containsAny of two sets without a common member",
    size: 10_000,
    prepare: condition("context.a.containsAny(context.b)", (size) => ({
      a: range(size),
      b: range(size).map((n) => n + size),
    })),
  },
  {
    name: "in a set of many entities",
    size: 10_000,
    prepare: condition("principal in context.all", (size) => ({
      all: range(size).map((n) => ({ __entity: { type: "Group", id: `g${n}` } })),
    })),
  },
];

const HIERARCHIES: readonly WorstCase[] = [
  {
    name: "top of a chain of parents",
    size: 10_000,
    prepare: (size) => hierarchy(`principal in Group::"g${size}"`, chain)(size),
  },
  {
    name: "not in a chain of parents",
    size: 10_000,
    prepare: hierarchy('principal in Group::"none"', chain),
  },
  {
    name: "top of a ladder of parents",
    size: 10_000,
    prepare: (size) => hierarchy(`principal in Group::"g${size}a"`, ladder)(size),
  },
  {
    name: "not in a ladder of parents",
    size: 10_000,
    prepare: hierarchy('principal in Group::"none"', ladder),
  },
  {
    name: "many parents",
    size: 10_000,
    prepare: hierarchy('principal in Group::"none"', (size) => [
      member(THING, range(size).map(group)),
    ]),
  },
  { name: "loading a chain of parents", size: 10_000, prepare: loading(chain) },
  { name: "loading a ladder of parents", size: 10_000, prepare: loading(ladder) },
  {
    name: "loading many members of one group",
    size: 20_000,
    prepare: loading((size) =>
      range(size).map((n) => member(new EntityUid("User", `u${n}`), [group(0)])),
    ),
  },
  { name: "moving a group of many members", size: 10_000, prepare: moving },
];

const POLICIES: readonly WorstCase[] = [
  {
    name: "every policy fails",
    size: 50_000,
    prepare: repeated(
      () => "permit(principal, action, resource) when { resource.owner == principal };",
    ),
  },
  {
    name: "every policy is satisfied",
    size: 50_000,
    prepare: repeated(() => "permit(principal, action, resource);"),
  },
  {
    name: "no policy is satisfied, none can be skipped",
    size: 50_000,
    prepare: repeated((n) => `permit(principal, action, resource) when { !(1 < ${n + 2}) };`),
  },
  {
    name: "one long || chain",
    size: 20_000,
    prepare: (size) =>
      condition(
        range(size)
          .map((n) => `context.n == ${n}`)
          .join(" || "),
        () => ({ n: -1 }),
      )(size),
  },
  {
    name: "reading a policy with a long && chain",
    size: 20_000,
    prepare: reading(
      (size) =>
        `permit(principal, action, resource) when { ${range(size)
          .map((n) => `context.n != ${n}`)
          .join(" && ")} };`,
    ),
  },
  {
    name: "reading many policies",
    size: 16_000,
    prepare: reading((size) =>
      range(size)
        .map(() => "permit(principal, action, resource);")
        .join("\n"),
    ),
  },
  {
    name: "reading a string of escapes",
    size: 32_000,
    prepare: reading(
      (size) =>
        `permit(principal, action, resource) when { context.s == "${"\\u{41}".repeat(size)}" };`,
    ),
  },
];

export const WORST_CASES: readonly WorstCase[] = [
  ...EVALUATION,
  ...HIERARCHIES,
  ...POLICIES,
  {
    name: "reading entities from text",
    size: 10_000,
    prepare: (size) => {
      const text = JSON.stringify(
        range(size).map((n) => ({ uid: { type: "User", id: `u${n}` }, attrs: { n }, parents: [] })),
      );
      return () => unwrap(entitiesFromJson(jsonText(text)));
    },
  },
];

function loading(entities: (size: number) => readonly Entity[]): WorstCase["prepare"] {
  return (size) => {
    const all = entities(size);
    return () => unwrap(EntityStore.of(all));
  };
}

function reading(text: (size: number) => string): WorstCase["prepare"] {
  return (size) => {
    const source = text(size);
    return () => unwrap(parsePolicySet(source));
  };
}

/** A group of `size` members goes back and forth between two others. */
function moving(size: number): () => unknown {
  const members = range(size).map((n) => member(new EntityUid("User", `u${n}`), [group(0)]));
  const store = unwrap(EntityStore.of(members));
  const places = [member(group(0), [group(1)]), member(group(0), [group(2)])];
  let turn = 0;
  return () => unwrap(store.upsert(places.slice(turn++ % 2).slice(0, 1)));
}
