import { type Domain, metadataEntry } from "@hob/libvirt-xml";
import { mebibytes } from "@hob/units";
import { expect, it } from "vitest";
import type { GuestChange, SettingName } from "../../index.ts";
import { card, changedGuests } from "../../testing/changed-guests.ts";
import { hostedBed } from "../../testing/hosted-bed.ts";

const on = hostedBed();
const { defined, described } = changedGuests(on);

interface Row {
  readonly change: GuestChange;
  /** What a description says of it. */
  readonly says: (definition: Domain) => unknown;
  readonly after: unknown;
  readonly live: boolean;
}

/** Every setting, what it is changed to, and whether the running guest can take it. */
const matrix: Readonly<Record<Exclude<SettingName, "name" | "autostart">, Row>> = {
  title: { change: { title: "Web" }, says: ({ title }) => title, after: "Web", live: true },
  description: { change: { description: "a\nb" }, says: (it) => it.description, after: "a\nb", live: true },
  metadata: {
    change: { metadata: [{ namespace: "urn:a", prefix: "a", xml: "<note n='1'/>" }] },
    says: ({ metadata }) => metadataEntry(metadata, "urn:a")?.attribute("n"),
    after: "1",
    live: true,
  },
  memory: {
    change: { memory: mebibytes(128) },
    says: ({ currentMemory }) => currentMemory,
    after: mebibytes(128),
    live: true,
  },
  memoryMaximum: {
    change: { memoryMaximum: mebibytes(256) },
    says: ({ memory }) => memory,
    after: mebibytes(256),
    live: false,
  },
  vcpus: { change: { vcpus: 2 }, says: ({ vcpu }) => vcpu?.current, after: 2, live: true },
  vcpusMaximum: { change: { vcpusMaximum: 8 }, says: ({ vcpu }) => vcpu?.count, after: 8, live: false },
  topology: {
    change: { topology: { sockets: 2, cores: 2, threads: 1 } },
    says: ({ cpu }) => cpu?.topology?.sockets,
    after: 2,
    live: false,
  },
  cpu: {
    change: { cpu: { mode: "custom", model: { name: "qemu64" } } },
    says: ({ cpu }) => [cpu?.mode, cpu?.model?.name],
    after: ["custom", "qemu64"],
    live: false,
  },
  bootOrder: {
    change: { bootOrder: [{ mac: card }, { target: "sda" }] },
    says: ({ devices: { disks, interfaces } }) => [interfaces[0]?.boot, disks[0]?.boot],
    after: [1, 2],
    live: false,
  },
  bootMenu: {
    change: { bootMenu: { enabled: true, timeoutMs: 3000 } },
    says: ({ os }) => [os.bootMenu, os.bootMenuTimeoutMs],
    after: [true, 3000],
    live: false,
  },
  graphics: {
    change: { graphics: { password: "second", passwordValidTo: new Date("2031-05-06T07:08:09.123Z") } },
    says: ({ devices: { graphics } }) => [graphics[0]?.passwd, graphics[0]?.passwdValidTo],
    after: ["second", "2031-05-06T07:08:09"],
    live: true,
  },
  console: {
    change: { console: "serial" },
    says: ({ devices: { consoles } }) => consoles[0]?.target?.type,
    after: "serial",
    live: false,
  },
  actions: {
    change: { actions: { crash: "preserve" } },
    says: ({ onCrash }) => onCrash,
    after: "preserve",
    live: true,
  },
};

for (const [name, { change, says, after, live }] of Object.entries(matrix)) {
  const isThere = (definition: Domain) => JSON.stringify(says(definition)) === JSON.stringify(after);

  it(`stores '${name}' of a guest that is off`, async () => {
    const guest = await defined();
    expect(isThere(await described(guest, "config"))).toBe(false);
    expect(await guest.change(change)).toEqual({ live: [], config: [name], needsRestart: [] });
    expect(isThere(await described(guest, "config"))).toBe(true);
  });

  it(`${live ? "gives" : "keeps"} '${name}' ${live ? "to" : "from"} a guest that runs, and stores it`, async () => {
    const guest = await defined();
    await guest.start();
    expect((await guest.changeable())[name as SettingName].live).toBe(live);
    const outcome = await guest.change(change);
    expect(outcome).toMatchObject({ live: live ? [name] : [], config: [name] });
    expect(outcome.needsRestart.map(({ setting }) => setting)).toEqual(live ? [] : [name]);
    await expect.poll(async () => isThere(await described(guest, "config"))).toBe(true);
    // The balloon of a guest without an operating system does not move, so memory stays what it was.
    if (name !== "memory") expect(isThere(await described(guest, "live"))).toBe(live);
  });
}
