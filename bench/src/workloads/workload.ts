/** A workload: everything that an engine is given, as plain data that can be written to a file. */

export interface Uid {
  readonly type: string;
  readonly id: string;
}

export type AttrValue =
  | string
  | number
  | boolean
  | { readonly __entity: Uid }
  | readonly AttrValue[]
  | { readonly [name: string]: AttrValue };

export type Attrs = Readonly<Record<string, AttrValue>>;

/** An entity as Cedar writes it in JSON. */
export interface EntityData {
  readonly uid: Uid;
  readonly attrs: Attrs;
  readonly parents: readonly Uid[];
}

export interface RequestData {
  readonly principal: Uid;
  readonly action: Uid;
  readonly resource: Uid;
  readonly context: Attrs;
}

export interface LinkData {
  readonly templateId: string;
  readonly newId: string;
  readonly values: Readonly<Record<string, Uid>>;
}

export interface Workload {
  readonly name: string;
  /** Cedar text. Ids are `policy0`, `policy1`, … in the order of the text; templates come first. */
  readonly policies: string;
  readonly templateLinks: readonly LinkData[];
  /** Cedar text; it declares the actions, which do not stand among the entities. */
  readonly schema: string;
  readonly entities: readonly EntityData[];
  readonly requests: readonly RequestData[];
  /** Attributes of the resource that hold entities whose attributes the policies read, too. */
  readonly reads: readonly string[];
}

export const uid = (type: string, id: string): Uid => ({ type, id });
export const ref = (type: string, id: string): AttrValue => ({ __entity: { type, id } });

export function entity(it: Uid, parents: readonly Uid[] = [], attrs: Attrs = {}): EntityData {
  return { uid: it, attrs, parents };
}
