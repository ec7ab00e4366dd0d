import { attribute, child, integer, type Slots, within } from "../../kit/index.ts";
import { type Address, address } from "./address.ts";

/** What every device may say of itself. */
export interface DeviceInfo {
  /** The device's name: libvirt's own of a running guest, such as `net0`; a chosen one begins with `ua-`. */
  readonly alias?: string;
  /** The number in the guest's ACPI tables, which names a network interface there: 1 makes `eno1`. */
  readonly acpiIndex?: number;
  /** Chosen by libvirt when absent. */
  readonly address?: Address;
}

/** `<alias>`, `<acpi>` and `<address>` of any device. */
export const deviceInfo: Slots<DeviceInfo> = {
  alias: within("alias", attribute("name")),
  acpiIndex: within("acpi", attribute("index", integer)),
  address: child(address),
};

/** What tells devices of a kind apart that have no name or number of their own. */
export function whereabouts({ alias, address: at }: DeviceInfo): string | undefined {
  return alias ?? (at && JSON.stringify(Object.entries(at)));
}
