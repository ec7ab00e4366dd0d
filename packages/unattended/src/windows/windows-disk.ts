import type { XmlElement } from "@hob/xml";
import { xml } from "../writers/xml-element.ts";

interface Partition {
  readonly type: "EFI" | "MSR" | "Primary";
  /** In MiB; null for the rest of the disk. */
  readonly size: number | null;
  readonly format: "FAT32" | "NTFS" | null;
  readonly label: string | null;
  readonly letter: string | null;
}

const system: Partition = { type: "Primary", size: null, format: "NTFS", label: "Windows", letter: "C" };

/** @source Microsoft, "Configure UEFI/GPT-based hard drive partitions", "Configure BIOS/MBR-based hard drive partitions" */
const layouts: Readonly<Record<"bios" | "efi", readonly Partition[]>> = {
  bios: [{ type: "Primary", size: 500, format: "NTFS", label: "System", letter: null }, system],
  efi: [
    { type: "EFI", size: 300, format: "FAT32", label: "System", letter: null },
    { type: "MSR", size: 16, format: null, label: null, letter: null },
    system,
  ],
};

/** The number of the partition that Windows is installed on. */
export const systemPartition = (firmware: "bios" | "efi"): string => String(layouts[firmware].length);

/** Divides the first disk, on which all is lost. */
export function diskConfiguration(firmware: "bios" | "efi"): XmlElement {
  const partitions = layouts[firmware].map((partition, index) => ({ ...partition, number: String(index + 1) }));
  return xml(
    "DiskConfiguration",
    {},
    xml("WillShowUI", {}, "OnError"),
    xml(
      "Disk",
      { "wcm:action": "add" },
      xml("DiskID", {}, "0"),
      xml("WillWipeDisk", {}, "true"),
      xml(
        "CreatePartitions",
        {},
        partitions.map(({ number, type, size }) =>
          xml(
            "CreatePartition",
            { "wcm:action": "add" },
            xml("Order", {}, number),
            xml("Type", {}, type),
            size === null ? xml("Extend", {}, "true") : xml("Size", {}, String(size)),
          ),
        ),
      ),
      xml(
        "ModifyPartitions",
        {},
        partitions.map(({ number, format, label, letter }) =>
          xml(
            "ModifyPartition",
            { "wcm:action": "add" },
            xml("Order", {}, number),
            xml("PartitionID", {}, number),
            format !== null && xml("Format", {}, format),
            label !== null && xml("Label", {}, label),
            letter !== null && xml("Letter", {}, letter),
            firmware === "bios" && number === "1" && xml("Active", {}, "true"),
          ),
        ),
      ),
    ),
  );
}
