#!/usr/bin/env node
import { existsSync } from "node:fs";

const compiled = new URL("../dist/main.js", import.meta.url);
if (existsSync(compiled)) {
  const { main } = await import(compiled.href);
  process.exitCode = await main(process.argv.slice(2));
} else {
  console.error("cedrus is not compiled yet: run `npm run build` in the checkout first");
  process.exitCode = 70;
}
