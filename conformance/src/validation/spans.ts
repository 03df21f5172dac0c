/**
 * Where findings point, ours against the reference's, which counts in bytes of UTF-8. Compared are the
 * places of all findings of one kind about one policy.
 */

import type { Span } from "cedrus";

/** A place, or `undefined` when a finding has none. */
type Place = Span | undefined;

/** The findings of one kind about one policy. */
export interface PlacesOfKind {
  readonly kind: string;
  readonly text: string;
  readonly theirs: readonly Place[];
  readonly ours: readonly Place[];
}

/** How many of the reference's places we have too, or a place inside, or for a listed reason another. */
export class SpanTally {
  equal = 0;
  inside = 0;
  /** By the name of the reason. */
  readonly listed = new Map<string, number>();
  /** Findings for which the reference has no place. */
  unplaced = 0;

  add(other: SpanTally): void {
    this.equal += other.equal;
    this.inside += other.inside;
    this.unplaced += other.unplaced;
    for (const [reason, count] of other.listed) this.#list(reason, count);
  }

  /** What is different without a reason. */
  compare(places: PlacesOfKind): string | undefined {
    const theirs = placed(places.theirs);
    const ours = placed(places.ours);
    if (theirs.length < places.theirs.length) this.unplaced += 1;
    for (const span of theirs) {
      if (ours.some((own) => isSame(own, span))) this.equal += 1;
      else if (ours.some((own) => isInside(own, span))) this.inside += 1;
      else {
        const reason = ours.map((own) => reasonFor(places, own, span)).find(Boolean);
        if (reason === undefined) return shown(places, "no place of ours for", span);
        this.#list(reason, 1);
      }
    }
    if (theirs.length < places.theirs.length) return undefined;
    const extra = ours.find(
      (own) =>
        !theirs.some((span) => isInside(own, span) || reasonFor(places, own, span) !== undefined),
    );
    return extra && shown(places, "a place of ours alone:", extra);
  }

  #list(reason: string, count: number): void {
    this.listed.set(reason, (this.listed.get(reason) ?? 0) + count);
  }

  summary(): string {
    const listed = [...this.listed].map(([reason, count]) => `${count} ${reason}`).join(", ");
    const all = [...this.listed.values()].reduce((sum, count) => sum + count, 0);
    const total = this.equal + this.inside + all;
    const share = (count: number): string => `${((100 * count) / total).toFixed(1)} %`;
    return `${total} places of findings: ${share(this.equal)} equal, ${share(this.inside)} inside the reference's, ${share(all)} around it (${listed}); ${this.unplaced} without a place`;
  }
}

/** Why a place of ours may be around the reference's, which is then the name of a type inside. */
function reasonFor({ kind, text }: PlacesOfKind, own: Span, span: Span): string | undefined {
  if (kind !== "unrecognizedEntityType" || !isInside(span, own)) return undefined;
  const [whole, name] = [text.slice(own.start, own.end), text.slice(span.start, span.end)];
  const after = whole.slice(span.end - own.start);
  if (whole.startsWith(name) && /^\s*::\s*"/.test(after)) return "entities of unknown type";
  const before = whole.slice(0, span.start - own.start);
  return /\bis\s+$/.test(before) ? "tests for an unknown type" : undefined;
}

function placed(places: readonly Place[]): readonly Span[] {
  return places.filter((place) => place !== undefined);
}

function isSame(a: Span, b: Span): boolean {
  return a.start === b.start && a.end === b.end;
}

function isInside(inner: Span, outer: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

function shown({ kind, text, ours, theirs }: PlacesOfKind, what: string, span: Span): string {
  const at = (place: Place): string =>
    place === undefined ? "nowhere" : `«${text.slice(place.start, place.end)}»`;
  return `${kind} in ${text}\n    ${what} ${at(span)}; theirs ${theirs.map(at).join(" ")}, ours ${ours.map(at).join(" ")}`;
}

/** A place in bytes of UTF-8 as one in UTF-16 code units. */
export function utf16Span(text: string, { start, end }: Span): Span {
  const bytes = Buffer.from(text, "utf8");
  const units = (offset: number): number => bytes.subarray(0, offset).toString("utf8").length;
  return { start: units(start), end: units(end) };
}

/** The same policy with comments in it of which no character has as many bytes as code units. */
export function withNonAscii(text: string): string {
  return `// größe 😀\n${text.replaceAll(" && ", " && // é😀\n")}`;
}
