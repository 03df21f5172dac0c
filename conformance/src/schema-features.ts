/** What schemas in JSON syntax make use of, so that a generator can be seen to reach everything. */

const FEATURES = [
  "two namespaces or more",
  "a namespace inside another",
  "a namespace without declarations",
  "annotations",
  "common types",
  "a common type that is made of another",
  "a common type that is made of another namespace's",
  "an enumerated entity type",
  "tags",
  "a hierarchy of entity types",
  "an entity type below itself",
  "an entity type in another namespace",
  "a group of actions",
  "a group in another namespace",
  "a context that is a common type",
  "attributes that are a common type",
  "an optional attribute",
  "a name of both a common and an entity type",
  "a name declared in two namespaces",
  "a declaration that hides a built-in type",
  "`__cedar`",
  "`EntityOrCommon` that is an entity type",
  "`EntityOrCommon` that is a common type",
  "`EntityOrCommon` that is a built-in type",
] as const;

export type SchemaFeature = (typeof FEATURES)[number];

interface Declared {
  readonly commonTypes?: Readonly<Record<string, Node>>;
  readonly entityTypes: Readonly<Record<string, Node>>;
  readonly actions: Readonly<Record<string, Node>>;
}

/** Any object in the JSON: the members are asked for by name. */
interface Node {
  readonly type?: unknown;
  readonly name?: unknown;
  readonly id?: unknown;
  readonly required?: unknown;
  readonly annotations?: object;
  readonly enum?: unknown;
  readonly tags?: unknown;
  readonly shape?: Node;
  readonly memberOf?: readonly Node[] | null;
  readonly memberOfTypes?: readonly string[];
  readonly appliesTo?: { readonly context?: Node } & Readonly<Record<string, unknown>>;
}

/** How many of the schemas use what. */
export class FeatureCounts {
  readonly #counts = new Map<SchemaFeature, number>(FEATURES.map((feature) => [feature, 0]));

  add(json: string): void {
    for (const feature of featuresOf(json)) {
      this.#counts.set(feature, (this.#counts.get(feature) ?? 0) + 1);
    }
  }

  /** The features that fewer schemas than `floor` use. */
  below(floor: number): readonly string[] {
    return [...this.#counts].filter(([, count]) => count < floor).map(([feature]) => feature);
  }

  summary(): string {
    return [...this.#counts].map(([feature, count]) => `  ${count} ${feature}`).join("\n");
  }
}

function featuresOf(json: string): ReadonlySet<SchemaFeature> {
  // The cast: only schemas that were accepted are counted.
  return new Finder(JSON.parse(json) as Readonly<Record<string, Declared>>).found;
}

const BUILT_IN = /^(Long|Bool|String|decimal|ipaddr|datetime|duration)$/;

class Finder {
  readonly found = new Set<SchemaFeature>();
  readonly #common = new Set<string>();
  readonly #entities = new Set<string>();

  constructor(schema: Readonly<Record<string, Declared>>) {
    const all = Object.entries(schema);
    for (const [namespace, { commonTypes = {}, entityTypes }] of all) {
      for (const name of Object.keys(commonTypes)) this.#common.add(full(namespace, name));
      for (const name of Object.keys(entityTypes)) this.#entities.add(full(namespace, name));
    }
    this.#names(Object.keys(schema));
    for (const [namespace, declared] of all) this.#namespace(namespace, declared);
  }

  #names(namespaces: readonly string[]): void {
    const { found } = this;
    if (namespaces.length > 1) found.add("two namespaces or more");
    if (namespaces.some((name) => name.includes("::"))) found.add("a namespace inside another");
    const all = [...this.#common, ...this.#entities];
    if (all.length > new Set(all).size) found.add("a name of both a common and an entity type");
    const local = [...new Set(all)].map((name) => name.slice(name.lastIndexOf(":") + 1));
    if (local.length > new Set(local).size) found.add("a name declared in two namespaces");
    if (local.some((name) => BUILT_IN.test(name)))
      found.add("a declaration that hides a built-in type");
  }

  #namespace(namespace: string, { commonTypes = {}, entityTypes, actions }: Declared): void {
    const { found } = this;
    const declarations = [commonTypes, entityTypes, actions].flatMap((of) => Object.entries(of));
    if (declarations.length === 0) found.add("a namespace without declarations");
    if (Object.keys(commonTypes).length > 0) found.add("common types");
    if (declarations.some(([, { annotations }]) => annotations !== undefined))
      found.add("annotations");
    for (const type of Object.values(commonTypes)) this.#commonType(namespace, type);
    for (const [name, type] of Object.entries(entityTypes)) {
      this.#entityType(namespace, name, type);
      this.#types(namespace, type);
    }
    for (const action of Object.values(actions)) this.#action(namespace, action);
  }

  #commonType(namespace: string, type: Node): void {
    for (const name of this.#types(namespace, type)) {
      const meant = this.#meaning(namespace, name);
      if (!this.#common.has(meant)) continue;
      const isOwn = meant === full(namespace, name);
      this.found.add(
        isOwn || namespaceOf(meant) === namespace
          ? "a common type that is made of another"
          : "a common type that is made of another namespace's",
      );
    }
  }

  #entityType(namespace: string, name: string, type: Node): void {
    const { found } = this;
    if (type.enum !== undefined) found.add("an enumerated entity type");
    if (type.tags !== undefined) found.add("tags");
    const above = (type.memberOfTypes ?? []).map((of) => this.#meaning(namespace, of));
    if (above.length > 0) found.add("a hierarchy of entity types");
    if (above.includes(full(namespace, name))) found.add("an entity type below itself");
    if (above.some((of) => namespaceOf(of) !== namespace))
      found.add("an entity type in another namespace");
    if (type.shape !== undefined && type.shape.type !== "Record")
      found.add("attributes that are a common type");
  }

  #action(namespace: string, { memberOf, appliesTo }: Node): void {
    const { found } = this;
    const groups = memberOf ?? [];
    if (groups.length > 0) found.add("a group of actions");
    const own = full(namespace, "Action");
    if (groups.some(({ type }) => type !== undefined && type !== own && type !== "Action"))
      found.add("a group in another namespace");
    const context = appliesTo?.context;
    if (context === undefined) return;
    if (context.type !== "Record") found.add("a context that is a common type");
    this.#types(namespace, context);
  }

  /** The names of types anywhere inside `type`. */
  #types(namespace: string, type: Node): readonly string[] {
    const names: string[] = [];
    const waiting: unknown[] = [type];
    for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
      if (typeof at !== "object" || at === null) continue;
      // The cast: members of other kinds are passed over.
      const node = at as Node;
      if (node.required === false) this.found.add("an optional attribute");
      const name = node.type === "EntityOrCommon" ? node.name : node.type;
      if (node.type === "EntityOrCommon") this.#either(namespace, String(node.name));
      if (typeof name === "string") names.push(name);
      const members: unknown[] = Object.values(at);
      waiting.push(...members);
    }
    if (names.some((name) => name.startsWith("__cedar::"))) this.found.add("`__cedar`");
    return names;
  }

  #either(namespace: string, name: string): void {
    const meant = this.#meaning(namespace, name);
    if (this.#common.has(meant)) this.found.add("`EntityOrCommon` that is a common type");
    else if (this.#entities.has(meant)) this.found.add("`EntityOrCommon` that is an entity type");
    else this.found.add("`EntityOrCommon` that is a built-in type");
  }

  #meaning(namespace: string, name: string): string {
    const own = full(namespace, name);
    return this.#common.has(own) || this.#entities.has(own) ? own : name;
  }
}

function full(namespace: string, name: string): string {
  return namespace === "" ? name : `${namespace}::${name}`;
}

function namespaceOf(name: string): string {
  return name.slice(0, Math.max(name.lastIndexOf("::"), 0));
}
