import type { Domain } from "@hob/libvirt-xml";
import { devicesIn } from "../../devices/devices-in.ts";
import type { Device } from "../../devices/device.ts";
import { type DevicePick, nameOfPick } from "../../devices/device-pick.ts";
import { requireDevice } from "../../devices/pick-device.ts";
import type { Described } from "../change-scene.ts";
import type { GuestChange } from "../guest-change.ts";
import { refuse, setting } from "../setting.ts";

const atStart = "the firmware of the running guest has it from its start";

/** What can be booted from, and where a definition has it. */
const bootable = { disk: "disks", interface: "interfaces", hostdev: "hostdevs", redirdev: "redirdevs" } as const;
const isBootable = (kind: string): kind is keyof typeof bootable => Object.hasOwn(bootable, kind);

/** The devices to boot from, in order. */
export const bootOrderSetting = setting<readonly DevicePick[]>({
  check(scene, order) {
    if (!scene.stored) return;
    const seen = new Set<Device>();
    const devices = devicesIn(scene.stored.xml);
    for (const pick of order) {
      const device = requireDevice(scene.dom.name, devices, pick, "config");
      if (!isBootable(device.kind)) refuse(scene, "bootOrder", nameOfPick(pick), "no guest boots from that");
      if (seen.has(device)) refuse(scene, "bootOrder", nameOfPick(pick), "it is named twice");
      seen.add(device);
    }
  },
  waits: () => atStart,
  edit: (definition, order, stored) => withOrder(definition, order, stored),
});

/** Whether the firmware offers a choice. */
export const bootMenuSetting = setting<NonNullable<GuestChange["bootMenu"]>>({
  check(scene, { timeoutMs }) {
    if (timeoutMs === undefined || (Number.isInteger(timeoutMs) && timeoutMs >= 0 && timeoutMs <= 65_535)) return;
    refuse(scene, "bootMenu", `${timeoutMs} ms`, "the firmware waits from 0 to 65535 ms");
  },
  waits: () => atStart,
  edit(definition, { enabled, timeoutMs }) {
    const { bootMenuTimeoutMs: _old, ...os } = definition.os;
    const timeout = timeoutMs === undefined ? {} : { bootMenuTimeoutMs: timeoutMs };
    return { ...definition, os: { ...os, bootMenu: enabled, ...timeout } };
  },
});

/** An order of devices takes the place of one of kinds: libvirt takes one of the two. */
function withOrder(definition: Domain, order: readonly DevicePick[], stored: Described): Domain {
  const devices = devicesIn(stored.xml);
  const places = new Map(order.map((pick, at) => [requireDevice(definition.name, devices, pick, "config"), at + 1]));
  const ordered = Object.entries(bootable).map(([kind, list]) => {
    const ofKind = devices.filter((device) => device.kind === kind);
    return [list, definition.devices[list].map((each, at) => placed(each, places.get(ofKind[at] as Device)))];
  });
  return {
    ...definition,
    os: { ...definition.os, boot: [] },
    devices: { ...definition.devices, ...Object.fromEntries(ordered) },
  };
}

function placed<Item extends { readonly boot?: number }>(item: Item, place: number | undefined): Item {
  const { boot: _boot, ...rest } = item;
  return (place === undefined ? rest : { ...rest, boot: place }) as Item;
}
