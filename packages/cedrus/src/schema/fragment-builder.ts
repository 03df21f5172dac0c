/** Collects declarations into a fragment and reports what is declared twice. */

import type { Problem } from "../data/diagnostic.ts";
import type { Span } from "../data/span.ts";
import type {
  ActionDecl,
  Annotations,
  CommonTypeDecl,
  EntityTypeDecl,
  NamespaceDecl,
  SchemaFragment,
} from "./fragment.ts";

type Report = (problem: Problem) => void;
type Seen = Map<string, Span>;

/** A name and where it stands. */
export interface Named {
  readonly name: string;
  readonly span: Span;
}

/** Most declarations and attributes have none, and share this. */
export const NO_ANNOTATIONS: ReadonlyMap<string, string | null> = new Map();

/** The declarations of one namespace. */
export class NamespaceBuilder {
  readonly name: string;
  readonly span: Span | undefined;
  readonly #report: Report;
  readonly #annotations: Annotations;
  readonly #commonTypes: CommonTypeDecl[] = [];
  readonly #entityTypes: EntityTypeDecl[] = [];
  readonly #actions: ActionDecl[] = [];
  readonly #seenTypes: Seen = new Map();
  readonly #seenEntities: Seen = new Map();
  readonly #seenActions: Seen = new Map();

  constructor(report: Report, named?: Named, annotations: Annotations = NO_ANNOTATIONS) {
    this.#report = report;
    this.name = named?.name ?? "";
    this.span = named?.span;
    this.#annotations = annotations;
  }

  get size(): number {
    return this.#commonTypes.length + this.#entityTypes.length + this.#actions.length;
  }

  addCommonType(declaration: CommonTypeDecl, name: Named): void {
    if (this.#isNew(this.#seenTypes, "common type", name)) this.#commonTypes.push(declaration);
  }

  addEntityType(declaration: EntityTypeDecl, name: Named): void {
    if (this.#isNew(this.#seenEntities, "entity type", name)) this.#entityTypes.push(declaration);
  }

  addAction(declaration: ActionDecl, name: Named): void {
    if (this.#isNew(this.#seenActions, "action", name)) this.#actions.push(declaration);
  }

  build(): NamespaceDecl {
    return {
      name: this.name,
      annotations: this.#annotations,
      commonTypes: this.#commonTypes,
      entityTypes: this.#entityTypes,
      actions: this.#actions,
      span: this.span,
    };
  }

  #isNew(seen: Seen, what: string, { name, span }: Named): boolean {
    const first = seen.get(name);
    if (first === undefined) {
      seen.set(name, span);
      return true;
    }
    this.#report({
      code: "schema/duplicate-declaration",
      message: `the ${what} \`${name}\` is declared twice`,
      help: "remove or rename one of the declarations",
      span,
      other: { span: first, label: "declared here first" },
    });
    return false;
  }
}

/** The namespaces of one text, in the order in which they first occur. */
export class FragmentBuilder {
  readonly #report: Report;
  readonly #namespaces = new Map<string, NamespaceBuilder>();

  constructor(report: Report) {
    this.#report = report;
  }

  /** The one for declarations outside any namespace. */
  emptyNamespace(): NamespaceBuilder {
    const known = this.#namespaces.get("");
    if (known !== undefined) return known;
    const made = new NamespaceBuilder(this.#report);
    this.#namespaces.set("", made);
    return made;
  }

  addNamespace(named: Named, annotations: Annotations): NamespaceBuilder {
    const made = new NamespaceBuilder(this.#report, named, annotations);
    const first = this.#namespaces.get(named.name);
    if (first === undefined) {
      this.#namespaces.set(named.name, made);
    } else {
      this.#report({
        code: "schema/duplicate-namespace",
        message: `the namespace \`${named.name}\` is declared twice`,
        help: "move all its declarations into one block",
        span: named.span,
        ...(first.span && { other: { span: first.span, label: "declared here first" } }),
      });
    }
    return made;
  }

  build(text: string): SchemaFragment {
    const namespaces = [...this.#namespaces.values()].map((namespace) => namespace.build());
    return { namespaces, text };
  }
}
