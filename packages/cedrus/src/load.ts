/** Loading: entities from a text that arrives in pieces. */

export type { LoadOptions, LoadProgress } from "./json/load-entities.ts";
export { loadEntities } from "./json/load-entities.ts";
