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
  /^[ ]*(?:ghost |static |protected )*(?<kind>function method|predicate method|function|predicate|inductive predicate|lemma|method|datatype|codatatype|newtype|type|const|class|trait|iterator|import|module|include|export)\b(?: opened)?\s*(?:\{:[^}]*\}\s*)*(?<name>[\w']+)?/gm;

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
