/** Where results go that nobody looks at, so that no compiler leaves out what made them. */

export const sink: { last: unknown } = { last: undefined };
