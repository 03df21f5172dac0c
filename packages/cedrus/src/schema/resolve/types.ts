/** Types with their names resolved. Each common type is resolved once, and its uses share the result. */

import { mostSimilar } from "../../data/similar.ts";
import type { Span } from "../../data/span.ts";
import type { CommonTypeDecl, TypeExpr } from "../fragment.ts";
import type { ExtensionTypeName, SchemaAttribute, SchemaRecord, SchemaType } from "../schema.ts";
import { EXTENSION_TYPES } from "../schema-names.ts";
import type { Declared, Definitions, Site } from "./definitions.ts";
import { sortGraph } from "./graph.ts";
import { builtinOf, type Lookup, type Meaning, type Wanted } from "./lookup.ts";
import type { Report } from "./report.ts";

const BOOL: SchemaType = { kind: "bool" };
const LONG: SchemaType = { kind: "long" };
const STRING: SchemaType = { kind: "string" };

/** A type and how deeply sets and records are nested in it. */
interface Sized {
  readonly type: SchemaType;
  readonly depth: number;
}

/** `undefined` stands for what has been reported as wrong. */
type Found<T> = T | undefined;

export class TypeResolver {
  readonly #lookup: Lookup;
  readonly #report: Report;
  readonly #maxDepth: number;
  readonly #commonTypes = new Map<string, Found<Sized>>();
  readonly #entityTypes = new Map<string, SchemaType>();
  readonly #extensions = new Map<string, SchemaType>();

  constructor(lookup: Lookup, report: Report, maxDepth: number) {
    this.#lookup = lookup;
    this.#report = report;
    this.#maxDepth = maxDepth;
  }

  /** Must come before types that use them are resolved. */
  resolveCommonTypes({ commonTypes }: Definitions): void {
    const uses = ({ decl, namespace }: Declared<CommonTypeDecl>): Declared<CommonTypeDecl>[] =>
      [...namesIn(decl.type)]
        .map(({ name, wanted }) => this.#lookup.find(name, namespace, wanted))
        .map((meaning) => (meaning?.kind === "common" ? commonTypes.get(meaning.name) : undefined))
        .filter((used) => used !== undefined);
    const { order, cycles } = sortGraph(commonTypes.values(), uses);
    for (const cycle of cycles) {
      this.#reportCycle(cycle);
      for (const { name } of cycle) this.#commonTypes.set(name, undefined);
    }
    for (const declared of order) {
      if (this.#commonTypes.has(declared.name)) continue;
      this.#commonTypes.set(declared.name, this.#resolve(declared.decl.type, declared, 0));
    }
  }

  resolve(type: TypeExpr, site: Site): Found<SchemaType> {
    return this.#resolve(type, site, 0)?.type;
  }

  /** A shape or a context. Without one there are no attributes. */
  resolveRecord(type: Found<TypeExpr>, site: Site, what: RecordUse): Found<SchemaRecord> {
    if (type === undefined) return { kind: "record", attributes: new Map() };
    const resolved = this.resolve(type, site);
    if (resolved === undefined || resolved.kind === "record") return resolved;
    this.#report.add(site.fragment, () => ({
      code: what.code,
      message: `${what.text} is not a record`,
      help: "give the attributes, or a common type that is a record",
      span: type.span,
    }));
    return undefined;
  }

  #resolve(type: TypeExpr, site: Site, outer: number): Found<Sized> {
    switch (type.kind) {
      case "bool":
        return { type: BOOL, depth: 0 };
      case "long":
        return { type: LONG, depth: 0 };
      case "string":
        return { type: STRING, depth: 0 };
      case "extension":
        return this.#extension(type.name, site, type.span);
      case "entity":
      case "common":
      case "entityOrCommon": {
        const wanted = type.kind === "entityOrCommon" ? "either" : type.kind;
        const meaning = this.#lookup.resolve(type, site, wanted);
        return meaning === undefined ? undefined : this.#named(meaning);
      }
      case "set":
      case "record":
        if (outer >= this.#maxDepth) return this.#tooDeep(type, site);
        return type.kind === "set"
          ? this.#set(type, site, outer + 1)
          : this.#record(type, site, outer + 1);
    }
  }

  #named({ kind, name }: Meaning): Found<Sized> {
    switch (kind) {
      case "common":
        return this.#commonTypes.get(name);
      case "entity":
        return { type: shared(this.#entityTypes, name, { kind: "entity", name }), depth: 0 };
      case "builtin":
        return { type: this.#builtin(builtinOf({ kind, name })), depth: 0 };
    }
  }

  #builtin(name: string): SchemaType {
    if (name === "Bool") return BOOL;
    if (name === "Long") return LONG;
    if (name === "String") return STRING;
    // The cast: what is left of the built-in names.
    return this.#extensionType(name as ExtensionTypeName);
  }

  #extensionType(name: ExtensionTypeName): SchemaType {
    return shared(this.#extensions, name, { kind: "extension", name });
  }

  #extension(name: string, site: Site, span: Span | undefined): Found<Sized> {
    const known = EXTENSION_TYPES.find((extension) => extension === name);
    if (known !== undefined) return { type: this.#extensionType(known), depth: 0 };
    this.#report.add(site.fragment, () => {
      const close = mostSimilar(name, EXTENSION_TYPES);
      return {
        code: "schema/unknown-extension-type",
        message: `there is no extension type ${JSON.stringify(name)}`,
        help:
          close === undefined
            ? `the extension types are ${EXTENSION_TYPES.map((t) => `\`${t}\``).join(", ")}`
            : `did you mean \`${close}\`?`,
        span,
      };
    });
    return undefined;
  }

  #set(type: TypeExpr & { kind: "set" }, site: Site, outer: number): Found<Sized> {
    const element = this.#resolve(type.element, site, outer);
    if (element === undefined) return undefined;
    return this.#bounded({ kind: "set", element: element.type }, element.depth + 1, { type, site });
  }

  #record(type: TypeExpr & { kind: "record" }, site: Site, outer: number): Found<Sized> {
    const attributes = new Map<string, SchemaAttribute>();
    let depth = 0;
    let complete = true;
    for (const attribute of type.attributes) {
      const found = this.#resolve(attribute.type, site, outer);
      if (found === undefined) complete = false;
      else {
        const { name, required, annotations } = attribute;
        attributes.set(name, { type: found.type, required, annotations });
        depth = Math.max(depth, found.depth);
      }
    }
    if (!complete) return undefined;
    return this.#bounded({ kind: "record", attributes }, depth + 1, { type, site });
  }

  #bounded(type: SchemaType, depth: number, at: { type: TypeExpr; site: Site }): Found<Sized> {
    return depth > this.#maxDepth ? this.#tooDeep(at.type, at.site) : { type, depth };
  }

  #tooDeep(type: TypeExpr, site: Site): undefined {
    this.#report.add(site.fragment, () => ({
      code: "schema/too-deep",
      message: `the type nests sets and records more than ${this.#maxDepth} levels deep`,
      help: "flatten it, or raise the limit `maxDepth`",
      span: type.span,
    }));
    return undefined;
  }

  #reportCycle(cycle: readonly Declared<CommonTypeDecl>[]): void {
    const [first] = cycle;
    if (first === undefined) return;
    this.#report.add(first.fragment, () => ({
      code: "schema/cycle-in-common-types",
      message: `the common type \`${first.name}\` contains itself`,
      help: `break the cycle ${cycleText([...cycle, first].map(({ name }) => name))}`,
      span: first.decl.span,
    }));
  }
}

/** `a → b → a`, shortened in the middle when it is long. */
export function cycleText(names: readonly string[]): string {
  const shown = names.length > 8 ? [...names.slice(0, 4), "…", ...names.slice(-3)] : names;
  return shown.map((name) => (name === "…" ? name : `\`${name}\``)).join(" → ");
}

export interface RecordUse {
  readonly code: "schema/shape-not-record" | "schema/context-not-record";
  readonly text: string;
}

function shared(cache: Map<string, SchemaType>, name: string, type: SchemaType): SchemaType {
  const known = cache.get(name);
  if (known !== undefined) return known;
  cache.set(name, type);
  return type;
}

/** All names in a type that may mean a common type. */
function* namesIn(type: TypeExpr): Generator<{ readonly name: string; readonly wanted: Wanted }> {
  const rest: TypeExpr[] = [type];
  for (let next = rest.pop(); next !== undefined; next = rest.pop()) {
    if (next.kind === "set") rest.push(next.element);
    else if (next.kind === "record") for (const a of next.attributes) rest.push(a.type);
    else if (next.kind === "common") yield { name: next.name, wanted: "common" };
    else if (next.kind === "entityOrCommon") yield { name: next.name, wanted: "either" };
  }
}
