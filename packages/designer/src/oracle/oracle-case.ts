/** One guest that both the designer and virt-install are asked for. */
export interface OracleCase {
  /** The operating system's short id. */
  readonly os: string;
  readonly guestType: "qemu" | "kvm";
  readonly arch: string;
  /** Null leaves it to both. */
  readonly machine: string | null;
  /** Null leaves it to both. */
  readonly firmware: "bios" | "efi" | null;
  readonly graphics: "vnc" | "spice" | "none";
}

/** For a sentence: `debian11 on qemu x86_64 q35 efi vnc`. */
export const describeCase = ({ os, guestType, arch, machine, firmware, graphics }: OracleCase): string =>
  `${os} on ${[guestType, arch, machine ?? "any machine", firmware ?? "any firmware", graphics].join(" ")}`;

/** The kinds of machine that every system is asked for on. */
export const everyMachine: readonly Omit<OracleCase, "os">[] = [
  { guestType: "qemu", arch: "x86_64", machine: "q35", firmware: "efi", graphics: "vnc" },
  { guestType: "qemu", arch: "x86_64", machine: "q35", firmware: "bios", graphics: "vnc" },
  { guestType: "qemu", arch: "x86_64", machine: "pc", firmware: "bios", graphics: "vnc" },
  { guestType: "qemu", arch: "aarch64", machine: "virt", firmware: null, graphics: "vnc" },
];
