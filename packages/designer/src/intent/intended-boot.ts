/** The kinds of device that a guest starts from. */
export const bootKinds = ["disk", "cdrom", "network", "floppy"] as const;
/** A kind of device that a guest starts from. */
export type BootKind = (typeof bootKinds)[number];

/** A kernel that is started without the guest's firmware; paths on the host. */
export interface IntendedKernel {
  readonly kernel: string;
  readonly initrd?: string | undefined;
  /** Its command line. */
  readonly arguments?: string | undefined;
  /** A device tree, for machines that take one. */
  readonly dtb?: string | undefined;
}

/** What the guest reads about its machine from the firmware. */
export interface IntendedSystemInfo {
  /** SMBIOS, system information: `serial` is where cloud-init looks for `ds=nocloud`. */
  readonly system?: Readonly<
    Partial<Record<"manufacturer" | "product" | "version" | "serial" | "sku" | "family", string>>
  >;
  /** QEMU's firmware configuration: Ignition reads `opt/com.coreos/config`. A value, or a file of the host. */
  readonly entries?: readonly (
    { readonly name: string; readonly value: string } | { readonly name: string; readonly file: string }
  )[];
}

/** What happens when the guest powers off, restarts or crashes. */
export interface IntendedLifecycle {
  readonly onPoweroff?: "destroy" | "restart" | "preserve" | undefined;
  /** `destroy` ends a first phase in which an installer restarts the machine. */
  readonly onReboot?: "destroy" | "restart" | undefined;
  readonly onCrash?: "destroy" | "restart" | "preserve" | "coredump-destroy" | "coredump-restart" | undefined;
}
