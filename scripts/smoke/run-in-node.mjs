// Runs the smoke test under whichever Node this is, in a project that has the library installed.
import * as cedrus from "cedrus";
import { smoke } from "./smoke.mjs";

console.log(`node ${process.versions.node}: ${smoke(cedrus)}`);
