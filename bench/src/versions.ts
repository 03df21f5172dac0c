/** Which versions were compared. */

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { NativePeer } from "./peers/native.ts";
import { toolVersion } from "./peers/native-build.ts";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

/** Name and version of every engine, for example `casbin 5.51.1`. */
export function engineVersions(peers: readonly NativePeer[]): readonly string[] {
  return [...new Set([...npmVersions(), ...peers.flatMap(nativeVersion)])];
}

function npmVersions(): readonly string[] {
  const { devDependencies = {} } = packageAt("bench");
  return Object.keys(devDependencies).map(
    (name) => `${name} ${packageAt(`node_modules/${name}`).version}`,
  );
}

/** Nothing when the peer was not asked anything. */
function nativeVersion(peer: NativePeer): readonly string[] {
  return peer.engine === undefined ? [] : [`${peer.engine} (${toolVersion(peer.kind)})`];
}

interface Package {
  readonly version: string;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

// The cast names what npm writes.
const packageAt = (folder: string): Package =>
  JSON.parse(readFileSync(`${ROOT}${folder}/package.json`, "utf8")) as Package;
