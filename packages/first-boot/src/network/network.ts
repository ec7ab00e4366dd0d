/** What the guest does with its network cards. Absent: the first one asks DHCP. */
export type Network =
  /** Nothing is set up. */
  | { readonly kind: "none" }
  /** Every card that is named asks DHCP (and IPv6 router advertisements); no card named: the first one, by cloud-init itself. */
  | { readonly kind: "dhcp"; readonly macs?: readonly string[] | undefined }
  | NetworkV2;

/** A network that is said in full. */
export interface NetworkV2 {
  readonly kind: "v2";
  readonly ethernets?: readonly Ethernet[] | undefined;
  readonly bonds?: readonly Bond[] | undefined;
  readonly vlans?: readonly Vlan[] | undefined;
  readonly bridges?: readonly Bridge[] | undefined;
}

/** What every kind of link can have. */
export interface Link {
  readonly name: string;
  /** Whether IPv4 comes by DHCP. Default: false when there is an address, else left out. */
  readonly dhcp4?: boolean | undefined;
  readonly dhcp6?: boolean | undefined;
  /** Whether router advertisements are taken. Default: the system's. */
  readonly acceptRa?: boolean | undefined;
  /** With their prefix: `192.0.2.10/24`, `2001:db8::10/64`. */
  readonly addresses?: readonly string[] | undefined;
  /** Default routers: one of IPv4, one of IPv6. */
  readonly gateways?: readonly string[] | undefined;
  readonly routes?: readonly Route[] | undefined;
  readonly nameservers?: readonly string[] | undefined;
  readonly searchDomains?: readonly string[] | undefined;
  /** In bytes. */
  readonly mtu?: number | undefined;
  /** Whether the start does not wait for it. Default false. */
  readonly isOptional?: boolean | undefined;
}

export interface Route {
  /** `198.51.100.0/24`, or `default`. */
  readonly to: string;
  readonly via: string;
  readonly metric?: number | undefined;
}

/** A network card. With a MAC address it is found by that, and gets the name; without, it is found by its name. */
export interface Ethernet extends Link {
  /** `52:54:00:12:34:56`. */
  readonly mac?: string | undefined;
}

export interface Bond extends Link {
  /** Names of cards. */
  readonly interfaces: readonly string[];
  readonly mode?: (typeof bondModes)[number] | undefined;
  /** How often the link is looked at, in milliseconds. Default 100. */
  readonly monitorMs?: number | undefined;
  readonly lacpRate?: "slow" | "fast" | undefined;
  readonly transmitHashPolicy?: "layer2" | "layer3+4" | "layer2+3" | "encap2+3" | "encap3+4" | undefined;
  /** The card that is used while it works, in mode `active-backup`. */
  readonly primary?: string | undefined;
}

/** What a bond does with its cards. */
export const bondModes = [
  "balance-rr",
  "active-backup",
  "balance-xor",
  "broadcast",
  "802.3ad",
  "balance-tlb",
  "balance-alb",
] as const;

export interface Vlan extends Link {
  /** 1 to 4094. */
  readonly id: number;
  /** The name of what it is on. */
  readonly link: string;
}

export interface Bridge extends Link {
  readonly interfaces: readonly string[];
  /** Spanning tree. Default false. */
  readonly stp?: boolean | undefined;
  /** In seconds. */
  readonly forwardDelay?: number | undefined;
}
