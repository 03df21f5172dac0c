/**
 * What a name means.
 *
 * A qualified name is absolute. Any other is looked up in the namespace where it is written, then in
 * the empty one; in each of the two, first as a common type, then as an entity type. The built-in
 * types are common types of the namespace `__cedar`, and of the empty one unless a declaration there
 * has the same name. Every type of a declared action is an entity type.
 */

import { isIdent } from "../../data/names.ts";
import { mostSimilar } from "../../data/similar.ts";
import type { ActionRef, NameRef } from "../fragment.ts";
import {
  BUILTIN_TYPES,
  CEDAR_NAMESPACE,
  helpForForeignType,
  isQualified,
  nameMeant,
  qualify,
} from "../schema-names.ts";
import {
  actionsOf,
  type DeclaredAction,
  type Definitions,
  type Site,
  uidText,
} from "./definitions.ts";
import type { Report } from "./report.ts";

/** What a name has to be where it is written. */
export type Wanted = "common" | "entity" | "either";

/** What a name turned out to be. `builtin` is without its namespace. */
export interface Meaning {
  readonly kind: "common" | "entity" | "builtin";
  /** With namespace; of a built-in type, with `__cedar` if it was found there. */
  readonly name: string;
}

/** The name of a built-in type, without `__cedar`. */
export function builtinOf({ name }: Meaning): string {
  return name.startsWith(PREFIX) ? name.slice(PREFIX.length) : name;
}

const PREFIX = `${CEDAR_NAMESPACE}::`;
const BUILTINS: ReadonlySet<string> = new Set(BUILTIN_TYPES);

/** Looks up names, and reports those without meaning. */
export class Lookup {
  readonly #definitions: Definitions;
  readonly #report: Report;

  constructor(definitions: Definitions, report: Report) {
    this.#definitions = definitions;
    this.#report = report;
  }

  /** Looks up without reporting. */
  find(name: string, namespace: string, wanted: Wanted): Meaning | undefined {
    for (const candidate of candidates(name, namespace)) {
      const common = wanted === "entity" ? undefined : this.#common(candidate);
      if (common !== undefined) return common;
      if (wanted !== "common" && this.#isEntityType(candidate)) {
        return { kind: "entity", name: candidate };
      }
    }
    return undefined;
  }

  resolve(ref: NameRef, site: Site, wanted: Wanted): Meaning | undefined {
    const meaning = this.find(ref.name, site.namespace, wanted);
    if (meaning !== undefined) return meaning;
    this.#report.add(site.fragment, () => ({
      code: "schema/type-not-defined",
      message: `${WHAT[wanted]} \`${ref.name}\` is not declared`,
      help: this.#helpFor(ref.name, site.namespace, wanted),
      span: ref.span,
    }));
    return undefined;
  }

  /** The full name of an entity type that is not the type of actions. */
  resolveEntityType(ref: NameRef, site: Site): string | undefined {
    const meaning = this.resolve(ref, site, "entity");
    if (meaning === undefined || this.#definitions.entityTypes.has(meaning.name))
      return meaning?.name;
    this.#report.add(site.fragment, () => ({
      code: "schema/undeclared-entity-type",
      message: `\`${meaning.name}\` is the type of actions`,
      help: "principals, resources and the types that others are members of are declared entity types",
      span: ref.span,
    }));
    return undefined;
  }

  /** The action that `ref` means, one of its namespace or of the empty one unless its type says. */
  resolveAction(ref: ActionRef, site: Site): DeclaredAction | undefined {
    for (const type of candidates(ref.type ?? "Action", site.namespace)) {
      const action = this.#definitions.actions.get(type)?.get(ref.id);
      if (action !== undefined) return action;
    }
    this.#report.add(site.fragment, () => ({
      code: "schema/action-not-defined",
      message: `the action \`${uidText({ type: ref.type ?? "Action", id: ref.id })}\` is not declared`,
      help: this.#actionHelp(ref, site.namespace),
      span: ref.span,
    }));
    return undefined;
  }

  #common(name: string): Meaning | undefined {
    const { commonTypes, entityTypes } = this.#definitions;
    if (commonTypes.has(name)) return { kind: "common", name };
    const isBuiltin = name.startsWith(PREFIX)
      ? BUILTINS.has(name.slice(PREFIX.length))
      : BUILTINS.has(name) && !entityTypes.has(name);
    return isBuiltin ? { kind: "builtin", name } : undefined;
  }

  #isEntityType(name: string): boolean {
    return this.#definitions.entityTypes.has(name) || this.#definitions.actions.has(name);
  }

  #helpFor(name: string, namespace: string, wanted: Wanted): string {
    if (wanted !== "either" && this.find(name, namespace, "either") !== undefined) {
      return wanted === "common"
        ? `\`${name}\` is an entity type; a common type is needed here`
        : `\`${name}\` is a common type; an entity type is needed here`;
    }
    const close = nameMeant(name, [...this.#names(name, namespace, wanted)]);
    if (close !== undefined) return `did you mean \`${close}\`?`;
    const foreign = wanted === "entity" ? undefined : helpForForeignType(name);
    if (foreign !== undefined) return foreign;
    const tried = candidates(name, namespace).map((candidate) => `\`${candidate}\``);
    return `declare ${tried.join(" or ")}${wanted === "common" ? " as a common type" : ""}`;
  }

  /** All names that could stand in place of `name`. */
  *#names(name: string, namespace: string, wanted: Wanted): Generator<string> {
    const { commonTypes, entityTypes } = this.#definitions;
    const declared = [
      ...(wanted === "entity" ? [] : [...commonTypes.keys(), ...BUILTIN_TYPES]),
      ...(wanted === "common" ? [] : entityTypes.keys()),
    ];
    const prefix = qualify(namespace, "");
    for (const full of declared) {
      yield !isQualified(name) && namespace !== "" && full.startsWith(prefix)
        ? full.slice(prefix.length)
        : full;
    }
  }

  #actionHelp(ref: ActionRef, namespace: string): string {
    const actions = actionsOf(this.#definitions);
    const elsewhere = actions.find(({ uid }) => uid.id === ref.id);
    if (elsewhere !== undefined) return `did you mean \`${uidText(elsewhere.uid)}\`?`;
    const types = candidates(ref.type ?? "Action", namespace);
    const ids = actions.filter(({ uid }) => types.includes(uid.type)).map(({ uid }) => uid.id);
    const close = mostSimilar(ref.id, ids);
    return close === undefined
      ? "declare it, or remove it from the groups"
      : `did you mean \`${isIdent(close) ? close : JSON.stringify(close)}\`?`;
  }
}

const WHAT: Readonly<Record<Wanted, string>> = {
  common: "the common type",
  entity: "the entity type",
  either: "the type",
};

function candidates(name: string, namespace: string): readonly string[] {
  return isQualified(name) || namespace === "" ? [name] : [qualify(namespace, name), name];
}
