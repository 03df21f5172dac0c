/** Whether entities are as the schema declares them. */

import { isActionType } from "../data/names.ts";
import type { Diagnostic } from "../data/diagnostic.ts";
import { type Limits, withDefaults } from "../data/limits.ts";
import { excerpt } from "../data/quote.ts";
import { err, ok, type Result } from "../data/result.ts";
import { mostSimilar } from "../data/similar.ts";
import { Problems } from "../diagnostic/diagnostic.ts";
import type { Entity } from "../entities/entity.ts";
import type { Schema, SchemaEntityType } from "../schema/schema.ts";
import { firstInvalidity } from "../values/check-value.ts";
import type { EntityUid } from "../values/entity-uid.ts";
import { keyOf } from "../values/value.ts";
import { addOrRelax, otherName, ValueChecker } from "./conforms.ts";
import { Place, type Report, reportTo } from "./place.ts";
import { listOf, shown, undeclaredAction } from "./uid-rules.ts";

export interface ConformanceOptions {
  readonly limits?: Partial<Limits>;
}

/**
 * Checks entities against a schema and reports all problems: undeclared types, attributes and tags,
 * missing attributes, values of wrong types, parents of wrong types, ids that an enumerated type
 * does not have, and actions that differ from their declaration.
 *
 * Actions need not be among the entities. Those that are must have all their groups above them.
 *
 * @see https://docs.cedarpolicy.com/auth/entities-syntax.html
 */
export function validateEntities(
  schema: Schema,
  entities: Iterable<Entity>,
  options: ConformanceOptions = {},
): Result<void, readonly Diagnostic[]> {
  const problems = new Problems(withDefaults(options.limits).maxDiagnostics);
  const report = reportTo(problems);
  const checker = new EntityChecker(schema);
  const actions: Entity[] = [];
  for (const entity of entities) {
    if (isActionType(entity.uid.type)) actions.push(entity);
    else checker.check(entity, report);
    if (problems.full) break;
  }
  checkActions(schema, actions, () => report);
  return problems.any ? err(problems.diagnostics()) : ok(undefined);
}

/** Checks entities that are not actions. */
export class EntityChecker {
  readonly values: ValueChecker;
  readonly #schema: Schema;

  constructor(schema: Schema) {
    this.#schema = schema;
    this.values = new ValueChecker(schema);
  }

  check(entity: Entity, report: Report): void {
    const { uid, attrs, tags, parents } = entity;
    const type = this.typeOf(uid, report);
    if (type === undefined) return;
    this.values.uids.check(uid, report);
    const invalid = firstInvalidity(attrs.values()) ?? firstInvalidity(tags.values());
    if (invalid !== undefined) {
      const message = `entity ${shown(uid)} has ${invalid} as a value`;
      return report("validator/type-mismatch", message, () => "Cedar has no such values");
    }
    for (const [name, value] of attrs) {
      const declared = type.attributes.get(name);
      if (declared === undefined) unexpectedAttribute(uid, name, type, report);
      else this.values.check(value, declared.type, Place.attribute(uid, name), report);
    }
    missingAttributes(uid, (name) => attrs.has(name), type, report);
    for (const [name, value] of tags) {
      if (type.tags === undefined) unexpectedTag(uid, name, report);
      else this.values.check(value, type.tags, Place.tag(uid, name), report);
    }
    for (const parent of parents) this.checkParent(uid, parent, type, report);
  }

  /** The declared type of an entity. */
  typeOf(uid: EntityUid, report: Report): SchemaEntityType | undefined {
    const type = this.#schema.entityType(uid.type);
    if (type !== undefined) return type;
    const message = `${shown(uid)} is of type ${excerpt(uid.type)}, which the schema does not declare`;
    report("validator/unexpected-entity-type", message, () => typeHelp(this.#schema, uid.type));
    return undefined;
  }

  checkParent(uid: EntityUid, parent: EntityUid, type: SchemaEntityType, report: Report): void {
    if (!type.memberOfTypes.includes(parent.type) && !type.ancestors.has(parent.type)) {
      const message = `${shown(uid)} cannot be in ${shown(parent)}: ${excerpt(type.name)} is not a member of ${excerpt(parent.type)}`;
      return report("validator/invalid-ancestor-type", message, () => ancestorHelp(type));
    }
    this.values.uids.check(parent, report);
  }
}

export function unexpectedAttribute(
  uid: EntityUid,
  name: string,
  type: SchemaEntityType,
  report: Report,
): void {
  const message = `${shown(uid)} has an attribute ${excerpt(name)}, which ${excerpt(type.name)} does not declare`;
  const help = (): string => otherName(name, [...type.attributes.keys()]);
  report("validator/unexpected-entity-attr", message, help);
}

export function missingAttributes(
  uid: EntityUid,
  has: (name: string) => boolean,
  type: SchemaEntityType,
  report: Report,
): void {
  for (const [name, attribute] of type.attributes) {
    if (!attribute.required || has(name)) continue;
    const message = `${shown(uid)} lacks the required attribute ${excerpt(name)}`;
    report("validator/missing-required-entity-attr", message, () =>
      addOrRelax(name, attribute.type),
    );
  }
}

export function unexpectedTag(uid: EntityUid, name: string, report: Report): void {
  const message = `${shown(uid)} has a tag ${excerpt(name)}, but ${excerpt(uid.type)} has no tags`;
  const help = (): string => "leave them out, or declare them: `entity … tags String;`";
  report("validator/unexpected-entity-tag", message, help);
}

/**
 * Checks that actions are declared, and are above all in exactly the groups that the schema puts
 * them in. Groups count only if the path to them runs through actions that are given.
 */
export function checkActions(
  schema: Schema,
  actions: readonly Entity[],
  reportFor: (action: Entity) => Report,
): void {
  const parents = new Map(actions.map((action) => [keyOf(action.uid), action.parents]));
  for (const action of actions) {
    const declared = schema.action(action.uid);
    if (declared === undefined) {
      undeclaredAction(schema, action.uid, reportFor(action));
      continue;
    }
    const difference = actionDifference(action, parents, declared.ancestors);
    if (difference === undefined) continue;
    const message = `action ${shown(action.uid)} is not as the schema declares it: ${difference}`;
    const help = (): string => "leave it out: the schema knows its actions";
    reportFor(action)("validator/action-declaration-mismatch", message, help);
  }
}

function actionDifference(
  { uid, attrs, tags, parents }: Entity,
  known: ReadonlyMap<unknown, readonly EntityUid[]>,
  declared: readonly EntityUid[],
): string | undefined {
  if (attrs.size > 0) return "actions have no attributes";
  if (tags.size > 0) return "actions have no tags";
  const above = new Map(parents.map((parent) => [keyOf(parent), parent]));
  // A map that grows while it is walked: what is added is visited too.
  for (const key of above.keys()) {
    for (const parent of known.get(key) ?? []) above.set(keyOf(parent), parent);
  }
  const lacking = declared.find((group) => !above.has(keyOf(group)));
  if (lacking !== undefined) return `it is not in ${shown(lacking)} here`;
  const groups = new Set(declared.map(keyOf));
  for (const [key, group] of above) {
    if (!groups.has(key)) return `${shown(uid)} is not in ${shown(group)} there`;
  }
  return undefined;
}

function typeHelp(schema: Schema, type: string): string {
  const names = schema.entityTypes().map(({ name }) => name);
  const base = type.slice(type.lastIndexOf(":") + 1);
  const elsewhere = names.find((name) => name.slice(name.lastIndexOf(":") + 1) === base);
  const meant = elsewhere ?? mostSimilar(type, names);
  if (meant !== undefined) return `did you mean ${excerpt(meant)}?`;
  return names.length === 0
    ? "the schema declares no entity types"
    : `the entity types are ${listOf(names)}`;
}

function ancestorHelp(type: SchemaEntityType): string {
  const allowed = [...type.ancestors];
  return allowed.length === 0
    ? `the schema lets no entity of type ${excerpt(type.name)} be in another: \`entity ${type.name} in […];\` would`
    : `an entity of type ${excerpt(type.name)} may be in entities of type ${listOf(allowed)}`;
}
