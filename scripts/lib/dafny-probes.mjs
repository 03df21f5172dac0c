// Puts a claim of `false` at the end of every branch of every lemma of a file: the prover has to refuse each.
// One that it accepts stands where nothing ever comes, or shows that the lemma's assumptions contradict each other.
import { codeOf, declarations } from "./dafny-source.mjs";

/** Why the choice: a claim that fails is believed afterwards, and would hide the probes behind it. */
const PROBE = "\nif * { assert false; }\n";

/**
 * `text` with probes, and for each the line that it stands on, the lemma and the number of the branch:
 * 0 is the end of the lemma, the others are counted in the order of the text. `wanted` chooses among them.
 */
export function withProbes(text, wanted = () => true) {
  const code = codeOf(text);
  const lemmas = declarations(code).filter(({ kind }) => kind === "lemma");
  const points = lemmas
    .flatMap((lemma) => branchesOf(code, lemma))
    .filter(wanted)
    .toSorted((a, b) => a.at - b.at);
  let [out, done] = ["", 0];
  const probes = points.map(({ at, lemma, branch }) => {
    out += text.slice(done, at) + PROBE;
    done = at;
    return { line: out.split("\n").length - 1, lemma, branch };
  });
  return { text: out + text.slice(done), probes };
}

/** Where the branches of one lemma end. */
function branchesOf(code, { name, start, text }) {
  const body = blocksIn(text);
  const ends = [...body.closings, ...caseEnds(text, body)].toSorted((a, b) => a - b);
  const last = body.closings.at(-1);
  if (last === undefined) return [];
  const inner = ends.filter((at) => at !== last);
  return [
    { at: start + last, lemma: name, branch: 0 },
    ...inner.map((at, index) => ({ at: start + at, lemma: name, branch: index + 1 })),
  ];
}

/** The blocks of statements in a lemma, the body last: braces of sets and attributes are none. */
function blocksIn(text) {
  const open = [];
  const closings = [];
  let opening;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === "{") open.push({ at, block: startsBlock(text, at) });
    if (text[at] !== "}") continue;
    const { at: from, block } = open.pop() ?? { at: 0, block: false };
    if (!block) continue;
    closings.push(at);
    opening = from;
    if (!open.some((outer) => outer.block)) break;
  }
  return { closings, opening };
}

/** A block begins or ends its line, or follows `else`, or the parenthesis or condition of an `if`. */
function startsBlock(text, at) {
  const before = text.slice(text.lastIndexOf("\n", at) + 1, at).trim();
  const after = text.slice(at + 1, text.indexOf("\n", at)).trim();
  if (before !== "" && after.startsWith("}")) return false;
  if (before === "" || after === "") return !/^(?:ensures|requires|decreases)\b/.test(before);
  return /(?:^|\})\s*(?:else|if\b.*)$|\belse$/.test(before) && /;\s*\}/.test(after);
}

/** The ends of the arms of a `match` statement: where the next begins, and where the block of the last ends. */
function caseEnds(text, { closings, opening }) {
  if (opening === undefined) return [];
  const arms = [...text.slice(opening).matchAll(/^[ ]*case\b[^\n]*=>/gm)].map(
    (match) => opening + match.index,
  );
  // The last arm ends where the lemma ends, which has a probe of its own.
  return arms.slice(1).filter((at) => at < closings.at(-1));
}
