// `GET /api/vms` of the built product with 10,000 VMs, from memory: how long it takes alone and with 8 callers at once,
// and what a VM weighs on the wire. Prints rows for docs/benchmarks.md.
// Run (root): npm run bench -- list-api
import { Agent, request } from "node:http";
import { authorised, startFleet } from "./measure/fleet.ts";
import { quantile } from "./measure/quantile.ts";
import { residentOf } from "./measure/resident.ts";
import { printTable } from "./measure/table.ts";

const vms = 10_000;
await using fleet = await startFleet(vms);
const agent = new Agent({ keepAlive: true, maxSockets: 8 });

/** Reads an answer as it comes over the wire. @returns its bytes. */
function read(path: string, encoding: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const headers = { ...authorised(fleet.token), "accept-encoding": encoding };
    const call = request(`${fleet.hob.url}${path}`, { agent, headers }, (response) => {
      let bytes = 0;
      response.on("data", (chunk: Buffer) => (bytes += chunk.length));
      response.on("end", () => (response.statusCode === 200 ? resolve(bytes) : reject(new Error(`${path} failed`))));
    });
    call.on("error", reject).end();
  });
}

/** Times of so many calls by callers that each wait for their answer before they ask again. */
async function timesOf(path: string, encoding: string, callers: number, calls: number): Promise<number[]> {
  const times: number[] = [];
  let left = calls;
  const call = async () => {
    while (left-- > 0) {
      const begun = performance.now();
      await read(path, encoding);
      times.push(performance.now() - begun);
    }
  };
  await Promise.all(Array.from({ length: callers }, call));
  return times;
}

const rows: (string | number)[][] = [];
const lists = [
  ["all 10,000", "/api/vms", vms, 60],
  ["a page of 100", "/api/vms?limit=100", 100, 600],
  ["a search that finds 100", "/api/vms?search=vm-001&limit=100", 100, 300],
] as const;
for (const [what, path, items, calls] of lists) {
  for (const encoding of ["identity", "gzip", "br"]) {
    const bytes = await read(path, encoding);
    await timesOf(path, encoding, 1, calls / 6);
    for (const callers of [1, 8]) {
      const times = await timesOf(path, encoding, callers, calls);
      const cells = [what, encoding, callers, quantile(times, 0.5).toFixed(1), quantile(times, 0.95).toFixed(1)];
      rows.push([...cells, quantile(times, 0).toFixed(1), (bytes / items).toFixed(0)]);
    }
  }
}
printTable(["GET /api/vms, 10,000 VMs", "encoding", "callers", "p50 ms", "p95 ms", "least ms", "bytes per VM"], rows);
const { rss, own } = await residentOf(fleet.hob.pid);
console.log(`\nThe server after that: ${rss.toFixed(0)} MB resident, ${own.toFixed(0)} MB of them its own.`);
agent.destroy();
