import { execFile } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { type Bed, startLibvirtd } from "@hob/beds";
import { loadOsinfo, type OsDatabase } from "@hob/osinfo";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Design } from "../design-guest.ts";
import type { GuestIntent, GuestType } from "../guest-intent.ts";
import { debian12, design, lxc, plainIntent, xen } from "../testing/host-fixture.ts";
import { builtInPolicies } from "./built-in-policies.ts";
import type { PolicyRule, PolicySet } from "./policy-set.ts";
import { policySettings, type SettingName } from "./policy-settings.ts";

const run = promisify(execFile);
const schema = "/usr/share/libvirt/schemas/domain.rng";

let db: OsDatabase;
let bed: Bed;
beforeAll(async () => {
  [db, bed] = await Promise.all([loadOsinfo(), startLibvirtd()]);
});
afterAll(() => bed.stop());

const systems = ["debian11", "rhel5.0", "win11", "win7", "winxp", "msdos6.22", "freebsd13.1", "solaris11", null];
const manyDisks: Partial<GuestIntent> = {
  vcpus: 4,
  disks: [
    ...plainIntent.disks,
    { device: "disk", source: { kind: "block", path: "/dev/vg/b" }, format: "raw" },
    { device: "disk", source: { kind: "volume", pool: "default", volume: "c" }, format: "qcow2" },
  ],
  networks: [{ network: "default" }, { user: true }],
};
const wholeMachines: readonly Partial<GuestIntent>[] = [
  manyDisks,
  { ...manyDisks, graphics: "spice" },
  { ...manyDisks, graphics: "none", machine: "pc" },
];

const osOf = (id: string | null) => (id === null ? null : db.get(id));

/** Every guest that a set is tried on. */
function* guests(policies: readonly PolicySet[]): Generator<Design> {
  for (const id of systems) {
    for (const wishes of wholeMachines) {
      for (const type of ["kvm", "qemu"] as const) yield design(osOf(id), wishes, debian12, type, { policies });
    }
    yield design(osOf(id), { arch: "aarch64" }, debian12, "qemu", { policies });
    yield design(osOf(id), {}, xen, undefined, { policies });
    yield design(osOf(id), { disks: plainIntent.disks.slice(0, 1) }, lxc, undefined, { policies });
  }
}

/** Every value that a setting takes, or of many the first, the last and one between. */
function valuesOf(setting: SettingName): readonly unknown[] {
  const { accepted, accepts } = policySettings[setting];
  const words = [...accepted.matchAll(/'([\w-]+)'/g)].map(([, word]) => word);
  const numbers = /from (\d+) to (\d+)/.exec(accepted)?.slice(1).map(Number) ?? [];
  return [...words, ...numbers, 2, true, false, "qemu64"].filter((value) => accepts(value));
}

async function validate(name: string, designs: Iterable<Design>): Promise<number> {
  const folder = join(bed.directory, name);
  await run("mkdir", [folder]);
  const files: string[] = [];
  for (const { xml } of designs) {
    const file = join(folder, `${files.length}.xml`);
    await writeFile(file, xml);
    files.push(file);
  }
  await run("xmllint", ["--noout", "--relaxng", schema, ...files], { maxBuffer: 2 ** 24 });
  return files.length;
}

describe.each(builtInPolicies.map((set) => ({ name: set.name, set })))("the policy set $name", ({ name, set }) => {
  it("makes guests that libvirt's schema describes, of any age, machine and hypervisor", async () => {
    expect(await validate(name, guests([set]))).toBe(81);
  });

  it.each(["debian11", "win11", "winxp", null])("makes a guest of %s that a real libvirtd takes", async (id) => {
    for (const [index, wishes] of wholeMachines.entries()) {
      const { xml } = design(osOf(id), wishes, debian12, "qemu" satisfies GuestType, { policies: [set] });
      const file = join(bed.directory, `${name}-${id}-${index}.xml`);
      await writeFile(file, xml);
      await bed.virsh("define", "--validate", file);
      await bed.virsh("undefine", "guest", "--nvram");
    }
  });
});

it("makes guests that libvirt's schema describes with any value of any setting", async () => {
  const sets = (Object.keys(policySettings) as SettingName[]).flatMap((setting) =>
    valuesOf(setting).map((value) => {
      const rule = { setting, value, because: "Tried." } as PolicyRule;
      return { name: "tried", description: "", rules: [rule] };
    }),
  );
  expect(sets.length).toBeGreaterThan(90);
  const designs = sets.flatMap((set) =>
    ["debian11", "winxp", null].flatMap((id) =>
      [0, 1].map((index) => design(osOf(id), wholeMachines[index], debian12, "kvm", { policies: [set] })),
    ),
  );
  expect(await validate("any", designs)).toBe(sets.length * 6);
});

it("names the set in the decisions that follow it, and in no other", () => {
  for (const set of builtInPolicies.slice(1)) {
    const made = design(db.get("debian11"), { vcpus: 4 }, debian12, "kvm", { policies: [set] });
    const whose = new Set(made.decisions.map(({ by }) => by));
    expect([...whose].sort()).toEqual(["policy", `policy:${set.name}`, "user"]);
  }
});
