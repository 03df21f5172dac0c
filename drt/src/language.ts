/**
 * Cedar as the generators make it: what is written, as plain data of our own.
 *
 * Not the library's syntax tree, so that text, JSON and the model's data are made from it without any
 * code under test in between. Data only: it can be stored as JSON (`input-json.ts`), changed by the
 * shrinker, and printed in many styles.
 */

export interface Uid {
  /** With namespace. */
  readonly type: string;
  readonly id: string;
}

export type VarName = "principal" | "action" | "resource" | "context";

export type BinaryOp =
  | "=="
  | "!="
  | "<"
  | "<="
  | ">"
  | ">="
  | "in"
  | "+"
  | "-"
  | "*"
  | "contains"
  | "containsAll"
  | "containsAny"
  | "hasTag"
  | "getTag";

/** A `like` pattern: characters to be matched, one by one, and wildcards (`0`). */
export type Pattern = readonly (string | 0)[];

/** A Long is a `bigint`, within 64 bits. */
export type Literal = boolean | bigint | string | Uid;

export type Expr =
  | { readonly kind: "lit"; readonly value: Literal }
  | { readonly kind: "var"; readonly name: VarName }
  | { readonly kind: "not" | "neg" | "isEmpty"; readonly arg: Expr }
  | { readonly kind: "and" | "or"; readonly left: Expr; readonly right: Expr }
  | { readonly kind: "if"; readonly test: Expr; readonly then: Expr; readonly else: Expr }
  | { readonly kind: "binary"; readonly op: BinaryOp; readonly left: Expr; readonly right: Expr }
  | { readonly kind: "like"; readonly arg: Expr; readonly pattern: Pattern }
  | { readonly kind: "is"; readonly arg: Expr; readonly type: string; readonly in?: Expr }
  | { readonly kind: "getAttr"; readonly arg: Expr; readonly attr: string }
  /** `path` is not empty; of several names, all are identifiers and none is reserved. */
  | { readonly kind: "hasAttr"; readonly arg: Expr; readonly path: readonly string[] }
  | { readonly kind: "set"; readonly elements: readonly Expr[] }
  /** Keys are distinct. */
  | { readonly kind: "record"; readonly entries: readonly (readonly [string, Expr])[] }
  /** A call of an extension function; of a method, the receiver is the first argument. */
  | { readonly kind: "call"; readonly fn: string; readonly args: readonly Expr[] };

/** A value in an entity or a context. An extension value is the call that makes it. */
export type Value =
  | Literal
  | { readonly set: readonly Value[] }
  | { readonly record: Fields }
  | { readonly fn: "ip" | "decimal" | "datetime" | "duration"; readonly arg: string };

/** Names and values; names are distinct. */
export type Fields = readonly (readonly [string, Value])[];

export interface EntityData {
  readonly uid: Uid;
  readonly attrs: Fields;
  readonly tags: Fields;
  readonly parents: readonly Uid[];
}

export interface RequestData {
  readonly principal: Uid;
  readonly action: Uid;
  readonly resource: Uid;
  readonly context: Fields;
}

/** An entity in a scope, or the slot of its side. */
export type EntityOrSlot = Uid | "slot";

export type Scope =
  | { readonly kind: "all" }
  | { readonly kind: "eq" | "in"; readonly entity: EntityOrSlot }
  | { readonly kind: "is"; readonly type: string }
  | { readonly kind: "isIn"; readonly type: string; readonly entity: EntityOrSlot };

export type ActionScope =
  | { readonly kind: "all" }
  | { readonly kind: "eq" | "in"; readonly entity: Uid }
  | { readonly kind: "inSet"; readonly entities: readonly Uid[] };

export interface Condition {
  readonly kind: "when" | "unless";
  readonly body: Expr;
}

/** A static policy, or a template if there is a slot in its scope. */
export interface PolicyData {
  readonly id: string;
  readonly effect: "permit" | "forbid";
  /** Keys are distinct; a value of `undefined` is not written. */
  readonly annotations: readonly (readonly [string, string | undefined])[];
  readonly principal: Scope;
  readonly action: ActionScope;
  readonly resource: Scope;
  readonly conditions: readonly Condition[];
}

export interface LinkData {
  readonly id: string;
  readonly templateId: string;
  /** Exactly what the slots of the template ask for. */
  readonly principal?: Uid;
  readonly resource?: Uid;
}

export interface PolicySetData {
  readonly policies: readonly PolicyData[];
  readonly templates: readonly PolicyData[];
  readonly links: readonly LinkData[];
}

export type PlainType = "Bool" | "Long" | "String" | "ipaddr" | "decimal" | "datetime" | "duration";

export type TypeData =
  | { readonly kind: PlainType }
  | { readonly kind: "entity"; readonly name: string }
  | { readonly kind: "set"; readonly element: TypeData }
  | { readonly kind: "record"; readonly attributes: readonly AttributeData[] }
  /** A common type, by its full name. */
  | { readonly kind: "common"; readonly name: string };

export interface AttributeData {
  readonly name: string;
  readonly type: TypeData;
  readonly required: boolean;
}

export interface EntityTypeData {
  /** With namespace. */
  readonly name: string;
  readonly memberOf: readonly string[];
  /** Empty for an enumerated type. */
  readonly attributes: readonly AttributeData[];
  readonly tags?: TypeData;
  /** The ids of an enumerated type: never empty. */
  readonly enumIds?: readonly string[];
}

export interface ActionData {
  readonly uid: Uid;
  readonly memberOf: readonly Uid[];
  /** Nothing, if the action applies to nothing. */
  readonly principals: readonly string[];
  readonly resources: readonly string[];
  /** A record, or a common type that is one. */
  readonly context: TypeData;
}

/** Definitions come before or after their uses; common types have no cycles. */
export interface SchemaData {
  readonly commonTypes: readonly { readonly name: string; readonly type: TypeData }[];
  readonly entityTypes: readonly EntityTypeData[];
  readonly actions: readonly ActionData[];
}

/** Policies, data and requests that share names and constants. */
export interface World {
  readonly schema: SchemaData;
  readonly entities: readonly EntityData[];
  readonly policySets: readonly PolicySetData[];
  readonly requests: readonly RequestData[];
}
