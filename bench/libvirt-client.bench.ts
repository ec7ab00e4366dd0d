// Our libvirt client beside C (libvirt's own library), python3-libvirt and go-libvirt: the same work against the same daemon,
// each client a process of its own, in rounds that alternate. Prints tables for docs/benchmarks.md.
// Usage (root): npm run bench -- libvirt-client, or node --conditions=hob-source bench/libvirt-client.bench.ts [rounds] [domains…]
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { startLibvirtd, testNode } from "@hob/beds";
import { medianAndLeast, quantile } from "./measure/quantile.ts";
import { printTable } from "./measure/table.ts";
import { openPeers } from "./peers/open-peers.ts";
import type { Peer, Took } from "./peers/peer.ts";

/** One piece of work, told to each client in its own words. */
interface Work {
  readonly title: string;
  /** What a client is told, by its name; the same for all where it is one text. */
  tell(peer: Peer): string;
  /** How many of a thing the time is divided by, and what one of them is. */
  readonly per: number;
  readonly unit: string;
}

const rounds = Number(process.argv[2] ?? 9);
const sizes = process.argv.length > 3 ? process.argv.slice(3).map(Number) : [1000, 10_000];
/** State and vCPUs, as in the reference: VIR_DOMAIN_STATS_STATE. */
const stateOnly = 1;
const volumeSize = 1024 ** 3;

/** Runs work on all clients in turn; the first round warms them up and does not count. */
async function measure(peers: readonly Peer[], work: Work): Promise<void> {
  const took = peers.map((): Took[] => []);
  for (let round = 0; round <= rounds; round++) {
    for (const [index, peer] of peers.entries()) {
      const result = await peer.run(work.tell(peer));
      if (round > 0) took[index]?.push(result);
    }
  }
  const amounts = new Set(took.flat().map(({ amount }) => amount));
  if (amounts.size !== 1)
    throw new Error(`${work.title}: the clients did different amounts: ${[...amounts].join(", ")}.`);
  const [ours = []] = took;
  const rows = peers.map(({ name }, index) => {
    const own = took[index] ?? [];
    const each = own.map(({ ms }) => ms / work.per);
    const cpu = own.map(({ cpuMs }) => cpuMs / work.per);
    const ratios = ours.map(({ ms }, at) => ms / (own[at]?.ms ?? Number.NaN));
    const cpuRatios = ours.map(({ cpuMs }, at) => cpuMs / Math.max(own[at]?.cpuMs ?? Number.NaN, 0.01));
    const digits = quantile(each, 0.5) < 1 ? 3 : 1;
    return [
      name,
      medianAndLeast(each, digits),
      medianAndLeast(cpu, digits),
      index === 0 ? "1" : quantile(ratios, 0.5).toFixed(2),
      index === 0 ? "1" : quantile(cpuRatios, 0.5).toFixed(2),
      (
        quantile(
          own.map(({ residentKb }) => residentKb),
          0.5,
        ) / 1000
      ).toFixed(0),
    ];
  });
  console.log(`\n${work.title}, ${rounds} rounds\n`);
  printTable(["client", `ms ${work.unit}`, `CPU ms ${work.unit}`, "ours / it", "our CPU / its", "resident MB"], rows);
}

const same = (text: string) => () => text;
/** What keeps a daemon busy: threads for the libraries that block, calls in flight for the others. */
const inFlight: Readonly<Record<string, number>> = { "@hob/libvirt": 64, "go-libvirt": 16 };

await using bed = await startLibvirtd({ defaultNetwork: false });
await using clients = await openPeers();

for (const size of sizes) {
  const node = await testNode(size);
  const peers = await clients.connect(`test://${node}`, bed.socket);
  if (size === sizes[0]) {
    await measure(peers, { title: "Round trips, getLibVersion", tell: same("trips 2000"), per: 2, unit: "per 1,000" });
  }
  await measure(peers, { title: `List of ${size} domains`, tell: same("list"), per: 1, unit: "each" });
  await measure(peers, {
    title: `XML of ${size} domains, one after the other`,
    tell: same("xml 1"),
    per: size / 1000,
    unit: "per 1,000",
  });
  await measure(peers, {
    title: `XML of ${size} domains: 4 threads (C, python), 16 (go) or 64 (ours) in flight`,
    tell: ({ name }) => `xml ${inFlight[name] ?? 4}`,
    per: size / 1000,
    unit: "per 1,000",
  });
  await measure(peers, {
    title: `Bulk statistics of ${size} domains`,
    tell: same(`stats ${stateOnly}`),
    per: 1,
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
  await measure(streams, {
    title: `A volume of 1 GiB, ${verb}`,
    tell: same(`${verb} ${volumeSize} ${path}`),
    per: 1,
    unit: "each",
  });
}
for (const peer of streams) await peer[Symbol.asyncDispose]();
