/** Short texts that are nearly right or quite, made of few words: many rules meet in them. */

import type { Source } from "../source.ts";

const ESCAPES: readonly string[] = [
  ...["\\n", "\\'", "\\0", "\\*", "\\x41", "\\x7f", "\\x80", "\\xff", "\\x4", "\\q"],
  ...["\\u{41}", "\\u{4_1}", "\\u{_41}", "\\u{d7ff}", "\\u{d800}", "\\u{d801}", "\\u{dfff}"],
  ...["\\u{e000}", "\\u{10ffff}", "\\u{110000}", "\\u{0000041}", "\\u41"],
];

const WORDS: readonly string[] = ["a", "b", "if", "in", "like", "__cedar", "principal", "_"];

function text(source: Source): string {
  const piece = (): string =>
    source.chance(1, 3) ? source.pick(ESCAPES) : source.pick(["a", "*"]);
  return `"${source.list(0, 3, piece).join("")}"`;
}

function chain(source: Source, items: readonly string[], sign: string): string {
  return source.chance(1, 6) ? `${items.join(sign)}${sign}` : items.join(sign);
}

function operand(source: Source): string {
  const number = (): string =>
    source.pick(["0", "1", "9223372036854775807", "9223372036854775808"]);
  const sign = (): string => source.pick(["-", "-", "!", "- "]);
  const word = (): string => source.pick(WORDS);
  const kind = source.pick(["number", "text", "not", "minus", "set", "record", "path"] as const);
  switch (kind) {
    case "number":
      return number();
    case "text":
      return text(source);
    case "not":
      return `${"!".repeat(source.int(7))}true`;
    case "minus":
      return source.list(0, 6, sign).join("") + number();
    case "set":
      return `[${chain(source, source.list(0, 3, number), ",")}]`;
    case "record": {
      const key = (): string => (source.chance(1, 2) ? word() : `"${word()}"`);
      return `{${chain(
        source,
        source.list(0, 3, () => `${key()}: ${number()}`),
        ", ",
      )}}`;
    }
    case "path":
      return `context.${word()}${source.pick(["", `.${word()}`, `[${text(source)}]`])}`;
  }
}

const OPERATORS: readonly string[] = [
  ...["||", "&&", "==", "!=", "<", ">=", "+", "-", "*", "in", "like", "has", "is", "="],
];

function expression(source: Source): string {
  const right = (operator: string): string => {
    if (operator === "like") return text(source);
    if (operator === "has") return source.chance(1, 2) ? source.pick(WORDS) : text(source);
    return operator === "is" ? source.pick(WORDS) : operand(source);
  };
  const mixed = (): string => {
    const operator = source.pick(OPERATORS);
    return ` ${operator} ${right(operator)}`;
  };
  const one = source.pick(["||", "&&", "+", "*", "=="]);
  const same = (): string => ` ${one} ${right(one)}`;
  const rest = source.chance(1, 2) ? source.list(0, 2, mixed) : source.list(0, 5, same);
  return operand(source) + rest.join("");
}

/** A policy with one condition. */
export function smallPolicy(source: Source): string {
  const annotation = source.chance(1, 8) ? `@${source.pick(WORDS)}(${text(source)}) ` : "";
  return `${annotation}permit(principal, action, resource) when { ${expression(source)} };`;
}

const NAMES: readonly string[] = ["A", "B", "C"];

function typeText(source: Source): string {
  const name = source.pick([...NAMES, "N::A", "Long", "__cedar::Long", "Bool"]);
  const kind = source.pick(["name", "set", "record"] as const);
  if (kind === "name") return name;
  return kind === "set" ? `Set<${name}>` : `{a: ${name}}`;
}

function declaration(source: Source): string {
  const names = (of: readonly string[]): string =>
    source.list(1, 2, () => source.pick(of)).join(", ");
  const kind = source.pick(["entity", "type", "action", "enum"] as const);
  switch (kind) {
    case "entity": {
      const within = source.chance(1, 3) ? ` in [${names([...NAMES, "N::A"])}]` : "";
      return `entity ${names(NAMES)}${within}${source.chance(1, 3) ? ` {a: ${typeText(source)}}` : ""};`;
    }
    case "type":
      return `type ${source.pick(NAMES)} = ${typeText(source)};`;
    case "enum":
      return `entity ${source.pick(NAMES)} enum ["a"${source.pick(["", ', "b"', ', "a"'])}];`;
    case "action": {
      const groups = ["a", "b", "c", 'N::Action::"a"', 'Action::"b"'];
      const within = source.chance(1, 2) ? ` in [${names(groups)}]` : "";
      return `action ${source.pick(["a", "b", "c"])}${within};`;
    }
  }
}

/** It refers to nothing, so that only the name can be wrong. */
function bareDeclaration(source: Source): string {
  return source.pick([
    `entity ${source.pick(NAMES)};`,
    `type ${source.pick(NAMES)} = Long;`,
    `action ${source.pick(["a", "b", "c"])};`,
  ]);
}

/** A few declarations, some of them in a namespace. */
export function smallSchema(source: Source): string {
  const one = source.chance(1, 3) ? bareDeclaration : declaration;
  const declarations = (): string => source.list(0, 3, () => one(source)).join(" ");
  const inner = source.chance(1, 2) ? ` namespace N { ${declarations()} }` : "";
  return declarations() + inner;
}

function uid(source: Source): string {
  const type = source.pick(["A", "Action", "N::Action", "Action::B"]);
  const plain = `{"type": "${type}", "id": "${source.pick(["a", "b"])}"}`;
  return source.chance(1, 3) ? `{"__entity": ${plain}}` : plain;
}

const NUMBERS: readonly string[] = [
  ...["0", "1", "-1", "-0", "0.0", "1e2", "1.5", "9007199254740993"],
  ...["9223372036854775807", "9223372036854775808", "-9223372036854775808", "-9223372036854775809"],
];

function valueText(source: Source, depth: number): string {
  const kind = source.pick(["number", "uid", "extension", "text", "set", "record"] as const);
  if (depth === 0 || kind === "number") return source.pick(NUMBERS);
  switch (kind) {
    case "text":
      return source.pick(['"a"', "true", "null", '"\\ud801"']);
    case "uid":
      return uid(source);
    case "extension":
      return `{"__extn": {"fn": "${source.pick(["decimal", "ip"])}", "arg": "1.0"}}`;
    case "set":
      return `[${source.list(0, 2, () => valueText(source, depth - 1)).join()}]`;
    case "record":
      return smallContext(source, depth - 1);
  }
}

/** A record as JSON. */
export function smallContext(source: Source, depth = 2): string {
  const member = (): string => `"${source.pick(["a", "b", "c"])}": ${valueText(source, depth)}`;
  return `{${source.list(0, 2, member).join()}}`;
}

/** One or two entities as JSON. */
export function smallEntities(source: Source): string {
  const entity = (): string => {
    const parents = source.list(0, 2, () => uid(source)).join();
    const tags = source.chance(1, 4) ? `, "tags": ${smallContext(source, 1)}` : "";
    return `{"uid": ${uid(source)}, "attrs": ${smallContext(source, 1)}, "parents": [${parents}]${tags}}`;
  };
  return `[${source.list(1, 2, entity).join()}]`;
}
