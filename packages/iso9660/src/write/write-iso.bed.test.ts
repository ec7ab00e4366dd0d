import { createHash } from "node:crypto";
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { agentAnswers, agentGuest, guestShell, run, startLibvirtd } from "@hob/beds";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { IsoFile } from "./iso-content.ts";
import { writeIso } from "./write-iso.ts";

const bytes = (length: number) => Buffer.from(Array.from({ length }, (_, index) => (index * 7) % 251));
const files: readonly IsoFile[] = [
  { path: "user-data", bytes: bytes(5000), mode: 0o400 },
  { path: "empty", bytes: Buffer.alloc(0) },
  { path: "exactly-a-sector", bytes: bytes(2048) },
  { path: "openstack/latest/meta_data.json", bytes: Buffer.from("{}") },
  { path: "1/2/3/4/5/6/7/deep", bytes: Buffer.from("deep") },
  { path: `names/${"あ".repeat(64)}`, bytes: Buffer.from("long in UTF-8") },
  { path: "names/Ünïcode 🎉.tar.gz", bytes: Buffer.from("more than one dot") },
  { path: "names/ünïcode 🎉.tar.gz", bytes: Buffer.from("another case") },
  { path: "names/.hidden", bytes: Buffer.from("begins with a dot") },
  // More than a sector of records, whose names are alike in ISO 9660's letters.
  ...Array.from({ length: 120 }, (_, index) => ({
    path: `many/a name that is longer than thirty letters, number ${index}.txt`,
    bytes: Buffer.from(String(index)),
    mode: 0o755,
  })),
];
const digests = files.map(({ path, bytes }) => `${createHash("md5").update(bytes).digest("hex")}  ./${path}`).sort();

let directory: string;
let image: string;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "hob-iso-"));
  image = join(directory, "seed.iso");
  await writeFile(image, writeIso({ volumeId: "cidata", publisherId: "HOB", files }));
});

afterAll(() => rm(directory, { recursive: true, force: true }));

it("is read by xorriso: names, modes and bytes by Rock Ridge", async () => {
  const content = join(directory, "content");
  await run("xorriso", ["-osirrox", "on", "-indev", image, "-extract", "/", content]);
  const found = await readdir(content, { recursive: true, withFileTypes: true });
  const names = found
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(content.length + 1));
  expect(names.sort()).toEqual(files.map(({ path }) => path).sort());
  for (const { path, bytes, mode = 0o444 } of files) {
    expect((await readFile(join(content, path))).equals(bytes), path).toBe(true);
    expect((await stat(join(content, path))).mode & 0o7777, path).toBe(mode);
  }
});

it("has nothing that xorriso warns of, and a label that udev finds", async () => {
  const words = await run("sh", ["-c", 'exec xorriso -indev "$0" -pvd_info 2>&1', image]);
  expect(words).toContain("Volume Id    : cidata");
  expect(words).toContain("Publisher Id : HOB");
  expect(words).not.toMatch(/WARNING|SORRY|FAILURE|FATAL/);
  const probed = await run("blkid", ["-p", "-o", "export", image]);
  expect(probed.split("\n")).toEqual(
    expect.arrayContaining(["LABEL=cidata", "TYPE=iso9660", "VERSION=Joliet\\ Extension"]),
  );
});

it("is read by Linux: by Rock Ridge, by Joliet, and by the plain names", async () => {
  await using bed = await startLibvirtd();
  const seed = join(bed.poolPath, "seed.iso");
  await writeFile(seed, await readFile(image));
  const disc = `<disk type='file' device='cdrom'><driver name='qemu' type='raw'/><source file='${seed}'/><target dev='sda' bus='scsi'/><readonly/></disk>`;
  const xml = join(directory, "guest.xml");
  await writeFile(xml, await agentGuest({ name: "reader", devices: disc, network: false }));
  await bed.virsh("create", xml);
  await agentAnswers(bed, "reader");
  const shell = (script: string) => guestShell(bed, "reader", script);
  const mounted = (options: string, then: string) =>
    shell(
      `mkdir -p /mnt && mount -t iso9660 -o ro,${options} /dev/sr0 /mnt && cd /mnt && { ${then}; }; cd / && umount /mnt`,
    );
  expect(await shell("findfs LABEL=cidata")).toBe("/dev/sr0\n");
  const sums = "find . -type f -exec md5sum {} +";
  const lines = (text: string) => text.trim().split("\n").sort();
  expect(lines(await mounted("iocharset=utf8", sums))).toEqual(digests);
  expect((await mounted("iocharset=utf8", "stat -c %a:%u user-data many/*0.txt | sort -u")).trim()).toBe(
    "400:0\n755:0",
  );
  // Linux's Joliet has no characters beyond the first 65,536.
  const withoutEmoji = (list: readonly string[]) => list.filter((line) => !line.includes("nïcode"));
  expect(withoutEmoji(lines(await mounted("norock,iocharset=utf8", sums)))).toEqual(withoutEmoji(digests));
  const plain = lines(await mounted("norock,nojoliet,map=off", sums));
  expect(plain.map((line) => line.slice(0, 32)).sort()).toEqual(digests.map((line) => line.slice(0, 32)).sort());
  for (const line of plain)
    expect(line.slice(34)).toMatch(/^\.(\/[A-Z0-9_]{1,31})*\/[A-Z0-9_]{0,30}\.[A-Z0-9_]{0,8};1$/);
});
