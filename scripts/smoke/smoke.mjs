// The least that the packed library must do wherever JavaScript runs. No Node, no DOM in here.

/** Uses the library's module; gives one sentence when all is well and throws when it is not. */
export function smoke(cedrus) {
  const names = Object.keys(cedrus);
  const missing = names.filter((name) => cedrus[name] === undefined);
  if (missing.length > 0) throw new Error(`exported but undefined: ${missing.join(", ")}`);
  return `cedrus loads with ${names.length} names`;
}
