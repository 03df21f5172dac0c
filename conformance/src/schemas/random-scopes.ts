/** Policies and templates at random for any schema: every form of scope, and often a condition. */

import type { RequestEnv, Schema } from "cedrus/schema";
import type { Random } from "../schema-generator.ts";
import type { PolicyText } from "../schema-oracle.ts";

export function randomScopedPolicy(random: Random, schema: Schema): PolicyText {
  return new ScopeGenerator(random, schema).policy();
}

class ScopeGenerator {
  readonly #random: Random;
  readonly #types: readonly string[];
  readonly #actions: readonly string[];
  /** What the policy is likely to name. */
  readonly #target: RequestEnv | undefined;

  constructor(random: Random, schema: Schema) {
    this.#random = random;
    this.#types = [...schema.entityTypes().map(({ name }) => name), "Nobody"];
    this.#actions = [...schema.actions().map(({ uid }) => uid.toString()), 'Action::"none"'];
    const envs = schema.requestEnvs();
    this.#target = envs.length === 0 ? undefined : this.#oneOf(envs);
  }

  policy(): PolicyText {
    const sides = [
      this.#side("principal", this.#target?.principalType),
      this.#action(),
      this.#side("resource", this.#target?.resourceType),
    ];
    const condition = this.#condition();
    const clause = condition === "" ? "" : ` ${this.#oneOf(["when", "unless"])} { ${condition} }`;
    const scope = sides.join(", ");
    return { text: `permit(${scope})${clause};`, isTemplate: scope.includes("?") };
  }

  #side(name: string, target: string | undefined): string {
    const type = (): string => this.#type(target);
    return this.#oneOf([
      name,
      `${name} == ${this.#uid(target)}`,
      `${name} in ${this.#uid(target)}`,
      `${name} is ${type()}`,
      `${name} is ${type()} in ${this.#uid(target)}`,
      `${name} == ?${name}`,
      `${name} in ?${name}`,
      `${name} is ${type()} in ?${name}`,
    ]);
  }

  #action(): string {
    const action = (): string => this.#anAction();
    return this.#oneOf([
      "action",
      "action",
      `action == ${action()}`,
      `action in ${action()}`,
      `action in [${action()}, ${action()}]`,
      this.#random(8) === 0 ? "action in []" : "action",
    ]);
  }

  #condition(): string {
    const { principalType, resourceType } = this.#target ?? {};
    return this.#oneOf([
      "",
      "",
      "",
      `principal is ${this.#type(principalType)}`,
      `resource in ${this.#uid(resourceType)}`,
      "principal == resource || principal in resource",
      'context has "a" && context["a"] == context["a"]',
      'principal["a"] == principal["a"]',
      'resource.hasTag("a") && resource.getTag("a") == resource.getTag("a")',
      `action in ${this.#anAction()} || principal != ${this.#uid(principalType)}`,
      'false && 1 == "a"',
      'true || 1 == "a"',
      '1 == "a"',
    ]);
  }

  #type(target: string | undefined): string {
    return target !== undefined && this.#random(4) !== 0 ? target : this.#oneOf(this.#types);
  }

  #uid(target: string | undefined): string {
    return `${this.#type(target)}::${this.#oneOf(['"a"', '"b"', '"é"'])}`;
  }

  #anAction(): string {
    const target = this.#target?.action.toString();
    return target !== undefined && this.#random(3) !== 0 ? target : this.#oneOf(this.#actions);
  }

  #oneOf<T>(items: readonly T[]): T {
    const item = items[this.#random(items.length)];
    if (item === undefined) throw new Error("nothing to choose from");
    return item;
  }
}
