// Reading osinfo-db, and a design in process for every system it knows, beside a whole `virt-install --print-xml`.
// Prints rows for docs/benchmarks.md.
// Run: npm run bench -- design
import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { choosePlatform, designGuest } from "@hob/designer";
import { capabilities, domainCapabilities, read } from "@hob/libvirt-xml";
import { loadOsinfo } from "@hob/osinfo";
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

const processes: number[] = [];
for (const os of ["debian11", "win10", "fedora36", "centos-stream9", "ubuntu22.04"]) {
  const begun = performance.now();
  await promisify(execFile)("virt-install", [
    ...["--connect", "test:///default", "--name", "bench", "--osinfo", os, "--import", "--disk", "none"],
    ...["--print-xml", "--dry-run"],
  ]);
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
    ["a process of virt-install --print-xml --dry-run", processes.length, medianAndLeast(processes)],
  ],
);
