// The operating-system database: read from its files, read from what was kept, and asked, beside libosinfo in Python.
// Each reading is one of a process of its own, as a command has it. Prints rows for docs/benchmarks.md.
// Run: npm run bench -- osinfo
import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { loadOsinfo } from "@hob/osinfo";
import { medianAndLeast } from "./measure/quantile.ts";
import { printTable } from "./measure/table.ts";

const run = promisify(execFile);
const rounds = 7;

const ours = `
import { loadOsinfo } from "@hob/osinfo";
const begun = performance.now();
const db = await loadOsinfo(JSON.parse(process.argv[1]));
console.log(performance.now() - begun, db.all().length);
`;
const theirs = `
import gi, time
gi.require_version("Libosinfo", "1.0")
from gi.repository import Libosinfo
begun = time.perf_counter()
loader = Libosinfo.Loader(); loader.process_default_path(); db = loader.get_db()
loaded = time.perf_counter()
systems = db.get_os_list()
media = Libosinfo.Media.new("x", "x86_64"); media.set_param("volume-id", "Fedora-S-dvd-x86_64-36"); media.set_param("system-id", "LINUX")
def each(times, work):
    begun = time.perf_counter()
    for _ in range(times): work()
    return (time.perf_counter() - begun) / times * 1e6
fedora = lambda: db.get_os("http://fedoraproject.org/fedora/36")
print((loaded - begun) * 1e3, systems.get_length(), each(1000, fedora), each(200, lambda: fedora().get_all_devices(None)), each(20, lambda: db.identify_media(media)))
`;

const numbers = (text: string) => text.trim().split(/\s+/).map(Number);
const node = async (options: object) => {
  const words = ["--conditions=hob-source", "--input-type=module", "--eval", ours, JSON.stringify(options)];
  const [ms = Number.NaN, systems] = numbers((await run(process.execPath, words)).stdout);
  if (!systems || systems < 700) throw new Error(`Only ${systems} systems were read.`);
  return ms;
};
const python = async () => numbers((await run("/usr/bin/python3", ["-c", theirs])).stdout);

const cacheDirectory = await mkdtemp(join(tmpdir(), "hob-bench-"));
const took = { cold: [] as number[], kept: [] as number[], libosinfo: [] as number[] };
const asked = { find: [] as number[], devices: [] as number[], media: [] as number[] };
try {
  await node({ cacheDirectory });
  for (let round = 0; round < rounds; round += 1) {
    took.cold.push(await node({}));
    took.kept.push(await node({ cacheDirectory }));
    const [ms = Number.NaN, , find = Number.NaN, devices = Number.NaN, media = Number.NaN] = await python();
    took.libosinfo.push(ms);
    asked.find.push(find);
    asked.devices.push(devices);
    asked.media.push(media);
  }
} finally {
  await rm(cacheDirectory, { recursive: true });
}

const db = await loadOsinfo();
/** Microseconds of one of many, in rounds of which the first warms up. */
function each(times: number, work: () => unknown): number[] {
  const found: number[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const begun = performance.now();
    for (let time = 0; time < times; time += 1) work();
    if (round > 0) found.push(((performance.now() - begun) / times) * 1000);
  }
  return found;
}
const volume = {
  volumeId: "Fedora-S-dvd-x86_64-36",
  systemId: "LINUX",
  publisherId: null,
  applicationId: null,
  volumeSize: null,
};
const fedora = () => db.get("fedora36");
printTable(
  ["The operating-system database", "Hob", "libosinfo through gi"],
  [
    ["read from its files, ms", medianAndLeast(took.cold), medianAndLeast(took.libosinfo)],
    ["read from what was kept, ms", medianAndLeast(took.kept), "it keeps nothing"],
    ["a system by its id, µs", medianAndLeast(each(10_000, fedora), 2), medianAndLeast(asked.find, 2)],
    [
      "a system's devices, µs",
      medianAndLeast(
        each(10_000, () => fedora().devices),
        2,
      ),
      medianAndLeast(asked.devices, 2),
    ],
    [
      "what it needs, µs",
      medianAndLeast(
        each(10_000, () => fedora().resources("x86_64")),
        2,
      ),
      "",
    ],
    [
      "a search for two words, µs",
      medianAndLeast(
        each(100, () => db.search("fedora 36")),
        1,
      ),
      "",
    ],
    [
      "a medium told by its ids, µs",
      medianAndLeast(
        each(100, () => db.detectMedia(volume)),
        1,
      ),
      medianAndLeast(asked.media, 1),
    ],
  ],
);
