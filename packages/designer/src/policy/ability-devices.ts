const pci = (vendor: string, product: string) => `http://pcisig.com/pci/${vendor}/${product}`;

/**
 * The drivers of an operating system that choices depend on, with the devices that prove them in osinfo-db: a virtio
 * device has one id before version 1.0 and another since.
 */
export const abilityDevices = {
  "virtio-block": [pci("1af4", "1001"), pci("1af4", "1042")],
  "virtio-net": [pci("1af4", "1000"), pci("1af4", "1041")],
  "virtio-scsi": [pci("1af4", "1004"), pci("1af4", "1048")],
  "virtio-serial": [pci("1af4", "1003"), pci("1af4", "1043")],
  "virtio-balloon": [pci("1af4", "1002"), pci("1af4", "1045")],
  "virtio-rng": [pci("1af4", "1005"), pci("1af4", "1044")],
  "virtio-gpu": [pci("1af4", "1050")],
  "virtio-input": [pci("1af4", "1052")],
  "virtio-1.0": [pci("1af4", "1041")],
  xhci: [pci("1b36", "0004")],
  q35: ["http://qemu.org/chipset/x86/q35"],
  ich9: [pci("8086", "293e")],
  ich6: [pci("8086", "2668")],
  ac97: [pci("8086", "2415")],
  "xen-block": ["http://xen.org/xen/vbd"],
  "xen-net": ["http://xen.org/xen/vif"],
} as const satisfies Record<string, readonly string[]>;

/** A driver of an operating system that choices depend on. */
export type Ability = keyof typeof abilityDevices;
