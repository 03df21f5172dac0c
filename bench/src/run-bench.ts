/** `npm run bench`: measures, compares with the bars, and writes bench/results. */

import { nativeEngine, startNatives } from "./engines/native.ts";
import { groups } from "./groups/all.ts";
import type { Group } from "./groups/group.ts";
import { Ledger } from "./harness/ledger.ts";
import { describeMachine, loadAverage } from "./machine.ts";
import { type Options, readOptions } from "./options.ts";
import { writeResults } from "./report/write.ts";

const HELP = `npm run bench -- [options]: measures, compares with the bars, writes bench/results.

  --quick        under a minute: npm peers only, each bar with a slack of 2; writes nothing
  --only NAMES   only these groups, separated by commas; writes nothing
  --help         shows this

Groups:
${groups.map(({ name, about }) => `  ${name.padEnd(14)} ${about}`).join("\n")}`;

/** In a quick run on a shared machine a figure may miss its bar by this factor. */
const QUICK_SLACK = 2;

process.exitCode = await main(readOptions(process.argv.slice(2)));

async function main(options: Options): Promise<number> {
  if (options.help) return say(HELP, 0);
  const unknown = options.only.filter((name) => groups.every((group) => group.name !== name));
  if (unknown.length > 0) return say(`no such group: ${unknown.join(", ")}`, 64);
  const chosen = groups.filter(
    ({ name }) => options.only.length === 0 || options.only.includes(name),
  );
  const machine = describeMachine();
  console.log(
    `${machine.processor}, ${machine.cores} cores, Node ${machine.node}, load ${loadAverage()}`,
  );
  const ledger = new Ledger(options.quick ? QUICK_SLACK : 1, (line) => console.log(line));
  const loadBefore = loadAverage();
  await runAll(chosen, ledger, options.quick);
  console.log(`load average: ${loadBefore} before, ${loadAverage()} after`);
  if (!options.quick && options.only.length === 0) {
    writeResults({ machine, loadBefore, loadAfter: loadAverage() }, ledger);
  }
  return say(verdict(ledger), ledger.short.length === 0 ? 0 : 1);
}

async function runAll(chosen: readonly Group[], ledger: Ledger, quick: boolean): Promise<void> {
  const peers = quick ? [] : await startNatives((what, why) => ledger.skip(what, why));
  const natives = new Map(peers.map((peer) => [peer.kind, nativeEngine(peer)] as const));
  const loads = new Map(
    peers.map((peer) => [peer.kind, (path: string) => peer.load(path)] as const),
  );
  try {
    for (const group of chosen) {
      const start = performance.now();
      console.log(`${group.name}: ${group.about}`);
      await group.run({ ledger, quick, natives, loads });
      console.log(`  (${((performance.now() - start) / 1000).toFixed(1)} s)`);
    }
  } finally {
    for (const peer of peers) await peer.stop();
  }
}

function verdict({ bars, short }: Ledger): string {
  if (short.length === 0) return `bench: ${bars.length} of ${bars.length} bars held`;
  return `bench: short: ${short.map(({ what }) => what).join("; ")}`;
}

function say(text: string, code: number): number {
  console.log(text);
  return code;
}
