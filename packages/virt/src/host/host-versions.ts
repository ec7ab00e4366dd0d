/** The versions of what runs on a host, each as `9.0.0`. */
export interface HostVersions {
  /** libvirt's name of the driver: `QEMU`, `Xen`, `LXC`, `TEST`. */
  readonly driver: string;
  /** The daemon's. */
  readonly libvirt: string;
  /** The emulator's or the hypervisor's; null where the driver has none, or cannot tell. */
  readonly hypervisor: string | null;
}

/** libvirt's number of a version as a text: `9.0.0` for 9,000,000. */
export function versionOf(number: bigint): string {
  return `${number / 1_000_000n}.${(number / 1000n) % 1000n}.${number % 1000n}`;
}
