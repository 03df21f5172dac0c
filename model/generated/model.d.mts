/**
 * Types of `model.mjs`, as far as the tests use it. By hand: a change of the model's datatypes is a change here.
 *
 * A datatype `D` of module `M` with a constructor `C(f: T)` is made with `M.D.create_C(f)`; of a value `d`,
 * `d.is_C` says whether `C` made it and `d.dtor_f` gives `f`. Functions are in `M.__default`.
 */

import type { BigNumber } from "bignumber.js";

/** An `int` of any size. Make one from text: `new BigNumber(String(i))`. */
export type Int = BigNumber;

/** A sequence. Strings are JavaScript strings instead. */
export interface Seq<T> extends ReadonlyArray<T> {
  equals(other: Seq<T>): boolean;
}

/** A set: an array without duplicates. */
export interface Set<T> extends ReadonlyArray<T> {
  equals(other: Set<T>): boolean;
  contains(element: T): boolean;
}

/** A map: an array of pairs. Who pushes pairs takes care that no key comes twice. */
export interface Map<K, V> extends ReadonlyArray<readonly [K, V]> {
  push(...entries: readonly (readonly [K, V])[]): number;
  equals(other: Map<K, V>): boolean;
  contains(key: K): boolean;
  get(key: K): V;
}

export declare const _dafny: {
  readonly Seq: { from<T>(elements: Iterable<T>): Seq<T>; of<T>(...elements: readonly T[]): Seq<T> };
  readonly Set: { fromElements<T>(...elements: readonly T[]): Set<T> };
  readonly Map: { new <K, V>(): Map<K, V> };
};

interface Datatype {
  equals(other: this): boolean;
  toString(): string;
}

// ---- data

export interface Option<T> extends Datatype {
  readonly is_None: boolean;
  readonly is_Some: boolean;
  readonly dtor_value: T;
}
export interface Result<T, E> extends Datatype {
  readonly is_Ok: boolean;
  readonly is_Err: boolean;
  readonly dtor_value: T;
  readonly dtor_error: E;
}
export declare const ResultModel: {
  readonly Option: { create_None<T>(): Option<T>; create_Some<T>(value: T): Option<T> };
  readonly Result: {
    create_Ok<T, E>(value: T): Result<T, E>;
    create_Err<T, E>(error: E): Result<T, E>;
  };
};

// ---- values

export interface EntityUid extends Datatype {
  readonly dtor_entityType: string;
  readonly dtor_id: string;
}
export declare const EntityUidModel: {
  readonly EntityUid: { create_EntityUid(entityType: string, id: string): EntityUid };
};

export interface IpAddr extends Datatype {
  readonly dtor_isV6: boolean;
  readonly dtor_address: Int;
  readonly dtor_prefix: Int;
}
export declare const IpAddrModel: {
  readonly IpAddr: { create_IpAddr(isV6: boolean, address: Int, prefix: Int): IpAddr };
};

export interface Value extends Datatype {
  readonly is_BoolValue: boolean;
  readonly is_LongValue: boolean;
  readonly is_StringValue: boolean;
  readonly is_EntityValue: boolean;
  readonly is_SetValue: boolean;
  readonly is_RecordValue: boolean;
  readonly is_DecimalValue: boolean;
  readonly is_IpAddrValue: boolean;
  readonly is_DatetimeValue: boolean;
  readonly is_DurationValue: boolean;
  readonly dtor_b: boolean;
  readonly dtor_i: Int;
  readonly dtor_s: string;
  readonly dtor_uid: EntityUid;
  readonly dtor_elements: Set<Value>;
  readonly dtor_attrs: Map<string, Value>;
  readonly dtor_units: Int;
  readonly dtor_ip: IpAddr;
  /** Of datetimes and durations. */
  readonly dtor_millis: Int;
}
export declare const ValueModel: {
  readonly Value: {
    create_BoolValue(b: boolean): Value;
    create_LongValue(i: Int): Value;
    create_StringValue(s: string): Value;
    create_EntityValue(uid: EntityUid): Value;
    create_SetValue(elements: Set<Value>): Value;
    create_RecordValue(attrs: Map<string, Value>): Value;
    create_DecimalValue(units: Int): Value;
    create_IpAddrValue(ip: IpAddr): Value;
    create_DatetimeValue(millis: Int): Value;
    create_DurationValue(millis: Int): Value;
  };
};

// ---- ast

export interface ExtensionFunction extends Datatype {
  readonly $tag: number;
}
type FunctionName =
  | "Decimal"
  | "LessThan"
  | "LessThanOrEqual"
  | "GreaterThan"
  | "GreaterThanOrEqual"
  | "Ip"
  | "IsIpv4"
  | "IsIpv6"
  | "IsLoopback"
  | "IsMulticast"
  | "IsInRange"
  | "Datetime"
  | "Offset"
  | "DurationSince"
  | "ToDate"
  | "ToTime"
  | "Duration"
  | "ToMilliseconds"
  | "ToSeconds"
  | "ToMinutes"
  | "ToHours"
  | "ToDays";
export declare const FunctionNamesModel: {
  readonly ExtensionFunction: {
    readonly [Name in `create_Fn${FunctionName}`]: () => ExtensionFunction;
  };
};

export interface VarName extends Datatype {
  readonly is_Principal: boolean;
  readonly is_Action: boolean;
  readonly is_Resource: boolean;
  readonly is_Context: boolean;
}
export interface Literal extends Datatype {
  readonly is_BoolLit: boolean;
  readonly is_LongLit: boolean;
  readonly is_StringLit: boolean;
  readonly is_EntityLit: boolean;
}
/** A wildcard, or one UTF-16 unit: a character beyond U+FFFF is two of them. */
export interface PatternElement extends Datatype {
  readonly is_Wildcard: boolean;
  readonly is_Char: boolean;
}
export interface UnaryOp extends Datatype {
  readonly is_Not: boolean;
  readonly is_Neg: boolean;
  readonly is_IsEmpty: boolean;
  readonly is_Like: boolean;
  readonly is_Is: boolean;
}
export interface BinaryOp extends Datatype {
  readonly is_Eq: boolean;
  readonly $tag: number;
}
export interface RecordEntry extends Datatype {
  readonly dtor_key: string;
  readonly dtor_value: Expr;
}
export interface Expr extends Datatype {
  readonly is_Lit: boolean;
  readonly $tag: number;
}
type BinaryOpName =
  | "Eq"
  | "Less"
  | "LessEq"
  | "In"
  | "Add"
  | "Sub"
  | "Mul"
  | "Contains"
  | "ContainsAll"
  | "ContainsAny"
  | "HasTag"
  | "GetTag";
export declare const ExprModel: {
  readonly VarName: {
    create_Principal(): VarName;
    create_Action(): VarName;
    create_Resource(): VarName;
    create_Context(): VarName;
  };
  readonly Literal: {
    create_BoolLit(b: boolean): Literal;
    create_LongLit(i: Int): Literal;
    create_StringLit(s: string): Literal;
    create_EntityLit(uid: EntityUid): Literal;
  };
  readonly PatternElement: {
    create_Wildcard(): PatternElement;
    create_Char(c: string): PatternElement;
  };
  readonly UnaryOp: {
    create_Not(): UnaryOp;
    create_Neg(): UnaryOp;
    create_IsEmpty(): UnaryOp;
    create_Like(pattern: Seq<PatternElement>): UnaryOp;
    create_Is(entityType: string): UnaryOp;
  };
  readonly BinaryOp: { readonly [Name in `create_${BinaryOpName}`]: () => BinaryOp };
  readonly RecordEntry: { create_RecordEntry(key: string, value: Expr): RecordEntry };
  readonly Expr: {
    create_Lit(literal: Literal): Expr;
    create_Var(name: VarName): Expr;
    create_And(left: Expr, right: Expr): Expr;
    create_Or(left: Expr, right: Expr): Expr;
    create_If(test: Expr, yes: Expr, no: Expr): Expr;
    create_Unary(unaryOp: UnaryOp, arg: Expr): Expr;
    create_Binary(binaryOp: BinaryOp, left: Expr, right: Expr): Expr;
    create_GetAttr(arg: Expr, attr: string): Expr;
    create_HasAttr(arg: Expr, attr: string): Expr;
    create_SetExpr(elements: Seq<Expr>): Expr;
    /** Entries in the order of their keys by code points: they are evaluated in the order given. */
    create_RecordExpr(entries: Seq<RecordEntry>): Expr;
    create_Call(fn: ExtensionFunction, args: Seq<Expr>): Expr;
  };
};

export interface Effect extends Datatype {
  readonly is_Permit: boolean;
  readonly is_Forbid: boolean;
}
export interface SlotId extends Datatype {
  readonly is_PrincipalSlot: boolean;
  readonly is_ResourceSlot: boolean;
}
export interface EntityOrSlot extends Datatype {
  readonly is_Given: boolean;
  readonly is_Slot: boolean;
}
export interface ScopeConstraint extends Datatype {
  readonly is_ScopeAll: boolean;
  readonly is_ScopeIs: boolean;
}
export interface ActionConstraint extends Datatype {
  readonly is_ActionAll: boolean;
  readonly is_ActionInSet: boolean;
}
export interface Condition extends Datatype {
  readonly is_When: boolean;
  readonly is_Unless: boolean;
}
export interface PolicyBody extends Datatype {
  readonly dtor_effect: Effect;
}
export interface Policy extends Datatype {
  readonly dtor_id: string;
  readonly dtor_body: PolicyBody;
}
export interface Template extends Datatype {
  readonly dtor_id: string;
  readonly is_Template: boolean;
}
export declare const PolicyModel: {
  readonly Effect: { create_Permit(): Effect; create_Forbid(): Effect };
  readonly SlotId: { create_PrincipalSlot(): SlotId; create_ResourceSlot(): SlotId };
  readonly EntityOrSlot: { create_Given(uid: EntityUid): EntityOrSlot; create_Slot(): EntityOrSlot };
  readonly ScopeConstraint: {
    create_ScopeAll(): ScopeConstraint;
    create_ScopeEq(entity: EntityOrSlot): ScopeConstraint;
    create_ScopeIn(entity: EntityOrSlot): ScopeConstraint;
    create_ScopeIs(entityType: string): ScopeConstraint;
    create_ScopeIsIn(entityType: string, entity: EntityOrSlot): ScopeConstraint;
  };
  readonly ActionConstraint: {
    create_ActionAll(): ActionConstraint;
    create_ActionEq(uid: EntityUid): ActionConstraint;
    create_ActionIn(uid: EntityUid): ActionConstraint;
    create_ActionInSet(uids: Seq<EntityUid>): ActionConstraint;
  };
  readonly Condition: { create_When(body: Expr): Condition; create_Unless(body: Expr): Condition };
  readonly PolicyBody: {
    /** Order of arguments: effect, principal, action, resource, conditions. */
    create_PolicyBody(...parts: PolicyParts): PolicyBody;
  };
  readonly Policy: { create_Policy(id: string, body: PolicyBody): Policy };
  readonly Template: { create_Template(id: string, body: PolicyBody): Template };
  readonly __default: { ConditionOf(body: PolicyBody): Expr };
};
type PolicyParts = readonly [
  effect: Effect,
  principal: ScopeConstraint,
  action: ActionConstraint,
  resource: ScopeConstraint,
  conditions: Seq<Condition>,
];

export interface TemplateLink extends Datatype {
  readonly dtor_newId: string;
}
export interface PolicySet extends Datatype {
  readonly dtor_policies: Seq<Policy>;
}
export declare const PolicySetModel: {
  readonly TemplateLink: {
    create_TemplateLink(templateId: string, newId: string, values: Map<SlotId, EntityUid>): TemplateLink;
  };
  readonly PolicySet: {
    create_PolicySet(
      policies: Seq<Policy>,
      templates: Seq<Template>,
      links: Seq<TemplateLink>,
    ): PolicySet;
  };
};

// ---- entities and requests

export interface Entity extends Datatype {
  readonly dtor_attrs: Map<string, Value>;
  readonly dtor_ancestors: Set<EntityUid>;
  readonly dtor_tags: Map<string, Value>;
}
export declare const EntityModel: {
  readonly Entity: {
    /** `ancestors` are all of them, not only the parents. */
    create_Entity(
      attrs: Map<string, Value>,
      ancestors: Set<EntityUid>,
      tags: Map<string, Value>,
    ): Entity;
  };
};
export type Entities = Map<EntityUid, Entity>;

export interface Request extends Datatype {
  readonly dtor_principal: EntityUid;
  readonly dtor_action: EntityUid;
  readonly dtor_resource: EntityUid;
  readonly dtor_context: Map<string, Value>;
}
export declare const EnvironmentModel: {
  readonly Request: {
    create_Request(
      principal: EntityUid,
      action: EntityUid,
      resource: EntityUid,
      context: Map<string, Value>,
    ): Request;
  };
};

// ---- answers

export interface EvaluationError extends Datatype {
  readonly is_EntityDoesNotExist: boolean;
  readonly is_AttrDoesNotExist: boolean;
  readonly is_TagDoesNotExist: boolean;
  readonly is_TypeError: boolean;
  readonly is_ArithBoundsError: boolean;
  readonly is_ExtensionError: boolean;
}
export type Evaluated = Result<Value, EvaluationError>;

export interface PolicyError extends Datatype {
  readonly dtor_id: string;
  readonly dtor_error: EvaluationError;
}
export interface Response extends Datatype {
  readonly dtor_decision: { readonly is_Allow: boolean; readonly is_Deny: boolean };
  /** In no order. */
  readonly dtor_determining: Set<string>;
  /** In no order. */
  readonly dtor_errors: Set<PolicyError>;
}

export declare const Model: {
  readonly __default: {
    Evaluate(x: Expr, request: Request, entities: Entities): Evaluated;
    IsAuthorized(request: Request, entities: Entities, policies: Seq<Policy>): Response;
    /** The same by the policies that the index leads to. */
    IsAuthorizedIndexed(request: Request, entities: Entities, policies: Seq<Policy>): Response;
    /** Whether the decision is to allow. */
    Check(request: Request, entities: Entities, policies: Seq<Policy>): boolean;
    /** Static policies, and templates with their slots filled in. */
    PoliciesOf(policySet: PolicySet): Seq<Policy>;
    LinkTemplate(
      template: Template,
      newId: string,
      values: Map<SlotId, EntityUid>,
    ): Option<Policy>;
    MatchesPattern(text: string, pattern: Seq<PatternElement>): boolean;
    ParseDecimal(text: string): Option<Int>;
    ParseIpAddr(text: string): Option<IpAddr>;
    ParseDatetime(text: string): Option<Int>;
    ParseDuration(text: string): Option<Int>;
  };
};

// ---- schemas

export interface Outcome extends Datatype {
  readonly is_Unknown: boolean;
  readonly is_True: boolean;
  readonly is_False: boolean;
}
export interface ExtensionTypeName extends Datatype {
  readonly is_DecimalName: boolean;
  readonly is_IpAddrName: boolean;
  readonly is_DatetimeName: boolean;
  readonly is_DurationName: boolean;
}
export interface Type extends Datatype {
  readonly is_BoolType: boolean;
  readonly is_RecordOf: boolean;
}
export interface Attribute extends Datatype {
  readonly dtor_ty: Type;
  readonly dtor_required: boolean;
}
export interface SchemaEntityType extends Datatype {
  readonly dtor_ancestors: Set<string>;
  readonly dtor_attributes: Map<string, Attribute>;
}
export interface SchemaAction extends Datatype {
  readonly dtor_ancestors: Set<EntityUid>;
  readonly dtor_context: Map<string, Attribute>;
}
export interface Schema extends Datatype {
  readonly dtor_entityTypes: Map<string, SchemaEntityType>;
  readonly dtor_actions: Map<EntityUid, SchemaAction>;
}
export declare const SchemaModel: {
  readonly Outcome: { create_Unknown(): Outcome; create_True(): Outcome; create_False(): Outcome };
  readonly ExtensionTypeName: {
    create_DecimalName(): ExtensionTypeName;
    create_IpAddrName(): ExtensionTypeName;
    create_DatetimeName(): ExtensionTypeName;
    create_DurationName(): ExtensionTypeName;
  };
  readonly Type: {
    /** In a schema, the outcome of a Bool is `Unknown`. */
    create_BoolType(outcome: Outcome): Type;
    create_LongType(): Type;
    create_StringType(): Type;
    create_ExtensionType(name: ExtensionTypeName): Type;
    create_EntityOfType(entityType: string): Type;
    create_SetOf(element: Type): Type;
    create_RecordOf(attributes: Map<string, Attribute>): Type;
  };
  readonly Attribute: { create_Attribute(ty: Type, required: boolean): Attribute };
  readonly SchemaEntityType: {
    /** `ancestors` are all types above, the type itself only if a cycle leads back to it. */
    create_SchemaEntityType(
      ancestors: Set<string>,
      attributes: Map<string, Attribute>,
      tags: Option<Type>,
      enumIds: Option<Set<string>>,
    ): SchemaEntityType;
  };
  readonly SchemaAction: {
    /** `ancestors` are all groups above. */
    create_SchemaAction(
      ancestors: Set<EntityUid>,
      principalTypes: Set<string>,
      resourceTypes: Set<string>,
      context: Map<string, Attribute>,
    ): SchemaAction;
  };
  readonly Schema: {
    create_Schema(
      entityTypes: Map<string, SchemaEntityType>,
      actions: Map<EntityUid, SchemaAction>,
    ): Schema;
  };
};

// ---- validation

/** One constructor for each kind of the library, in PascalCase; `toString` ends with its name. */
export interface ValidationErrorKind extends Datatype {
  readonly is_UnexpectedType: boolean;
  readonly is_EntityDerefLevelViolation: boolean;
}
export interface ValidationWarningKind extends Datatype {
  readonly is_InvalidActionApplication: boolean;
  readonly is_ImpossiblePolicy: boolean;
}
export interface Verdict extends Datatype {
  readonly dtor_policyId: string;
  /** None if the policy is valid. Otherwise some of the library's kinds: of each environment, the first. */
  readonly dtor_errors: Set<ValidationErrorKind>;
  /** Comparable where there are no errors. */
  readonly dtor_warnings: Set<ValidationWarningKind>;
}
export declare const ValidatorModel: {
  readonly __default: {
    /** Static policies, templates and links, in this order. */
    ValidatePolicySet(policySet: PolicySet, schema: Schema): Seq<Verdict>;
    CheckLevels(policySet: PolicySet, schema: Schema, level: Int): Seq<Verdict>;
    ValidateRequest(schema: Schema, request: Request): boolean;
    ValidateEntities(schema: Schema, entities: Entities): boolean;
    /** With all ancestors of each entity, whether or not they are in the slice. */
    Slice(entities: Entities, request: Request, level: Int): Entities;
    /** Whether the parts of the schema fit together. A codec that makes none of this kind has a mistake. */
    IsWellFormed(schema: Schema): boolean;
  };
};
/** What is in it is nobody's business. */
export type PolicyIndex = Datatype;

export declare const PolicyIndexModel: {
  readonly __default: {
    IndexOf(policies: Seq<Policy>): PolicyIndex;
    /** The policies of an effect that a request comes by. */
    Visited(
      policies: Seq<Policy>,
      index: PolicyIndex,
      effect: Effect,
      request: Request,
      entities: Entities,
    ): Seq<Policy>;
  };
};
export declare const ConformsModel: {
  readonly __default: {
    RecordConforms(
      schema: Schema,
      attrs: Map<string, Value>,
      attributes: Map<string, Attribute>,
    ): boolean;
  };
};
