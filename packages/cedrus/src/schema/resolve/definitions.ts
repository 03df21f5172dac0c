/** All declarations of several fragments, by their full names. */

import { EntityUid } from "../../values/entity-uid.ts";
import type {
  ActionDecl,
  CommonTypeDecl,
  EntityTypeDecl,
  NamespaceDecl,
  SchemaFragment,
} from "../fragment.ts";
import {
  faultOfCommonTypeName,
  faultOfNamespace,
  faultOfTypeName,
  type NameFault,
  qualify,
} from "../schema-names.ts";
import type { Report } from "./report.ts";

/** Where a name is written, which decides what it means. */
export interface Site {
  readonly namespace: string;
  readonly fragment: SchemaFragment;
}

export interface Declared<D> extends Site {
  /** With namespace. */
  readonly name: string;
  readonly decl: D;
}

export interface DeclaredAction extends Site {
  readonly uid: EntityUid;
  readonly decl: ActionDecl;
}

export interface Definitions {
  readonly commonTypes: ReadonlyMap<string, Declared<CommonTypeDecl>>;
  readonly entityTypes: ReadonlyMap<string, Declared<EntityTypeDecl>>;
  /** By type and id. */
  readonly actions: ReadonlyMap<string, ReadonlyMap<string, DeclaredAction>>;
  readonly namespaces: ReadonlyMap<string, ReadonlyMap<string, string | null>>;
}

/** Collects all declarations; reports names that are not allowed, and those declared twice. */
export function collectDefinitions(
  fragments: readonly SchemaFragment[],
  report: Report,
): Definitions {
  const collector = new Collector(report);
  for (const fragment of fragments) {
    for (const namespace of fragment.namespaces) collector.addNamespace(namespace, fragment);
  }
  return collector;
}

export function actionsOf(definitions: Definitions): readonly DeclaredAction[] {
  return [...definitions.actions.values()].flatMap((actions) => [...actions.values()]);
}

class Collector implements Definitions {
  readonly commonTypes = new Map<string, Declared<CommonTypeDecl>>();
  readonly entityTypes = new Map<string, Declared<EntityTypeDecl>>();
  readonly actions = new Map<string, Map<string, DeclaredAction>>();
  readonly namespaces = new Map<string, Map<string, string | null>>();
  readonly #report: Report;

  constructor(report: Report) {
    this.#report = report;
  }

  addNamespace(namespace: NamespaceDecl, fragment: SchemaFragment): void {
    const site = { namespace: namespace.name, fragment };
    this.#check(namespace, site, faultOfNamespace(namespace.name));
    const annotations = this.namespaces.get(namespace.name) ?? new Map<string, string | null>();
    for (const [key, value] of namespace.annotations) annotations.set(key, value);
    this.namespaces.set(namespace.name, annotations);
    for (const decl of namespace.commonTypes) this.#addCommonType(decl, site);
    for (const decl of namespace.entityTypes) this.#addEntityType(decl, site);
    for (const decl of namespace.actions) this.#addAction(decl, site);
  }

  #addCommonType(decl: CommonTypeDecl, site: Site): void {
    const name = qualify(site.namespace, decl.name);
    this.#check(decl, site, faultOfCommonTypeName(decl.name));
    if (this.commonTypes.has(name)) this.#duplicate(decl, site, "common type", name);
    else this.commonTypes.set(name, declared(name, decl, site));
  }

  #addEntityType(decl: EntityTypeDecl, site: Site): void {
    const name = qualify(site.namespace, decl.name);
    this.#check(decl, site, faultOfTypeName(decl.name));
    if (decl.name === "Action") {
      this.#report.add(site.fragment, () => ({
        code: "schema/action-entity-type-declared",
        message: `\`${name}\` is declared as an entity type`,
        help: "it is the type of the declared actions already; choose another name",
        span: decl.span,
      }));
    }
    if (this.entityTypes.has(name)) this.#duplicate(decl, site, "entity type", name);
    else this.entityTypes.set(name, declared(name, decl, site));
  }

  #addAction(decl: ActionDecl, site: Site): void {
    const uid = new EntityUid(qualify(site.namespace, "Action"), decl.id);
    const ofType = this.actions.get(uid.type) ?? new Map<string, DeclaredAction>();
    this.actions.set(uid.type, ofType);
    if (ofType.has(decl.id)) this.#duplicate(decl, site, "action", uidText(uid));
    else ofType.set(decl.id, { uid, decl, namespace: site.namespace, fragment: site.fragment });
  }

  #check(decl: Pick<NamespaceDecl, "span">, site: Site, fault: NameFault | undefined): void {
    if (fault !== undefined) this.#report.add(site.fragment, () => ({ ...fault, span: decl.span }));
  }

  #duplicate(decl: Pick<NamespaceDecl, "span">, site: Site, what: string, name: string): void {
    this.#report.add(site.fragment, () => ({
      code: `schema/duplicate-${what.replace(" ", "-")}`,
      message: `the ${what} \`${name}\` is declared twice`,
      help: "remove or rename one of the declarations",
      span: decl.span,
    }));
  }
}

function declared<D>(name: string, decl: D, { namespace, fragment }: Site): Declared<D> {
  return { name, decl, namespace, fragment };
}

/** `Action::"view"` */
export function uidText({ type, id }: Pick<EntityUid, "type" | "id">): string {
  return `${type}::${JSON.stringify(id)}`;
}
