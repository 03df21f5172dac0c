/**
 * The data types of `@cedar-policy/cedar-wasm`, under its names: values, entities, policies and schemas.
 *
 * Their shapes are that package's, so that code written for it compiles: hence the lists that can be
 * changed, and names such as `PolicySet` that mean something else in the rest of the library.
 */

export type SmolStr = string;
export type AnyId = SmolStr;
export type PolicyId = string;
export type SlotId = string;
export type CommonTypeId = string;
export type UnreservedId = string;
/** At least one element is expected, which the type cannot say. */
export type NonEmpty<T> = T[];
export type Var = "principal" | "action" | "resource" | "context";
export type Effect = "permit" | "forbid";
export type Annotation = SmolStr;
export type Annotations = Record<string, Annotation>;

// Values and entities.

export interface TypeAndId {
  type: string;
  id: string;
}

export type EntityUidJson = { __entity: TypeAndId } | TypeAndId;
export type EntityUid = EntityUidJson;
export type FnAndArgs =
  | { fn: string; arg: CedarValueJson }
  | { fn: string; args: CedarValueJson[] };

export type CedarValueJson =
  | { __entity: TypeAndId }
  | { __extn: FnAndArgs }
  | boolean
  | number
  | string
  | CedarValueJson[]
  | { [key: string]: CedarValueJson }
  | null;

export type Context = Record<string, CedarValueJson>;

export interface EntityJson {
  uid: EntityUidJson;
  attrs: Record<string, CedarValueJson>;
  parents: EntityUidJson[];
  tags?: Record<string, CedarValueJson>;
}

export type Entities = EntityJson[];

// Policies.

export type EqConstraint = { entity: EntityUidJson } | { slot: string };
export type PrincipalOrResourceInConstraint = EqConstraint;
export type ActionInConstraint = { entity: EntityUidJson } | { entities: EntityUidJson[] };

export interface PrincipalOrResourceIsConstraint {
  entity_type: string;
  in?: PrincipalOrResourceInConstraint;
}

export type PrincipalConstraint =
  | { op: "All" }
  | ({ op: "==" } & EqConstraint)
  | ({ op: "in" } & PrincipalOrResourceInConstraint)
  | ({ op: "is" } & PrincipalOrResourceIsConstraint);

export type ResourceConstraint = PrincipalConstraint;

export type ActionConstraint =
  | { op: "All" }
  | ({ op: "==" } & EqConstraint)
  | ({ op: "in" } & ActionInConstraint);

interface One {
  arg: Expr;
}

interface Two {
  left: Expr;
  right: Expr;
}

export type PatternElem = "Wildcard" | { Literal: SmolStr };
export type HasAttrRepr = { left: Expr; attr: SmolStr } | { left: Expr; attr: NonEmpty<SmolStr> };

export type ExprNoExt =
  | { Value: CedarValueJson }
  | { Var: Var }
  | { Slot: string }
  | { "!": One }
  | { neg: One }
  | { "==": Two }
  | { "!=": Two }
  | { in: Two }
  | { "<": Two }
  | { "<=": Two }
  | { ">": Two }
  | { ">=": Two }
  | { "&&": Two }
  | { "||": Two }
  | { "+": Two }
  | { "-": Two }
  | { "*": Two }
  | { contains: Two }
  | { containsAll: Two }
  | { containsAny: Two }
  | { isEmpty: One }
  | { getTag: Two }
  | { hasTag: Two }
  | { ".": { left: Expr; attr: SmolStr } }
  | { has: HasAttrRepr }
  | { like: { left: Expr; pattern: PatternElem[] } }
  | { is: { left: Expr; entity_type: SmolStr; in?: Expr } }
  | { "if-then-else": { if: Expr; then: Expr; else: Expr } }
  | { Set: Expr[] }
  | { Record: Record<string, Expr> };

/** A call of an extension function: its name, and its arguments. */
export type ExtFuncCall = Record<string, Expr[]>;
export type Expr = ExprNoExt | ExtFuncCall;
export type Clause = { kind: "when"; body: Expr } | { kind: "unless"; body: Expr };

export interface PolicyJson {
  effect: Effect;
  principal: PrincipalConstraint;
  action: ActionConstraint;
  resource: ResourceConstraint;
  conditions: Clause[];
  annotations?: Annotations;
}

/** A policy as Cedar text or as JSON. */
export type Policy = string | PolicyJson;
export type Template = string | PolicyJson;

/** Policies as one text, as a list, or by id. */
export type StaticPolicySet = string | Policy[] | Record<PolicyId, Policy>;

export interface TemplateLink {
  templateId: PolicyId;
  newId: PolicyId;
  values: Record<SlotId, EntityUid>;
}

export interface PolicySet {
  staticPolicies?: StaticPolicySet;
  templates?: Record<PolicyId, Template>;
  templateLinks?: TemplateLink[];
}

// Schemas. `N` is the type of names.

export type TypeOfAttribute<N> = Type<N> & { required?: boolean };
export type CommonType<N> = Type<N> & { annotations?: Annotations };
export type EntityType<N> = EntityTypeKind<N> & { annotations?: Annotations };
export type AttributesOrContext<N> = Type<N>;

export interface RecordType<N> {
  attributes: Record<SmolStr, TypeOfAttribute<N>>;
  additionalAttributes?: boolean;
}

export type TypeVariant<N> =
  | { type: "String" }
  | { type: "Long" }
  | { type: "Boolean" }
  | { type: "Set"; element: Type<N> }
  | ({ type: "Record" } & RecordType<N>)
  | { type: "Entity"; name: N }
  | { type: "EntityOrCommon"; name: N }
  | { type: "Extension"; name: UnreservedId };

export type Type<N> = TypeVariant<N> | { type: N };

export interface StandardEntityType<N> {
  memberOfTypes?: N[];
  shape?: AttributesOrContext<N>;
  tags?: Type<N>;
}

export type EntityTypeKind<N> = StandardEntityType<N> | { enum: NonEmpty<string> };

export interface ActionEntityUID<N> {
  id: SmolStr;
  type?: N;
}

export interface ApplySpec<N> {
  resourceTypes: N[];
  principalTypes: N[];
  context?: AttributesOrContext<N>;
}

export interface ActionType<N> {
  attributes?: Record<SmolStr, CedarValueJson>;
  appliesTo?: ApplySpec<N>;
  memberOf?: ActionEntityUID<N>[];
  annotations?: Annotations;
}

export interface NamespaceDefinition<N> {
  commonTypes?: Record<CommonTypeId, CommonType<N>>;
  entityTypes: Record<UnreservedId, EntityType<N>>;
  actions: Record<SmolStr, ActionType<N>>;
  annotations?: Annotations;
}

export type SchemaJson<N> = Record<string, NamespaceDefinition<N>>;

/** A schema as Cedar text or as JSON. */
export type Schema = string | SchemaJson<string>;
