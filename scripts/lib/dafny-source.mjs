// Reads the model's Dafny files as text: what is declared in them, without comments and strings.

/** `text` with comments and the insides of strings blanked out, line by line as long as before. */
export function codeOf(text) {
  return text.replaceAll(
    /\/\*[\s\S]*?\*\/|\/\/[^\n]*|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])'/g,
    (found) =>
      found.startsWith("/") ? found.replaceAll(/[^\n]/g, " ") : `"${" ".repeat(found.length - 2)}"`,
  );
}

const START =
  /(?<![\w'.])(?<kind>function method|predicate method|function|predicate|inductive predicate|lemma|method|datatype|codatatype|newtype|type|const|class|trait|iterator|import|module|include|export)\b(?: opened)?\s*(?:\{:[^}]*\}\s*)*(?<name>[\w']+)?/g;

/** Everything that is declared in `code`, in order: kind, name, line, and its text up to the next one. */
export function declarations(code) {
  const starts = [...code.matchAll(START)];
  return starts.map((match, index) => ({
    kind: match.groups.kind,
    name: match.groups.name ?? "",
    line: code.slice(0, match.index).split("\n").length,
    start: match.index,
    text: code.slice(match.index, starts[index + 1]?.index ?? code.length),
  }));
}

/** Behind these, a brace begins a set. */
const BEFORE_OPERAND = new Set(
  "ensures requires decreases reads modifies then else in case multiset iset".split(" "),
);

/** Whether a callable has a body: a block behind its signature or behind a whole clause. */
export function hasBody(text) {
  let depth = 0;
  for (const { index, 0: token } of text.matchAll(/\{\s*:[^}]*\}|[()[\]{}]/g)) {
    if (token.length > 1) continue;
    if (token === "{" && depth === 0 && isWhole(text.slice(0, index).trimEnd())) return true;
    depth += "([{".includes(token) ? 1 : -1;
  }
  return false;
}

/** Whether `text` ends where an expression or a type may end. In doubt it does not: that is a finding then. */
function isWhole(text) {
  const [last = ""] = /[\w']+$|.$/.exec(text) ?? [];
  if (/^[\w'?]/.test(last)) return !BEFORE_OPERAND.has(last);
  if (last === "|") return (text.replaceAll("||", "").match(/\|/g)?.length ?? 0) % 2 === 0;
  if (last === ">") return /[\w>]>$/.test(text) && !/\b(?:ensures|requires|decreases)\b/.test(text);
  return ')]}"'.includes(last);
}
