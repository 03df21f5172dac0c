/** A schema whose names are resolved: what the validator and the readers of data ask. */

import type { EntityUid } from "../values/entity-uid.ts";
import type { Annotations } from "./fragment.ts";

/** A type without names that need looking up. */
export type SchemaType =
  | { readonly kind: "bool" | "long" | "string" }
  | { readonly kind: "extension"; readonly name: ExtensionTypeName }
  | { readonly kind: "entity"; readonly name: string }
  | { readonly kind: "set"; readonly element: SchemaType }
  | SchemaRecord;

export type ExtensionTypeName = "decimal" | "ipaddr" | "datetime" | "duration";

export interface SchemaRecord {
  readonly kind: "record";
  readonly attributes: ReadonlyMap<string, SchemaAttribute>;
}

export interface SchemaAttribute {
  readonly type: SchemaType;
  readonly required: boolean;
  readonly annotations: Annotations;
}

/** A declared entity type. Actions have none. */
export interface SchemaEntityType {
  /** With namespace. */
  readonly name: string;
  /** The types that its entities may be direct members of. */
  readonly memberOfTypes: readonly string[];
  /** The types whose entities may be above or below its own, other than by being the same entity. */
  readonly ancestors: ReadonlySet<string>;
  readonly descendants: ReadonlySet<string>;
  readonly attributes: ReadonlyMap<string, SchemaAttribute>;
  readonly tags: SchemaType | undefined;
  /** The ids of an enumerated entity type; `undefined` for any other. */
  readonly enumIds: readonly string[] | undefined;
  readonly annotations: Annotations;
}

/** A declared action. */
export interface SchemaAction {
  readonly uid: EntityUid;
  /** The groups it is directly in, and all groups it is in. */
  readonly memberOf: readonly EntityUid[];
  readonly ancestors: readonly EntityUid[];
  readonly descendants: readonly EntityUid[];
  readonly principalTypes: readonly string[];
  readonly resourceTypes: readonly string[];
  readonly context: SchemaRecord;
  readonly annotations: Annotations;
}

/** One combination of types that a request may have. */
export interface RequestEnv {
  readonly principalType: string;
  readonly action: EntityUid;
  readonly resourceType: string;
}

/** A schema. Make one with `parseSchema`, `schemaFromJson` or `schemaFromFragments`. */
export interface Schema {
  entityType(name: string): SchemaEntityType | undefined;
  action(uid: EntityUid): SchemaAction | undefined;
  /** All declared entity types, in the order of declaration. */
  entityTypes(): readonly SchemaEntityType[];
  /** All declared actions, in the order of declaration. */
  actions(): readonly SchemaAction[];
  /** The types of the declared actions: `Action` with or without namespaces. */
  actionTypes(): readonly string[];
  /** Every combination of types that a valid request may have. */
  requestEnvs(): readonly RequestEnv[];
  /** Annotations of namespaces, by name. */
  namespaces(): ReadonlyMap<string, Annotations>;
}
