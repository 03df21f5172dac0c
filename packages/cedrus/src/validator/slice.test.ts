import {
  createEntity,
  createRequest,
  type Entity,
  type EntityStore,
  entitiesFromJson,
  EntityUid,
  isAuthorized,
  parsePolicySet,
  unwrap,
} from "cedrus";
import { sliceAtLevel, sliceAtLevelAsync } from "cedrus/validator";
import { expect, test } from "vitest";

/** `a`, `b`, … are users; each names its boss, and is in a team which is in another. */
const uid = (type: string, id: string): { type: string; id: string } => ({ type, id });
const ref = (type: string, id: string): object => ({ __entity: uid(type, id) });
const user = (id: string, boss: string, team: string): object => ({
  uid: uid("User", id),
  attrs: { who: { boss: ref("User", boss) }, seen: [ref("User", "unreached")] },
  tags: { friend: ref("User", `${boss}${boss}`) },
  parents: [uid("Team", team)],
});
const all = unwrap(
  entitiesFromJson([
    user("a", "b", "t"),
    user("b", "c", "t"),
    user("c", "a", "u"),
    user("bb", "c", "u"),
    user("unreached", "a", "t"),
    { uid: uid("Team", "t"), attrs: { lead: ref("User", "c") }, parents: [uid("Team", "u")] },
    { uid: uid("Team", "u"), attrs: {}, parents: [uid("Org", "o")] },
    { uid: uid("Photo", "p"), attrs: { owner: ref("User", "c") }, parents: [] },
  ]),
);
const request = unwrap(
  createRequest({
    principal: 'User::"a"',
    action: 'Action::"view"',
    resource: 'Photo::"p"',
    context: { by: ref("User", "b"), list: [ref("User", "unreached")] },
  }),
);

/** A loader that notes what it was asked for, and gives more than that. */
function recording(): { rounds: string[]; load: (uids: readonly EntityUid[]) => Entity[] } {
  const rounds: string[] = [];
  return {
    rounds,
    load: (uids) => {
      rounds.push(uids.map(({ id }) => id).join(" "));
      const unreached = all.get(new EntityUid("User", "unreached"));
      return [...uids.flatMap((it) => all.get(it) ?? []), ...(unreached ? [unreached] : [])];
    },
  };
}

const ids = (store: EntityStore): string =>
  [...store]
    .map((it) => it.uid.id)
    .sort()
    .join(" ");

test.each([
  [0, "", []],
  [1, "a b p", ["a view p b", "t", "u", "o"]],
  [2, "a b bb c p", ["a view p b", "bb c cc t", "u", "o"]],
  [3, "a b bb c p", ["a view p b", "bb c cc t", "aa u", "o"]],
  [Infinity, "a b bb c p", ["a view p b", "bb c cc t", "aa u", "o"]],
] as const)("level %d reaches %j", (level, reached, rounds) => {
  const { load, rounds: asked } = recording();
  const slice = unwrap(sliceAtLevel(request, level, load));
  expect(ids(slice)).toBe(reached);
  expect(asked).toEqual(rounds);
  for (const { uid: of } of slice) {
    expect(slice.ancestors(of).map(String).sort()).toEqual(all.ancestors(of).map(String).sort());
  }
});

test("decisions are those on all entities", () => {
  const policies = unwrap(
    parsePolicySet(`
      permit(principal in Org::"o", action, resource) when { context.by in Team::"u" };
      permit(principal, action, resource) when { principal.who.boss == context.by };
      permit(principal, action, resource) when { resource.owner == principal };
    `),
  );
  const slice = unwrap(sliceAtLevel(request, 1, recording().load));
  expect(isAuthorized(request, policies, slice)).toEqual(isAuthorized(request, policies, all));
});

test("a loader may know all ancestors", () => {
  const asked: string[] = [];
  const slice = unwrap(
    sliceAtLevel(
      request,
      1,
      (uids) => {
        asked.push(uids.join(" "));
        return uids.flatMap((it) => {
          const entity = all.get(it);
          return entity === undefined
            ? []
            : [unwrap(createEntity({ ...entity, parents: all.ancestors(it) }))];
        });
      },
      { parentsAreAncestors: true },
    ),
  );
  expect(asked).toHaveLength(1);
  expect(slice.isIn(new EntityUid("User", "a"), new EntityUid("Org", "o"))).toBe(true);
});

test("a loader may answer later", async () => {
  const { load, rounds } = recording();
  const slice = await sliceAtLevelAsync(request, 2, (uids) => Promise.resolve(load(uids)));
  expect(ids(unwrap(slice))).toBe("a b bb c p");
  expect(rounds).toHaveLength(4);
  await expect(
    sliceAtLevelAsync(request, 1, () => Promise.reject(new Error("down"))),
  ).rejects.toThrow("down");
});

test.each([-1, 1.5, Number.NaN])("%d is no level", (level) => {
  const slice = sliceAtLevel(request, level, () => []);
  expect(slice.ok ? "" : slice.error[0]?.code).toBe("validator/invalid-level");
});

test("a slice is bounded", () => {
  const limits = { maxItems: 5 };
  const slice = sliceAtLevel(request, 3, recording().load, { limits });
  expect(slice.ok ? "" : slice.error[0]?.code).toBe("validator/slice-too-large");
});

test("a long chain of parents is followed in linear time", () => {
  const parent = (id: number): EntityUid => new EntityUid("Team", String(id));
  const load = (uids: readonly EntityUid[]): Entity[] =>
    uids.map((it) => {
      const parents = Number(it.id) < 20_000 ? [parent(Number(it.id) + 1)] : [];
      return unwrap(createEntity({ uid: it, parents }));
    });
  const start = unwrap(
    createRequest({ principal: 'Team::"0"', action: 'A::"20000"', resource: 'R::"20000"' }),
  );
  const slice = unwrap(sliceAtLevel(start, 1, load));
  expect(slice.isIn(parent(0), parent(20_000))).toBe(true);
});
