/** A device of the host that the guest is given. */
export type IntendedHostDevice =
  | {
      readonly kind: "pci";
      /** `0000:01:00.0`. */
      readonly address: string;
      /** All devices of its IOMMU group, this one among them, as node devices tell. They leave the host together. */
      readonly iommuGroup?: readonly IommuGroupMember[] | undefined;
    }
  | { readonly kind: "usb"; readonly vendor: string; readonly product: string }
  | { readonly kind: "usb-address"; readonly bus: number; readonly device: number }
  | { readonly kind: "mdev"; readonly uuid: string; readonly model?: "vfio-pci" | "vfio-ccw" | "vfio-ap" | undefined };

/** A device of an IOMMU group. */
export interface IommuGroupMember {
  /** `0000:01:00.1`. */
  readonly address: string;
  /** For sentences: `Intel 82599 Virtual Function`. */
  readonly label?: string | undefined;
  /** A PCI bridge stays with the host, and does not hold the group back. */
  readonly isBridge?: boolean | undefined;
}
