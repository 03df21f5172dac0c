/** Template links as the official command line keeps them in a file. */

import {
  parseEntityUid,
  parseJson,
  printEntityUid,
  type EntityUid,
  type SlotId,
  type TemplateLink,
} from "cedrus";
import type { Inputs } from "./inputs.ts";
import { isObject } from "./is-object.ts";
import {
  about,
  andThen,
  bad,
  good,
  type Problem,
  problem,
  type Read,
  type Source,
} from "./problem.ts";

/** A link whose values are a map. */
export interface MappedLink extends TemplateLink {
  readonly values: ReadonlyMap<SlotId, EntityUid>;
}

/** A link, and where it was found. */
export interface Link {
  readonly link: MappedLink;
  readonly path: string;
  readonly source: Source;
}

/** `[{"template_id": …, "link_id": …, "args": {"?principal": "User::\"alice\""}}]` */
export async function readLinks(inputs: Inputs, path: string): Promise<Read<readonly Link[]>> {
  return andThen(await inputs.text(path, "template links"), (source) => {
    // A file that was made but never written to holds no links.
    if (source.text.trim() === "") return good([]);
    return andThen(about(parseJson(source.text), source), (json) => linksFromJson(json, source));
  });
}

function linksFromJson(json: unknown, source: Source): Read<readonly Link[]> {
  if (!Array.isArray(json)) return bad(wrong("a file of template links is an array", "$", source));
  return collected(json.map((item: unknown, index) => linkFromJson(item, `$[${index}]`, source)));
}

const KEYS = ["template_id", "link_id", "args"];

function linkFromJson(item: unknown, path: string, source: Source): Read<Link> {
  if (!isObject(item)) return bad(wrong("a template link is an object", path, source));
  const { template_id: templateId, link_id: newId, args } = item;
  const unknown = Object.keys(item).find((key) => !KEYS.includes(key));
  if (unknown !== undefined) {
    return bad(wrong(`a template link has no key \`${unknown}\``, path, source));
  }
  if (typeof templateId !== "string") {
    return bad(wrong("a template link has a string `template_id`", path, source));
  }
  if (typeof newId !== "string") {
    return bad(wrong("a template link has a string `link_id`", path, source));
  }
  return andThen(slotValues(args, `${path}.args`, source), (values) =>
    good({ link: { templateId, newId, values }, path, source }),
  );
}

/** `{"?principal": "User::\"alice\""}`; entities are Cedar text. */
export function slotValues(
  args: unknown,
  path: string,
  source: Source,
): Read<ReadonlyMap<SlotId, EntityUid>> {
  if (!isObject(args)) return bad(wrong("the slots and their values are an object", path, source));
  const read = Object.entries(args).map(([slot, text]) => slotValue(slot, text, { path, source }));
  return andThen(collected(read), (entries) => good(new Map(entries)));
}

function slotValue(
  slot: string,
  text: unknown,
  { path, source }: { readonly path: string; readonly source: Source },
): Read<readonly [SlotId, EntityUid]> {
  if (slot !== "?principal" && slot !== "?resource") {
    const help = "use `?principal` or `?resource`";
    return bad(problem("invalid-link", `\`${slot}\` is not a slot`, { help, path, source }));
  }
  if (typeof text !== "string") {
    return bad(
      wrong("the value of a slot is an entity as Cedar text", `${path}["${slot}"]`, source),
    );
  }
  const name = `${source.name}: ${path}["${slot}"]`;
  return andThen(about(parseEntityUid(text), { name, text }), (uid) => good([slot, uid]));
}

/** The JSON text of a file of links. */
export function linksToJson(links: Iterable<MappedLink>): string {
  const documents = [...links].map(({ templateId, newId, values }) => ({
    template_id: templateId,
    link_id: newId,
    args: Object.fromEntries([...values].map(([slot, uid]) => [slot, printEntityUid(uid)])),
  }));
  return `${JSON.stringify(documents, undefined, 2)}\n`;
}

function collected<T>(reads: readonly Read<T>[]): Read<readonly T[]> {
  const problems = reads.flatMap((read) => (read.ok ? [] : read.error));
  if (problems.length > 0) return bad(...problems);
  return good(reads.flatMap((read) => (read.ok ? [read.value] : [])));
}

function wrong(message: string, path: string, source: Source): Problem {
  return problem("invalid-link", message, { path, source });
}
