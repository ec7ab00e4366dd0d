/** Drivers that the installer installs with the system. */
export interface DriverPlan {
  /** Media to attach while the system is installed, in order, after the installer's own. */
  readonly attach: readonly { readonly path: string; readonly device: "cdrom" | "floppy" }[];
  /** Directories on them, as the medium writes them: `viostor/w10/amd64`. */
  readonly directories: readonly string[];
  /** Devices that the guest can have thanks to them, already while it is installed: `http://pcisig.com/pci/1af4/1042`. */
  readonly preInstalled: readonly string[];
  /** Devices that the guest can have once it is installed. */
  readonly postInstalled: readonly string[];
}
