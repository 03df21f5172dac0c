/** The attribute names of entities, said once for all entities that have the same. */

/** From this many shapes on, new ones are not shared: names made up at run time must not pile up. */
const MANY = 4096;

/** Where the slot of each attribute is, for nodes of one store. */
export class Shape {
  /**
   * What the nodes of one store, and of no other, have in common. Not the store itself: who remembers a
   * shape must not keep the entities.
   */
  readonly owner: object | undefined;
  /** Whether nodes of this shape stand for entities; those of others are only spoken of. */
  readonly isEntity: boolean;
  index: ReadonlyMap<string, number> = new Map();
  /** The shapes with one more name. */
  readonly longer = new Map<string, Shape>();

  constructor(owner: object | undefined, isEntity: boolean) {
    this.owner = owner;
    this.isEntity = isEntity;
  }
}

/** The shapes of the entities of a store. */
export class Shapes {
  readonly #empty = new Shape(this, true);
  #size = 0;

  /** The shape of these attributes, in this order. */
  of(names: readonly string[]): Shape {
    let shape = this.#empty;
    for (const name of names) {
      let next = shape.longer.get(name);
      if (next === undefined) {
        next = new Shape(this, true);
        if (this.#size < MANY) shape.longer.set(name, next);
        this.#size++;
      }
      shape = next;
    }
    if (shape.index.size < names.length) {
      shape.index = new Map(names.map((name, slot) => [name, slot]));
    }
    return shape;
  }
}
