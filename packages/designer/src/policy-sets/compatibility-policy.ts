import type { PolicySet } from "./policy-set.ts";

/** What nearly every system drives and nearly every host has: for images of unknown origin, and guests that move. */
export const compatibilityPolicy: PolicySet = {
  name: "compatibility",
  description: "Devices that nearly every system drives, and a processor that moves to other hosts.",
  rules: [
    {
      setting: "cpu.mode",
      value: "host-model",
      because: "A processor with a name, which the guest finds again on a like host.",
      when: { guestType: ["kvm"] },
    },
    {
      setting: "disk.bus",
      value: "sata",
      because: "Every system of today has a driver for it.",
      when: { machine: ["q35"] },
    },
    { setting: "disk.bus", value: "ide", because: "Every system has a driver for it.", when: { machine: ["pc"] } },
    {
      setting: "network.model",
      value: "e1000e",
      because: "Every system of today has a driver for it.",
      when: { machine: ["q35"], releasedSince: "2009-07-01" },
    },
    {
      setting: "network.model",
      value: "e1000",
      because: "Nearly every system has a driver for it.",
      when: { machine: ["pc"], releasedSince: "2003-06-01" },
    },
    {
      setting: "video.model",
      value: "vga",
      because: "Every system has a driver for it.",
      when: { machine: ["q35", "pc"] },
    },
    {
      setting: "usb.controller",
      value: "ich9-ehci1",
      because: "USB 2 is driven by more systems than USB 3.",
      when: { machine: ["q35", "pc"] },
    },
  ],
};
