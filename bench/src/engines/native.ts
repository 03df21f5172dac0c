/** The native engines: child processes that read the workload from a file. */

import { mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { NativePeer, startNative } from "../peers/native.ts";
import { NATIVE_KINDS, type NativeKind } from "../peers/native-build.ts";
import type { Workload } from "../workloads/workload.ts";
import type { Engine } from "./engine.ts";

const NATIVE_NAMES: Readonly<Record<NativeKind, string>> = {
  rust: "rust",
  "rust-plain": "rust, cargo's default",
  go: "go",
};

const FOLDER = fileURLToPath(new URL("../../../.cache/bench", import.meta.url));

/** Writes a workload for other processes to read; gives the path. */
export function writeWorkload(workload: Workload): string {
  mkdirSync(FOLDER, { recursive: true });
  const path = `${FOLDER}/${workload.name}.json`;
  writeFileSync(path, JSON.stringify(workload));
  return path;
}

/** A peer as an engine. The process stays from workload to workload. */
export function nativeEngine(peer: NativePeer): Engine {
  return {
    name: NATIVE_NAMES[peer.kind],
    async open(workload) {
      await peer.load(writeWorkload(workload));
      return {
        answers: () => peer.answers(),
        round: (repeat) => peer.round(repeat),
        close: () => undefined,
      };
    },
  };
}

/** The native peers of this machine; says which are not there. */
export async function startNatives(
  skip: (what: string, why: string) => void,
): Promise<readonly NativePeer[]> {
  const peers: NativePeer[] = [];
  for (const kind of NATIVE_KINDS) {
    const started = await startNative(kind);
    if (started instanceof NativePeer) peers.push(started);
    else skip(`native ${NATIVE_NAMES[kind]}`, started.skipped);
  }
  return peers;
}
