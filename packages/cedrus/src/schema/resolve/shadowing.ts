/** Declarations that hide others: refused across namespaces (RFC 70), else worth a warning. */

import type { SchemaFragment, NamespaceDecl } from "../fragment.ts";
import { basename, BUILTIN_TYPES, isQualified } from "../schema-names.ts";
import { actionsOf, type Declared, type Definitions, uidText } from "./definitions.ts";
import type { Report } from "./report.ts";

/** No namespace may declare again a type or an action of the empty namespace. */
export function refuseShadowing(definitions: Definitions, report: Report): void {
  const { commonTypes, entityTypes, actions } = definitions;
  if (definitions.namespaces.size < 2) return;
  const inEmpty = (name: string): boolean => commonTypes.has(name) || entityTypes.has(name);
  const types: Iterable<Declared<Pick<NamespaceDecl, "span">>>[] = [
    commonTypes.values(),
    entityTypes.values(),
  ];
  for (const { name, decl, fragment } of types.flatMap((declared) => [...declared])) {
    if (!isQualified(name) || !inEmpty(basename(name))) continue;
    report.add(fragment, () => ({
      code: "schema/type-shadowing",
      message: `\`${name}\` hides the type \`${basename(name)}\` of the empty namespace`,
      help: `rename one of the two, or move \`${basename(name)}\` into a namespace`,
      span: decl.span,
    }));
  }
  for (const { uid, decl, fragment } of actionsOf(definitions)) {
    if (!isQualified(uid.type) || actions.get("Action")?.has(uid.id) !== true) continue;
    const hidden = uidText({ type: "Action", id: uid.id });
    report.add(fragment, () => ({
      code: "schema/action-shadowing",
      message: `\`${uidText(uid)}\` hides the action \`${hidden}\` of the empty namespace`,
      help: `rename one of the two, or move \`${hidden}\` into a namespace`,
      span: decl.span,
    }));
  }
}

/** Names that hide others inside one namespace. Only Cedar syntax cannot say which one it means. */
export function warnOfShadowing(fragments: readonly SchemaFragment[], warnings: Report): void {
  for (const fragment of fragments) {
    if (fragment.syntax === "json") continue;
    for (const namespace of fragment.namespaces) warnIn(namespace, fragment, warnings);
  }
}

function warnIn(namespace: NamespaceDecl, fragment: SchemaFragment, warnings: Report): void {
  const entityTypes = new Set(namespace.entityTypes.map(({ name }) => name));
  for (const { name, span } of namespace.commonTypes) {
    if (!entityTypes.has(name)) continue;
    warnings.add(fragment, () => ({
      code: "schema/shadows-entity",
      severity: "warning",
      message: `the common type \`${name}\` hides the entity type of the same name`,
      help: "attributes of type `" + name + "` have the common type; rename one of the two",
      span,
    }));
  }
  for (const { name, span } of [...namespace.commonTypes, ...namespace.entityTypes]) {
    if (!BUILTIN_TYPES.includes(name)) continue;
    warnings.add(fragment, () => ({
      code: "schema/shadows-builtin",
      severity: "warning",
      message: `\`${name}\` hides the built-in type of the same name`,
      help: `write \`__cedar::${name}\` for the built-in type, or choose another name`,
      span,
    }));
  }
}
