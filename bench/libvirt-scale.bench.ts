// What many domains and many connections cost one process: memory of 10,000 domains held beside bare Node, and up to 5,000
// connections that are all asked at once. Prints tables for docs/benchmarks.md.
// Usage (root): npm run bench -- libvirt-scale, or node --conditions=hob-source bench/libvirt-scale.bench.ts [rounds]
import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { startLibvirtd, testNode } from "@hob/beds";
import { quantile } from "./measure/quantile.ts";
import { printTable } from "./measure/table.ts";

const rounds = Number(process.argv[2] ?? 5);
const run = promisify(execFile);
const here = (name: string) => fileURLToPath(new URL(`peers/${name}`, import.meta.url));
const script = async (name: string, ...args: string[]) => {
  const { stdout } = await run(process.execPath, ["--expose-gc", here(name), ...args]);
  return stdout.trim().split(" ").map(Number);
};
const median = (values: readonly number[]) => quantile(values, 0.5);

await using bed = await startLibvirtd({ defaultNetwork: false, maximumClients: 6000 });

const domains = 10_000;
const uri = bed.testUri(await testNode(domains));
const kinds = [
  { what: "bare Node", args: [] },
  { what: "bare Node that has compiled a loop", args: ["busy"] },
  { what: `a connection, ${domains} domains and their figures held`, args: [uri] },
];
const resident = kinds.map((): number[] => []);
const own = kinds.map((): number[] => []);
for (let round = 0; round < rounds; round++) {
  for (const [index, { args }] of kinds.entries()) {
    const [all = Number.NaN, alone = Number.NaN] = await script("hold-domains.mjs", ...args);
    resident[index]?.push((all * 1024) / 1e6);
    own[index]?.push((alone * 1024) / 1e6);
  }
}
const more = (values: readonly (readonly number[])[], index: number) =>
  median((values[index] ?? []).map((each, round) => each - (values[0]?.[round] ?? Number.NaN))).toFixed(1);
printTable(
  [`memory, ${rounds} rounds`, "resident MB", "more than bare Node", "of them its own MB", "more than bare Node"],
  kinds.map(({ what }, index) => [
    what,
    median(resident[index] ?? []).toFixed(1),
    more(resident, index),
    median(own[index] ?? []).toFixed(1),
    more(own, index),
  ]),
);

const node = await testNode(1);
const rows: (string | number)[][] = [];
for (const count of [500, 2000, 5000]) {
  const [opened = 0, swept = 0, cpu = 0, resident = 0, answers = 0] = await script(
    "many-connections.mjs",
    bed.socket,
    node,
    String(count),
  );
  if (answers !== 2 * count) throw new Error(`${answers} answers instead of ${2 * count}.`);
  rows.push([
    count,
    (opened / 1000).toFixed(1),
    swept,
    ((cpu * 1000) / count).toFixed(0),
    (resident / 1000).toFixed(0),
  ]);
}
console.log("");
printTable(["connections", "all open after s", "all asked ms", "client CPU µs each", "resident MB"], rows);
