/** Which entity UIDs a schema allows: enumerated entities and actions are declared one by one. */

import { isActionType } from "../data/names.ts";
import { excerpt, quote } from "../data/quote.ts";
import { mostSimilar } from "../data/similar.ts";
import type { Schema } from "../schema/schema.ts";
import { EntityUid } from "../values/entity-uid.ts";
import type { Report } from "./place.ts";

/** How many names a list in a message shows. */
const SHOWN = 8;

export class UidRules {
  readonly #schema: Schema;
  readonly #enums = new Map<string, ReadonlySet<string> | undefined>();

  constructor(schema: Schema) {
    this.#schema = schema;
  }

  /** Reports a UID that names none of the declared actions or enumerated entities. */
  check(uid: EntityUid, report: Report): void {
    if (isActionType(uid.type)) {
      if (this.#schema.action(uid) === undefined) undeclaredAction(this.#schema, uid, report);
      return;
    }
    const ids = this.#idsOf(uid.type);
    if (ids === undefined || ids.has(uid.id)) return;
    const message = `${shown(uid)} is not among the entities of the enumerated type \`${uid.type}\``;
    report("validator/invalid-enum-entity", message, () => enumHelp(uid, [...ids]));
  }

  #idsOf(type: string): ReadonlySet<string> | undefined {
    const known = this.#enums.get(type);
    if (known !== undefined || this.#enums.has(type)) return known;
    const declared = this.#schema.entityType(type)?.enumIds;
    const ids = declared === undefined ? undefined : new Set(declared);
    this.#enums.set(type, ids);
    return ids;
  }
}

export function undeclaredAction(schema: Schema, uid: EntityUid, report: Report): void {
  report("validator/undeclared-action", `action ${shown(uid)} is not declared in the schema`, () =>
    actionHelp(schema, uid),
  );
}

/** The UID in backticks, long ids cut. */
export function shown(uid: EntityUid): string {
  return excerpt(uid.toString());
}

/** Names in backticks, the first few of them. */
export function listOf(names: readonly string[]): string {
  const listed = names.slice(0, SHOWN).map((name) => excerpt(name));
  return `${listed.join(", ")}${names.length > SHOWN ? ", …" : ""}`;
}

function enumHelp(uid: EntityUid, ids: readonly string[]): string {
  const meant = mostSimilar(uid.id, ids);
  if (meant !== undefined) return `did you mean ${shown(new EntityUid(uid.type, meant))}?`;
  return `the ids of \`${uid.type}\` are ${listOf(ids.map(quote))}`;
}

function actionHelp(schema: Schema, uid: EntityUid): string {
  const actions = schema.actions();
  const sameId = actions.find((action) => action.uid.id === uid.id);
  if (sameId !== undefined) return `did you mean ${shown(sameId.uid)}?`;
  const ofType = actions.flatMap((action) => (action.uid.type === uid.type ? action.uid.id : []));
  const meant = mostSimilar(uid.id, ofType);
  if (meant !== undefined) return `did you mean ${shown(new EntityUid(uid.type, meant))}?`;
  if (actions.length === 0) return "the schema declares no actions";
  return `the actions are ${listOf(actions.map((action) => action.uid.toString()))}`;
}
