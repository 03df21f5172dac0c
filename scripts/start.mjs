// `npm start`: set-up, then the TinyTodo example decides its requests.
import path from "node:path";
import { ROOT } from "./lib/run.mjs";
import { setUp } from "./setup.mjs";

setUp();
const { main } = await import("cedrus-cli");
const example = (file) => path.join(ROOT, "examples/tinytodo", file);
const policies = ["--policies", example("policies.cedar")];
const entities = ["--entities", example("entities.json")];
const requests = ["--requests", example("requests.jsonl")];
const schema = ["--schema", example("tinytodo.cedarschema")];

console.log("TinyTodo: the policies of examples/tinytodo, checked against its schema\n");
const validated = await main(["validate", ...policies, ...schema]);
if (validated !== 0) process.exit(validated);
console.log("\nTinyTodo: the requests of examples/tinytodo/requests.jsonl\n");
const code = await main([
  "authorize",
  ...policies,
  ...entities,
  ...requests,
  ...schema,
  ...process.argv.slice(2),
]);
// 2 says that a request was denied, and some are meant to be.
process.exitCode = code === 2 ? 0 : code;
