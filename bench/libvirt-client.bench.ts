// Our libvirt client beside C (libvirt's own library), python3-libvirt and go-libvirt: the same work against the same daemon,
// each client a process of its own, in rounds that alternate. Prints tables for docs/benchmarks.md.
// The machine may be busy with other things, so what is small is done in many short rounds: a pair then has the same minute.
// Usage (root): npm run bench -- libvirt-client, or node --conditions=hob-source bench/libvirt-client.bench.ts [rounds] [domains…]
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { startLibvirtd, testNode } from "@hob/beds";
import { comparePeers } from "./measure/compare-peers.ts";
import { inFlight } from "./peers/in-flight.ts";
import { openPeers } from "./peers/open-peers.ts";

const rounds = Number(process.argv[2] ?? 9);
const sizes = process.argv.length > 3 ? process.argv.slice(3).map(Number) : [1000, 10_000];
/** Their state and its reason, of two parameters each: VIR_DOMAIN_STATS_STATE. */
const stateOnly = 1;
const volumeSize = 1024 ** 3;

await using bed = await startLibvirtd({ defaultNetwork: false });
await using clients = await openPeers();

for (const size of sizes) {
  const node = await testNode(size);
  const peers = await clients.connect(`test://${node}`, bed.socket);
  if (size === sizes[0]) {
    const trips = { title: "Round trips, getLibVersion", per: 0.2, unit: "per 1,000" };
    await comparePeers(peers, 10 * rounds, { ...trips, run: (peer) => peer.run("trips 200") });
  }
  await comparePeers(peers, 3 * rounds, {
    title: `List of ${size} domains`,
    run: (peer) => peer.run("list"),
    unit: "each",
  });
  await comparePeers(peers, 3 * rounds, {
    title: `XML of 500 of ${size} domains, one after the other`,
    run: (peer) => peer.run("xml 1 500"),
    per: 0.5,
    unit: "per 1,000",
  });
  await comparePeers(peers, 2 * rounds, {
    title: `XML of ${size} domains: 4 threads (C, python), 16 (go) or 64 (ours) in flight`,
    run: (peer) => peer.run(`xml ${inFlight(peer)} ${size}`),
    per: size / 1000,
    unit: "per 1,000",
  });
  await comparePeers(peers, 3 * rounds, {
    title: `Bulk statistics of ${size} domains, two parameters each`,
    run: (peer) => peer.run(`stats ${stateOnly}`),
    unit: "each",
  });
  for (const peer of peers) await peer[Symbol.asyncDispose]();
}

await bed.virsh("pool-create-as", "bench", "dir", "--target", bed.poolPath);
await bed.virsh("vol-create-as", "bench", "bench.raw", String(volumeSize), "--format", "raw");
const path = join(bed.poolPath, "bench.raw");
execFileSync("fallocate", ["-l", String(volumeSize), path]);
const streams = await clients.connect("qemu:///system", bed.socket);
for (const verb of ["upload", "download"]) {
  await comparePeers(streams, rounds, {
    title: `A volume of 1 GiB, ${verb}`,
    run: (peer) => peer.run(`${verb} ${volumeSize} ${path}`),
    unit: "each",
  });
}
for (const peer of streams) await peer[Symbol.asyncDispose]();
