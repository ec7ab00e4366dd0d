// Says things to our libvirt client that no daemon says: recorded frames that are flipped, cut, doubled, swapped and mixed with
// noise, in deliveries of any length. A case fails when the client throws, leaves a call without an answer, or ends otherwise
// than with a protocol error. Prints a line per million cases; a failure names the seed that replays it.
// Usage (root): npm run bench -- libvirt-fuzz [cases] [first seed]
import { converse } from "../packages/libvirt/src/testing/fuzzed-conversation.ts";
import { printTable } from "./measure/table.ts";

const cases = Number(process.argv[2] ?? 10_000_000);
const first = Number(process.argv[3] ?? 1);
const batch = 250;
// Where an error was made is of no use here, and takes most of the time.
Error.stackTraceLimit = 0;
const rows: (string | number)[][] = [];
const ends = new Map<string, number>();
let begun = performance.now();
for (let seed = first; seed < first + cases; seed += batch) {
  const size = Math.min(batch, first + cases - seed);
  const outcomes = await Promise.all(Array.from({ length: size }, (_, index) => converse(seed + index)));
  for (const { closed } of outcomes) {
    const end = closed.reason === "error" ? "protocol error" : "an end of the stream";
    if (closed.reason !== "error" && closed.reason !== "end-of-file")
      throw new Error(`Near seed ${seed}: ${closed.reason}.`);
    ends.set(end, (ends.get(end) ?? 0) + 1);
  }
  await new Promise((resolve) => setImmediate(resolve));
  const done = seed + size - first;
  if (done % 1_000_000 === 0 || done === cases) {
    const seconds = (performance.now() - begun) / 1000;
    const rate = ((done % 1_000_000 || 1_000_000) / seconds).toFixed(0);
    rows.push([done, rate, (process.memoryUsage.rss() / 1e6).toFixed(0)]);
    console.error(`${done} cases, ${rate}/s`);
    begun = performance.now();
  }
}
printTable(["cases", "per second", "resident MB"], rows);
console.log(`\n${[...ends].map(([end, count]) => `${count} with ${end}`).join(", ")}, none otherwise.`);
