/** Bounds on what is read. They are checked where data enters, and answered with a diagnostic. */

/** How much a reader accepts. Every field has a default in {@link DEFAULT_LIMITS}. */
export interface Limits {
  /** Longest text accepted, in UTF-16 units. */
  readonly maxLength: number;
  /**
   * Deepest nesting accepted: of expressions, where a chain `a && b && …` or `a || b || …` counts
   * once whatever its length; of JSON; and of values. More than {@link MAX_DEPTH} counts as that.
   */
  readonly maxDepth: number;
  /** Most policies, templates and links, entities, or parents of one entity in one call. */
  readonly maxItems: number;
  /** Most diagnostics collected before reading stops. */
  readonly maxDiagnostics: number;
}

/** The highest `maxDepth`: nesting takes stack, and a caller may have used much of it already. */
const MAX_DEPTH = 400;

export const DEFAULT_LIMITS: Limits = {
  maxLength: 256 * 1024 * 1024,
  maxDepth: 200,
  maxItems: 10_000_000,
  maxDiagnostics: 100,
};

/** `limits` with the defaults filled in. */
export function withDefaults(limits: Partial<Limits> | undefined): Limits {
  if (limits === undefined) return DEFAULT_LIMITS;
  // What is not a number must not switch a limit off.
  const limitOf = (key: keyof Limits): number => {
    const limit = limits[key];
    return typeof limit === "number" && !Number.isNaN(limit) ? limit : DEFAULT_LIMITS[key];
  };
  return {
    maxLength: limitOf("maxLength"),
    maxDepth: Math.min(limitOf("maxDepth"), MAX_DEPTH),
    maxItems: limitOf("maxItems"),
    maxDiagnostics: limitOf("maxDiagnostics"),
  };
}
