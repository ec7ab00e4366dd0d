// XML of 10,000 simulated domains: our client beside python3-libvirt (libvirt's own C client underneath), against the
// same daemon, in the same run, in rounds that alternate. Prints rows for docs/benchmarks.md.
// Usage (root): npm run bench -- libvirt-xml, or node --conditions=hob-source bench/libvirt-xml.bench.ts [domains] [rounds]
import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { startLibvirtd, testNode } from "@hob/beds";
import { connectListAllDomains, domainGetXmlDesc, openConnection } from "@hob/libvirt";

interface Round {
  readonly ms: number;
  readonly cpuMs: number;
  readonly size: number;
}

const count = Number(process.argv[2] ?? 10_000);
const rounds = Number(process.argv[3] ?? 7);
const inFlight = 64;

await using bed = await startLibvirtd({ defaultNetwork: false });
const uri = bed.testUri(await testNode(count));
const connection = await openConnection(uri, { keepalive: null });
const { domains } = await connection.call(connectListAllDomains, { needResults: true });

async function ours(): Promise<Round> {
  const started = performance.now();
  const cpu = process.cpuUsage();
  let size = 0;
  let next = 0;
  const run = async () => {
    for (let dom = domains[next++]; dom !== undefined; dom = domains[next++]) {
      const { xml } = await connection.call(domainGetXmlDesc, { dom });
      size += xml.length;
    }
  };
  await Promise.all(Array.from({ length: inFlight }, run));
  const { user, system } = process.cpuUsage(cpu);
  return { ms: performance.now() - started, cpuMs: (user + system) / 1000, size };
}

const python = spawn("/usr/bin/python3", [fileURLToPath(new URL("libvirt-xml.py", import.meta.url)), uri], {
  stdio: ["pipe", "pipe", "inherit"],
});
const lines = createInterface(python.stdout)[Symbol.asyncIterator]();
const line = async () => {
  const { value, done } = await lines.next();
  if (done) throw new Error("python3-libvirt ended early: is the Debian package python3-libvirt installed?");
  return value;
};
async function theirs(threads: number): Promise<Round> {
  python.stdin.write(`${threads}\n`);
  const [ms = 0, cpuMs = 0, size = 0] = (await line()).split(" ").map(Number);
  return { ms, cpuMs, size };
}

const seen = Number(await line());
if (seen !== domains.length || seen !== count)
  throw new Error(`Python sees ${seen} domains, we see ${domains.length}.`);

const contenders: readonly (readonly [string, () => Promise<Round>])[] = [
  [`@hob/libvirt, ${inFlight} in flight`, ours],
  ["python3-libvirt, one after the other", () => theirs(1)],
  ["python3-libvirt, 4 threads", () => theirs(4)],
];
const results = contenders.map((): Round[] => []);
// The first round warms everybody up and does not count.
for (let round = 0; round <= rounds; round++) {
  for (const [index, [, run]] of contenders.entries()) {
    const result = await run();
    if (round > 0) results[index]?.push(result);
  }
}
python.stdin.end();
await connection.close();

const sizes = new Set(results.flat().map(({ size }) => size));
if (sizes.size !== 1) throw new Error(`The clients read different amounts: ${[...sizes].join(", ")} characters.`);

const sorted = (values: readonly number[]) => values.toSorted((a, b) => a - b);
const median = (values: readonly number[]) => sorted(values)[Math.floor(values.length / 2)] ?? 0;
console.log(
  `| XML of ${count} test-driver domains, ${rounds} rounds | ms, median [min] | µs per domain | client CPU ms | ours / it, paired |`,
);
console.log("|---|---|---|---|---|");
for (const [index, [name]] of contenders.entries()) {
  const own = results[index] ?? [];
  const ms = own.map((round) => round.ms);
  const ratios = own.map((round, at) => (results[0]?.[at]?.ms ?? 0) / round.ms);
  const cells = [
    name,
    `${median(ms).toFixed(0)} [${Math.min(...ms).toFixed(0)}]`,
    ((median(ms) * 1000) / count).toFixed(1),
    median(own.map((round) => round.cpuMs)).toFixed(0),
    index === 0 ? "1" : median(ratios).toFixed(2),
  ];
  console.log(`| ${cells.join(" | ")} |`);
}
