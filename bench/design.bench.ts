// Reading osinfo-db, and one design in process, beside a whole `virt-install --print-xml` for the same system.
// Run: npm run bench -- design
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { choosePlatform, designGuest } from "@hob/designer";
import { capabilities, domainCapabilities, read } from "@hob/libvirt-xml";
import { loadOsinfo } from "@hob/osinfo";

const fixture = (file: string) =>
  readFileSync(fileURLToPath(import.meta.resolve(`@hob/designer/fixtures/debian12/${file}.xml`)), "utf8");
const median = (times: number[]) => times.sort((one, other) => one - other)[Math.floor(times.length / 2)] ?? Number.NaN;

const begun = performance.now();
const db = await loadOsinfo();
const loadMs = performance.now() - begun;

const host = read(capabilities, fixture("capabilities"));
const machines = new Map(["q35", "pc"].map((kind) => [kind, read(domainCapabilities, fixture(`kvm-${kind}`))]));
const intent = {
  name: "bench",
  disks: [{ device: "disk", source: { kind: "file", path: "/a.qcow2" }, format: "qcow2" }],
  networks: [{ network: "default" }],
} as const;

const times: number[] = [];
for (let round = 0; round < 5; round += 1) {
  for (const os of db.all()) {
    const start = performance.now();
    const { kind } = choosePlatform({ os, capabilities: host, intent });
    designGuest({ os, capabilities: host, domainCapabilities: machines.get(kind) ?? null, intent });
    times.push(performance.now() - start);
  }
}
const [first = Number.NaN] = times;
const line = (what: string, ms: number) => process.stdout.write(`${what.padEnd(48)} ${ms.toFixed(3)} ms\n`);
line(`osinfo-db: ${db.all().length} systems, read cold`, loadMs);
line("a design with its XML: the first in the process", first);
line(`a design with its XML: median of ${times.length}`, median(times));
