/**
 * The resolved schema, with its hierarchies worked out when they are asked for.
 *
 * What is above or below a type or action takes memory that can be quadratic in their number. It is
 * therefore kept only while all that is kept is small (about a million entries in one schema), and
 * beyond that worked out again for each question, in time linear in the hierarchy.
 */

import type { EntityUid } from "../values/entity-uid.ts";
import type { Annotations } from "./fragment.ts";
import { reachable } from "./resolve/graph.ts";
import type {
  RequestEnv,
  Schema,
  SchemaAction,
  SchemaAttribute,
  SchemaEntityType,
  SchemaRecord,
  SchemaType,
} from "./schema.ts";

/** What is declared about an entity type. */
export type EntityTypeParts = Omit<SchemaEntityType, "ancestors" | "descendants">;

/** What is declared about an action. */
export type ActionParts = Omit<SchemaAction, "ancestors" | "descendants">;

export interface SchemaParts {
  readonly entityTypes: readonly EntityTypeParts[];
  readonly actions: readonly ActionParts[];
  readonly namespaces: ReadonlyMap<string, Annotations>;
}

/** A schema of parts that fit together: nothing twice, all names declared, no cycles of actions. */
export function createSchema(parts: SchemaParts): Schema {
  return new ResolvedSchema(parts);
}

/** How many entries all closures of one schema may keep. */
const BUDGET = 1_000_000;

/** What can be reached along edges; kept while there is room for it. */
class Closure<N> {
  readonly #edges: ReadonlyMap<N, readonly N[]>;
  readonly #kept = new Map<N, ReadonlySet<N>>();
  #room = BUDGET / 4;

  constructor(edges: ReadonlyMap<N, readonly N[]>) {
    this.#edges = edges;
  }

  of(start: N): ReadonlySet<N> {
    const known = this.#kept.get(start);
    if (known !== undefined) return known;
    const found = reachable(start, (node) => this.#edges.get(node) ?? []);
    if (found.size < this.#room) {
      this.#room -= found.size + 1;
      this.#kept.set(start, found);
    }
    return found;
  }
}

/** The edges the other way round. */
function inverse<N>(edges: ReadonlyMap<N, readonly N[]>): ReadonlyMap<N, readonly N[]> {
  const inverted = new Map<N, N[]>();
  for (const [from, all] of edges) {
    for (const to of all) {
      const known = inverted.get(to);
      if (known === undefined) inverted.set(to, [from]);
      else known.push(from);
    }
  }
  return inverted;
}

/** What is above and what is below. */
interface Hierarchy<N> {
  readonly up: Closure<N>;
  readonly down: Closure<N>;
}

function hierarchy<N>(edges: ReadonlyMap<N, readonly N[]>): Hierarchy<N> {
  return { up: new Closure(edges), down: new Closure(inverse(edges)) };
}

class EntityTypeOfSchema implements SchemaEntityType {
  readonly name: string;
  readonly memberOfTypes: readonly string[];
  readonly attributes: ReadonlyMap<string, SchemaAttribute>;
  readonly tags: SchemaType | undefined;
  readonly enumIds: readonly string[] | undefined;
  readonly annotations: Annotations;
  readonly #hierarchy: Hierarchy<string>;

  constructor(parts: EntityTypeParts, types: Hierarchy<string>) {
    this.name = parts.name;
    this.memberOfTypes = parts.memberOfTypes;
    this.attributes = parts.attributes;
    this.tags = parts.tags;
    this.enumIds = parts.enumIds;
    this.annotations = parts.annotations;
    this.#hierarchy = types;
  }

  get ancestors(): ReadonlySet<string> {
    return this.#hierarchy.up.of(this.name);
  }

  get descendants(): ReadonlySet<string> {
    return this.#hierarchy.down.of(this.name);
  }
}

class ActionOfSchema implements SchemaAction {
  readonly uid: EntityUid;
  readonly memberOf: readonly EntityUid[];
  readonly principalTypes: readonly string[];
  readonly resourceTypes: readonly string[];
  readonly context: SchemaRecord;
  readonly annotations: Annotations;
  readonly #hierarchy: Hierarchy<EntityUid>;

  constructor(parts: ActionParts, actions: Hierarchy<EntityUid>) {
    this.uid = parts.uid;
    this.memberOf = parts.memberOf;
    this.principalTypes = parts.principalTypes;
    this.resourceTypes = parts.resourceTypes;
    this.context = parts.context;
    this.annotations = parts.annotations;
    this.#hierarchy = actions;
  }

  get ancestors(): readonly EntityUid[] {
    return [...this.#hierarchy.up.of(this.uid)];
  }

  get descendants(): readonly EntityUid[] {
    return [...this.#hierarchy.down.of(this.uid)];
  }
}

class ResolvedSchema implements Schema {
  readonly #entityTypes: ReadonlyMap<string, SchemaEntityType>;
  readonly #actions: ReadonlyMap<string, ReadonlyMap<string, SchemaAction>>;
  readonly #namespaces: ReadonlyMap<string, Annotations>;
  readonly #entityTypeList: readonly SchemaEntityType[];
  readonly #actionList: readonly SchemaAction[];
  #requestEnvs: readonly RequestEnv[] | undefined;

  constructor({ entityTypes, actions, namespaces }: SchemaParts) {
    const types = hierarchy(new Map(entityTypes.map((type) => [type.name, type.memberOfTypes])));
    this.#entityTypeList = entityTypes.map((parts) => new EntityTypeOfSchema(parts, types));
    this.#entityTypes = new Map(this.#entityTypeList.map((type) => [type.name, type]));
    // The resolver has one object for each action, so that identity serves as the key.
    const groups = hierarchy(new Map(actions.map((action) => [action.uid, action.memberOf])));
    this.#actionList = actions.map((parts) => new ActionOfSchema(parts, groups));
    this.#actions = byTypeAndId(this.#actionList);
    this.#namespaces = namespaces;
  }

  entityType(name: string): SchemaEntityType | undefined {
    return this.#entityTypes.get(name);
  }

  action({ type, id }: EntityUid): SchemaAction | undefined {
    return this.#actions.get(type)?.get(id);
  }

  entityTypes(): readonly SchemaEntityType[] {
    return this.#entityTypeList;
  }

  actions(): readonly SchemaAction[] {
    return this.#actionList;
  }

  actionTypes(): readonly string[] {
    return [...this.#actions.keys()];
  }

  requestEnvs(): readonly RequestEnv[] {
    this.#requestEnvs ??= this.#actionList.flatMap(envsOf);
    return this.#requestEnvs;
  }

  namespaces(): ReadonlyMap<string, Annotations> {
    return this.#namespaces;
  }
}

function envsOf({ uid, principalTypes, resourceTypes }: SchemaAction): RequestEnv[] {
  return principalTypes.flatMap((principalType) =>
    resourceTypes.map((resourceType) => ({ principalType, action: uid, resourceType })),
  );
}

function byTypeAndId(
  actions: readonly SchemaAction[],
): ReadonlyMap<string, ReadonlyMap<string, SchemaAction>> {
  const byType = new Map<string, Map<string, SchemaAction>>();
  for (const action of actions) {
    const { type, id } = action.uid;
    const ofType = byType.get(type) ?? new Map<string, SchemaAction>();
    byType.set(type, ofType.set(id, action));
  }
  return byType;
}
