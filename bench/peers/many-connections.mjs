// Opens many connections from one process, asks each for its domains and their states, and tells what it took.
// Usage: node --expose-gc many-connections.mjs SOCKET NODE COUNT. Prints
// "open-ms sweep-ms sweep-cpu-ms resident-kB answers". It runs what was built, as hold-domains.mjs does.
import { readFileSync } from "node:fs";
import { connectGetAllDomainStats, connectListAllDomains, openConnection } from "@hob/libvirt";

const [, , socket = "", node = "", count = "0"] = process.argv;
const uri = `test+unix://${node}?socket=${socket}`;
const started = performance.now();
const connections = [];
let left = Number(count);
const open = async () => {
  while (left-- > 0) connections.push(await openConnection(uri));
};
// A daemon has few workers: more in flight would only wait in its queue.
await Promise.all(Array.from({ length: 32 }, open));
const opened = performance.now() - started;

const sweep = () =>
  Promise.all(
    connections.map(async (connection) => {
      const [{ domains }, { records }] = await Promise.all([
        connection.call(connectListAllDomains, { needResults: true }),
        connection.call(connectGetAllDomainStats, { domains: [], stats: 1 }),
      ]);
      return domains.length + records.length;
    }),
  );
await sweep();
const cpu = process.cpuUsage();
const began = performance.now();
const answers = (await sweep()).reduce((sum, each) => sum + each, 0);
const swept = performance.now() - began;
const { user, system } = process.cpuUsage(cpu);
globalThis.gc?.();
const [, pages] = readFileSync("/proc/self/statm", "utf8").split(" ");
console.log([opened, swept, (user + system) / 1000, Number(pages) * 4, answers].map(Math.round).join(" "));
await Promise.all(connections.map((connection) => connection.close()));
