import { domainAttachDeviceFlags } from "@hob/libvirt";
import { write } from "@hob/libvirt-xml";
import { randomUUID } from "node:crypto";
import { chooseTarget, flagsOf } from "../change/choose-target.ts";
import type { ChangeOptions } from "../../change.ts";
import type { GuestCalls } from "../guest-calls.ts";
import { type Device, deviceElements, type NewDevice } from "./device.ts";
import { DeviceNotFound } from "./device-errors.ts";
import { targetOf, whereaboutsOf } from "./device-pick.ts";
import { listDevices } from "./list-devices.ts";
import { sameDevice } from "./same-device.ts";

/** Attaches a device to all that is chosen or to nothing, and finds what has become of it. */
export async function attachDevice(calls: GuestCalls, device: NewDevice, options: ChangeOptions): Promise<Device> {
  const target = await chooseTarget(calls, options.target);
  const named = withAlias(device);
  const xml = write<object>(deviceElements[named.kind], named.definition);
  // Read before, because drivers without aliases leave only the difference to tell it by.
  const of = target.live ? "live" : "config";
  const before = await listDevices(calls, of);
  await calls.callApart(domainAttachDeviceFlags, { xml, flags: flagsOf(target) });
  const after = await listDevices(calls, of);
  const { alias } = whereaboutsOf(named);
  const known = new Set(before.map((each) => each.xml));
  const found =
    after.find((each) => each.kind === named.kind && alias !== undefined && whereaboutsOf(each).alias === alias) ??
    sameDevice({ ...named, xml } as Device, after) ??
    after.find((each) => each.kind === named.kind && !known.has(each.xml));
  if (found) return found;
  const name = targetOf({ ...named, xml } as Device);
  throw new DeviceNotFound({
    guest: calls.dom.name,
    device: name === undefined ? named.kind : `${named.kind} '${name}'`,
    where: of,
  });
}

/** A lease is libvirt's own affair, and has no alias. */
function withAlias(device: NewDevice): NewDevice {
  if (device.kind === "lease" || whereaboutsOf(device).alias !== undefined) return device;
  return { kind: device.kind, definition: { ...device.definition, alias: `ua-${randomUUID()}` } } as NewDevice;
}
