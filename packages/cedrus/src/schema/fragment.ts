/**
 * Schemas as they are written: declarations whose names are not resolved yet.
 *
 * Both syntaxes read into this form and are printed from it.
 */

import type { Span } from "../data/span.ts";

/** Annotation keys and values; `null` for an annotation without a value, as in `@doc`. */
export type Annotations = ReadonlyMap<string, string | null>;

/** One text or JSON document. */
export interface SchemaFragment {
  readonly namespaces: readonly NamespaceDecl[];
  /**
   * How it was written; Cedar syntax when absent. What differs in JSON: an annotation without value
   * is `null` and not `""`, an action may lack `appliesTo`, and shadowing names bring no warnings.
   */
  readonly syntax?: "cedar" | "json";
  /** The text that all spans refer to; `undefined` when the fragment was plain data. */
  readonly text: string | undefined;
}

export interface NamespaceDecl {
  /** Empty for declarations outside any namespace. */
  readonly name: string;
  readonly annotations: Annotations;
  readonly commonTypes: readonly CommonTypeDecl[];
  readonly entityTypes: readonly EntityTypeDecl[];
  readonly actions: readonly ActionDecl[];
  /** Where the name stands; `undefined` for plain data and the empty namespace. */
  readonly span: Span | undefined;
}

/** `type Name = …;` */
export interface CommonTypeDecl {
  /** Without namespace. */
  readonly name: string;
  readonly type: TypeExpr;
  readonly annotations: Annotations;
  readonly span: Span | undefined;
}

/** `entity Name in […] {…} tags …;` or `entity Name enum […];` */
export interface EntityTypeDecl {
  /** Without namespace. */
  readonly name: string;
  readonly memberOfTypes: readonly NameRef[];
  /** The attributes: a record, or the name of a common type that is one. */
  readonly shape: TypeExpr | undefined;
  readonly tags: TypeExpr | undefined;
  /** The ids of an enumerated entity type; `undefined` for any other. */
  readonly enumIds: readonly string[] | undefined;
  readonly annotations: Annotations;
  readonly span: Span | undefined;
}

/** `action "id" in […] appliesTo {…};` */
export interface ActionDecl {
  readonly id: string;
  readonly memberOf: readonly ActionRef[];
  readonly appliesTo: AppliesTo | undefined;
  readonly annotations: Annotations;
  readonly span: Span | undefined;
}

export interface AppliesTo {
  readonly principalTypes: readonly NameRef[];
  readonly resourceTypes: readonly NameRef[];
  readonly context: TypeExpr | undefined;
}

/** A type name as written, with or without namespace. */
export interface NameRef {
  readonly name: string;
  readonly span: Span | undefined;
}

/** An action as written. Without a type, it is one of the same namespace or of the empty one. */
export interface ActionRef {
  readonly type: string | undefined;
  readonly id: string;
  readonly span: Span | undefined;
}

export interface AttributeDecl {
  readonly name: string;
  readonly type: TypeExpr;
  readonly required: boolean;
  readonly annotations: Annotations;
  readonly span: Span | undefined;
}

/** A type as written. */
export type TypeExpr =
  /** In JSON only: Cedar syntax names these, and the names may be shadowed. */
  | { readonly kind: "bool" | "long" | "string"; readonly span: Span | undefined }
  | { readonly kind: "extension"; readonly name: string; readonly span: Span | undefined }
  | { readonly kind: "set"; readonly element: TypeExpr; readonly span: Span | undefined }
  | {
      readonly kind: "record";
      readonly attributes: readonly AttributeDecl[];
      readonly span: Span | undefined;
    }
  /**
   * A name, and what it may mean: an entity type, a common type, or either. In Cedar syntax all names
   * may be either, but for the name of a context, which is that of a common type.
   */
  | {
      readonly kind: "entity" | "common" | "entityOrCommon";
      readonly name: string;
      readonly span: Span | undefined;
    };
