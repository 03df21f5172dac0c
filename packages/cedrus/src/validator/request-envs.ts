/** The request environments in which a policy can do something. */

import type { PolicyBody } from "../ast/policy.ts";
import type { RequestEnv, Schema } from "../schema/schema.ts";
import { ExprKeys, NO_CAPABILITIES } from "./capabilities.ts";
import { Checker } from "./checker.ts";
import { conditionOf } from "./condition-of.ts";
import { A_BOOL, expectType } from "./expect.ts";
import { Hierarchy } from "./hierarchy.ts";
import { Relations, type ValidationMode } from "./relations.ts";
import { typeOf } from "./type-of.ts";

/**
 * The request environments of the schema in which a policy or template is well typed and its scope
 * and conditions are not always false. A slot stands for any entity.
 *
 * `requestEnvsOfPolicy` of `cedrus/schema` looks at the scope alone.
 */
export function validRequestEnvs(
  schema: Schema,
  body: PolicyBody,
  mode: ValidationMode = "strict",
): readonly RequestEnv[] {
  const rules = {
    hierarchy: new Hierarchy(schema),
    relations: new Relations(mode),
    keys: new ExprKeys(),
  };
  const { whole } = conditionOf(body);
  return schema.actions().flatMap(({ uid: action, principalTypes, resourceTypes, context }) =>
    principalTypes.flatMap((principalType) =>
      resourceTypes
        .map((resourceType) => ({ principalType, action, resourceType }))
        .filter((env) => {
          const checker = new Checker(rules, { ...env, context });
          const answer = typeOf(checker, whole, NO_CAPABILITIES);
          const { ok, type } = expectType(checker, whole, answer, A_BOOL);
          return ok && type?.kind !== "false";
        }),
    ),
  );
}
