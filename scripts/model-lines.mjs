// Counts lines that are neither blank nor comments. The model has to be at most a sixth as long as the
// production code that it specifies: everything that turns texts and data into a decision or a verdict.
// Room by room, where files stand beside each other, the table shows how much shorter the model is.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { isMain, ROOT } from "./lib/run.mjs";

const LIBRARY = "packages/cedrus/src";
const SHARE = 6;

/** Folders of the model that mirror a folder of the library: they specify all of it. */
const MIRRORED = ["data", "values", "ast", "entities", "evaluator", "authorizer", "validator"];
/** What the model has in this room is what the validator asks of a schema. */
const SCHEMA = ["schema/resolved-schema.ts", "schema/schema-queries.ts"];
/** Rooms that read what the others work on. The model has no syntax, but its answers are the answers of both. */
const READING = ["parser", "json", "schema"];

/** Lines of code: block comments (`/* … *\/`, not inside a line of code) and line comments are none. */
export function countLines(text) {
  let inComment = false;
  let count = 0;
  for (const line of text.split("\n").map((raw) => raw.trim())) {
    if (!inComment && line.startsWith("/*")) inComment = true;
    if (!inComment && line !== "" && !line.startsWith("//")) count++;
    if (inComment && line.includes("*/")) inComment = false;
  }
  return count;
}

/** The files below `folder` that end in `ending`, tests left out. */
function filesBelow(folder, ending) {
  if (!existsSync(path.join(ROOT, folder))) return [];
  return readdirSync(path.join(ROOT, folder), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(ending) && !file.endsWith(".test.ts"))
    .map((file) => `${folder}/${file}`);
}

function linesOf(files) {
  return sum(files.map((file) => countLines(readFileSync(path.join(ROOT, file), "utf8"))));
}

function rooms() {
  const mirrored = MIRRORED.map((room) => ({
    room,
    model: linesOf(filesBelow(`model/${room}`, ".dfy")),
    source: linesOf(filesBelow(`${LIBRARY}/${room}`, ".ts")),
  }));
  const schema = {
    room: "schema",
    model: linesOf(filesBelow("model/schema", ".dfy")),
    source: linesOf(SCHEMA.map((file) => `${LIBRARY}/${file}`)),
  };
  return [...mirrored, schema].filter(({ model }) => model > 0);
}

function row(name, model, source) {
  const cells = [model, source, `1/${(source / model).toFixed(1)}`];
  return name.padEnd(12) + cells.map((cell) => String(cell).padStart(9)).join("");
}

function sum(numbers) {
  return numbers.reduce((total, number) => total + number, 0);
}

function main() {
  console.log("lines of        model  library    share");
  const all = rooms();
  for (const { room, model, source } of all) console.log(row(room, model, source));
  const model = sum(all.map((room) => room.model)) + linesOf(["model/model.dfy"]);
  const mirrored = MIRRORED.flatMap((room) => filesBelow(`${LIBRARY}/${room}`, ".ts"));
  const reading = READING.flatMap((room) => filesBelow(`${LIBRARY}/${room}`, ".ts"));
  const source = linesOf([...mirrored, ...reading]);
  console.log(row("all of it", model, source));
  if (model * SHARE > source) {
    console.error(`the model is longer than one line for ${SHARE} lines of what it specifies`);
    process.exitCode = 1;
  }
}

if (isMain(import.meta.url)) main();
