import type { Address } from "@hob/libvirt-xml";
import type { Device, DeviceKind } from "./device.ts";

/** Which device is meant: the one for which all that is said here is so. */
export interface DevicePick {
  readonly kind?: DeviceKind;
  /** libvirt's own name of it, of running guests only, or one that was chosen and begins with `ua-`. */
  readonly alias?: string;
  /**
   * What it is known by: a disk's name in the guest (`vda`), an interface's end on the host (`vnet0`), a file system's
   * or channel's name, shared memory's name.
   */
  readonly target?: string;
  /** An interface's MAC address, in any case of letters. */
  readonly mac?: string;
  /** Where it sits in the guest; what is left out is not compared. Numbers may be written in any base. */
  readonly address?: Partial<Address>;
}

/** Whether a device is the one that is meant. */
export function isPicked(device: Device, pick: DevicePick): boolean {
  const { alias, address } = whereaboutsOf(device);
  return (
    (pick.kind === undefined || pick.kind === device.kind) &&
    (pick.alias === undefined || pick.alias === alias) &&
    (pick.target === undefined || pick.target === targetOf(device)) &&
    (pick.mac === undefined ||
      (device.kind === "interface" && pick.mac.toLowerCase() === device.definition.mac?.toLowerCase())) &&
    (pick.address === undefined || (address !== undefined && isAt(address, pick.address)))
  );
}

/** What messages call a device that is looked for. */
export function nameOfPick({ kind = "device" as DeviceKind, alias, target, mac, address }: DevicePick): string {
  const marks = [alias, target, mac, address && JSON.stringify(address)].filter((mark) => mark !== undefined);
  return [kind, ...marks.map((mark) => `'${mark}'`)].join(" ");
}

/** What messages call a device: `disk 'vda'`. */
export function nameOfDevice(device: Device): string {
  const { alias, address } = whereaboutsOf(device);
  const mac = device.kind === "interface" ? device.definition.mac : undefined;
  const mark = mac ?? targetOf(device) ?? alias ?? (address && JSON.stringify(address));
  return mark === undefined ? device.kind : `${device.kind} '${mark}'`;
}

/** Alias and address, of those kinds that have them. */
export function whereaboutsOf(device: Pick<Device, "definition">): {
  readonly alias?: string | undefined;
  readonly address?: Address | undefined;
} {
  return device.definition as { readonly alias?: string; readonly address?: Address };
}

/** The name that a device is known by, if its kind has names. */
export function targetOf(device: Device): string | undefined {
  switch (device.kind) {
    case "disk":
      return device.definition.target.dev;
    case "interface":
    case "filesystem":
      return device.definition.target;
    case "channel":
      return device.definition.target?.name;
    case "shmem":
      return device.definition.name;
    default:
      return undefined;
  }
}

function isAt(address: Address, wanted: Partial<Address>): boolean {
  return Object.entries(wanted).every(([name, value]) => {
    const own: unknown = address[name as keyof Address];
    if (value === undefined || own === value) return true;
    if (typeof value !== "string" || typeof own !== "string") return JSON.stringify(own) === JSON.stringify(value);
    return value !== "" && own !== "" && Number(own) === Number(value);
  });
}
