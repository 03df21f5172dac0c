/**
 * The types of one schema in the caller's code.
 *
 * `printTypeScript` (or `cedrus types`) writes what a schema declares as one TypeScript type;
 * {@link typedBy} gives that type to the functions that take requests and entities.
 */

import type { PolicySet } from "./ast/policy-set.ts";
import { isAuthorized } from "./authorizer/is-authorized.ts";
import type { AuthorizationResponse } from "./authorizer/response.ts";
import type { Diagnostic } from "./data/diagnostic.ts";
import { ok, type Result } from "./data/result.ts";
import type { EntityStore } from "./entities/entity-store.ts";
import type { Entity } from "./entities/entity.ts";
import type { AuthorizationRequest } from "./evaluator/environment.ts";
import type { JsonOptions } from "./json/decode.ts";
import { entitiesFromJson, entityListFromJson } from "./json/entities-json.ts";
import { createRequest, type RequestInput } from "./request.ts";

/** What a generated type has the form of. */
export interface SchemaTypes {
  readonly entities: Readonly<Record<string, EntityTypeTypes>>;
  /** By UID in Cedar text: `Action::"view"`. */
  readonly actions: Readonly<Record<string, ActionTypes>>;
}

interface EntityTypeTypes {
  readonly id: string;
  readonly attrs: object;
  /** What all tags have as their type; `never` when there are none. */
  readonly tags: unknown;
  /** The types of possible parents. */
  readonly parents: string;
}

interface ActionTypes {
  readonly principal: string;
  readonly resource: string;
  readonly context: object;
}

/** An entity UID as plain data. */
export interface UidJson<Type extends string = string, Id extends string = string> {
  readonly type: Type;
  readonly id: Id;
}

/** An entity as the value of an attribute or a context key. */
export interface EntityRef<Type extends string = string, Id extends string = string> {
  readonly __entity: UidJson<Type, Id>;
}

interface Constructed<Name extends string> {
  readonly __extn: { readonly fn: Name; readonly arg: string };
}
export type DecimalJson = Constructed<"decimal">;
export type IpaddrJson = Constructed<"ip">;
export type DurationJson = Constructed<"duration">;
/** A literal, or an instant and its distance, which is how instants are written. */
export type DatetimeJson =
  | Constructed<"datetime">
  | {
      readonly __extn: {
        readonly fn: "offset";
        readonly args: readonly [Constructed<"datetime">, DurationJson];
      };
    };

type EntityTypeOf<S extends SchemaTypes> = keyof S["entities"] & string;
type ActionOf<S extends SchemaTypes> = keyof S["actions"] & string;
type IdOf<S extends SchemaTypes, T extends string> = S["entities"][T]["id"];

/** The UIDs of entities of one of the types `T`, as plain data. */
type UidOf<S extends SchemaTypes, T extends string> = T extends unknown
  ? UidJson<T, IdOf<S, T>>
  : never;

/** The same, or as Cedar text. */
type UidInputOf<S extends SchemaTypes, T extends string> = T extends unknown
  ? UidJson<T, IdOf<S, T>> | `${T}::"${PlainId<IdOf<S, T>>}"`
  : never;

/** Ids that stand in Cedar text as they are. */
type PlainId<Id extends string> = Id extends `${string}${'"' | "\\"}${string}` ? never : Id;

/** A part that may be left out when nothing in it is required. */
type Part<Name extends string, T> =
  Record<string, never> extends T ? { readonly [N in Name]?: T } : { readonly [N in Name]: T };

/**
 * The parts of a request for the action `A`, written as Cedar text. Of several actions, each goes
 * with what it applies to and with its context.
 */
export type TypedRequest<S extends SchemaTypes, A extends ActionOf<S> = ActionOf<S>> = {
  [One in A]: {
    readonly principal: UidInputOf<S, S["actions"][One]["principal"]>;
    readonly action: One;
    readonly resource: UidInputOf<S, S["actions"][One]["resource"]>;
  } & Part<"context", S["actions"][One]["context"]>;
}[A];

/** An entity in Cedar's JSON form. */
export interface TypedEntity<S extends SchemaTypes, T extends EntityTypeOf<S> = EntityTypeOf<S>> {
  readonly uid: UidOf<S, T>;
  readonly attrs: S["entities"][T]["attrs"];
  readonly parents: readonly UidOf<S, S["entities"][T]["parents"]>[];
  readonly tags?: Readonly<Record<string, S["entities"][T]["tags"]>>;
}

/** What an entity consists of beside its UID. */
type TypedEntityParts<S extends SchemaTypes, T extends EntityTypeOf<S>> = {
  readonly parents?: TypedEntity<S, T>["parents"];
  readonly tags?: Readonly<Record<string, S["entities"][T]["tags"]>>;
} & Part<"attrs", S["entities"][T]["attrs"]>;

/** The parts may be left out altogether when none is required. */
type PartsArgument<S extends SchemaTypes, T extends EntityTypeOf<S>> =
  Record<string, never> extends S["entities"][T]["attrs"]
    ? [parts?: TypedEntityParts<S, T>]
    : [parts: TypedEntityParts<S, T>];

type AnyTypedEntity<S extends SchemaTypes> = {
  [T in EntityTypeOf<S>]: TypedEntity<S, T>;
}[EntityTypeOf<S>];

type Checked<T> = Result<T, readonly Diagnostic[]>;

/** Functions of the library that take what one schema allows, and nothing else. */
export interface TypedCedrus<S extends SchemaTypes> {
  /** An entity UID as plain data. */
  uid<T extends EntityTypeOf<S>>(type: T, id: IdOf<S, T>): UidJson<T, IdOf<S, T>>;
  /** An entity as the value of an attribute. */
  ref<T extends EntityTypeOf<S>>(type: T, id: IdOf<S, T>): EntityRef<T, IdOf<S, T>>;
  /** An entity in Cedar's JSON form. */
  entity<T extends EntityTypeOf<S>>(
    type: T,
    id: IdOf<S, T>,
    ...parts: PartsArgument<S, T>
  ): TypedEntity<S, T>;
  entitiesFromJson(
    input: readonly AnyTypedEntity<S>[],
    options?: JsonOptions,
  ): Checked<EntityStore>;
  entityListFromJson(
    input: readonly AnyTypedEntity<S>[],
    options?: JsonOptions,
  ): Checked<readonly Entity[]>;
  createRequest<A extends ActionOf<S>>(
    input: TypedRequest<S, A> & { readonly action: A },
    options?: JsonOptions,
  ): Checked<AuthorizationRequest>;
  /** Makes the request and decides it. */
  isAuthorized<A extends ActionOf<S>>(
    input: TypedRequest<S, A> & { readonly action: A },
    policies: PolicySet,
    entities: EntityStore,
  ): Checked<AuthorizationResponse>;
}

/**
 * The functions that take requests and entities, for the schema whose generated type is `S`: a wrong
 * action, attribute or context key does not compile. Nothing is checked when the program runs that
 * is not checked anyway.
 *
 * @example
 * ```ts
 * import { typedBy } from "cedrus/schema";
 *
 * // Generated by `cedrus types`:
 * interface Cedar {
 *   entities: { User: { id: string; attrs: { age: number | bigint }; tags: never; parents: never } };
 *   actions: { 'Action::"view"': { principal: "User"; resource: "User"; context: Record<string, never> } };
 * }
 *
 * const cedar = typedBy<Cedar>();
 * const entities = cedar.entitiesFromJson([cedar.entity("User", "ann", { attrs: { age: 42 } })]);
 * const request = cedar.createRequest({
 *   principal: 'User::"ann"',
 *   action: 'Action::"view"',
 *   resource: cedar.uid("User", "ann"),
 * });
 * console.log(entities.ok, request.ok); // true true
 * ```
 */
export function typedBy<S extends SchemaTypes>(): TypedCedrus<S> {
  // Why the casts: what a schema allows is a part of what these functions take.
  return UNTYPED as unknown as TypedCedrus<S>;
}

const UNTYPED = {
  uid: (type: string, id: string): UidJson => ({ type, id }),
  ref: (type: string, id: string): EntityRef => ({ __entity: { type, id } }),
  entity: (type: string, id: string, parts: object = {}): object => ({
    uid: { type, id },
    attrs: {},
    parents: [],
    ...parts,
  }),
  entitiesFromJson,
  entityListFromJson,
  createRequest,
  isAuthorized: decide,
};

function decide(
  input: RequestInput,
  policies: PolicySet,
  entities: EntityStore,
): Checked<AuthorizationResponse> {
  const request = createRequest(input);
  return request.ok ? ok(isAuthorized(request.value, policies, entities)) : request;
}
