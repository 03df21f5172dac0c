// Refuses what would make the proofs worth less: ways to claim without proof, and the parts of Dafny 2.3 that
// are unsound or compiled wrongly (model/README.md says which). Also: every file is part of the whole, every
// theorem that the README lists is there.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { codeOf, declarations, hasBody } from "./lib/dafny-source.mjs";
import { isMain, ROOT } from "./lib/run.mjs";

/** Nowhere in the model or its proofs. */
const FORBIDDEN = [
  { what: "`assume` claims without proof", pattern: /\bassume\b/ },
  { what: "`{:axiom}` claims without proof", pattern: /\{\s*:\s*axiom\b/ },
  { what: "`{:verify false}` claims without proof", pattern: /\{\s*:\s*verify\b/ },
  { what: "`{:extern}` claims without proof", pattern: /\{\s*:\s*extern\b/ },
  {
    what: "no attributes that may change what is checked",
    pattern: /\{\s*:\s*(?!(?:axiom|verify|extern|induction|fuel|opaque|trigger|timeLimit\w*)\b)/,
  },
  { what: "no verbatim strings: they hide code from this lint", pattern: /@"/ },
  { what: "no partial arrows: functions of the model are total", pattern: /-->|~>/ },
  { what: "`decreases *` allows endless recursion", pattern: /\bdecreases\s*\*/ },
  { what: "no `newtype`: compiled wrongly", pattern: /\bnewtype\b/ },
  { what: "no bit vectors: compiled wrongly", pattern: /\bbv\d+\b/ },
  { what: "no `real`", pattern: /\breal\b/ },
  { what: "no arrays", pattern: /\barray\d*\b/ },
  { what: "no classes, traits or iterators", pattern: /^\s*(?:class|trait|iterator)\b/m },
  { what: "no loops", pattern: /\bwhile\b/ },
  { what: "no `.Values`: its axioms are doubtful", pattern: /\.Values\b/ },
  {
    what: "a map is made as `map k | k in m :: …` only",
    pattern: /\bmap\s+(\w+)\b(?:\s*:\s*\w+)?\s*\|(?!\s*\1 in )/,
  },
  { what: "no `nat` and no other subset type", pattern: /\bnat\b|\btype\b[^=\n]*=\s*\w+\s*[:|]/ },
  {
    what: "no co-induction, nothing inductive and nothing two-state",
    pattern: /\b(?:inductive|co(?:lemma|predicate|method|datatype)|twostate)\b/,
  },
];

/** `in m[a]`, as the domain of a variable. */
const LOOKED_UP = /\bin\s+([\w.]+)\[(\w+)\]/g;

/** `a in s && a in m && b in m[a]`: compiled code looks up `m[a]` for all of `s`. Only `a in m && b in m[a]` works. */
function looksUpTooEarly(text) {
  return [...text.matchAll(LOOKED_UP)].some(([, from, key]) => {
    const domain = new RegExp(`\\b${key}\\s+in\\s+([\\w.]+)`).exec(text);
    return (
      /\b(?:set|exists|forall)\s+\w+[^|:]*,/.test(text) && domain !== null && domain[1] !== from
    );
  });
}

const CALLABLE = /^(?:function|predicate)/;

/** What is wrong with one file, as lines for people. `text` is its contents. */
export function lintText(file, text) {
  const code = codeOf(text);
  const found = FORBIDDEN.filter(({ pattern }) => pattern.test(code)).map(
    ({ what, pattern }) => `${file}:${lineOf(code, code.search(pattern))}: ${what}`,
  );
  return [
    ...found,
    ...declarations(code).flatMap((declaration) => lintDeclaration(file, declaration)),
  ];
}

function lintDeclaration(file, { kind, name, line, text }) {
  const at = `${file}:${line}`;
  const problems = [];
  if (kind === "method") problems.push(`${at}: no methods, only functions and lemmas`);
  if (!CALLABLE.test(kind) && kind !== "lemma") return problems;
  if (CALLABLE.test(kind) && /\brequires\b/.test(text)) {
    problems.push(`${at}: \`${name}\` has a precondition; functions of the model are total`);
  }
  if (kind.endsWith("method") && looksUpTooEarly(text)) {
    problems.push(
      `${at}: \`${name}\` looks something up before it is known to be there: compiled wrongly`,
    );
  }
  if (!hasBody(text)) problems.push(`${at}: \`${name}\` has no body`);
  return problems;
}

function lineOf(code, index) {
  // A pattern may begin with the white space before the line that it is about.
  const start = index + code.slice(index).search(/\S/);
  return code.slice(0, start).split("\n").length;
}

/** All files of the model and its proofs, without what checks the checks. */
function modelFiles() {
  return readdirSync(path.join(ROOT, "model"), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".dfy") && !file.startsWith("checks"))
    .toSorted();
}

/** The files that a text includes, wherever the line begins; not those that a comment mentions. */
export function includes(text) {
  return [...codeOf(text).matchAll(/\binclude\s*"( *)"/g)].map(({ index, 0: found, 1: blank }) => {
    const end = index + found.length - 1;
    return text.slice(end - blank.length, end);
  });
}

/** The files that `root` includes, itself among them. */
function included(root, seen = new Set()) {
  if (seen.has(root)) return seen;
  seen.add(root);
  for (const file of includes(readFileSync(path.join(ROOT, "model", root), "utf8"))) {
    included(path.join(path.dirname(root), file), seen);
  }
  return seen;
}

function lintFile(file) {
  const text = readFileSync(path.join(ROOT, "model", file), "utf8");
  const header = text.startsWith("// ")
    ? []
    : [`model/${file}:1: no sentence that says what this file is`];
  return [...header, ...lintText(`model/${file}`, text)];
}

/** A row of the README's tables of theorems: `| sentence | file | lemmas |`. */
const ROW = /^\| \S.* \| `(proofs\/[\w./-]+\.dfy)` \| (`\w+`(?:, `\w+`)*) \|$/;

/** The theorems that a README lists, and the rows among them that name no lemma in a file. */
export function theoremsIn(readme) {
  const section = readme.split(/^## /m).find((part) => part.startsWith("What is proved\n")) ?? "";
  const rows = section
    .split("\n")
    .filter((line) => line.startsWith("|") && !/^\| (?:sentence|---) \|/.test(line));
  const found = rows.map((row) => ROW.exec(row));
  return {
    theorems: found.flatMap((match) =>
      match === null
        ? []
        : [{ file: match[1], lemmas: [...match[2].matchAll(/\w+/g)].map(([name]) => name) }],
    ),
    strange: rows.filter((_, index) => found[index] === null),
  };
}

function lintReadme() {
  const readme = path.join(ROOT, "model/README.md");
  if (!existsSync(readme)) return ["model/README.md is missing"];
  const { theorems, strange } = theoremsIn(readFileSync(readme, "utf8"));
  const problems = strange.map((row) => `model/README.md: names no lemma in a file: ${row}`);
  if (theorems.length === 0) problems.push("model/README.md lists no theorems");
  for (const { file, lemmas } of theorems) {
    const full = path.join(ROOT, "model", file);
    const code = existsSync(full) ? codeOf(readFileSync(full, "utf8")) : "";
    for (const name of lemmas) {
      if (!new RegExp(`\\blemma (?:\\{:[^}]*\\} )*${name}\\b`).test(code)) {
        problems.push(`model/README.md: there is no lemma \`${name}\` in ${file}`);
      }
    }
  }
  return problems;
}

/** Everything that is wrong, as lines for people. */
export function lintModel() {
  const files = modelFiles();
  const whole = included("all.dfy");
  const unproved = files.filter((file) => !whole.has(file));
  return [
    ...files.flatMap(lintFile),
    ...[...whole]
      .filter((file) => !files.includes(file))
      .map((file) => `model/${file}: included, but no part of the model: nobody checks it`),
    ...unproved.map((file) => `model/${file}: not included by model/all.dfy, so never verified`),
    ...lintReadme(),
  ];
}

if (isMain(import.meta.url)) {
  const problems = lintModel();
  for (const problem of problems) console.error(problem);
  console.log(`model: ${modelFiles().length} files, ${problems.length} findings`);
  process.exitCode = problems.length === 0 ? 0 : 1;
}
