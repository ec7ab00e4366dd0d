import type { Ability } from "./ability-devices.ts";

const virtio2012: readonly Ability[] = ["virtio-block", "virtio-net", "virtio-serial", "virtio-balloon", "virtio-rng"];

/**
 * What the systems of a family can drive from a day on, for the third of osinfo-db that lists no devices. Dates are
 * years later than the first release that could: enterprise systems of that day had old kernels.
 */
export const familyAbilities: Readonly<Record<string, readonly { since: string; abilities: readonly Ability[] }[]>> = {
  linux: [
    { since: "2005-01-01", abilities: ["ac97"] },
    { since: "2010-01-01", abilities: ["ich6"] },
    { since: "2012-01-01", abilities: [...virtio2012, "xen-block", "xen-net"] },
    { since: "2014-01-01", abilities: ["virtio-scsi", "ich9", "xhci"] },
    { since: "2017-01-01", abilities: ["virtio-1.0", "virtio-input", "q35"] },
    { since: "2019-01-01", abilities: ["virtio-gpu"] },
  ],
  freebsd: [
    { since: "2014-01-20", abilities: ["virtio-block", "virtio-net", "virtio-balloon", "xen-block", "xen-net"] },
  ],
  netbsd: [{ since: "2015-01-01", abilities: ["virtio-block", "virtio-net"] }],
  openbsd: [{ since: "2014-01-01", abilities: ["virtio-block", "virtio-net"] }],
  dragonflybsd: [{ since: "2015-01-01", abilities: ["virtio-block", "virtio-net"] }],
  winnt: [
    { since: "2006-11-01", abilities: ["ich6"] },
    { since: "2009-07-01", abilities: ["ich9", "q35"] },
    { since: "2012-08-01", abilities: ["xhci"] },
  ],
};

/** Network cards, most wanted first, for systems whose own are not listed; every system not here takes `e1000`. */
export const familyNetworkCards: Readonly<Record<string, readonly { until: string; model: string }[]>> = {
  linux: [
    { until: "2001-01-01", model: "ne2k_pci" },
    { until: "2003-06-01", model: "rtl8139" },
  ],
  winnt: [{ until: "2001-01-01", model: "pcnet" }],
  win9x: [{ until: "2001-01-01", model: "pcnet" }],
  win16: [{ until: "2001-01-01", model: "ne2k_pci" }],
  msdos: [{ until: "9999", model: "ne2k_pci" }],
  netware: [{ until: "9999", model: "pcnet" }],
  freebsd: [{ until: "2005-01-01", model: "ne2k_pci" }],
  netbsd: [{ until: "2005-01-01", model: "ne2k_pci" }],
  openbsd: [{ until: "2005-01-01", model: "ne2k_pci" }],
};

/** Families older than USB: they get no tablet and no USB controller. */
export const familiesWithoutUsb: readonly string[] = ["msdos", "win16", "netware"];

/** Families whose hardware clock shows local time. */
export const familiesOnLocalTime: readonly string[] = ["winnt", "win9x", "win16", "msdos", "solaris"];

/** Families that are Windows. */
export const windowsFamilies: readonly string[] = ["winnt", "win9x", "win16"];
