// `npm start`: set-up, then the TinyTodo example decides its requests.
import { runNode } from "./lib/run.mjs";
import { setUp } from "./setup.mjs";

setUp();
process.exitCode = runNode(["examples/tinytodo/run.mjs", ...process.argv.slice(2)]);
