/** Casbin, for the question of roles. */

import { newEnforcer, newModelFromString, StringAdapter } from "casbin";
import { USERS } from "../workloads/questions.ts";
import { bareAnswer, type Engine, timeEach } from "./engine.ts";

const MODEL = `
[request_definition]
r = sub, obj, act
[policy_definition]
p = sub, obj, act
[role_definition]
g = _, _
[policy_effect]
e = some(where (p.eft == allow))
[matchers]
m = g(r.sub, p.sub) && r.obj == p.obj && r.act == p.act
`;

export function casbinWithRoles(roles: number): Engine {
  return {
    name: "casbin",
    async open({ requests }) {
      const rules = Array.from({ length: roles }, (_, n) => `p, role${n}, doc${n}, view`);
      const members = Array.from({ length: USERS }, (_, n) => `g, user${n}, role${n % roles}`);
      const adapter = new StringAdapter([...rules, ...members].join("\n"));
      const enforcer = await newEnforcer(newModelFromString(MODEL), adapter);
      const questions = requests.map(
        ({ principal, resource, action }) => [principal.id, resource.id, action.id] as const,
      );
      const decide = (index: number): boolean => enforcer.enforceSync(...(questions[index] ?? []));
      return {
        answers: () => questions.map((_, index) => bareAnswer(decide(index))),
        round: (repeat) => timeEach(questions.length, repeat, decide),
        close: () => undefined,
      };
    },
  };
}
