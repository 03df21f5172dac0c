/**
 * Schemas in JSON syntax at random, the same for the same seed: names that hide others, namespaces,
 * chains and cycles of common types, groups of actions, and now and then a mistake.
 */

/** Whole numbers below a bound. */
export type Random = (below: number) => number;

/** A small generator (mulberry32); its only duty is to be stable and even. */
export function randomOf(seed: number): Random {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

type Data = Record<string, unknown>;

const NAMESPACES = ["", "N", "M", "N::M", "A", "Action"];
const NAMES = ["A", "B", "C", "D", "E", "F", "Long", "Bool", "decimal", "ipaddr", "Set", "String"];
const RARE_NAMES = ["Action", "Boolean", "Entity", "if", "__cedar", "x y", "datetime"];
const IDS = ["a", "b", "c", "d", "A", "", "x y", "é"];
const ATTRIBUTES = ["a", "b", "c", "if", "", "x y", "__proto__", "type"];

export function randomSchema(random: Random): Data {
  return new Generator(random).schema();
}

class Generator {
  readonly #random: Random;
  /** How often something is made wrong on purpose; never in most schemas. */
  readonly #mistakes: number;
  readonly #commonTypes = new Map<string, string[]>();
  readonly #entityTypes = new Map<string, string[]>();
  readonly #actions = new Map<string, string[]>();
  /** The common types so far that are records. */
  readonly #records = new Map<string, string[]>();

  constructor(random: Random) {
    this.#random = random;
    this.#mistakes = random(3) === 0 ? 25 : 0;
  }

  schema(): Data {
    const namespaces = this.#some(NAMESPACES, 1 + this.#random(3));
    const used = new Set<string>();
    // Mostly no name comes twice, because few schemas would survive it.
    const distinct = this.#random(4) !== 0;
    for (const namespace of namespaces) {
      const free = (pool: readonly string[]): string[] =>
        pool.filter((name) => !distinct || !used.has(name));
      const entityTypes = this.#some(free(this.#names()), this.#random(4));
      for (const name of entityTypes) used.add(name);
      const commons = free(this.#names()).filter(
        (name) => !/^(Long|Bool|String|Set)$/.test(name) || this.#mistake(),
      );
      const commonTypes = this.#some(commons, this.#random(4));
      for (const name of commonTypes) used.add(name);
      const actions = this.#some(free(IDS), this.#random(4));
      for (const id of actions) if (id !== "A") used.add(id);
      this.#entityTypes.set(namespace, entityTypes);
      this.#commonTypes.set(namespace, commonTypes);
      this.#actions.set(namespace, actions);
    }
    return Object.fromEntries(namespaces.map((name) => [name, this.#namespace(name)]));
  }

  #names(): readonly string[] {
    return this.#mistake() ? [...NAMES, ...RARE_NAMES] : NAMES;
  }

  #namespace(namespace: string): Data {
    const commonTypes = this.#commonTypes.get(namespace) ?? [];
    const entityTypes = this.#entityTypes.get(namespace) ?? [];
    const actions = this.#actions.get(namespace) ?? [];
    return {
      ...(commonTypes.length === 0 && this.#random(2) === 0
        ? {}
        : {
            commonTypes: own(
              commonTypes.map((name, index) => [
                name,
                { ...this.#commonType(namespace, index), ...this.#annotations() },
              ]),
            ),
          }),
      entityTypes: own(entityTypes.map((name) => [name, this.#entityType(namespace)])),
      actions: own(actions.map((id, index) => [id, this.#action(namespace, index)])),
      ...(namespace === "" && !this.#mistake() ? {} : this.#annotations()),
      ...(this.#mistake() ? { extra: {} } : {}),
    };
  }

  #commonType(namespace: string, index: number): Data {
    if (this.#random(3) !== 0) return this.#type(namespace, 2, index);
    const name = this.#commonTypes.get(namespace)?.[index] ?? "";
    this.#records.set(namespace, [...(this.#records.get(namespace) ?? []), name]);
    return this.#record(namespace, 2, index);
  }

  #entityType(namespace: string): Data {
    if (this.#random(6) === 0) {
      const mistake = this.#mistake() ? { memberOfTypes: [] } : {};
      return { enum: this.#some(IDS, this.#mistake() ? 0 : 1 + this.#random(2)), ...mistake };
    }
    return {
      ...(this.#random(2) === 0 ? {} : { memberOfTypes: this.#entityRefs(namespace, 2) }),
      ...(this.#random(3) === 0 ? {} : { shape: this.#recordOrCommon(namespace) }),
      ...(this.#random(4) === 0 ? { tags: this.#type(namespace, 2) } : {}),
      ...this.#annotations(),
    };
  }

  #action(namespace: string, index: number): Data {
    return {
      ...(this.#random(3) === 0
        ? {}
        : {
            appliesTo: {
              principalTypes: this.#entityRefs(namespace, 3),
              resourceTypes: this.#entityRefs(namespace, 3),
              ...(this.#random(2) === 0 ? {} : { context: this.#recordOrCommon(namespace) }),
            },
          }),
      ...(this.#random(2) === 0 ? {} : { memberOf: this.#actionRefs(namespace, index) }),
      ...(this.#random(8) === 0 ? { memberOf: null } : {}),
      ...this.#annotations(),
    };
  }

  /** Earlier actions of the namespace, so that there are few cycles, and actions of others. */
  #actionRefs(namespace: string, index: number): Data[] {
    const earlier = (this.#actions.get(namespace) ?? []).slice(0, this.#mistake() ? 9 : index);
    const refs: Data[] = this.#some(earlier, 2).map((id) => ({
      id,
      ...this.#oneOf([{}, {}, { type: "Action" }, { type: full(namespace, "Action") }]),
    }));
    for (const group of this.#some(this.#groupsBefore(namespace), this.#random(2))) {
      refs.push(group);
    }
    if (this.#mistake()) refs.push({ id: this.#oneOf(IDS), type: this.#oneOf(["A", "N::Action"]) });
    return refs;
  }

  /** Actions of the namespaces before, and of the empty one: some in full, some as they would be read. */
  #groupsBefore(namespace: string): Data[] {
    const names = [...this.#actions.keys()];
    const before = names.slice(0, names.indexOf(namespace));
    return before.flatMap((from) =>
      (this.#actions.get(from) ?? []).map((id) => ({
        id,
        ...(from === "" && this.#random(2) === 0 ? {} : { type: full(from, "Action") }),
      })),
    );
  }

  #recordOrCommon(namespace: string): Data {
    const from = this.#mistake() ? this.#commonTypes : this.#records;
    const records = this.#random(3) === 0 ? this.#visible(from, namespace) : [];
    if (records.length === 0) return this.#record(namespace, 2);
    const name = this.#oneOf(records);
    return this.#random(2) === 0 ? { type: name } : { type: "EntityOrCommon", name };
  }

  #record(namespace: string, depth: number, before?: number): Data {
    const attributes = this.#some(ATTRIBUTES, this.#random(4)).map((name): [string, Data] => [
      name,
      {
        ...this.#type(namespace, depth - 1, before),
        ...this.#oneOf([{}, {}, { required: true }, { required: false }]),
        ...this.#annotations(),
      },
    ]);
    return {
      type: "Record",
      attributes: own(attributes),
      ...(this.#random(9) === 0 ? { additionalAttributes: this.#mistake() } : {}),
    };
  }

  /** `before` keeps common types from using later ones, so that there are few cycles. */
  #type(namespace: string, depth: number, before?: number): Data {
    const kind = this.#random(depth > 0 ? 9 : 7);
    if (kind === 0) return { type: this.#oneOf(["Long", "String", "Boolean", "Bool"]) };
    if (kind === 1)
      return {
        type: "Extension",
        name: this.#oneOf([
          "decimal",
          "ipaddr",
          "datetime",
          this.#mistake() ? "decimals" : "duration",
        ]),
      };
    if (kind === 2)
      return {
        type: this.#oneOf([
          "__cedar::Long",
          "__cedar::Bool",
          "__cedar::decimal",
          "Bool",
          "decimal",
        ]),
      };
    if (kind === 7) return { type: "Set", element: this.#type(namespace, depth - 1, before) };
    if (kind === 8) return this.#record(namespace, depth, before);
    const commons = this.#commonsBefore(namespace, before);
    const entities = this.#entities(namespace);
    if (kind === 3 && commons.length > 0) return { type: this.#oneOf(commons) };
    if (kind === 4 && entities.length > 0) return { type: "Entity", name: this.#oneOf(entities) };
    const either = [
      ...commons,
      ...(kind === 5 ? entities : []),
      "Long",
      "Bool",
      "String",
      "duration",
      "__cedar::ipaddr",
    ];
    const shadowed =
      before === undefined || this.#mistake()
        ? either
        : either.filter((n) => !(this.#commonTypes.get(namespace) ?? []).slice(before).includes(n));
    return { type: "EntityOrCommon", name: this.#oneOf([...shadowed, "__cedar::String"]) };
  }

  #commonsBefore(namespace: string, before: number | undefined): string[] {
    if (before === undefined || this.#mistake()) return this.#visible(this.#commonTypes, namespace);
    const earlier = (this.#commonTypes.get(namespace) ?? []).slice(0, before);
    const names = [...this.#commonTypes.keys()];
    const others = names
      .slice(0, names.indexOf(namespace))
      .flatMap((from) => (this.#commonTypes.get(from) ?? []).map((name) => full(from, name)));
    return [...earlier, ...earlier, ...others];
  }

  #entities(namespace: string): string[] {
    const actionTypes = (this.#actions.get(namespace) ?? []).length > 0 ? ["Action"] : [];
    return [...this.#visible(this.#entityTypes, namespace), ...actionTypes];
  }

  #entityRefs(namespace: string, most: number): string[] {
    const refs = this.#some(this.#visible(this.#entityTypes, namespace), this.#random(most + 1));
    return this.#mistake() ? [...refs, this.#oneOf([...NAMES, ...RARE_NAMES, "Z", " A"])] : refs;
  }

  /** The names of all namespaces, as they may be written in one of them. */
  #visible(declared: ReadonlyMap<string, readonly string[]>, namespace: string): string[] {
    return [...declared].flatMap(([from, names]) =>
      names.flatMap((name) =>
        from === namespace || from === "" ? [name, full(from, name)] : [full(from, name)],
      ),
    );
  }

  #annotations(): Data {
    if (this.#random(6) !== 0) return {};
    return { annotations: this.#oneOf([{}, { doc: "x" }, { doc: null, if: "" }]) };
  }

  #mistake(): boolean {
    return this.#mistakes > 0 && this.#random(this.#mistakes) === 0;
  }

  #oneOf<T>(items: readonly T[]): T {
    const item = items[this.#random(items.length)];
    if (item === undefined) throw new Error("nothing to choose from");
    return item;
  }

  /** At most `count` different items, in an order of their own. */
  #some<T>(items: readonly T[], count: number): T[] {
    const rest = [...items];
    const chosen: T[] = [];
    while (chosen.length < count && rest.length > 0) {
      chosen.push(...rest.splice(this.#random(rest.length), 1));
    }
    return chosen;
  }
}

function full(namespace: string, name: string): string {
  return namespace === "" ? name : `${namespace}::${name}`;
}

/** An object that really has a key `__proto__`. */
function own(entries: readonly (readonly [string, unknown])[]): Data {
  const made: Data = {};
  for (const [key, value] of entries) {
    Object.defineProperty(made, key, { value, enumerable: true });
  }
  return made;
}
