// What a fleet costs its manager: one connection to each of many hosts, all swept for domains and figures, then left alone
// while they are watched. Prints tables for docs/benchmarks.md.
// Usage (root): npm run bench -- libvirt-fleet, or node --conditions=hob-source bench/libvirt-fleet.bench.ts [hosts] [domains] [sweeps]
import { readFile } from "node:fs/promises";
import { setTimeout } from "node:timers/promises";
import { startLibvirtd, testNode } from "@hob/beds";
import {
  type Connection,
  connectGetAllDomainStats,
  connectListAllDomains,
  domainEvents,
  openConnection,
} from "@hob/libvirt";
import { medianAndLeast } from "./measure/quantile.ts";
import { printTable } from "./measure/table.ts";

const hosts = Number(process.argv[2] ?? 500);
const domainsEach = Number(process.argv[3] ?? 50);
const sweeps = Number(process.argv[4] ?? 9);
const idleMs = 30_000;
const vms = hosts * domainsEach;

/** Bytes that this process has read and written, CPU in ms. @source proc(5), io */
async function used(): Promise<{ readonly bytes: number; readonly cpuMs: number }> {
  const text = await readFile("/proc/self/io", "utf8");
  const field = (name: string) => Number(new RegExp(`^${name}: (\\d+)`, "m").exec(text)?.[1]);
  const { user, system } = process.cpuUsage();
  return { bytes: field("rchar") + field("wchar"), cpuMs: (user + system) / 1000 };
}

await using bed = await startLibvirtd({ defaultNetwork: false, maximumClients: hosts + 10 });
const uri = bed.testUri(await testNode(domainsEach));
const connections: Connection[] = [];
const opening = performance.now();
let left = hosts;
const open = async () => {
  while (left-- > 0) connections.push(await openConnection(uri));
};
// A daemon has few workers: more in flight would only wait in its queue.
await Promise.all(Array.from({ length: 32 }, open));
const openedS = (performance.now() - opening) / 1000;

async function ask(connection: Connection): Promise<number> {
  const [{ domains }, { records }] = await Promise.all([
    connection.call(connectListAllDomains, { needResults: true }),
    connection.call(connectGetAllDomainStats, { domains: [], stats: 0 }),
  ]);
  if (domains.length !== records.length) throw new Error("There are not as many figures as domains.");
  let values = 0;
  // Values are made when they are asked for; a manager asks.
  for (const { parameters } of records) parameters.forEach(() => values++);
  return values;
}

const ms: number[] = [];
const cpu: number[] = [];
let perVm = 0;
let parameters = 0;
for (let sweep = 0; sweep <= sweeps; sweep++) {
  const before = await used();
  const began = performance.now();
  const answers = await Promise.all(connections.map(ask));
  const took = performance.now() - began;
  const after = await used();
  parameters = answers.reduce((sum, each) => sum + each, 0) / vms;
  perVm = (after.bytes - before.bytes) / vms;
  if (sweep === 0) continue;
  ms.push(took);
  cpu.push(after.cpuMs - before.cpuMs);
}
const microseconds = cpu.map((each) => (each * 1000) / vms);

await Promise.all(connections.map((connection) => connection.subscribe(domainEvents.lifecycle, {}, () => undefined)));
await setTimeout(1000);
const atRest = await used();
await setTimeout(idleMs);
const later = await used();
await Promise.all(connections.map((connection) => connection.close()));

printTable(
  [`${hosts} hosts of ${domainsEach} VMs, ${sweeps} sweeps of list and statistics`, "median [least]"],
  [
    ["all connections open after s", openedS.toFixed(1)],
    ["a sweep, ms", medianAndLeast(ms)],
    ["its client CPU, ms", medianAndLeast(cpu)],
    ["its client CPU, µs per VM", medianAndLeast(microseconds, 1)],
    [`its bytes both ways per VM, ${parameters.toFixed(0)} parameters each`, perVm.toFixed(0)],
    [
      "CPU of one core while all are watched and nothing happens",
      `${(((later.cpuMs - atRest.cpuMs) / idleMs) * 100).toFixed(2)} %`,
    ],
  ],
);
