// Our libvirt client and its peers, with libvirt-dbus and virsh, on shut-off guests of the QEMU driver: lists, XML, and all
// groups of bulk statistics. Prints tables for docs/benchmarks.md.
// Usage (root): npm run bench -- libvirt-qemu, or node --conditions=hob-source bench/libvirt-qemu.bench.ts [rounds] [domains]
import { startLibvirtd } from "@hob/beds";
import { domainDefineXml, openConnection } from "@hob/libvirt";
import { comparePeers } from "./measure/compare-peers.ts";
import { inFlight } from "./peers/in-flight.ts";
import { openPeers } from "./peers/open-peers.ts";
import { startLibvirtDbus } from "./peers/start-libvirt-dbus.ts";
import { startVirsh } from "./peers/start-virsh.ts";

const rounds = Number(process.argv[2] ?? 5);
const size = Number(process.argv[3] ?? 1000);

/** All documents are of one length, because not every client is told of the guests in the same order. */
const nameOf = (index: number) => `vm-${String(index).padStart(5, "0")}`;
const guestXml = (index: number) => `<domain type='qemu'>
  <name>${nameOf(index)}</name><memory unit='MiB'>1024</memory><vcpu>2</vcpu>
  <os><type arch='x86_64' machine='q35'>hvm</type></os>
  <devices>
    <disk type='file' device='disk'><driver name='qemu' type='qcow2'/><source file='/srv/${nameOf(index)}.qcow2'/><target dev='vda' bus='virtio'/></disk>
    <interface type='network'><source network='default'/><model type='virtio'/></interface>
  </devices>
</domain>`;

await using bed = await startLibvirtd();
await using clients = await openPeers();
const connection = await openConnection(bed.uri);
const guests = Array.from({ length: size }, (_, index) => guestXml(index));
await Promise.all(guests.map((xml) => connection.call(domainDefineXml, { xml })));
await connection.close();

const libraries = await clients.connect("qemu:///system", bed.socket);
const services = [...libraries, await startLibvirtDbus(bed)];
const all = [...services, await startVirsh(bed.uri)];

await comparePeers(services, 10 * rounds, {
  title: "Round trips, getLibVersion",
  run: (peer) => peer.run("trips 200"),
  per: 0.2,
  unit: "per 1,000",
});
await comparePeers(all, 3 * rounds, {
  title: `List of ${size} shut-off QEMU guests`,
  run: (peer) => peer.run("list"),
  unit: "each",
});
await comparePeers(all, rounds, {
  title: `XML of 100 of ${size} QEMU guests, one after the other`,
  run: (peer) => peer.run("xml 1 100"),
  per: 0.1,
  unit: "per 1,000",
});
await comparePeers(services, 2 * rounds, {
  title: `XML of ${size} QEMU guests: 4 threads (C, python), 16 (go, libvirt-dbus) or 64 (ours) in flight`,
  run: (peer) => peer.run(`xml ${inFlight(peer)} ${size}`),
  per: size / 1000,
  unit: "per 1,000",
});
await comparePeers(all, 3 * rounds, {
  title: `Bulk statistics of ${size} shut-off QEMU guests, all groups`,
  run: (peer) => peer.run("stats 0"),
  unit: "each",
});
for (const peer of all) await peer[Symbol.asyncDispose]();
