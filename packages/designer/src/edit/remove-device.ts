import type { Domain } from "@hob/libvirt-xml";
import { InvalidIntent } from "../designer-errors.ts";
import { asAsked, type GuestStep } from "./guest-step.ts";

const quoted = (words: readonly string[]) =>
  words.map((word) => `'${word}'`).join(", ") || "none: there is no such device";

/** Takes a disk out; what is on it stays where it is. */
export function removeDisk(guest: Domain, name: string): GuestStep {
  const { disks } = guest.devices;
  if (!disks.some(({ target }) => target.dev === name)) {
    throw new InvalidIntent({ what: "Disk", value: name, accepted: quoted(disks.map(({ target }) => target.dev)) });
  }
  const kept = disks.filter(({ target }) => target.dev !== name);
  return {
    guest: { ...guest, devices: { ...guest.devices, disks: kept } },
    decisions: [asAsked(`devices/disk[${name}]`, "none")],
    warnings: [],
  };
}

/** Takes a network interface out. */
export function removeNetwork(guest: Domain, mac: string): GuestStep {
  const { interfaces } = guest.devices;
  const index = interfaces.findIndex((card) => card.mac?.toLowerCase() === mac.toLowerCase());
  if (index < 0) {
    throw new InvalidIntent({
      what: "Interface",
      value: mac,
      accepted: quoted(interfaces.flatMap((card) => card.mac ?? [])),
    });
  }
  return {
    guest: { ...guest, devices: { ...guest.devices, interfaces: interfaces.toSpliced(index, 1) } },
    decisions: [asAsked(`devices/interface[${index}]`, "none")],
    warnings: [],
  };
}
