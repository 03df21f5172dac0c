// How every script starts another program: from the repository root, without a shell, by exit code.
import { spawn, spawnSync } from "node:child_process";
import { readFileSync, realpathSync } from "node:fs";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

export const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");

/** True when the module at `url` is the script that Node was asked to run. */
export function isMain(url) {
  const script = process.argv[1];
  return script !== undefined && url === pathToFileURL(realpathSync(script)).href;
}

/** Runs Node on `args` with our own standard streams; gives the exit code. */
export function runNode(args, options = {}) {
  return exitCode(spawnSync(process.execPath, args, { cwd: ROOT, stdio: "inherit", ...options }));
}

/** Runs npm, whichever one started us; gives the exit code. */
export function runNpm(args, options = {}) {
  const { command, first } = npmCommand();
  return exitCode(
    spawnSync(command, [...first, ...args], { cwd: ROOT, stdio: "inherit", ...options }),
  );
}

/** Runs npm and gives what it printed on standard output; throws when it failed. */
export function npmOutput(args, options = {}) {
  const { command, first } = npmCommand();
  const child = spawnSync(command, [...first, ...args], {
    cwd: ROOT,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
    ...options,
  });
  if (exitCode(child) !== 0) throw new Error(`npm ${args.join(" ")} failed`);
  return child.stdout;
}

/** Runs Node on `args` and gives its exit code and everything it printed, in order of arrival. */
export function captureNode(args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, {
      cwd: ROOT,
      stdio: ["ignore", "pipe", "pipe"],
      ...options,
    });
    let output = "";
    const collect = (chunk) => {
      output += chunk;
    };
    child.stdout.setEncoding("utf8").on("data", collect);
    child.stderr.setEncoding("utf8").on("data", collect);
    child.on("error", (error) => resolve({ code: 1, output: output + String(error) }));
    child.on("close", (code) => resolve({ code: code ?? 1, output }));
  });
}

/** The JavaScript file behind a command of an installed package, for example `bin("typescript", "tsc")`. */
export function bin(packageName, command = packageName) {
  const folder = path.join(ROOT, "node_modules", packageName);
  const manifest = JSON.parse(readFileSync(path.join(folder, "package.json"), "utf8"));
  const target = typeof manifest.bin === "string" ? manifest.bin : manifest.bin[command];
  return path.join(folder, target);
}

function npmCommand() {
  const script = process.env.npm_execpath;
  if (script?.endsWith(".js")) return { command: process.execPath, first: [script] };
  if (process.platform === "win32") return { command: "cmd.exe", first: ["/d", "/c", "npm"] };
  return { command: "npm", first: [] };
}

function exitCode(child) {
  if (child.error !== undefined) console.error(String(child.error));
  return child.status ?? 1;
}
