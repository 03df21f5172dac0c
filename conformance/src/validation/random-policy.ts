/**
 * Policies at random for a schema: mostly well typed, with guards where they are needed, and as often
 * as asked with a mistake.
 */

import type { Random } from "../fuzz/random.ts";
import {
  actionText,
  ATTRIBUTES,
  type Model,
  type ModelAction,
  type ModelType,
  type PlainKind,
  randomType,
  some,
  typeText,
} from "./random-schema.ts";

/** What a policy is made for. */
export interface Target {
  readonly principal: string;
  readonly action: ModelAction;
  readonly resource: string;
}

export interface PolicyStyle {
  /** One choice in so many is wrong on purpose; none when 0. */
  readonly mistakes: number;
  /** Whether the policy may be a template. */
  readonly slots: boolean;
  /** Whether the scope names its target, so that no other request environment matters. */
  readonly exact: boolean;
}

export const IDS: readonly string[] = ["a", "b", "c"];
const STRINGS: readonly string[] = ["a", "b", "x y", ""];
const MAX_DEPTH = 3;
const MAX_PATHS = 80;

/** An expression that leads to a value, and what must be known before it is safe. */
interface Path {
  readonly text: string;
  readonly type: ModelType;
  readonly guards: readonly Guard[];
  /** How many entities it looks into. */
  readonly derefs: number;
}

/** `target has attr`, or with a tag. */
interface Guard {
  readonly text: string;
  readonly target: string;
  /** An attribute that can be written after a dot. */
  readonly attr: string | undefined;
}

export function randomTarget(random: Random, model: Model): Target {
  const action = random.pick(model.actions.filter(({ principals }) => principals.length > 0));
  return {
    principal: random.pick(action.principals),
    action,
    resource: random.pick(action.resources),
  };
}

export function randomPolicy(
  random: Random,
  model: Model,
  target: Target,
  style: PolicyStyle,
): string {
  return new PolicyGenerator(random, model, target, style).policy();
}

class PolicyGenerator {
  readonly #random: Random;
  readonly #model: Model;
  readonly #target: Target;
  readonly #style: PolicyStyle;
  readonly #names: readonly string[];
  readonly #paths: readonly Path[];

  constructor(random: Random, model: Model, target: Target, style: PolicyStyle) {
    this.#random = random;
    this.#model = model;
    this.#target = target;
    this.#style = style;
    this.#names = model.entityTypes.map(({ name }) => name);
    this.#paths = this.#allPaths();
  }

  policy(): string {
    const random = this.#random;
    const clauses = Array.from({ length: 1 + random.int(2) }, () =>
      random.int(5) === 0
        ? ` unless { ${this.#bool(2, NOTHING)} }`
        : ` when { ${this.#bool(3, NOTHING)} }`,
    );
    const { principal, resource } = this.#target;
    const scope = [
      this.#scope("principal", principal),
      this.#actionScope(),
      this.#scope("resource", resource),
    ];
    const effect = random.int(3) === 0 ? "forbid" : "permit";
    return `${effect}(${scope.join(", ")})${random.int(12) === 0 ? "" : clauses.join("")};`;
  }

  #scope(variable: string, type: string): string {
    const random = this.#random;
    const { exact, slots } = this.#style;
    const other = this.#mistake() ? this.#anyName() : type;
    const above = this.#model.entityTypes.find(({ name }) => name === type)?.memberOf ?? [];
    const group = this.#uid(above.length === 0 || this.#mistake() ? other : random.pick(above));
    if (slots && random.int(2) === 0) {
      const slot = `?${variable}`;
      return random.pick([
        `${variable} == ${slot}`,
        `${variable} in ${slot}`,
        `${variable} is ${other} in ${slot}`,
      ]);
    }
    if (exact && random.int(4) !== 0) return `${variable} is ${other}`;
    switch (random.int(exact ? 8 : 12)) {
      case 0:
        return `${variable} == ${this.#uid(other)}`;
      case 1:
        return `${variable} is ${other} in ${group}`;
      case 8:
      case 9:
        return variable;
      case 10:
        return `${variable} in ${group}`;
      default:
        return `${variable} is ${other}`;
    }
  }

  #actionScope(): string {
    const random = this.#random;
    const { action } = this.#target;
    const wrong = { namespace: action.namespace, id: this.#random.pick(["view", "none", "all"]) };
    const own = actionText(this.#mistake() ? wrong : action);
    if (this.#style.exact) return `action == ${own}`;
    const others = some(random, this.#model.actions, 2).map(actionText);
    return random.pick([
      `action == ${own}`,
      `action == ${own}`,
      "action",
      `action in ${random.pick(others)}`,
      `action in [${[own, ...others].join(", ")}]`,
    ]);
  }

  /** A condition; `known` are the guards that hold where it stands. */
  #bool(depth: number, known: ReadonlySet<string>): string {
    const random = this.#random;
    const kind = random.int(depth > 0 ? 12 : 6);
    switch (kind) {
      case 6: {
        const guards = this.#path(this.#paths).guards;
        const more = new Set([...known, ...guards.map(({ text }) => text)]);
        const tests = this.#guardTexts(guards, NOTHING);
        return `(${[...tests, this.#bool(depth - 1, more)].join(" && ")})`;
      }
      case 7:
        return `(${this.#bool(depth - 1, known)} && ${this.#bool(depth - 1, known)})`;
      case 8:
      case 9:
        return `(${this.#bool(depth - 1, known)} || ${this.#bool(depth - 1, known)})`;
      case 10:
        return `!(${this.#bool(depth - 1, known)})`;
      case 11: {
        const guards = this.#path(this.#paths).guards;
        const tests = this.#guardTexts(guards, NOTHING);
        const more = new Set([...known, ...guards.map(({ text }) => text)]);
        const test = tests.length === 0 ? this.#bool(depth - 1, known) : tests.join(" && ");
        return `(if ${test} then ${this.#bool(depth - 1, more)} else ${this.#bool(depth - 1, known)})`;
      }
      default:
        return this.#guarded(known);
    }
  }

  /** A simple condition after the guards that it needs. */
  #guarded(known: ReadonlySet<string>): string {
    const random = this.#random;
    const needs = new Map<string, Guard>();
    const atom = this.#atom(needs);
    const tests = this.#guardTexts([...needs.values()], known);
    if (tests.length === 0) return atom;
    const test = tests.join(" && ");
    switch (random.int(10)) {
      case 0:
        return `(if ${test} then ${atom} else ${random.pick(["true", "false", "1 == 1"])})`;
      case 1:
        return this.#mistake() ? `(${atom} && ${test})` : `(${test} && ${atom})`;
      case 2:
        return this.#mistake() ? `(!(${test}) || ${atom})` : `(${test} && !${parens(atom)})`;
      case 3:
        return this.#mistake()
          ? `((${test} || ${this.#guarded(known)}) && ${atom})`
          : `((${test} || ${test}) && ${atom})`;
      case 4:
        return `(${test} && true && ${atom})`;
      default:
        return `(${test} && ${atom})`;
    }
  }

  /** The guards as tests; two in a row may become one that tests a path. */
  #guardTexts(guards: readonly Guard[], known: ReadonlySet<string>): string[] {
    const random = this.#random;
    const tests: string[] = [];
    let last: Guard | undefined;
    for (const guard of guards) {
      if ((known.has(guard.text) && random.int(4) !== 0) || this.#mistake()) continue;
      const joined =
        last?.attr !== undefined &&
        guard.attr !== undefined &&
        guard.target === `${last.target}.${last.attr}` &&
        random.int(2) === 0;
      if (joined && last?.attr !== undefined) {
        tests[tests.length - 1] = `${last.target} has ${last.attr}.${guard.attr}`;
      } else tests.push(guard.text);
      last = joined ? undefined : guard;
    }
    return tests;
  }

  #atom(needs: Map<string, Guard>): string {
    const random = this.#random;
    const path = this.#use(this.#path(this.#paths), needs);
    const { text, type } = path;
    if (this.#mistake()) return this.#wrongAtom(path, needs);
    const same = (): string => this.#term(type, 2, needs);
    switch (type.kind) {
      case "Bool":
        return random.pick([text, `${text} == ${same()}`]);
      case "Long":
        return `${text} ${random.pick(["<", "<=", ">", ">=", "==", "!="])} ${same()}`;
      case "datetime":
      case "duration":
        return `${text} ${random.pick(["<", ">=", "==", "!="])} ${same()}`;
      case "String":
        return random.pick([
          `${text} like ${random.pick(['"a*"', '"*"', '"\\*"'])}`,
          `${text} == ${same()}`,
        ]);
      case "decimal":
        return random.pick([`${text}.lessThan(${same()})`, `${text} == ${same()}`]);
      case "ipaddr":
        return random.pick([
          `${text}.isInRange(${same()})`,
          `${text}.isLoopback()`,
          `${text} != ${same()}`,
        ]);
      case "entity":
        return this.#entityAtom(text, type.name, same, needs);
      case "set":
        return random.pick([
          `${text}.contains(${this.#term(type.element, 1, needs)})`,
          `${text}.containsAll(${same()})`,
          `${text}.containsAny(${same()})`,
          `${text}.isEmpty()`,
          `${text} == ${same()}`,
          ...(type.element.kind === "entity"
            ? [`${this.#term({ kind: "entity", name: this.#anyName() }, 1, needs)} in ${text}`]
            : []),
        ]);
      case "record":
        return random.int(2) === 0 ? `${text} == ${same()}` : `${text} has ${this.#attribute()}`;
    }
  }

  #entityAtom(text: string, name: string, same: () => string, needs: Map<string, Guard>): string {
    const random = this.#random;
    const above = this.#model.entityTypes.find((type) => type.name === name)?.memberOf ?? [];
    const other = above.length === 0 ? name : random.pick(above);
    const inside = this.#term({ kind: "entity", name: other }, 1, needs);
    switch (random.int(8)) {
      case 0:
        return `${text} has ${this.#attribute()}`;
      case 1:
        return `${text}.hasTag(${this.#term({ kind: "String" }, 1, needs)})`;
      case 2:
        return `${text} is ${this.#anyName()}`;
      case 3:
        return `${text} is ${name} in ${inside}`;
      case 4:
        return `${text} in [${inside}, ${inside}]`;
      case 5:
        return `${text} in ${inside}`;
      default:
        return `${text} ${random.pick(["==", "!="])} ${same()}`;
    }
  }

  #wrongAtom({ text }: Path, needs: Map<string, Guard>): string {
    const random = this.#random;
    const any = (): string => this.#term(this.#anyType(), 1, needs);
    return random.pick([
      `${text}.${random.pick(["a", "b", "owner"])} == ${any()}`,
      `${text} == ${any()}`,
      `${text} < ${any()}`,
      `${text}.contains(${any()})`,
      `${text}.containsAny(${any()})`,
      `${text} in ${any()}`,
      `${any()} in ${text}`,
      `${text} like "a"`,
      `${text}.getTag("a") == ${any()}`,
      `${text}.hasTag(${any()})`,
      `${text}.isEmpty()`,
      `[${text}, ${any()}].contains(${any()})`,
      `[] == ${any()}`,
      `${text} is Nobody`,
      `${text} == Nobody::"a"`,
      `action == Action::"none"`,
      `ip(${any()}).isIpv4()`,
      `decimal("${random.pick(["x", "1", "1.0"])}") == ${any()}`,
      `${text}.lessThan(${any()}, ${any()})`,
      `${text}.isInRange(${any()})`,
      `${text} has ${random.pick(["a", "owner"])}.${random.pick(["a", "b"])}`,
      `1 == "1"`,
      `true`,
      `!(${any()})`,
      `(if ${any()} then ${any()} else ${any()}) == ${any()}`,
      `{a: ${text}}.${random.pick(["a", "b"])} == ${any()}`,
      `-${text} == 0`,
      `${text} + ${any()} == 0`,
      `(${text} && ${any()})`,
      `(false && ${text})`,
      `action in [Action::"all", ${text}]`,
      `Color::"${random.pick(["red", "blue"])}" == ${text}`,
    ]);
  }

  /** An expression of type `type`. */
  #term(type: ModelType, depth: number, needs: Map<string, Guard>): string {
    const random = this.#random;
    if (this.#mistake()) return this.#term(this.#anyType(), 0, needs);
    const key = typeText(type);
    const fitting = this.#paths.filter((path) => typeText(path.type) === key);
    if (fitting.length > 0 && random.int(3) !== 0)
      return this.#use(this.#path(fitting), needs).text;
    if (depth > 0 && random.int(8) === 0) {
      const test = random.pick(["context == context", "principal == principal", "true", "1 < 2"]);
      const [yes, no] = [this.#term(type, depth - 1, needs), this.#term(type, depth - 1, needs)];
      return `(if ${test} then ${yes} else ${no})`;
    }
    if (depth > 0 && random.int(8) === 0) return `{"k": ${this.#term(type, depth - 1, needs)}}.k`;
    switch (type.kind) {
      case "entity":
        return this.#uid(type.name);
      case "set": {
        const size = this.#mistake() ? 0 : 1 + random.int(2);
        const of = (): string => this.#term(type.element, depth - 1, needs);
        return `[${Array.from({ length: size }, of).join(", ")}]`;
      }
      case "record":
        return `{${type.attributes
          .map((each) => `${JSON.stringify(each.name)}: ${this.#term(each.type, depth - 1, needs)}`)
          .join(", ")}}`;
      case "Long":
        if (depth > 0 && random.int(3) === 0) {
          const op = random.pick(["+", "-", "*"]);
          return `(${this.#term(type, depth - 1, needs)} ${op} ${this.#term(type, depth - 1, needs)})`;
        }
        return random.pick(["0", "1", "2", "-1", "9223372036854775807"]);
      case "Bool":
      case "String":
      case "decimal":
      case "ipaddr":
      case "datetime":
      case "duration":
        return plainLiteral(random, type.kind);
    }
  }

  /** Longer paths first, and those through entities. */
  #path(from: readonly Path[]): Path {
    const random = this.#random;
    const deep = from.filter(({ derefs }) => derefs > 0);
    return random.pick(deep.length > 0 && random.int(5) !== 0 ? deep : from);
  }

  #use(path: Path, needs: Map<string, Guard>): Path {
    for (const guard of path.guards) needs.set(guard.text, guard);
    return path;
  }

  /** What can be reached from the variables and two literals. */
  #allPaths(): readonly Path[] {
    const { principal, action, resource } = this.#target;
    const literal = this.#anyName();
    const root = (text: string, type: ModelType): Path => ({ text, type, guards: [], derefs: 0 });
    const paths: Path[] = [
      root("principal", { kind: "entity", name: principal }),
      root("resource", { kind: "entity", name: resource }),
      root("context", action.context),
    ];
    if (this.#random.int(4) === 0) {
      paths.push(root(this.#uid(literal), { kind: "entity", name: literal }));
    }
    for (
      let at = 0, depth = 1, end = paths.length;
      depth <= MAX_DEPTH;
      depth++, end = paths.length
    ) {
      for (; at < end; at++) {
        const path = paths[at];
        if (path !== undefined && paths.length < MAX_PATHS) paths.push(...this.#steps(path));
      }
    }
    return paths;
  }

  #steps(path: Path): readonly Path[] {
    const { text, type, guards, derefs } = path;
    if (type.kind === "record") {
      return type.attributes.map((attribute) => step(path, attribute, derefs));
    }
    if (type.kind !== "entity") return [];
    const declared = this.#model.entityTypes.find(({ name }) => name === type.name);
    const steps = (declared?.shape.attributes ?? []).map((attribute) =>
      step(path, attribute, derefs + 1),
    );
    if (declared?.tags === undefined) return steps;
    const key = this.#random.pick(['"a"', '"b"', '"x y"']);
    const guard: Guard = { text: `${text}.hasTag(${key})`, target: text, attr: undefined };
    const tag: Path = {
      text: `${text}.getTag(${key})`,
      type: declared.tags,
      guards: [...guards, guard],
      derefs: derefs + 1,
    };
    return [...steps, tag];
  }

  #attribute(): string {
    const name = this.#random.pick(ATTRIBUTES);
    return this.#mistake() ? "nothing" : JSON.stringify(name);
  }

  #uid(type: string): string {
    const declared = this.#model.entityTypes.find(({ name }) => name === type);
    return `${type}::${JSON.stringify(this.#random.pick(declared?.ids ?? IDS))}`;
  }

  #anyName(): string {
    return this.#random.pick(this.#names);
  }

  #anyType(): ModelType {
    return randomType(this.#random, this.#names, 1);
  }

  #mistake(): boolean {
    const { mistakes } = this.#style;
    return mistakes > 0 && this.#random.int(mistakes) === 0;
  }
}

const NOTHING: ReadonlySet<string> = new Set();

function step(
  { text, guards }: Path,
  {
    name,
    type,
    optional,
  }: { readonly name: string; readonly type: ModelType; readonly optional: boolean },
  derefs: number,
): Path {
  const isPlain = /^[a-z]+$/.test(name) && name !== "if";
  const test = isPlain ? name : JSON.stringify(name);
  const guard: Guard = {
    text: `${text} has ${test}`,
    target: text,
    attr: isPlain ? name : undefined,
  };
  return {
    text: isPlain ? `${text}.${name}` : `${text}[${JSON.stringify(name)}]`,
    type,
    guards: optional ? [...guards, guard] : guards,
    derefs,
  };
}

function parens(text: string): string {
  return `(${text})`;
}

export const PLAIN_LITERALS: Readonly<Record<PlainKind, readonly string[]>> = {
  Long: ["0", "1", "2"],
  Bool: ["true", "false"],
  String: STRINGS.map((text) => JSON.stringify(text)),
  decimal: ['decimal("1.0")', 'decimal("2.5")'],
  ipaddr: ['ip("10.0.0.1")', 'ip("10.0.0.0/8")', 'ip("::1")'],
  datetime: ['datetime("2024-01-01")', 'datetime("2025-01-01")'],
  duration: ['duration("1h")', 'duration("2d")'],
};

function plainLiteral(random: Random, kind: PlainKind): string {
  return random.pick(PLAIN_LITERALS[kind]);
}
