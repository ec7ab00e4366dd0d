import type { Bytes } from "@hob/units";
import { type PciAddress, pciAddress } from "../../../address/pci.ts";
import {
  attribute,
  byteCount,
  child,
  children,
  element,
  type Element,
  ifAny,
  integer,
  oneOf,
  type Open,
  within,
  yesNo,
} from "../../../kit/index.ts";
import { type Reconnect, reconnect } from "../reconnect.ts";
import { type DeviceSeclabel, deviceSeclabel } from "../seclabel.ts";
import { type DiskAuth, diskAuth } from "./auth.ts";
import { type Encryption, encryption } from "../../../storage/encryption.ts";
import { type DiskSourceCookie, diskSourceCookie } from "./source/cookie.ts";
import { type DiskSourceHost, diskSourceHost } from "./source/host.ts";
import { type Reservations, reservations } from "./source/reservations.ts";
import { type DiskSourceSlice, diskSourceSlice } from "./source/slice.ts";

/** Where a disk's data are: which properties are there follows from the disk's type. */
export interface DiskSource {
  /** Type `file`: an absolute path on the host. */
  readonly file?: string;
  /** Type `file`: the name of file descriptors that were handed to libvirt, which take the path's place. */
  readonly fdgroup?: string;
  /** Type `block`: a device node on the host. */
  readonly dev?: string;
  /** Type `dir`. */
  readonly dir?: string;
  /** Type `volume`: a storage pool's name, with `volume`. */
  readonly pool?: string;
  readonly volume?: string;
  /** Type `volume` of an iSCSI pool: whether the guest's or the host's initiator is used. */
  readonly mode?: Open<"host" | "direct">;
  /** Type `network`. */
  readonly protocol?: Open<
    | "nbd"
    | "rbd"
    | "iscsi"
    | "gluster"
    | "nfs"
    | "http"
    | "https"
    | "ftp"
    | "ftps"
    | "tftp"
    | "sheepdog"
    | "ssh"
    | "vxhs"
  >;
  /** Type `network`: what the server calls it: `pool/image`, `iqn.2026-01.org.example:disks/1`, a path. */
  readonly name?: string;
  /** Protocols `http` and `https`: what follows the question mark. */
  readonly query?: string;
  readonly tls?: boolean;
  /** The name that the server's certificate must have, where that is not the host's. */
  readonly tlsHostname?: string;
  /** Type `network`: the servers. */
  readonly hosts?: readonly DiskSourceHost[];
  /** Protocol `nfs`: who reads and writes. */
  readonly identity?: { readonly user?: string; readonly group?: string };
  /** Protocol `rbd`: the snapshot's name. */
  readonly snapshot?: string;
  /** Protocol `rbd`: the path of Ceph's configuration. */
  readonly config?: string;
  /** Protocol `iscsi`: the initiator's name. */
  readonly initiatorIqn?: string;
  /** Protocols `https` and `ftps`: whether the server's certificate is checked. */
  readonly sslVerify?: boolean;
  readonly cookies?: readonly DiskSourceCookie[];
  /** How much is asked of a web server in advance. */
  readonly readahead?: Bytes;
  /** How long a web server is waited for. */
  readonly timeoutSeconds?: number;
  /** Type `nvme`: `pci`. Type `vhostuser`: `unix`. */
  readonly type?: Open<"pci" | "unix">;
  /** Type `nvme`: the controller on the host's PCI bus, and the number of one of its name spaces. */
  readonly address?: PciAddress;
  readonly namespace?: number;
  /** Type `nvme`: whether libvirt takes the controller from the host's driver. */
  readonly managed?: boolean;
  /** Type `vhostuser`: the socket of the daemon that serves the disk. */
  readonly path?: string;
  readonly reconnect?: Reconnect;
  readonly slices?: readonly DiskSourceSlice[];
  readonly seclabels?: readonly DeviceSeclabel[];
  readonly auth?: DiskAuth;
  readonly encryption?: Encryption;
  readonly reservations?: Reservations;
  /** What happens when it is not there at the start of the guest. */
  readonly startupPolicy?: Open<"mandatory" | "requisite" | "optional">;
  /** libvirt's own number of it in a running guest's backing chain. */
  readonly index?: number;
}

const protocols = oneOf(
  "nbd",
  "rbd",
  "iscsi",
  "gluster",
  "nfs",
  "http",
  "https",
  "ftp",
  "ftps",
  "tftp",
  "sheepdog",
  "ssh",
  "vxhs",
);

/** `<disk><source>`, also of a backing store and a mirror. */
export const diskSource: Element<DiskSource> = element("source", {
  type: attribute("type", oneOf("pci", "unix")),
  file: attribute("file"),
  fdgroup: attribute("fdgroup"),
  dev: attribute("dev"),
  dir: attribute("dir"),
  pool: attribute("pool"),
  volume: attribute("volume"),
  mode: attribute("mode", oneOf("host", "direct")),
  protocol: attribute("protocol", protocols),
  name: attribute("name"),
  query: attribute("query"),
  tls: attribute("tls", yesNo),
  tlsHostname: attribute("tlsHostname"),
  managed: attribute("managed", yesNo),
  namespace: attribute("namespace", integer),
  path: attribute("path"),
  startupPolicy: attribute("startupPolicy", oneOf("mandatory", "requisite", "optional")),
  index: attribute("index", integer),
  address: child(pciAddress),
  hosts: ifAny(children(diskSourceHost, { key: (item) => item.name ?? item.socket })),
  identity: child("identity", { user: attribute("user"), group: attribute("group") }),
  snapshot: within("snapshot", attribute("name")),
  config: within("config", attribute("file")),
  initiatorIqn: within("initiator", within("iqn", attribute("name"))),
  sslVerify: within("ssl", attribute("verify", yesNo)),
  cookies: within("cookies", ifAny(children(diskSourceCookie, { key: (item) => item.name }))),
  readahead: within("readahead", attribute("size", byteCount("bytes"))),
  timeoutSeconds: within("timeout", attribute("seconds", integer)),
  reconnect: child(reconnect),
  slices: within("slices", ifAny(children(diskSourceSlice))),
  seclabels: ifAny(children(deviceSeclabel, { key: (item) => item.model })),
  auth: child(diskAuth),
  encryption: child(encryption),
  reservations: child(reservations),
});
