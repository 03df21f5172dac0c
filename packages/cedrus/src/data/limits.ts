/** Bounds on what is read. They are checked where data enters, and answered with a diagnostic. */

/** How much a reader accepts. Every field has a default in {@link DEFAULT_LIMITS}. */
export interface Limits {
  /** Longest text accepted, in UTF-16 units. */
  readonly maxLength: number;
  /**
   * Deepest nesting accepted: of expressions, where a chain `a && b && …` or `a || b || …` counts
   * once whatever its length; of JSON; and of values.
   */
  readonly maxDepth: number;
  /** Most policies, templates and links, entities, or parents of one entity in one call. */
  readonly maxItems: number;
  /** Most diagnostics collected before reading stops. */
  readonly maxDiagnostics: number;
}

export const DEFAULT_LIMITS: Limits = {
  maxLength: 256 * 1024 * 1024,
  maxDepth: 200,
  maxItems: 10_000_000,
  maxDiagnostics: 100,
};

/** `limits` with the defaults filled in. */
export function withDefaults(limits: Partial<Limits> | undefined): Limits {
  return limits === undefined ? DEFAULT_LIMITS : { ...DEFAULT_LIMITS, ...limits };
}
