import type { Bytes } from "@hob/units";
import type { FirmwareName, GraphicsKind } from "../guest-intent.ts";
import type { IntendedDisk } from "../intent/intended-disk.ts";
import type { IntendedWatchdog } from "../intent/intended-extras.ts";
import type { IntendedHostDevice } from "../intent/intended-host-device.ts";
import type { IntendedNetwork } from "../intent/intended-network.ts";

/** A change to a guest that is there. What it does not say is decided as for a new guest, on this guest's machine. */
export type GuestChange =
  /** A disk, or a drive with its medium. */
  | { readonly change: "add-disk"; readonly disk: IntendedDisk }
  | { readonly change: "add-network"; readonly network: IntendedNetwork }
  | { readonly change: "add-host-device"; readonly device: IntendedHostDevice }
  /** A device of which a guest has one. */
  | { readonly change: "add-tpm"; readonly model?: string | undefined }
  | { readonly change: "add-watchdog"; readonly watchdog?: IntendedWatchdog | undefined }
  | { readonly change: "add-rng" | "add-agent" | "add-vsock" | "add-panic" }
  /** By its target: `vdb`. */
  | { readonly change: "remove-disk"; readonly name: string }
  /** By its MAC address. */
  | { readonly change: "remove-network"; readonly mac: string }
  | { readonly change: "set-graphics"; readonly graphics: GraphicsKind }
  | { readonly change: "set-memory"; readonly memory: Bytes }
  | { readonly change: "set-vcpus"; readonly vcpus: number }
  | { readonly change: "set-firmware"; readonly firmware: FirmwareName }
  /** Disks by their targets, interfaces by their MAC addresses or `network` for the first; others are not started from. */
  | { readonly change: "set-boot-order"; readonly order: readonly string[] };
