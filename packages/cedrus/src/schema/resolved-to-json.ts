/** The JSON syntax of fragments whose names are all written out in full. */

import type { Diagnostic } from "../data/diagnostic.ts";
import { withDefaults } from "../data/limits.ts";
import { err, ok, type Result } from "../data/result.ts";
import type { JsonOptions } from "../json/decode.ts";
import type {
  ActionDecl,
  Annotations,
  AppliesTo,
  EntityTypeDecl,
  NamespaceDecl,
  NameRef,
  SchemaFragment,
  TypeExpr,
} from "./fragment.ts";
import { collectDefinitions, type Site } from "./resolve/definitions.ts";
import { Lookup } from "./resolve/lookup.ts";
import { Report } from "./resolve/report.ts";
import { schemaFragmentToJson } from "./schema-to-json.ts";

/**
 * The JSON syntax of all fragments together, as plain data, in which every name is written in full
 * and says whether it is an entity type or a common type: there is no `EntityOrCommon`. Common types
 * stay.
 *
 * Fails when a name has no meaning or is declared twice. Beyond that the schema is not checked.
 */
export function schemaToJsonWithResolvedTypes(
  fragments: readonly SchemaFragment[],
  options: JsonOptions = {},
): Result<unknown, readonly Diagnostic[]> {
  const report = new Report(fragments, withDefaults(options.limits).maxDiagnostics);
  const lookup = new Lookup(collectDefinitions(fragments, report), report);
  const namespaces = fragments.flatMap((fragment) =>
    fragment.namespaces.map((namespace) =>
      new Rewriter(lookup, { namespace: namespace.name, fragment }).namespace(namespace),
    ),
  );
  if (report.any) return err(report.diagnostics());
  return ok(
    schemaFragmentToJson({ namespaces: merge(namespaces), syntax: "json", text: undefined }),
  );
}

/** Fragments may have namespaces in common. */
function merge(namespaces: readonly NamespaceDecl[]): readonly NamespaceDecl[] {
  const byName = new Map<string, NamespaceDecl>();
  for (const namespace of namespaces) {
    const known = byName.get(namespace.name);
    byName.set(namespace.name, known === undefined ? namespace : join(known, namespace));
  }
  return [...byName.values()];
}

function join(a: NamespaceDecl, b: NamespaceDecl): NamespaceDecl {
  return {
    ...a,
    annotations: new Map([...a.annotations, ...b.annotations]),
    commonTypes: [...a.commonTypes, ...b.commonTypes],
    entityTypes: [...a.entityTypes, ...b.entityTypes],
    actions: [...a.actions, ...b.actions],
  };
}

/** Writes out the names of one namespace, and what the JSON syntax leaves no doubt about. */
class Rewriter {
  readonly #lookup: Lookup;
  readonly #site: Site;

  constructor(lookup: Lookup, site: Site) {
    this.#lookup = lookup;
    this.#site = site;
  }

  namespace(namespace: NamespaceDecl): NamespaceDecl {
    return {
      ...namespace,
      annotations: this.#annotations(namespace.annotations),
      commonTypes: namespace.commonTypes.map((decl) => ({
        ...decl,
        type: this.#type(decl.type),
        annotations: this.#annotations(decl.annotations),
      })),
      entityTypes: namespace.entityTypes.map((decl) => this.#entityType(decl)),
      actions: namespace.actions.map((decl) => this.#action(decl)),
    };
  }

  #entityType(decl: EntityTypeDecl): EntityTypeDecl {
    return {
      ...decl,
      memberOfTypes: this.#entityTypes(decl.memberOfTypes),
      shape: decl.shape && this.#type(decl.shape),
      tags: decl.tags && this.#type(decl.tags),
      annotations: this.#annotations(decl.annotations),
    };
  }

  #action(decl: ActionDecl): ActionDecl {
    const memberOf = decl.memberOf.map((ref) => {
      const uid = this.#lookup.resolveAction(ref, this.#site)?.uid;
      return { ...ref, type: uid?.type };
    });
    const appliesTo = decl.appliesTo && this.#appliesTo(decl.appliesTo);
    const none = { principalTypes: [], resourceTypes: [], context: undefined };
    return {
      ...decl,
      memberOf,
      appliesTo: appliesTo ?? (this.#isJson() ? undefined : none),
      annotations: this.#annotations(decl.annotations),
    };
  }

  #appliesTo({ principalTypes, resourceTypes, context }: AppliesTo): AppliesTo {
    return {
      principalTypes: this.#entityTypes(principalTypes),
      resourceTypes: this.#entityTypes(resourceTypes),
      context: context && this.#type(context),
    };
  }

  #entityTypes(refs: readonly NameRef[]): readonly NameRef[] {
    return refs
      .map((ref) => this.#lookup.resolve(ref, this.#site, "entity") ?? ref)
      .map(({ name }) => ({ name, span: undefined }));
  }

  #type(type: TypeExpr): TypeExpr {
    switch (type.kind) {
      case "bool":
      case "long":
      case "string":
      case "extension":
        return type;
      case "set":
        return { ...type, element: this.#type(type.element) };
      case "record": {
        const attributes = type.attributes.map((attribute) => ({
          ...attribute,
          type: this.#type(attribute.type),
          annotations: this.#annotations(attribute.annotations),
        }));
        return { ...type, attributes };
      }
      case "entity":
      case "common":
      case "entityOrCommon": {
        const wanted = type.kind === "entityOrCommon" ? "either" : type.kind;
        const meaning = this.#lookup.resolve(type, this.#site, wanted);
        if (meaning === undefined) return type;
        return {
          kind: meaning.kind === "entity" ? "entity" : "common",
          name: meaning.name,
          span: undefined,
        };
      }
    }
  }

  #isJson(): boolean {
    return this.#site.fragment.syntax === "json";
  }

  #annotations(annotations: Annotations): Annotations {
    if (this.#isJson()) return annotations;
    return new Map([...annotations].map(([key, value]) => [key, value ?? ""]));
  }
}
