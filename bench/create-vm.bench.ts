// Creating a VM whose disk is an overlay over an image, without network: our API, from the request to the end of its
// task, and the same without starting it, beside the least that it can take (the same volume, definition and start, one call
// after the other on one connection) and `virt-install --import`, on the same daemon, in rounds that alternate.
// Prints rows for docs/benchmarks.md.
// Run (root): npm run bench -- create-vm
import { copyFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { bootableImage, run } from "@hob/beds";
import {
  domainCreate,
  domainDefineXml,
  openConnection,
  storagePoolLookupByName,
  storageVolumeCreateXml,
} from "@hob/libvirt";
import { tasks } from "@hob/plugin-api";
import { vms } from "@hob/plugin-virtualization/model";
import { startFleet } from "./measure/fleet.ts";
import { medianAndLeast, quantile } from "./measure/quantile.ts";
import { printTable } from "./measure/table.ts";

const rounds = Number(process.argv[2] ?? 9);
const pollMs = 10;

await using fleet = await startFleet(0);
const { bed, client } = fleet;
await bed.virsh("pool-define-as", "default", "dir", "--target", bed.poolPath);
await bed.virsh("pool-start", "default");
const image = join(bed.poolPath, "base.qcow2");
await copyFile(await bootableImage(), image);
await bed.virsh("pool-refresh", "default");

const request = (name: string, start: boolean) => ({
  name,
  os: "debian11",
  memory: 64 * 1024 ** 2,
  vcpus: 1,
  source: { kind: "image" as const, path: image, mode: "overlay" },
  network: "none",
  start,
});

async function ours(name: string, start: boolean): Promise<void> {
  const task = await client(vms).create(request(name, start));
  for (;;) {
    const { state, error } = await client(tasks).get(task.id);
    if (state === "succeeded") return;
    if (state !== "queued" && state !== "running") throw new Error(`The task ${state}: ${error?.message}`);
    await setTimeout(pollMs);
  }
}

async function theirs(name: string): Promise<void> {
  await run("virt-install", [
    ...["--connect", bed.uri, "--name", name, "--osinfo", "debian11", "--memory", "64", "--vcpus", "1"],
    ...["--virt-type", "qemu", "--import", "--network", "none", "--graphics", "vnc", "--noautoconsole"],
    ...["--disk", `pool=default,size=1,format=qcow2,backing_store=${image},backing_format=qcow2`],
  ]);
}

const connection = await openConnection(bed.uri);
const { pool } = await connection.call(storagePoolLookupByName, { name: "default" });
const size = (await client(vms).design(request("floor", true))).diskSize;
/** What Hob defines, under other names. */
const { xml: floorXml } = await client(vms).design(request("floor", true));

async function least(name: string): Promise<void> {
  const backing = `<backingStore><path>${image}</path><format type='qcow2'/></backingStore>`;
  await connection.call(storageVolumeCreateXml, {
    pool,
    xml: `<volume><name>${name}.qcow2</name><capacity>${size}</capacity><allocation>0</allocation>
<target><format type='qcow2'/><compat>1.1</compat></target>${backing}</volume>`,
  });
  const xml = floorXml
    .replaceAll("floor", name)
    .replace(/<uuid>.*<\/uuid>/, "")
    .replace(/<mac address='[^']*'\/>/, "");
  const { dom } = await connection.call(domainDefineXml, { xml });
  await connection.call(domainCreate, { dom });
}

const contenders = [
  ["Hob, defined and started", (name: string) => ours(name, true), true],
  ["Hob, defined only", (name: string) => ours(name, false), false],
  ["virt-install --import --noautoconsole", theirs, true],
  ["the least: volume, definition, start", least, true],
] as const;
const times = contenders.map((): number[] => []);
// The first round warms everybody up and does not count.
for (let round = 0; round <= rounds; round += 1) {
  for (const [index, [, create, isStarted]] of contenders.entries()) {
    const name = `bench-${round}-${index}`;
    const begun = performance.now();
    await create(name);
    const ms = performance.now() - begun;
    if (round > 0) times[index]?.push(ms);
    const state = await bed.virsh("domstate", name);
    if ((state === "running") !== isStarted) throw new Error(`'${name}' is ${state}.`);
    if (isStarted) await bed.virsh("destroy", name);
    await bed.virsh("undefine", name, "--remove-all-storage");
  }
}
await connection.close();
const part = (own: readonly number[], of: readonly number[]) =>
  quantile(
    own.map((ms, round) => ms / (of[round] ?? Number.NaN)),
    0.5,
  ).toFixed(2);
const [, , virtInstall = [], floor = []] = times;
printTable(
  [
    `A VM over an overlay, ${rounds} rounds`,
    "ms, median [least]",
    "part of the least, paired",
    "part of virt-install, paired",
  ],
  contenders.map(([name], index) => [
    name,
    medianAndLeast(times[index] ?? []),
    part(times[index] ?? [], floor),
    part(times[index] ?? [], virtInstall),
  ]),
);
