import type { Disk, Domain, Interface } from "@hob/libvirt-xml";
import { InvalidIntent } from "../designer-errors.ts";
import { asAsked, type GuestStep } from "./guest-step.ts";

/** Changes what the guest starts from, and in which order; devices that are not named are not started from. */
export function setBootOrder(guest: Domain, order: readonly string[]): GuestStep {
  const { disks, interfaces, hostdevs } = guest.devices;
  const names = [
    ...disks.map(({ target }) => target.dev),
    ...interfaces.flatMap(({ mac }) => (mac === undefined ? [] : [mac])),
    ...(interfaces.length > 0 ? ["network"] : []),
  ];
  const wrong = order.find((name, index) => !names.includes(name) || order.indexOf(name) !== index);
  if (wrong !== undefined) {
    throw new InvalidIntent({
      what: "Boot device",
      value: wrong,
      accepted: `each once, ${names.map((name) => `'${name}'`).join(", ")}`,
    });
  }
  const place = (name: string | undefined) => (name === undefined ? -1 : order.indexOf(name));
  const at = <T extends Disk | Interface>(device: T, index: number): T => {
    const { boot: _boot, ...rest } = device;
    return (index < 0 ? rest : { ...rest, boot: index + 1 }) as T;
  };
  const devices: Domain["devices"] = {
    ...guest.devices,
    disks: disks.map((disk) => at(disk, place(disk.target.dev))),
    interfaces: interfaces.map((card, index) =>
      at(card, Math.max(place(card.mac), index === 0 ? place("network") : -1)),
    ),
    hostdevs: hostdevs.map(({ boot: _boot, ...rest }) => rest),
  };
  return {
    guest: { ...guest, os: { ...guest.os, boot: [] }, devices },
    decisions: [asAsked("os/boot", order.join(", "))],
    warnings: order.length === 0 ? [`'${guest.name}' starts from no device.`] : [],
  };
}
