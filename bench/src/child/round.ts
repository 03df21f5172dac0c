/** Decides the requests of a workload file: prints the shortest time of each in nanoseconds. */

import { readFileSync } from "node:fs";
import { load, openLoaded } from "../engines/cedrus.ts";
import { takeTurns } from "../harness/measure.ts";
import type { Workload } from "../workloads/workload.ts";

const [path = ""] = process.argv.slice(2);
const workload = JSON.parse(readFileSync(path, "utf8")) as Workload;
const contestant = { name: "it", opened: openLoaded(load(workload)) };
const times = await takeTurns([contestant], { rounds: 5, repeat: 3 });
console.log(JSON.stringify(Array.from(times.get("it") ?? [])));
