import { type Bed, run, startLibvirtd } from "@hob/beds";
import { isHobError } from "@hob/errors";
import { domain, osinfoId, read } from "@hob/libvirt-xml";
import { loadOsinfo, type OsDatabase } from "@hob/osinfo";
import { formatBytes, gibibytes, mebibytes } from "@hob/units";
import { type Host, openHost } from "@hob/virt";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type BuildRequest, planBuild } from "./index.ts";

let bed: Bed;
let host: Host;
let db: OsDatabase;
let image: string;

beforeAll(async () => {
  bed = await startLibvirtd({ defaultNetwork: false });
  host = openHost({ uri: bed.uri, name: "bed" });
  await host.whenConnected({ timeoutMs: 30_000 });
  db = await loadOsinfo();
  await mkdir(join(bed.directory, "images"));
  image = join(bed.directory, "images", "base.qcow2");
  await run("qemu-img", ["create", "-q", "-f", "qcow2", image, "64M"]);
  await bed.virsh("pool-define-as", "store", "dir", "--target", bed.poolPath);
  await bed.virsh("pool-start", "store");
  await bed.virsh("vol-create-as", "store", "taken.qcow2", "1M", "--format", "qcow2");
  const disk = `<disk type='file'><source file='${bed.poolPath}/taken.qcow2'/><target dev='vda' bus='virtio'/></disk>`;
  await bed.define(
    `<domain type='qemu'><name>there</name><memory>1024</memory><os><type>hvm</type></os><devices>${disk}</devices></domain>`,
  );
});
afterAll(async () => {
  await host.close();
  await bed.stop();
});

const plan = (request: Omit<BuildRequest, "name"> & { name?: string } = {}) =>
  planBuild(host, { name: "new", guestType: "qemu", disk: { pool: "store" }, ...request }, db);

async function refusal(request: Omit<BuildRequest, "name"> & { name?: string }): Promise<string> {
  const error: unknown = await plan(request).then(
    () => new Error("The plan was made."),
    (reason: unknown) => reason,
  );
  if (!isHobError(error)) throw error;
  expect(error.message).not.toContain("\n");
  return `${error.kind}: ${error.message}`;
}

test("shares a directory that is in no pool among all who look into it, and leaves no pool behind", async () => {
  const later = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
  const made = await Promise.all(
    Array.from({ length: 24 }, async (_, turn) => {
      // One comes while the last one ends.
      await later(turn * 7);
      return plan({ name: `new-${turn}`, source: { kind: "image", path: image } });
    }),
  );
  expect(new Set(made.map(({ volumes }) => JSON.stringify(volumes[0]?.content))).size).toBe(1);
  expect(await bed.virsh("pool-list", "--all", "--name")).toBe("store");
});

test("chooses all that is not said, and changes nothing", async () => {
  const before = [await bed.virsh("list", "--all"), await bed.virsh("pool-list", "--all")];
  const made = await plan({ os: "debian11" });
  expect(made).toMatchObject({
    os: { id: "http://debian.org/debian/11", name: "Debian 11" },
    volumes: [
      {
        id: "disk",
        pool: "store",
        makePoolAt: null,
        path: `${bed.poolPath}/new.qcow2`,
        format: "qcow2",
        content: { kind: "empty" },
      },
    ],
    firstXml: null,
    installation: null,
    wait: { goal: "none" },
    medium: null,
    start: true,
  });
  expect(made.memory).toBeGreaterThanOrEqual(mebibytes(512));
  expect(made.diskSize).toBeGreaterThanOrEqual(gibibytes(2));
  const { uuid, name, metadata } = read(domain, made.xml);
  expect([uuid, name, osinfoId(metadata)]).toEqual([made.uuid, "new", "http://debian.org/debian/11"]);
  expect(JSON.parse(JSON.stringify(made))).toEqual(made);
  expect([await bed.virsh("list", "--all"), await bed.virsh("pool-list", "--all")]).toEqual(before);
});

test("without a network 'default' the guest gets QEMU's own, with a warning", async () => {
  const made = await plan();
  expect(made.network).toBeNull();
  expect(read(domain, made.xml).devices.interfaces).toMatchObject([{ type: "user" }]);
  expect(made.warnings).toContainEqual(expect.stringMatching(/no network 'default' on bed/));
  expect((await plan({ network: "none" })).warnings).toEqual([]);
});

test("less memory than the system needs is a warning, not an error", async () => {
  const made = await plan({ os: "debian11", memory: mebibytes(64) });
  expect(made.memory).toBe(mebibytes(64));
  expect(made.warnings).toContainEqual(expect.stringMatching(/64 MiB of memory is less than/));
});

test("a missing pool 'default' will be made", async () => {
  const made = await plan({ disk: { size: mebibytes(1) } });
  expect(made.volumes[0]).toMatchObject({ pool: "default", makePoolAt: "/var/lib/libvirt/images" });
});

test("an image outside all pools is looked at without a trace", async () => {
  const made = await plan({ source: { kind: "image", path: image } });
  expect(made.volumes[0]).toMatchObject({
    size: mebibytes(64),
    content: { kind: "copy", path: image, format: "qcow2", size: mebibytes(64) },
  });
  expect((await host.pools()).map(({ name }) => name)).toEqual(["store"]);
});

test.each<[string, () => Omit<BuildRequest, "name"> & { name?: string }, RegExp | string]>([
  ["a name in use", () => ({ name: "there" }), "conflict: A guest named 'there' exists on bed already."],
  ["a volume in the way", () => ({ name: "taken" }), "conflict: Pool 'store' has a volume 'taken.qcow2' already."],
  ["an unknown system", () => ({ os: "debain11" }), "not-found: Operating system 'debain11' is unknown."],
  ["no memory", () => ({ memory: 0 }), "invalid: Memory '0' is refused; accepted: more than nothing, such as '2GiB'."],
  [
    "no processors",
    () => ({ vcpus: 0 }),
    "invalid: Number of processors '0' is refused; accepted: whole numbers from 1.",
  ],
  [
    "a disk of nothing",
    () => ({ disk: { pool: "store", size: 0 } }),
    "invalid: Disk size '0' is refused; accepted: more than nothing, such as '20GiB'.",
  ],
  [
    "a firmware of no kind",
    () => ({ firmware: "uefi" }),
    "invalid: Firmware 'uefi' is refused; accepted: 'bios', 'efi', 'efi-secure'.",
  ],
  ["an unknown pool", () => ({ disk: { pool: "nope" } }), "not-found: Storage pool 'nope' does not exist on bed."],
  ["an unknown network", () => ({ network: "nope" }), "not-found: Network 'nope' does not exist on bed."],
  [
    "a missing ISO",
    () => ({ source: { kind: "iso", path: "/tmp/nope/cd.iso" } }),
    "not-found: ISO '/tmp/nope/cd.iso' does not exist on bed: '/tmp/nope' cannot be looked into.",
  ],
  [
    "a missing image in a pool",
    () => ({ source: { kind: "image", path: "store/nope" } }),
    "not-found: Image 'store/nope' does not exist on bed: pool 'store' has no such volume.",
  ],
  [
    "a medium without a place",
    () => ({ source: { kind: "iso", path: "cd.iso" } }),
    "invalid: ISO 'cd.iso' is neither an absolute path on the host nor `pool/volume`.",
  ],
  [
    "a format that is not the image's",
    () => ({ source: { kind: "image", path: image, format: "raw" } }),
    /^invalid: Image '.*base\.qcow2' is said to be 'raw', but libvirt reads it as 'qcow2'\.$/,
  ],
  [
    "an overlay over a guest's disk",
    () => ({ source: { kind: "image", path: "store/taken.qcow2", mode: "overlay" } }),
    /^conflict: Image '.*taken\.qcow2' is a disk of guest 'there'\.$/,
  ],
])("refuses %s in one line", async (_what, request, message) => {
  expect(await refusal(request())).toMatch(message);
});

test("a disk larger than its pool is refused with its size, the pool and what is free", async () => {
  const { available } = await (await host.pool("store")).info();
  const size = available + gibibytes(1);
  const message = await refusal({ disk: { pool: "store", size } });
  expect(message).toMatch(`invalid: A disk of ${formatBytes(size)} does not fit into pool 'store': `);
  expect(message).toMatch(/ are free\.$/);
});

test("a missing file in a directory that is there is missed by name", async () => {
  expect(await refusal({ source: { kind: "iso", path: join(image, "..", "nope.iso") } })).toMatch(
    "there is no such file",
  );
  expect((await host.pools()).map(({ name }) => name)).toEqual(["store"]);
});
