/** Values and entities as texts: equal texts for equal values, whatever engine they come from. */

export function longText(value: bigint | number | string): string {
  return `long ${value}`;
}

export function stringText(value: string): string {
  return JSON.stringify(value);
}

export function uidText(type: string, id: string): string {
  return `${type}::${JSON.stringify(id)}`;
}

/** Neither order nor repetition counts. */
export function setText(elements: readonly string[]): string {
  return `[${[...new Set(elements)].sort().join(",")}]`;
}

export function recordText(fields: readonly (readonly [name: string, value: string])[]): string {
  const texts = fields.map(([name, value]) => `${JSON.stringify(name)}:${value}`);
  return `{${texts.sort().join(",")}}`;
}

/** `units` are ten-thousandths or milliseconds. */
export function unitsText(
  kind: "decimal" | "datetime" | "duration",
  units: bigint | number | string,
): string {
  return `${kind} ${units}`;
}

export function ipText(isV6: boolean, address: bigint | string, prefix: number | string): string {
  return `ip${isV6 ? 6 : 4} ${address}/${prefix}`;
}

/** What an entity is: its name, attributes, tags and all its ancestors. */
export function entityText(
  uid: string,
  {
    attrs,
    tags,
    ancestors,
  }: { readonly attrs: string; readonly tags: string; readonly ancestors: readonly string[] },
): string {
  return `${uid} ${attrs} tags ${tags} in ${setText(ancestors)}`;
}
