// What the built product's server holds: at rest with an empty QEMU host, with 10,000 VMs, and after it was asked for long
// lists; beside a bare Node that listens for HTTP. Prints rows for docs/benchmarks.md.
// Run (root): npm run bench -- memory
import { spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout } from "node:timers/promises";
import { authorised, type Fleet, startFleet } from "./measure/fleet.ts";
import { quantile } from "./measure/quantile.ts";
import { type Resident, residentOf } from "./measure/resident.ts";
import { printTable } from "./measure/table.ts";

const rounds = 3;
/** After this a start, or a burst of requests, is over and its garbage collected. */
const restMs = 20_000;

async function bareNode(): Promise<Resident> {
  const program = "require('node:http').createServer().listen(0, () => console.log('ready'))";
  const child = spawn(process.execPath, ["-e", program], { stdio: ["ignore", "pipe", "inherit"] });
  await once(child.stdout, "data");
  await setTimeout(1000);
  const resident = await residentOf(child.pid as number);
  child.kill();
  return resident;
}

async function atRest({ hob }: Fleet): Promise<Resident> {
  await setTimeout(restMs);
  return residentOf(hob.pid);
}

const seen = new Map<string, Resident[]>();
const note = (what: string, resident: Resident) => seen.set(what, [...(seen.get(what) ?? []), resident]);
for (let round = 0; round < rounds; round += 1) {
  note("bare Node that listens for HTTP", await bareNode());
  {
    await using fleet = await startFleet(0);
    note("an empty QEMU host, at rest", await atRest(fleet));
  }
  await using fleet = await startFleet(10_000);
  note("10,000 VMs, as soon as they are listed", await residentOf(fleet.hob.pid));
  note("10,000 VMs, at rest", await atRest(fleet));
  const list = async () => {
    const response = await fetch(`${fleet.hob.url}/api/vms`, { headers: authorised(fleet.token) });
    await response.arrayBuffer();
  };
  for (let call = 0; call < 20; call += 1) await Promise.all([list(), list()]);
  note("10,000 VMs, right after 40 lists of all", await residentOf(fleet.hob.pid));
  note("10,000 VMs, at rest again", await atRest(fleet));
}
printTable(
  [`Server memory, ${rounds} rounds, median`, "resident MB", "of them its own MB"],
  [...seen].map(([what, all]) => [
    what,
    quantile(
      all.map(({ rss }) => rss),
      0.5,
    ).toFixed(0),
    quantile(
      all.map(({ own }) => own),
      0.5,
    ).toFixed(0),
  ]),
);
