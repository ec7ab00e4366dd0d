// Holds what a manager holds of a host: its domains and their last figures. Prints its resident memory in kB.
// Usage: node --expose-gc hold-domains.mjs [URI]; without a URI it holds nothing, and imports nothing. It runs what was
// built, because Node's own reading of TypeScript takes memory of its own.
import { readFileSync } from "node:fs";
import { setTimeout } from "node:timers/promises";

/** What stays referenced. */
const held = [];
const uri = process.argv[2];
if (uri !== undefined) {
  const { connectGetAllDomainStats, connectListAllDomains, openConnection } = await import("@hob/libvirt");
  const connection = await openConnection(uri, { keepalive: null });
  const { domains } = await connection.call(connectListAllDomains, { needResults: true });
  const { records } = await connection.call(connectGetAllDomainStats, { domains: [], stats: 1 });
  held.push(connection, domains, records);
}
globalThis.gc?.();
await setTimeout(1000);
globalThis.gc?.();
const [, pages] = readFileSync("/proc/self/statm", "utf8").split(" ");
console.log(Number(pages) * 4);
await held[0]?.close();
