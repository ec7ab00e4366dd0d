// Our libvirt client and its peers as they hear of domains: how long after a call its event is there, and what an event costs
// when many come. Prints tables for docs/benchmarks.md.
// Usage (root): npm run bench -- libvirt-event-latency, or node --conditions=hob-source bench/libvirt-event-latency.bench.ts [rounds]
import { startLibvirtd, testNode } from "@hob/beds";
import { connectListAllDomains, domainDefineXml, domainGetXmlDesc, domainXmlFlag, openConnection } from "@hob/libvirt";
import { comparePeers } from "./measure/compare-peers.ts";
import { openPeers } from "./peers/open-peers.ts";

const rounds = Number(process.argv[2] ?? 9);
const pairs = 200;
const burst = 4000;

await using bed = await startLibvirtd({ defaultNetwork: false });
await using clients = await openPeers();

const alone = await clients.connect(`test://${await testNode(1)}`, bed.socket, { events: true });
await comparePeers(alone, rounds, {
  title: `From a call to its event, ${2 * pairs} stops and starts with 2 ms between, their median`,
  run: (peer) => peer.run(`latency ${pairs}`),
  cpuPer: (2 * pairs) / 1000,
  unit: "each (CPU: per 1,000)",
});
for (const peer of alone) await peer[Symbol.asyncDispose]();

// The node called default is one for all connections: what one client defines again, the others hear of.
const generator = await openConnection(bed.testUri());
const [dom] = (await generator.call(connectListAllDomains, { needResults: true })).domains;
if (!dom) throw new Error("libvirt's default test node has no domain.");
const { xml } = await generator.call(domainGetXmlDesc, { dom, flags: domainXmlFlag.inactive });
const define = () => generator.call(domainDefineXml, { xml });
const listeners = await clients.connect("test:///default", bed.socket, { events: true });
await comparePeers(listeners, rounds, {
  title: `${burst} events as fast as the driver makes them`,
  async run(peer) {
    await peer.run("subscribe");
    const [heard] = await Promise.all([peer.run(`expect ${burst}`), ...Array.from({ length: burst }, define)]);
    await peer.run("unsubscribe");
    return heard;
  },
  per: burst / 1000,
  unit: "per 1,000",
});
for (const peer of listeners) await peer[Symbol.asyncDispose]();
await generator.close();
