/** `npm run bench`: measures, compares with the bars, and writes bench/results. */

import { nativeEngine, startNatives } from "./engines/native.ts";
import { groups } from "./groups/all.ts";
import type { Group, Run } from "./groups/group.ts";
import { Ledger } from "./harness/ledger.ts";
import { describeMachine, loadAverage } from "./machine.ts";
import { type Options, readOptions } from "./options.ts";
import type { NativePeer } from "./peers/native.ts";
import { rewriteReport, writeResults } from "./report/write.ts";
import { engineVersions } from "./versions.ts";

const HELP = `npm run bench -- [options]: measures, compares with the bars, writes bench/results.

  --quick        under a minute: npm peers only, each bar with a slack of 2; writes nothing
  --report       measures nothing: writes the pages of bench/results/results.json anew
  --only NAMES   only these groups, separated by commas; writes nothing
  --help         shows this

Groups:
${groups.map(({ name, about }) => `  ${name.padEnd(14)} ${about}`).join("\n")}`;

/** In a quick run on a shared machine a figure may miss its bar by this factor. */
const QUICK_SLACK = 2;

process.exitCode = await main(readOptions(process.argv.slice(2)));

async function main(options: Options): Promise<number> {
  if (options.help) return say(HELP, 0);
  if (options.report) return report();
  const unknown = options.only.filter((name) => groups.every((group) => group.name !== name));
  if (unknown.length > 0) return say(`no such group: ${unknown.join(", ")}`, 64);
  const chosen = groups.filter(
    ({ name }) => options.only.length === 0 || options.only.includes(name),
  );
  const machine = describeMachine();
  const loadBefore = loadAverage();
  console.log(
    `${machine.processor}, ${machine.cores} cores, Node ${machine.node}, load ${loadBefore}`,
  );
  const ledger = new Ledger(options.quick ? QUICK_SLACK : 1, (line) => console.log(line));
  const versions = await runAll(chosen, ledger, options.quick);
  const loadAfter = loadAverage();
  console.log(`load average: ${loadBefore} before, ${loadAfter} after`);
  if (!options.quick && options.only.length === 0) {
    writeResults({ machine, versions, loadBefore, loadAfter }, ledger);
  }
  const short = ledger.short.length;
  console.log(`${ledger.bars.length - short} passed, ${short} failed`);
  return say(verdict(ledger), short === 0 ? 0 : 1);
}

/** Gives the versions of what was compared. */
async function runAll(
  chosen: readonly Group[],
  ledger: Ledger,
  quick: boolean,
): Promise<readonly string[]> {
  const peers = quick ? [] : await startNatives((what, why) => ledger.skip(what, why));
  const run = { ledger, quick, ...shared(peers) };
  try {
    for (const group of chosen) {
      const start = performance.now();
      console.log(`${group.name}: ${group.about}`);
      await group.run(run);
      const seconds = Math.round((performance.now() - start) / 100) / 10;
      ledger.end({ name: group.name, about: group.about, seconds });
    }
    return engineVersions(peers);
  } finally {
    for (const peer of peers) await peer.stop();
  }
}

function shared(peers: readonly NativePeer[]): Pick<Run, "natives" | "loads" | "plainRust"> {
  const plain = peers.find(({ kind }) => kind === "rust-plain");
  const others = peers.filter((peer) => peer !== plain);
  return {
    natives: new Map(others.map((peer) => [peer.kind, nativeEngine(peer)])),
    loads: new Map(others.map((peer) => [peer.kind, (path: string) => peer.load(path)])),
    plainRust: plain && nativeEngine(plain),
  };
}

function report(): number {
  if (!rewriteReport()) return say("bench: there are no results yet", 1);
  return say("bench: the report is written anew", 0);
}

function verdict({ bars, short }: Ledger): string {
  if (short.length === 0) return `bench: ${bars.length} of ${bars.length} bars held`;
  return `bench: short: ${short.map(({ what }) => what).join("; ")}`;
}

function say(text: string, code: number): number {
  console.log(text);
  return code;
}
