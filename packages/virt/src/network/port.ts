import type { NetworkPort } from "@hob/libvirt-xml";

/** Limits of one direction, in KiB a second; `burst` in KiB. 0 is no limit. */
export interface PortLimits {
  readonly average?: number;
  readonly peak?: number;
  readonly burst?: number;
  /** Of what comes in: so much is kept free for this port. */
  readonly floor?: number;
}

/** Both directions of a port, as the guest sees them. */
export interface PortBandwidth {
  readonly inbound: PortLimits;
  readonly outbound: Omit<PortLimits, "floor">;
}

/** One place on a network where an interface is plugged in. */
export interface Port {
  readonly uuid: string;

  /** Who is plugged in, and how. */
  document(): Promise<NetworkPort>;
  xml(): Promise<string>;
  bandwidth(): Promise<PortBandwidth>;
  /** Sets what is given and leaves the rest. */
  setBandwidth(limits: Partial<PortBandwidth>): Promise<void>;
  /** Pulls the plug from the network's side; libvirt does it by itself when the guest ends. */
  delete(): Promise<void>;
}
