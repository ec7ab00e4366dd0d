// The side of @hob/libvirt in the libvirt benchmarks, as a process of its own like its peers.
// Usage: node --conditions=hob-source hob-client.ts URI. It prints "ready DOMAINS"; then each line on standard input is one
// piece of work, answered by "milliseconds cpu-milliseconds amount resident-kB".
import { createInterface } from "node:readline";
import { once } from "node:events";
import {
  connectGetAllDomainStats,
  connectGetLibVersion,
  connectListAllDomains,
  domainGetXmlDesc,
  openConnection,
  storageVolumeDownload,
  storageVolumeLookupByPath,
  storageVolumeUpload,
} from "@hob/libvirt";
import { eventListener } from "./hob-events.ts";

const connection = await openConnection(process.argv[2] ?? "", { keepalive: null });
const { domains } = await connection.call(connectListAllDomains, { needResults: true });

/** Keeps so many calls in flight until so many domains are through. */
async function documents(inFlight: number, count: string): Promise<number> {
  const wanted = domains.slice(0, Number(count));
  let size = 0;
  let next = 0;
  const run = async () => {
    for (let dom = wanted[next++]; dom !== undefined; dom = wanted[next++]) {
      const { xml } = await connection.call(domainGetXmlDesc, { dom });
      size += xml.length;
    }
  };
  await Promise.all(Array.from({ length: inFlight }, run));
  return size;
}

async function upload(size: number, path: string): Promise<number> {
  const { volume } = await connection.call(storageVolumeLookupByPath, { path });
  const { stream } = await connection.openStream(storageVolumeUpload, { volume, offset: 0n, length: BigInt(size) });
  const block = Buffer.alloc(262120, 0x5a);
  for (let left = size; left > 0; left -= block.length) {
    if (!stream.write(left < block.length ? block.subarray(0, left) : block)) await once(stream, "drain");
  }
  stream.end();
  await once(stream, "close");
  return size;
}

async function download(size: number, path: string): Promise<number> {
  const { volume } = await connection.call(storageVolumeLookupByPath, { path });
  const args = { volume, offset: 0n, length: BigInt(size) };
  let received = 0;
  const count = (piece: Buffer) => {
    received += piece.length;
  };
  await connection.receive(storageVolumeDownload, args, count, { whenSlow: "pause-connection" });
  return received;
}

const events = eventListener(connection);
/** Work tells how much it was, or that and its own figure of milliseconds. */
const work: Record<string, (number: number, path: string) => Promise<number | [amount: number, ms: number]>> = {
  async trips(count) {
    for (let i = 0; i < count; i++) await connection.call(connectGetLibVersion, {});
    return count;
  },
  async list() {
    return (await connection.call(connectListAllDomains, { needResults: true })).domains.length;
  },
  xml: documents,
  async stats(groups) {
    const { records } = await connection.call(connectGetAllDomainStats, { domains: [], stats: groups });
    let parameters = 0;
    // The others make every value as it arrives, so ours are all asked for.
    for (const record of records) record.parameters.forEach(() => parameters++);
    return parameters;
  },
  upload,
  download,
  async subscribe() {
    await events.subscribe();
    return 1;
  },
  async unsubscribe() {
    await events.unsubscribe();
    return 1;
  },
  async expect(count) {
    await events.expect(count);
    return count;
  },
  async latency(rounds) {
    const [dom] = domains;
    if (!dom) throw new Error("There is no domain.");
    return [2 * rounds, await events.latency(dom, rounds)];
  },
};

console.log(`ready ${domains.length}`);
for await (const line of createInterface(process.stdin)) {
  const [verb = "", number = "", path = ""] = line.split(" ");
  const run = work[verb];
  if (!run) throw new Error(`Unknown work: ${line}`);
  const started = performance.now();
  const cpu = process.cpuUsage();
  const done = await run(Number(number), path);
  const took = performance.now() - started;
  const [amount, ms] = typeof done === "number" ? [done, took] : done;
  const { user, system } = process.cpuUsage(cpu);
  console.log(`${ms.toFixed(4)} ${((user + system) / 1000).toFixed(3)} ${amount} ${process.memoryUsage.rss() / 1024}`);
}
await connection.close();
