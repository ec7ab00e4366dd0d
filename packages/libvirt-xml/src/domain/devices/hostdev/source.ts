import {
  attribute,
  child,
  children,
  element,
  type Element,
  ifAny,
  leaf,
  oneOf,
  type Open,
  within,
  yesNo,
} from "../../../kit/index.ts";
import { type PoolAdapter, poolAdapter } from "../../../storage-pool/source/adapter.ts";
import { type DiskAuth, diskAuth } from "../disk/auth.ts";
import { type DiskSourceHost, diskSourceHost } from "../disk/source/host.ts";
import { type HostAddress, hostAddress } from "./source/address.ts";

/** Which device of the host it is: which properties are there follows from its mode and type. */
export interface HostdevSource {
  /** Where it is; of type `mdev` its id. */
  readonly address?: HostAddress;
  /** Types `usb` and `pci`: what happens when it is not there at the start of the guest. */
  readonly startupPolicy?: Open<"mandatory" | "requisite" | "optional">;
  /** Type `usb`: whether the guest may reset it. */
  readonly guestReset?: Open<"off" | "uninitialized" | "on">;
  /** Type `usb`: `0x1234`. */
  readonly vendor?: string;
  /** Type `usb`: `0xbeef`. */
  readonly product?: string;
  /** Type `pci`, on Xen: whether the guest's writes to its configuration are filtered. */
  readonly writeFiltering?: boolean;
  /** Type `scsi`: `adapter` (the default) or `iscsi`. Type `scsi_host`: `vhost`. */
  readonly protocol?: Open<"adapter" | "iscsi" | "vhost">;
  /** Type `scsi`: the host's adapter, by the name `scsi_host0`. */
  readonly adapter?: PoolAdapter;
  /** Type `scsi` by iSCSI: the target and its disk. */
  readonly name?: string;
  readonly hosts?: readonly DiskSourceHost[];
  readonly auth?: DiskAuth;
  readonly initiatorIqn?: string;
  /** Type `scsi_host`: `naa.5123456789abcde0`. */
  readonly wwpn?: string;
  /** Type `storage` of a container: the device node of a disk. */
  readonly block?: string;
  /** Type `misc` of a container: a device node. */
  readonly char?: string;
  /** Type `net` of a container: the network interface. */
  readonly interface?: string;
}

/** `<hostdev><source>`. */
export const hostdevSource: Element<HostdevSource> = element("source", {
  startupPolicy: attribute("startupPolicy", oneOf("mandatory", "requisite", "optional")),
  guestReset: attribute("guestReset", oneOf("off", "uninitialized", "on")),
  writeFiltering: attribute("writeFiltering", yesNo),
  protocol: attribute("protocol", oneOf("adapter", "iscsi", "vhost")),
  name: attribute("name"),
  wwpn: attribute("wwpn"),
  vendor: within("vendor", attribute("id")),
  product: within("product", attribute("id")),
  hosts: ifAny(children(diskSourceHost, { key: (item) => item.name })),
  auth: child(diskAuth),
  initiatorIqn: within("initiator", within("iqn", attribute("name"))),
  adapter: child(poolAdapter),
  address: child(hostAddress),
  block: leaf("block"),
  char: leaf("char"),
  interface: leaf("interface"),
});
