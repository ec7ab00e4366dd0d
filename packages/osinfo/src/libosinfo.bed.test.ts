import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, it } from "vitest";
import { loadOsinfo } from "./load-osinfo.ts";
import type { OperatingSystem } from "./operating-system.ts";

const run = promisify(execFile);
const environment = { ...process.env, LC_ALL: "C" };

/** Says of every system what libosinfo itself makes of the installed database. */
const oracle = `
import gi, json
gi.require_version("Libosinfo", "1.0")
from gi.repository import Libosinfo
loader = Libosinfo.Loader(); loader.process_default_path()
every = lambda items: [items.get_nth(i) for i in range(items.get_length())]
amounts = lambda items: {r.get_architecture(): [r.get_n_cpus(), r.get_ram(), r.get_storage()] for r in every(items)}
date = lambda d: d and "%04d-%02d-%02d" % (d.get_year(), d.get_month(), d.get_day())
print(json.dumps({os.get_id(): {
  "shortIds": sorted(set(os.get_short_id_list())), "name": os.get_name(), "version": os.get_version(), "vendor": os.get_vendor(),
  "family": os.get_family(), "distro": os.get_distro(), "codename": os.get_codename(),
  "releaseDate": date(os.get_release_date()), "eolDate": date(os.get_eol_date()),
  "devices": sorted([d.get_id(), d.get_name(), d.get_class(), d.get_bus_type()] for d in every(os.get_all_devices(None))),
  "firmware": sorted([f.get_architecture(), f.get_firmware_type(), f.is_supported()] for f in every(os.get_complete_firmware_list(None))),
  "minimum": amounts(os.get_minimum_resources()), "recommended": amounts(os.get_recommended_resources()),
  "media": os.get_media_list().get_length(), "images": os.get_image_list().get_length(),
} for os in every(loader.get_db().get_os_list())}))`;

type Told = Record<"minimum" | "recommended", Record<string, readonly number[]>> & Record<string, unknown>;

const ours = (os: OperatingSystem) => ({
  shortIds: [...os.shortIds].sort(),
  name: os.name,
  version: os.version,
  vendor: os.vendor,
  family: os.family,
  distro: os.distro,
  codename: os.codename,
  releaseDate: os.releaseDate,
  eolDate: os.eolDate,
  devices: os.devices.map((device) => [device.id, device.name, device.class, device.bus]).sort(byFirst),
  firmware: os.firmware.map(({ arch, type, supported }) => [arch, type, supported]).sort(),
  media: os.media.length,
  images: os.images.length,
});

const byFirst = (one: readonly unknown[], other: readonly unknown[]) => (String(one[0]) < String(other[0]) ? -1 : 1);

it("agrees with libosinfo on every system: names, dates, devices, firmware, resources, media", async () => {
  const db = await loadOsinfo();
  const { stdout } = await run("/usr/bin/python3", ["-c", oracle], { env: environment, maxBuffer: 2 ** 28 });
  const told = JSON.parse(stdout) as Record<string, Told>;
  expect(Object.keys(told).length).toBeGreaterThan(700);
  expect(
    db
      .all()
      .map(({ id }) => id)
      .sort(),
  ).toEqual(Object.keys(told).sort());
  for (const [id, { minimum, recommended, ...facts }] of Object.entries(told)) {
    const os = db.get(id);
    expect(ours(os), id).toEqual(facts);
    for (const [level, stated] of Object.entries({ minimum, recommended })) {
      for (const arch of [...Object.keys(stated), "x86_64"]) {
        const [vcpus, memory, storage] = [0, 1, 2].map(
          (index) => [arch, "all"].map((name) => stated[name]?.[index] ?? -1).find((amount) => amount > 0) ?? null,
        );
        expect(os.resources(arch)[level as "minimum"], `${id} ${level} ${arch}`).toMatchObject({
          vcpus,
          memory,
          storage,
        });
      }
    }
  }
});

it("lists as many systems as osinfo-query, under the same short ids", async () => {
  const { stdout } = await run("osinfo-query", ["os", "--fields=short-id"], { env: environment });
  const shortIds = stdout
    .split("\n")
    .slice(2)
    .map((line) => line.trim())
    .filter(Boolean);
  expect(
    (await loadOsinfo())
      .all()
      .map(({ shortId }) => shortId)
      .sort(),
  ).toEqual(shortIds.sort());
});

it.each([
  ["fedora36", 26],
  ["debian11", 26],
  ["win10", 11],
  ["winxp", 5],
])("gives %s its %i devices", async (shortId, count) => {
  expect((await loadOsinfo()).get(shortId).devices).toHaveLength(count);
});

it("is read a little at a time, so that a server answers meanwhile", async () => {
  const turns: number[] = [];
  let before = process.cpuUsage();
  const note = () => {
    const { user, system } = process.cpuUsage(before);
    turns.push(user + system);
    before = process.cpuUsage();
  };
  const ticking = setInterval(note);
  await loadOsinfo();
  clearInterval(ticking);
  note();
  const whole = turns.reduce((sum, turn) => sum + turn, 0);
  // A share, because processor time depends on the machine.
  expect(Math.max(...turns)).toBeLessThan(whole / 2);
});
