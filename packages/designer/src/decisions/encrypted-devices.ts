import type { Devices, LaunchSecurity } from "@hob/libvirt-xml";
import type { Context } from "../context.ts";

/** Virtio controllers; the others know of DMA by themselves. */
const virtioControllers = ["virtio-scsi", "virtio", undefined];

/**
 * Has virtio devices go through the guest's DMA layer: it shows the host only what is meant for it, where the rest of the
 * guest's memory is encrypted.
 */
export function encryptedDevices({ ledger }: Context, devices: Devices, security: LaunchSecurity | null): Devices {
  if (security?.type !== "sev") return devices;
  ledger.decide("devices/driver/iommu", "on", "The host must not need to read memory that is encrypted.");
  const iommu = { iommu: true } as const;
  const driven = <T extends { readonly driver?: object }>(device: T): T => ({
    ...device,
    driver: { ...device.driver, ...iommu },
  });
  return {
    ...devices,
    disks: devices.disks.map((disk) => (disk.target.bus === "virtio" ? driven(disk) : disk)),
    interfaces: devices.interfaces.map((card) => (card.model === "virtio" ? driven(card) : card)),
    controllers: devices.controllers.map((each) =>
      each.type === "scsi" && virtioControllers.includes(each.model) ? driven(each) : each,
    ),
    memballoons: devices.memballoons.map((balloon) => (balloon.model === "virtio" ? driven(balloon) : balloon)),
    rngs: devices.rngs.map(driven),
  };
}
