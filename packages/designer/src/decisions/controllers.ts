import type { Controller, Disk } from "@hob/libvirt-xml";
import type { Context } from "../context.ts";

/** The buses that the guest's devices sit on, as far as libvirt does not add them by itself. */
export function controllers(
  { platform, ledger }: Context,
  usb: string | null,
  ports: number,
  disks: readonly Disk[],
): Controller[] {
  const found: Controller[] = [...usbControllers(usb)];
  if (platform.isQemu && disks.some(({ target }) => target.bus === "scsi")) {
    ledger.decide("devices/controller[scsi]/model", "virtio-scsi", "The fastest of the SCSI controllers.", [
      "lsilogic",
    ]);
    found.push({ type: "scsi", model: "virtio-scsi" });
  }
  if (ports > 0) found.push({ type: "pci", model: "pcie-root" });
  for (let port = 0; port < ports; port += 1) found.push({ type: "pci", model: "pcie-root-port" });
  return found;
}

function usbControllers(usb: string | null): Controller[] {
  if (usb === null) return [];
  // As many ports as QEMU has: they cost nothing.
  if (usb.endsWith("-xhci")) return [{ type: "usb", model: usb, ports: 15 }];
  if (usb !== "ich9-ehci1") return [{ type: "usb", model: usb }];
  const companions = [0, 2, 4].map(
    (master, index) => ({ type: "usb", index: 0, model: `ich9-uhci${index + 1}`, master }) as const,
  );
  return [{ type: "usb", index: 0, model: usb }, ...companions];
}
