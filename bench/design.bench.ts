// Reading osinfo-db, and a design in process for every system it knows, beside virt-install: held in one process, and as
// a whole command.
// Prints rows for docs/benchmarks.md.
// Run: npm run bench -- design
import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { builtInPolicies, choosePlatform, designGuest, editGuest, explainGuest, readOverride } from "@hob/designer";
import { capabilities, domainCapabilities, read } from "@hob/libvirt-xml";
import { loadOsinfo } from "@hob/osinfo";
import { startVirtInstall } from "../packages/designer/src/oracle/virt-install.ts";
import { medianAndLeast } from "./measure/quantile.ts";
import { printTable } from "./measure/table.ts";

const fixture = (file: string) =>
  readFileSync(fileURLToPath(import.meta.resolve(`@hob/designer/fixtures/debian12/${file}.xml`)), "utf8");

const loads: number[] = [];
for (let round = 0; round < 7; round += 1) {
  const begun = performance.now();
  await loadOsinfo();
  loads.push(performance.now() - begun);
}
const db = await loadOsinfo();

const host = read(capabilities, fixture("capabilities"));
const machines = new Map(["q35", "pc"].map((kind) => [kind, read(domainCapabilities, fixture(`kvm-${kind}`))]));
const intent = {
  name: "bench",
  disks: [{ device: "disk", source: { kind: "file", path: "/a.qcow2" }, format: "qcow2" }],
  networks: [{ network: "default" }],
} as const;

const designs: number[] = [];
for (let round = 0; round < 5; round += 1) {
  for (const os of db.all()) {
    const begun = performance.now();
    const { kind } = choosePlatform({ os, capabilities: host, intent: {} });
    designGuest({ os, capabilities: host, domainCapabilities: machines.get(kind) ?? null, intent });
    designs.push(performance.now() - begun);
  }
}

/** Times of what is done with one guest, in ms. */
function times(run: () => unknown): number[] {
  const found: number[] = [];
  for (let round = 0; round < 700; round += 1) {
    const begun = performance.now();
    run();
    if (round >= 200) found.push(performance.now() - begun);
  }
  return found;
}

const debian = {
  os: db.get("debian11"),
  capabilities: host,
  domainCapabilities: machines.get("q35") ?? null,
  intent,
};
const { xml } = designGuest(debian);
const overrides = ["devices/disk[vda]/driver/@cache=none", "<on_crash>preserve</on_crash>"].map(readOverride);
const disk = { device: "disk", source: { kind: "file", path: "/b.qcow2" }, format: "qcow2" } as const;
const more: readonly (readonly [string, number[]])[] = [
  ...builtInPolicies.map(
    (set) =>
      [`a design by the policy set ${set.name}`, times(() => designGuest({ ...debian, policies: [set] }))] as const,
  ),
  ["a design with two overrides", times(() => designGuest({ ...debian, overrides }))],
  [
    "a guest's document: a disk added",
    times(() => editGuest({ ...debian, xml, changes: [{ change: "add-disk", disk }] })),
  ],
  ["a guest's document explained", times(() => explainGuest({ ...debian, xml }))],
];

const asked = (os: string) => [
  ...["--name", "bench", "--osinfo", os, "--memory", "1024", "--import", "--disk", "none"],
  ...["--print-xml", "--dry-run"],
];
const inProcess: number[] = [];
{
  await using peer = await startVirtInstall("test:///default");
  for (const { shortId } of db.all().filter((_, index) => index % 8 === 0)) {
    const { ms } = await peer.design(asked(shortId));
    inProcess.push(ms);
  }
}

const processes: number[] = [];
for (const os of ["debian11", "win10", "fedora36", "centos-stream9", "ubuntu22.04"]) {
  const begun = performance.now();
  await promisify(execFile)("virt-install", ["--connect", "test:///default", ...asked(os)]);
  processes.push(performance.now() - begun);
}

const [firstLoad = Number.NaN, ...laterLoads] = loads;
const [firstDesign = Number.NaN] = designs;
printTable(
  ["Design", "times", "ms, median [least]"],
  [
    [`osinfo-db, ${db.all().length} systems: the first reading in the process`, 1, firstLoad.toFixed(0)],
    ["osinfo-db: later readings", laterLoads.length, medianAndLeast(laterLoads)],
    ["a design with its XML: the first in the process", 1, firstDesign.toFixed(1)],
    ["a design with its XML, every system", designs.length, medianAndLeast(designs, 3)],
    ...more.map(([what, found]) => [what, found.length, medianAndLeast(found, 3)] as const),
    [
      "virt-install in one process, of which the first is let go",
      inProcess.length - 1,
      medianAndLeast(inProcess.slice(1)),
    ],
    ["a process of virt-install --print-xml --dry-run", processes.length, medianAndLeast(processes)],
  ],
);
