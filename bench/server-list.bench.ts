// The base framework alone: how long `GET` of a list of 10,000 items takes over HTTP, and what an item weighs. Its ids are
// random UUIDs, as real VMs have them: they hardly compress. Prints rows for docs/benchmarks.md.
// Run: npm run bench -- server-list
import { request } from "node:http";
import { definePlugin, serve } from "@hob/plugin-api";
import { defineResource } from "@hob/resources";
import { startTestServer } from "@hob/server/testing";
import { Type } from "typebox";
import { medianAndLeast } from "./measure/quantile.ts";
import { printTable } from "./measure/table.ts";

const count = 10_000;
const machines = defineResource({
  name: "machines",
  title: { one: "machine", many: "machines" },
  shape: Type.Object({
    id: Type.String(),
    host: Type.String(),
    name: Type.String(),
    state: Type.String({ enum: ["running", "off"] }),
    vcpus: Type.Integer(),
    memory: Type.Integer(),
    os: Type.Union([Type.String(), Type.Null()]),
    persistent: Type.Boolean(),
    autostart: Type.Boolean(),
  }),
  list: { allow: "machines:read" },
});
const items = Array.from({ length: count }, (_, n) => ({
  id: `ab12cd34.${crypto.randomUUID()}`,
  host: "ab12cd34",
  name: `vm-${n}`,
  state: n % 3 ? "running" : "off",
  vcpus: 2,
  memory: 2 * 1024 ** 3,
  os: n % 2 ? "debian12" : null,
  persistent: true,
  autostart: false,
}));
const plugin = definePlugin({
  id: "machines",
  title: "Machines",
  version: "1",
  description: "",
  brings: { resources: [serve(machines, () => ({ list: () => ({ items, total: count }) }))] },
});

const test = await startTestServer({ plugins: [plugin] });
const rows: (string | number)[][] = [];
for (const encoding of ["identity", "gzip", "br"]) {
  const times: number[] = [];
  let bytes = 0;
  for (let round = 0; round < 30; round += 1) {
    const start = performance.now();
    bytes = await get("/api/machines", encoding);
    times.push(performance.now() - start);
  }
  rows.push([encoding, medianAndLeast(times, 1), (bytes / count).toFixed(0)]);
}
printTable([`${count} items, framework alone, 30 rounds`, "ms, median [least]", "bytes per item"], rows);
await test.close();

/** The bytes of an answer as they came over the wire. */
function get(path: string, encoding: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const headers = { cookie: test.cookie, "accept-encoding": encoding };
    request(`${test.url}${path}`, { headers }, (response) => {
      let bytes = 0;
      response.on("data", (chunk: Buffer) => (bytes += chunk.length));
      response.on("end", () => resolve(bytes));
    })
      .on("error", reject)
      .end();
  });
}
