/** CASL, for the question of owners: abilities are built for each user beforehand, lists are at hand. */

import { AbilityBuilder, createMongoAbility, subject } from "@casl/ability";
import type { AttrValue, Workload } from "../workloads/workload.ts";
import { bareAnswer, type Engine, timeEach } from "./engine.ts";

export const casl: Engine = {
  name: "CASL",
  open(workload) {
    const decide = caslChecks(workload);
    const count = workload.requests.length;
    return {
      answers: () => workload.requests.map((_, index) => bareAnswer(decide(index))),
      round: (repeat) => timeEach(count, repeat, decide),
      close: () => undefined,
    };
  },
};

/** One check after another; requests come round again. */
export function caslChecks({ entities, requests }: Workload): (turn: number) => boolean {
  const lists = new Map(entities.map((it) => [it.uid.id, subject("List", { ...it.attrs })]));
  const users = entities.filter(({ uid }) => uid.type === "App::User");
  const abilities = new Map(users.map(({ uid, attrs }) => [uid.id, abilityOf(attrs["name"])]));
  const checks = requests.map(({ principal, action, resource }) => {
    const [ability, list] = [abilities.get(principal.id), lists.get(resource.id)];
    if (ability === undefined || list === undefined) throw new Error("no such user or list");
    return { ability, action: action.id, list };
  });
  return (turn) => {
    const check = checks[turn % checks.length];
    return check?.ability.can(check.action, check.list) ?? false;
  };
}

function abilityOf(name: AttrValue | undefined) {
  const { can, build } = new AbilityBuilder(createMongoAbility);
  can("update", "List", { owner: name });
  can("read", "List", { isPublic: true });
  can("read", "List", { owner: name });
  return build();
}
