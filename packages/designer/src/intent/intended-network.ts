/** What a network interface is connected to. */
export type NetworkConnection =
  /** A libvirt network, by its name. */
  | { readonly network: string; readonly portgroup?: string | undefined }
  /** A bridge of the host. */
  | { readonly bridge: string }
  /** A network device of the host, by macvtap. Default mode `bridge`. */
  | { readonly direct: string; readonly mode?: "bridge" | "vepa" | "private" | "passthrough" | undefined }
  /** QEMU's own network, which needs nothing of the host. */
  | { readonly user: true };

/** What is wanted of the card itself. */
export interface IntendedCard {
  /** Chosen when absent: `virtio`, `e1000e`, `e1000`, `rtl8139`… */
  readonly model?: string | undefined;
  /** `52:54:00:12:34:56`; left to libvirt when absent. */
  readonly mac?: string | undefined;
  /** The largest packet, in bytes: 68 to 65535. */
  readonly mtu?: number | undefined;
  /** How many queues the guest's processors may use at once; model `virtio`. */
  readonly queues?: number | undefined;
  /** Whether the cable is plugged in. Default `up`. */
  readonly link?: "up" | "down" | undefined;
  /** A network filter of the host, by its name. */
  readonly filter?: string | undefined;
  /** Its place among all devices that are started from: 1 is the first. */
  readonly bootOrder?: number | undefined;
}

/** A network interface. */
export type IntendedNetwork = NetworkConnection & IntendedCard;
