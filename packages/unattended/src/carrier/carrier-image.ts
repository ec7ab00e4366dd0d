import { writeIso } from "@hob/iso9660";
import type { UnattendedPlan } from "../unattended-plan.ts";
import { fatImage } from "./fat-image.ts";

/** An image that carries answers to an installer. */
export interface CarrierImage {
  /** How it is attached: an optical disc, a floppy, or a removable disk on the USB bus. */
  readonly device: "cdrom" | "floppy" | "disk";
  readonly format: "iso9660" | "fat12";
  readonly bytes: Uint8Array;
}

/**
 * The image that carries a plan's files; null when they go into the initrd or come from a web server. It holds secrets:
 * delete it when the installation has ended, or has failed.
 *
 * @throws FloppyRefused, IsoContentRefused for files that do not fit.
 */
export function carrierImage({ injection, files }: Pick<UnattendedPlan, "injection" | "files">): CarrierImage | null {
  switch (injection.method) {
    case "cdrom": {
      const content = files.map(({ name, bytes }) => ({ path: name, bytes }));
      return { device: "cdrom", format: "iso9660", bytes: writeIso({ volumeId: injection.volumeId, files: content }) };
    }
    case "floppy":
    case "disk":
      return { device: injection.method, format: "fat12", bytes: fatImage(injection.volumeId, files) };
    case "initrd":
    case "web":
      return null;
  }
}
