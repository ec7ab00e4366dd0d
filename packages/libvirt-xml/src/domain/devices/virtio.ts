import { attribute, oneOf, onOff, type Open, type Slots } from "../../kit/index.ts";

/** Which virtio a device speaks: by default both the legacy and the modern kind, as far as its bus allows. */
export type VirtioModel = Open<"virtio" | "virtio-transitional" | "virtio-non-transitional">;

/** The models of a virtio device. */
export const virtioModel = oneOf("virtio", "virtio-transitional", "virtio-non-transitional");

/** What every virtio device can be told. Each is the hypervisor's choice when absent. */
export interface VirtioOptions {
  /** Whether the device goes through the guest's IOMMU. */
  readonly iommu?: boolean;
  /** Whether it caches the IOMMU's translations (Address Translation Service). */
  readonly ats?: boolean;
  /** Whether it uses packed rings. */
  readonly packed?: boolean;
  /** Whether each queue is notified on a page of its own. */
  readonly pagePerVq?: boolean;
}

/** The attributes of `<driver>` that all virtio devices have. */
export const virtioOptions: Slots<VirtioOptions> = {
  iommu: attribute("iommu", onOff),
  ats: attribute("ats", onOff),
  packed: attribute("packed", onOff),
  pagePerVq: attribute("page_per_vq", onOff),
};
