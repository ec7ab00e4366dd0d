// How many events a second our libvirt client hears: real ones of libvirt's test driver are recorded, and sent again by another
// process as fast as its socket takes them. Fails when one is lost or out of order. Prints a table for docs/benchmarks.md.
// Usage (root): npm run bench -- libvirt-events [rounds] [events]
import { spawn } from "node:child_process";
import { once } from "node:events";
import { connect, createServer, type Server } from "node:net";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createInterface } from "node:readline";
import { startLibvirtd, testNode } from "@hob/beds";
import { connectListAllDomains, domainEvents, domainResume, domainSuspend, openConnection } from "@hob/libvirt";
import { encodeFrame, frameType } from "../packages/libvirt/src/wire/frame.ts";
import { FrameSplitter } from "../packages/libvirt/src/wire/frame-splitter.ts";
import { medianAndLeast, quantile } from "./measure/quantile.ts";
import { printTable } from "./measure/table.ts";

const rounds = Number(process.argv[2] ?? 5);
const events = Number(process.argv[3] ?? 400_000);

/** The frames of a suspend and a resume, as the daemon sends them. */
async function record(): Promise<string[]> {
  await using bed = await startLibvirtd({ defaultNetwork: false });
  const recorded: string[] = [];
  const splitter = new FrameSplitter({
    frame(header, body) {
      if (header.type !== frameType.message) return;
      const bytes = body.keep(body.offset, body.end);
      recorded.push(encodeFrame(header, (writer) => writer.raw(bytes)).toString("hex"));
    },
    streamPiece() {},
  });
  const path = join(bed.poolPath, "tap");
  const tap: Server = createServer((client) => {
    const daemon = connect(bed.socket);
    client.pipe(daemon).pipe(client);
    daemon.on("data", (bytes) => splitter.push(bytes));
  });
  await new Promise<void>((resolve) => tap.listen(path, resolve));
  const connection = await openConnection(`test+unix://${await testNode(1)}?socket=${path}`, { keepalive: null });
  const { domains } = await connection.call(connectListAllDomains, { needResults: true });
  const [dom] = domains;
  if (dom === undefined) throw new Error("The test driver has no domain.");
  const heard = Promise.withResolvers<void>();
  await connection.subscribe(domainEvents.lifecycle, { of: dom }, ({ event }) => {
    if (event === "resumed") heard.resolve();
  });
  await connection.call(domainSuspend, { dom });
  await connection.call(domainResume, { dom });
  await heard.promise;
  await connection.close();
  await new Promise((resolve) => tap.close(resolve));
  return recorded;
}

const frames = await record();
const replay = fileURLToPath(new URL("peers/replay-events.ts", import.meta.url));
const rates: number[] = [];
const cpu: number[] = [];
let most = 0;
for (let round = 0; round < rounds; round += 1) {
  const daemon = spawn(process.execPath, ["--conditions=hob-source", replay, String(events), frames.join(",")], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const [uri] = (await once(createInterface(daemon.stdout), "line")) as [string];
  const connection = await openConnection(uri, { keepalive: null });
  const all = Promise.withResolvers<void>();
  let count = 0;
  const used = process.cpuUsage();
  const begun = performance.now();
  await connection.subscribe(domainEvents.lifecycle, {}, ({ event }) => {
    if (event !== (count % 2 === 0 ? "suspended" : "resumed")) all.reject(new Error(`Event ${count} is ${event}.`));
    count += 1;
    if (count % 50_000 === 0) most = Math.max(most, process.memoryUsage.rss());
    if (count === events) all.resolve();
  });
  void connection.closed.then(({ reason }) => all.reject(new Error(`${count} events came, then: ${reason}.`)));
  await all.promise;
  rates.push(events / ((performance.now() - begun) / 1000));
  const { user, system } = process.cpuUsage(used);
  cpu.push((user + system) / events);
  daemon.stdin.end();
  await connection.close();
  await once(daemon, "exit");
}
printTable(
  [`${events} events, ${rounds} rounds`, "events/s, median", "events/s, least", "CPU µs each", "resident MB at most"],
  [
    [
      "@hob/libvirt",
      quantile(rates, 0.5).toFixed(0),
      Math.min(...rates).toFixed(0),
      medianAndLeast(cpu, 1),
      (most / 1e6).toFixed(0),
    ],
  ],
);
