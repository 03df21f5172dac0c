// Counts lines that are neither blank nor comments. Two shares are printed: of the rooms that the model mirrors, and
// of these with the rooms that read texts and JSON. The model specifies only the former; it is within a sixth of
// the latter only, which is the library's whole way from texts and data to a decision or a verdict.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { isMain, ROOT } from "./lib/run.mjs";

const LIBRARY = "packages/cedrus/src";
const SHARE = 6;

/** Folders of the model that mirror a folder of the library: they specify all of it. */
const MIRRORED = ["data", "values", "ast", "entities", "evaluator", "authorizer", "validator"];
/** What the model has in this room is what the validator asks of a schema. */
const SCHEMA = ["schema/resolved-schema.ts", "schema/schema-queries.ts"];
/** Rooms that read what the others work on. The model has no syntax: it does not specify them. */
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
  const specified = sum(all.map((room) => room.source));
  const mirrored = MIRRORED.flatMap((room) => filesBelow(`${LIBRARY}/${room}`, ".ts"));
  const reading = READING.flatMap((room) => filesBelow(`${LIBRARY}/${room}`, ".ts"));
  const source = linesOf([...mirrored, ...reading]);
  console.log(row("these rooms", model, specified));
  console.log(row("and readers", model, source));
  for (const line of sharesInWords(model, { specified, source })) console.log(line);
  if (model * SHARE > source) process.exitCode = 1;
}

/** Which of the two shares is within the limit, plainly. */
export function sharesInWords(model, { specified, source }) {
  const within = (lines) => `is ${model * SHARE > lines ? "not " : ""}within 1/${SHARE}`;
  return [
    `the model ${within(specified)} of the rooms that it specifies`,
    `the model ${within(source)} of these and the readers (parser, json, schema), which it does not specify`,
  ];
}

if (isMain(import.meta.url)) main();
