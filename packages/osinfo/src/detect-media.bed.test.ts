import { mkdtemp, open, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, it } from "vitest";
import { detectLocation } from "./detect-location.ts";
import type { MediaDescriptor } from "./media-descriptor.ts";
import type { Media } from "./media.ts";
import { loadOsinfo } from "./load-osinfo.ts";
import type { OperatingSystem } from "./operating-system.ts";
import { isoHeader } from "./testing/iso-header.ts";
import { askLibosinfo } from "./testing/libosinfo.ts";
import { samplePattern } from "./testing/sample-pattern.ts";

const run = promisify(execFile);
let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "hob-media-"));
});
afterAll(() => rm(directory, { recursive: true }));

const usualSize = 6000 * 2048;

/** What a medium's patterns may stand for; null where libosinfo breaks off, whose language patterns must occur. */
function descriptorOf(media: Media, seed: number): MediaDescriptor | null {
  const sample = (pattern: string | null, length: number) =>
    pattern === null ? null : samplePattern(pattern, seed).slice(0, length).trimEnd();
  const volumeId = sample(media.volumeId, 32) ?? "X";
  if (media.languagePattern && !new RegExp(media.languagePattern.pattern).test(volumeId)) return null;
  return {
    volumeId,
    systemId: sample(media.systemId, 32),
    publisherId: sample(media.publisherId, 128),
    applicationId: sample(media.applicationId, 128),
    volumeSize: media.volumeSize ?? usualSize,
  };
}

/** A generated image, and the system that it was generated from. */
interface Generated {
  readonly path: string;
  readonly os: OperatingSystem;
  readonly descriptor: MediaDescriptor;
}

async function generate(pairs: readonly { os: OperatingSystem; media: Media }[]): Promise<Generated[]> {
  const generated: Generated[] = [];
  for (const [index, { os, media }] of pairs.entries()) {
    // A pattern of Windows without a language crashes libosinfo.
    if (os.family === "winnt" && !media.languagePattern) continue;
    const descriptor = descriptorOf(media, index);
    if (!descriptor) continue;
    const path = join(directory, `${index}.iso`);
    const file = await open(path, "w");
    const header = isoHeader(descriptor);
    await file.write(header, 0, header.length, 32_768);
    await file.truncate(65_536);
    await file.close();
    generated.push({ path, os, descriptor });
  }
  return generated;
}

const isRecognised = (media: Media) =>
  [media.volumeId, media.systemId, media.publisherId, media.applicationId].some((pattern) => pattern !== null);

it("tells the same system as libosinfo, for images generated from every third medium of the database", async () => {
  const db = await loadOsinfo();
  const images = await generate(
    db
      .all()
      .flatMap((os) => os.media.filter(isRecognised).map((media) => ({ os, media })))
      .filter((_, index) => index % 3 === 0),
  );
  const told = await askLibosinfo<(readonly [string, string[]] | null)[]>(
    `
def identify(path):
    media = Libosinfo.Media.create_from_location(path, None)
    return [media.get_os().get_id(), media.get_languages()] if db.identify_media(media) else None
print(json.dumps([identify("%s/%s.iso" % (sys.argv[1], index)) for index in sys.argv[2].split()]))`,
    directory,
    images.map(({ path }) => path.slice(directory.length + 1, -4)).join(" "),
  );
  expect(images.length).toBeGreaterThan(600);
  let equal = 0;
  for (const [index, { path, os, descriptor }] of images.entries()) {
    const detected = db.detectMedia(descriptor);
    const [id, languages] = told[index] ?? [null, []];
    if ((detected?.os.id ?? null) === id) {
      equal += 1;
      expect(detected?.languages ?? [], path).toEqual(languages);
      continue;
    }
    // Media of several systems have the same ids and nothing else: libosinfo takes any of them, by the order of a hash table.
    const candidates = db.all().filter((other) => other.media.some((media) => matchesMedium(media, descriptor)));
    const ids = candidates.map((candidate) => candidate.id);
    expect(ids, `${os.id} ${descriptor.volumeId}`).toEqual(expect.arrayContaining([id, detected?.os.id]));
  }
  expect(equal / images.length).toBeGreaterThan(0.99);
});

const matchesMedium = (media: Media, descriptor: MediaDescriptor): boolean =>
  (["volumeId", "systemId", "publisherId", "applicationId"] as const).every(
    (fact) => media[fact] === null || new RegExp(media[fact]).test(descriptor[fact] ?? ""),
  );

it("tells what osinfo-detect tells, for images of more than 60 systems of every family", async () => {
  const db = await loadOsinfo();
  const families = Map.groupBy(
    db.all().filter(({ media }) => media.some(isRecognised)),
    ({ distro, id }) => distro ?? id,
  );
  const systems = [0, 1, 2].flatMap((index) => [...families.values()].flatMap((all) => all[index] ?? []));
  const images = (await generate(systems.map((os) => ({ os, media: os.media.find(isRecognised) as Media })))).slice(
    0,
    66,
  );
  let compared = 0;
  const compare = async ({ path, descriptor }: Generated) => {
    const { stdout } = await run("osinfo-detect", [path], { env: { ...process.env, LC_ALL: "C" } });
    const { os, media, volume } = await detectLocation(path, db);
    expect(volume?.isBootable, path).toBe(true);
    const said = /for OS '(.*)'/.exec(stdout)?.[1] ?? null;
    const name = ({ variants, arch }: Media) =>
      `${os?.variants.find(({ id }) => variants.includes(id))?.name ?? os?.name} (${arch})`;
    // Media of one system that have the same ids are told apart by nothing: each name is as good.
    const alike = os?.media.filter((other) => matchesMedium(other, descriptor)).map(name) ?? [];
    if (os && media) expect(alike, `${path} ${stdout}`).toContain(said);
    else expect(said, `${path} ${stdout}`).toBeNull();
    compared += said === null ? 0 : 1;
  };
  const [even, odd] = [0, 1].map((rest) => images.filter((_, index) => index % 2 === rest));
  await Promise.all(
    [even, odd].map(async (half) => {
      for (const image of half ?? []) await compare(image);
    }),
  );
  expect(compared).toBeGreaterThan(60);
});
