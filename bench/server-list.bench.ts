// The base framework alone: how long `GET` of a list of 10,000 items takes over HTTP, and what the server weighs.
// Run: npm run bench -- server-list
import { request } from "node:http";
import { definePlugin, serve } from "@hob/plugin-api";
import { defineResource } from "@hob/resources";
import { startTestServer } from "@hob/server/testing";
import { Type } from "typebox";

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

const megabytes = (bytes: number) => (bytes / 1e6).toFixed(1);
const test = await startTestServer({ plugins: [plugin] });
console.log(`resident at rest, with the items: ${megabytes(process.memoryUsage().rss)} MB`);
for (const encoding of ["identity", "gzip", "br"]) {
  const times: number[] = [];
  let bytes = 0;
  for (let round = 0; round < 30; round += 1) {
    const start = performance.now();
    bytes = await get("/api/machines", encoding);
    times.push(performance.now() - start);
  }
  const [median, best] = [times.toSorted((a, b) => a - b)[15] ?? 0, Math.min(...times)];
  console.log(
    `${encoding.padEnd(8)} median ${median.toFixed(1)} ms, best ${best.toFixed(1)} ms, ${(bytes / count).toFixed(0)} bytes an item`,
  );
}
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
