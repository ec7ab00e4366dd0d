/** An address that libvirt's DHCP server gave somebody. */
export interface NetworkLease {
  /** In lower case; null where the client named itself by something else. */
  readonly mac: string | null;
  readonly address: string;
  /** Bits of the network's part of the address. */
  readonly prefix: number;
  readonly family: "ipv4" | "ipv6";
  readonly hostname: string | null;
  /** The client's own name for itself, in hexadecimal. */
  readonly clientId: string | null;
  /** The bridge that it was given on. */
  readonly bridge: string;
  /** When it ends, in ms since 1970. */
  readonly expiresAt: number;
}
