import type { OperatingSystem } from "@hob/osinfo";
import { familiesWithoutUsb } from "../policy/family-abilities.ts";
import type { PartDifference } from "./compare-guests.ts";
import type { OracleCase } from "./oracle-case.ts";

/** A class of differences between the designer and virt-install, each of them wanted. */
export interface KnownDifference {
  readonly name: string;
  /** Why the designer's choice is the better one. */
  readonly reason: string;
  /** Whether a difference is of this class; `all` are those of the same guest. */
  holds(
    difference: PartDifference,
    about: { readonly wanted: OracleCase; readonly os: OperatingSystem; readonly all: readonly PartDifference[] },
  ): boolean;
}

/** What follows from the drivers that a system has; the serial controller follows from the agent's channel. */
const driverParts =
  /^(disk|cdrom)\/target$|^interface\[|^rng$|^controller\[(usb|virtio-serial)\]$|^channel\[|^video$|^memballoon$/;
const today = "2021-01-01";
const releasedOf = (os: OperatingSystem) => os.releaseDate ?? "9999";
/** FreeDOS is filed under Linux. */
const familyOf = (os: OperatingSystem) => (os.distro === "freedos" ? "msdos" : os.family);
const isListed = (os: OperatingSystem) => os.devices.length > 0;

/** Every difference that is wanted. One that is of no class fails the oracle. */
export const knownDifferences: readonly KnownDifference[] = [
  {
    name: "EFI without Secure Boot",
    reason:
      "Where only `efi` is said, libvirt takes the first firmware that the host lists, which on q35 and on ARM is one that enforces " +
      "Microsoft's keys: a system whose loader is not signed does not start. Secure Boot is a choice of its own here.",
    holds: ({ part, ours, theirs }) =>
      part === "os/firmware/feature" && ours === '["secure-boot: no"]' && theirs === null,
  },
  {
    name: "BIOS as asked",
    reason:
      "virt-install cannot be asked for BIOS where osinfo-db says that the system does not start from it; here it is done as asked, " +
      "with a warning. TPM and graphics adapter follow from the firmware.",
    holds: ({ part }, { os, wanted }) =>
      wanted.firmware === "bios" &&
      os.supportsFirmware("bios", wanted.arch) === false &&
      ["os/firmware", "tpm", "video"].includes(part),
  },
  {
    name: "an emulated processor of today",
    reason:
      "The emulator's default has nothing newer than 2006: systems that are built for x86-64-v2, as those of RHEL 9, stop with " +
      "«CPU does not support x86-64-v2», and Windows 11 24H2 does not start. Systems released since 2021 get all that can be emulated.",
    holds: ({ part, ours }, { os }) =>
      part === "cpu/mode" && ours?.includes('"maximum"') === true && releasedOf(os) >= today,
  },
  {
    name: "cores of one socket for Windows",
    reason: "Windows for workstations uses one socket or two and leaves the processors of all others idle.",
    holds: ({ part, ours }, { os }) => part === "cpu/topology" && ours !== null && os.family === "winnt",
  },
  {
    name: "two processors for a system of today",
    reason:
      "For most systems osinfo-db says nothing of processors; then virt-install gives one. Of those released since 2021 " +
      "(Windows: since 2006) of which it does say something, all but Alpine get two or more.",
    holds: ({ part, ours, theirs }, { os }) =>
      part === "vcpu" &&
      ours === "2" &&
      theirs === "1" &&
      releasedOf(os) >= (os.family === "winnt" ? "2006-01-01" : today),
  },
  {
    name: "a card that the system has a driver for",
    reason:
      "On q35 virt-install takes e1000e, on pc e1000, whatever the system's age: those from before 2009 have no driver for the first, " +
      "those from before 2003 none for the second. They get the card that they list, or that was usual in their year.",
    holds: ({ part, ours, theirs }, { os }) =>
      part.startsWith("interface[") &&
      /"e1000e?"/.test(theirs ?? "") &&
      /"(e1000|rtl8139|ne2k_pci|pcnet)"/.test(ours ?? "") &&
      releasedOf(os) < "2009-07-01",
  },
  {
    name: "a bridge for a card of conventional PCI",
    reason: "libvirt adds it for the card that the system has a driver for.",
    holds: ({ part, ours }, { wanted, all }) =>
      part === "controller[pci]" &&
      wanted.machine !== "pc" &&
      ours?.includes("pcie-to-pci-bridge") === true &&
      all.some((other) => other.part.startsWith("interface[")),
  },
  {
    name: "drivers judged by family and age",
    reason:
      "osinfo-db lists no devices for 305 systems. virt-install then takes IDE and e1000, whatever the age; here a Linux of 2012 has " +
      "virtio, one of 2019 everything that is virtual.",
    holds: ({ part }, { os }) => !isListed(os) && driverParts.test(part),
  },
  {
    name: "the machine of today for a system judged by its age",
    reason:
      "A Linux of 2017 or later, and a Windows of 2009 or later, drives q35 although osinfo-db lists no devices for it.",
    holds: ({ part }, { os, wanted }) =>
      wanted.machine === null && !isListed(os) && /^(os\/type|controller\[|sound$)/.test(part),
  },
  {
    name: "no USB before USB",
    reason:
      "DOS, Windows 3 and NetWare have no USB; a tablet that nothing reads takes the pointer away from the PS/2 mouse.",
    holds: ({ part, ours }, { os }) =>
      familiesWithoutUsb.includes(familyOf(os) ?? "") &&
      ((part === "controller[usb]" && ours?.includes('"none"') === true) ||
        (part.startsWith("input[") && ours === null)),
  },
  {
    name: "no enlightenments for systems that know none",
    reason: "Windows before NT, and Windows on ARM's emulator, know nothing of Hyper-V.",
    holds: ({ part, ours }, { os, wanted }) =>
      (part === "features/hyperv" || part === "clock/timer[hypervclock]") &&
      ours === null &&
      (os.family !== "winnt" || wanted.arch !== "x86_64"),
  },
  {
    name: "the enlightenments that the host has",
    reason:
      "virt-install asks for the same three of every host. Under KVM those that the host offers are asked for, and no other: QEMU " +
      "refuses to start with one that the kernel lacks.",
    holds: ({ part }, { os, wanted }) =>
      (part === "features/hyperv" || part === "clock/timer[hypervclock]") &&
      os.family === "winnt" &&
      wanted.guestType === "kvm",
  },
  {
    name: "Secure Boot for Windows 11",
    reason: "Windows 11 is made for machines with Secure Boot: its firmware must enforce it, and be protected by SMM.",
    holds: ({ part, ours }, { os, wanted }) =>
      wanted.firmware === null &&
      os.family === "winnt" &&
      releasedOf(os) >= today &&
      ((part === "os/firmware/feature" && ours?.includes("secure-boot: yes") === true) ||
        (["os/loader/secure", "features/smm"].includes(part) && ours !== null)),
  },
  {
    name: "DOS on local time",
    reason: "DOS takes the hardware clock for local time, as Windows does.",
    holds: ({ part, ours }, { os }) => part === "clock/offset" && ours === '"localtime"' && familyOf(os) === "msdos",
  },
  {
    name: "the screen over the network",
    reason:
      "virt-install switches SPICE's compression off for viewers on the host itself; here they come over the network.",
    holds: ({ part }) => part === "graphics[spice]",
  },
];
