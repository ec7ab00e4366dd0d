/** Drivers that the installer installs with the system. */
export interface DriverPlan {
  /** Paths of images to attach as optical discs while the system is installed, after the installer's and the answers'. */
  readonly attach: readonly string[];
  /** Directories on them that the installer looks into, with `\`. */
  readonly directories: readonly string[];
  /** Devices that the guest can have from the start: `http://pcisig.com/pci/1af4/1042`. */
  readonly preInstalled: readonly string[];
  /** Devices that the guest can have once it is installed; the system does not start from these before. */
  readonly postInstalled: readonly string[];
}

/** A plan without drivers. */
export const noDrivers: DriverPlan = { attach: [], directories: [], preInstalled: [], postInstalled: [] };
