// Holds what a manager holds of a host: its domains and their last figures. Prints "resident-kB own-kB", where its own is what
// it does not share with other processes of the same program.
// Usage: node --expose-gc hold-domains.mjs [URI|busy]; without a URI it holds nothing and imports nothing, and "busy" has Node
// compile something all the same. It runs what was built, because Node's own reading of TypeScript takes memory of its own.
import { readFileSync } from "node:fs";
import { setTimeout } from "node:timers/promises";

/** What stays referenced. */
const held = [];
const uri = process.argv[2];
if (uri === "busy") {
  const texts = new Map();
  for (let i = 0; i < 300_000; i++) texts.set(i % 1000, `${i}`.padStart(8, "0").slice(i % 4));
} else if (uri !== undefined) {
  const { connectGetAllDomainStats, connectListAllDomains, openConnection } = await import("@hob/libvirt");
  const connection = await openConnection(uri, { keepalive: null });
  const { domains } = await connection.call(connectListAllDomains, { needResults: true });
  const { records } = await connection.call(connectGetAllDomainStats, { domains: [], stats: 1 });
  held.push(connection, domains, records);
}
// As `hob serve` does when it is quiet: V8 itself collects only when a program allocates.
const collect = () => globalThis.gc?.({ type: "major", execution: "sync", flavor: "last-resort" });
collect();
await setTimeout(1000);
collect();
const text = readFileSync("/proc/self/smaps_rollup", "utf8");
const field = (name) => new RegExp(`^${name}:\\s+(\\d+) kB`, "m").exec(text)?.[1];
console.log(`${field("Rss")} ${field("Anonymous")}`);
await held[0]?.close();
