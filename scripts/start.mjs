// `npm start`: set-up, then the TinyTodo example decides its requests.
import path from "node:path";
import { ROOT } from "./lib/run.mjs";
import { setUp } from "./setup.mjs";

setUp();
const { main } = await import("cedrus-cli");
const FILES = { policies: "policies.cedar", entities: "entities.json", requests: "requests.jsonl" };
const options = Object.entries(FILES).flatMap(([option, file]) => [
  `--${option}`,
  path.join(ROOT, "examples/tinytodo", file),
]);
const example = (file) => path.join(ROOT, "examples/tinytodo", file);
console.log("TinyTodo: the policies of examples/tinytodo, checked against its schema\n");
const valid = await main([
  "validate",
  "-p",
  example(FILES.policies),
  "-s",
  example("tinytodo.cedarschema"),
]);
if (valid !== 0) process.exit(valid);
console.log("\nTinyTodo: the requests of examples/tinytodo/requests.jsonl\n");
const code = await main(["authorize", ...options, ...process.argv.slice(2)]);
// 2 says that a request was denied, and some are meant to be.
process.exitCode = code === 2 ? 0 : code;
