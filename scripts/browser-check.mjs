// Does the packed library run in a browser as it is: native modules, no bundler, a strict policy?
// Uses the Chromium named by CHROMIUM or found on the PATH; says "skipped" when there is none.
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { withPackedLibrary } from "./lib/pack.mjs";
import { ROOT } from "./lib/run.mjs";
import { setUp } from "./setup.mjs";

const TIMEOUT_MS = 60_000;
const PAGE = `<!doctype html><meta charset="utf-8"><title>smoke</title>
<pre id="result">failed: the script did not run</pre><script type="module" src="/main.mjs"></script>`;
const FLAGS = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--virtual-time-budget=10000",
  "--dump-dom",
];

/** Where Chromium is, or undefined. */
function findChromium() {
  const folders = (process.env.PATH ?? "").split(path.delimiter);
  const candidates = ["chromium", "chromium-browser", "google-chrome"].flatMap((name) =>
    folders.map((folder) => path.join(folder, name)),
  );
  return [process.env.CHROMIUM, ...candidates].find((file) => file && existsSync(file));
}

/** Serves the page, the smoke test and the package's own files, and nothing else. */
function serve(project) {
  const library = path.join(project, "node_modules/cedrus");
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, "http://localhost");
    const html = pathname === "/";
    const text = html ? PAGE : readModule(library, pathname);
    response.writeHead(text === undefined ? 404 : 200, {
      "content-type": html ? "text/html" : "text/javascript",
      "content-security-policy": "default-src 'none'; script-src 'self'",
    });
    response.end(text ?? "");
  });
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => resolve(server));
  });
}

function readModule(library, pathname) {
  const smoke = path.join(ROOT, "scripts/smoke");
  if (pathname === "/main.mjs") return readFileSync(path.join(smoke, "run-in-page.mjs"));
  if (pathname === "/smoke.mjs") return readFileSync(path.join(smoke, "smoke.mjs"));
  if (!/^\/cedrus\/[\w./-]+\.js$/.test(pathname) || pathname.includes("..")) return undefined;
  const file = path.join(library, pathname.slice("/cedrus/".length));
  return existsSync(file) ? readFileSync(file) : undefined;
}

/** The page's document after it ran. */
function dumpDom(chromium, url) {
  const profile = mkdtempSync(path.join(tmpdir(), "cedrus-chromium-"));
  const options = { stdio: ["ignore", "pipe", "ignore"], timeout: TIMEOUT_MS };
  const child = spawn(chromium, [...FLAGS, `--user-data-dir=${profile}`, url], options);
  let dom = "";
  child.stdout.setEncoding("utf8").on("data", (chunk) => {
    dom += chunk;
  });
  return new Promise((resolve) => {
    child.on("error", () => resolve(""));
    child.on("close", () => {
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
      resolve(dom);
    });
  });
}

async function check(chromium, project) {
  const server = await serve(project);
  const dom = await dumpDom(chromium, `http://127.0.0.1:${server.address().port}/`);
  server.close();
  const result = /<pre id="result">([^<]*)/.exec(dom)?.[1] ?? "failed: no page came back";
  console.log(`chromium: ${result}`);
  return result.startsWith("passed: ") ? 0 : 1;
}

const chromium = findChromium();
if (chromium === undefined) {
  console.log("skipped: no Chromium found");
} else {
  setUp();
  process.exitCode = await withPackedLibrary(({ project }) => check(chromium, project));
}
