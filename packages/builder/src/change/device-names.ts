import type { Device, DevicePick } from "@hob/virt";

/** What people call a device: `disk 'vdb'`. */
export function nameOf(device: Device): string {
  const name = knownBy(device);
  return name === undefined ? device.kind : `${device.kind} '${name}'`;
}

/** How the same device is found in the running guest. */
export function pickOf(device: Device): DevicePick {
  const name = knownBy(device);
  if (name === undefined) return { kind: device.kind };
  return device.kind === "interface" ? { kind: device.kind, mac: name } : { kind: device.kind, target: name };
}

function knownBy(device: Device): string | undefined {
  if (device.kind === "disk") return device.definition.target.dev;
  return device.kind === "interface" ? device.definition.mac : undefined;
}
