/** The nodes of a store: made when something names them, dropped when nothing does any more. */

import { EntityUid } from "../values/entity-uid.ts";
import { UidMap } from "../values/uid-map.ts";
import { SetValue, type Value } from "../values/value.ts";
import type { Entity, ValueMap } from "./entity.ts";
import { Ancestors } from "./hierarchy.ts";
import { GONE, NO_PARENTS, NO_TAGS, Node } from "./node.ts";
import { Shape, Shapes } from "./shape.ts";
import type { Name, View } from "./view.ts";

/** What nodes were before they were changed. */
export type States = ReadonlyMap<Node, Node>;

/** Wants to know what a change replaces, such as a snapshot. */
export interface Watcher {
  save(states: States): void;
}

export class Graph implements View {
  size = 0;
  readonly ancestors = new Ancestors();
  readonly #nodes = new UidMap<Node>();
  /** What there is of the types that were asked for last, by who asked. */
  readonly #recent: { type: string; ids: ReadonlyMap<string, Node> | undefined }[] = [];
  /** The owner of all nodes but those that have been dropped. */
  readonly owner = new Shapes();
  /** Of nodes that something names, but that are no entities. */
  readonly stub: Shape;
  /** What nodes were before the change that is going on; `nobody` for those that were not there. */
  before: Map<Node, Node> | undefined = undefined;
  readonly nobody: Node;
  /** The latest snapshot, which is told of changes for as long as somebody holds it. */
  watcher: WeakRef<Watcher> | undefined = undefined;
  /** What nodes were in the midst of the change. */
  #between: Node[] = [];
  /** One string for each type, whatever the entities bring along. */
  readonly #types = new Map<string, string>();

  constructor(stub?: Shape) {
    this.stub = stub ?? new Shape(this.owner, false);
    this.nobody = new Node("Nobody", "", this.stub);
  }

  find(uid: Name, side = 0): Node | undefined {
    if (uid instanceof Node && uid.shape.owner === this.owner) return uid;
    const { type, id } = uid;
    let recent = this.#recent[side];
    if (recent?.type !== type) {
      recent = this.#recent[side] = { type, ids: this.#nodes.ofType(type) };
    }
    // What was of the type may be gone, and others there instead.
    return recent.ids?.get(id) ?? this.#nodes.get(type, id);
  }

  at(node: Node): Node {
    return node;
  }

  nodes(): Iterable<Node> {
    return this.#nodes.values();
  }

  readonly intern = (uid: Name): Node => {
    const known = this.find(uid);
    if (known !== undefined) return known;
    const type = this.#types.get(uid.type) ?? uid.type;
    this.#types.set(type, type);
    const node = new Node(type, uid.id, this.stub);
    this.before?.set(node, this.nobody);
    return this.#nodes.set(type, uid.id, node);
  };

  /** Starts a change, which ends with `commit` or `undo`. */
  begin(): States {
    return (this.before = new Map());
  }

  /** Lets go of what is no longer said. */
  commit(before: States): void {
    if (Array.from(before).some(isMove)) this.ancestors.expire();
    this.#release(before.values());
    this.before = undefined;
    this.watcher?.deref()?.save(before);
  }

  /** Takes the change back. */
  undo(before: States): void {
    this.#release(before.keys());
    for (const [node, state] of before) {
      if (state === this.nobody) {
        if (node.shape !== GONE) this.drop(node);
      } else {
        this.size += Number(state.shape.isEntity) - Number(node.shape.isEntity);
        node.take(state);
      }
    }
    this.before = undefined;
  }

  /** Makes `node` stand for `entity`. */
  put(node: Node, { attrs, tags, parents }: Entity): void {
    const isNew = !node.shape.isEntity;
    this.size += Number(isNew);
    if (!this.#record(node) && !isNew) this.#between.push(node.copy());
    const slots = Array.from(attrs.values(), this.resident);
    const above = parents.length === 0 ? NO_PARENTS : parents.map(this.intern);
    const distinct = above.length > 1 ? [...new Set(above)] : above;
    node.become(this.owner.of([...attrs.keys()]), slots, this.residents(tags), distinct);
    node.settle();
    this.count(node, 1);
  }

  /** Takes `node` out of the graph. */
  drop(node: Node): void {
    this.#record(node);
    this.size -= Number(node.shape.isEntity);
    this.#nodes.delete(node.type, node.id);
    node.become(GONE, NO_PARENTS, NO_TAGS, NO_PARENTS);
  }

  /** Notes what `node` is, ahead of its first change; false if that has been done. */
  #record(node: Node): boolean {
    if (this.before?.has(node) !== false) return false;
    this.before.set(node, node.copy());
    return true;
  }

  /** The same with nodes for the UIDs. */
  residents(values: ValueMap): ValueMap {
    if (values.size === 0) return NO_TAGS;
    return new Map(Array.from(values, ([name, value]) => [name, this.resident(value)]));
  }

  /** `value` with nodes for the UIDs in it, but for those inside records. */
  readonly resident = (value: Value): Value => {
    if (typeof value !== "object") return value;
    if (value instanceof EntityUid) return this.intern(value);
    return value instanceof SetValue ? value.withUids(this.intern) : value;
  };

  /** Drops what nothing names any more after `states` and what was between them are gone. */
  #release(states: Iterable<Node>): void {
    for (const state of [...this.#between, ...states]) this.count(state, -1);
    this.#between = [];
  }

  /** Drops a node that stands for nothing. */
  #dropUnused(node: Node): void {
    if (node.shape !== this.stub || node.members + node.notes.references > 0) return;
    this.drop(node);
  }

  /** Counts, or with -1 no longer counts, what `state` names. */
  count(state: Node, by: number): void {
    for (const parent of state.parents) {
      parent.notes.members += by;
      this.#dropUnused(parent);
    }
    this.#refer(state.slots, by);
    if (state.tags.size > 0) this.#refer(state.tags.values(), by);
  }

  #refer(values: Iterable<Value>, by: number): void {
    for (const value of values) {
      if (value instanceof SetValue) this.#refer(value.elements, by);
      if (!(value instanceof Node) || value.shape !== this.stub) continue;
      value.notes.references += by;
      this.#dropUnused(value);
    }
  }
}

/** Whether a node that has members got other ancestors, and they with it. */
function isMove([node, state]: readonly [Node, Node]): boolean {
  return node.members > 0 && (node.parents !== state.parents || node.shape === GONE);
}
