import { firmwares, type FirmwareName, type GraphicsKind, graphicsKinds } from "../guest-intent.ts";
import { either, nameOrAuto, oneOfWords, type SettingKind, trueOrFalse, wholeNumber } from "./setting-kind.ts";

/**
 * What is a matter of taste in a guest. `auto` leaves the choice to what the operating system can drive and the host
 * offers, or, where the designer says nothing of it, to the hypervisor.
 *
 * A policy prefers: what the host does not offer, or the system is known not to drive, is passed over.
 */
export interface PolicySettings {
  readonly "agent.channel": boolean;
  /** `virtio`: where the system has its driver. */
  readonly "balloon.model": "virtio" | "none";
  /** Whether memory that the guest frees goes back to the host at once. */
  readonly "balloon.freePageReporting": boolean;
  readonly "cpu.mode": "auto" | "host-passthrough" | "host-model" | "maximum" | "custom";
  /** With mode `custom`: a model that the host can give. */
  readonly "cpu.model": string;
  /** How several processors are arranged: as cores of one socket, as sockets, or as the hypervisor does. */
  readonly "cpu.topology": "cores" | "sockets" | "auto";
  readonly "disk.bus": "auto" | "virtio" | "scsi" | "sata" | "ide" | "usb";
  readonly "disk.cache": "auto" | "none" | "writeback" | "writethrough" | "directsync" | "unsafe";
  readonly "disk.detectZeroes": "auto" | "off" | "on" | "unmap";
  readonly "disk.discard": "auto" | "unmap" | "ignore";
  /** `native` only together with a cache of `none` or `directsync`. */
  readonly "disk.io": "auto" | "threads" | "native" | "io_uring";
  /** Threads of their own that serve the guest's virtio disks in turn. */
  readonly "disk.iothreads": number;
  /** Of a virtio disk; `vcpus`: one for each of the guest's processors. */
  readonly "disk.queues": "auto" | "vcpus" | number;
  readonly "firmware.kind": "auto" | FirmwareName;
  readonly "graphics.kind": GraphicsKind;
  readonly "memory.access": "auto" | "private" | "shared";
  readonly "memory.hugepages": boolean;
  /** Whether the host never swaps the guest's memory. */
  readonly "memory.locked": boolean;
  readonly "memory.source": "auto" | "anonymous" | "memfd" | "file";
  readonly "network.model": "auto" | "virtio" | "e1000e" | "e1000" | "rtl8139";
  /** Of a virtio interface on a bridge or a network; `vcpus`: one for each of the guest's processors. */
  readonly "network.queues": "auto" | "vcpus" | number;
  /** How the guest tells the host that it has crashed; `auto`: by what its machine has for it. */
  readonly "panic.model": "none" | "auto";
  /** PCI Express ports, for devices now and while it runs. */
  readonly "pci.hotplugPorts": number;
  readonly "rng.model": "virtio" | "none";
  /** `passthrough`: the card is in a reader of the user's machine, over SPICE. */
  readonly "smartcard.mode": "none" | "passthrough";
  readonly "sound.model": "auto" | "none" | "ich9" | "ich6" | "ac97";
  /** Whether folders of the user's machine can be shared, over SPICE. */
  readonly "spice.webdav": boolean;
  readonly "tpm.model": "auto" | "none" | "tpm-crb" | "tpm-tis";
  readonly "usb.controller": "auto" | "qemu-xhci" | "ich9-ehci1";
  /** How many USB devices of the user's machine can be lent to the guest, over SPICE. */
  readonly "usb.redirections": number;
  readonly "video.model": "auto" | "virtio" | "qxl" | "bochs" | "vga";
  /** Sockets between host and guest. */
  readonly "vsock.model": "none" | "virtio";
  readonly "watchdog.action": "reset" | "poweroff" | "shutdown" | "pause" | "dump" | "inject-nmi" | "none";
  readonly "watchdog.model": "none" | "i6300esb";
}

/** The name of a setting: `disk.cache`. */
export type SettingName = keyof PolicySettings;

/** What each setting takes. */
export const policySettings: { readonly [S in SettingName]: SettingKind<PolicySettings[S]> } = {
  "agent.channel": trueOrFalse,
  "balloon.model": oneOfWords("virtio", "none"),
  "balloon.freePageReporting": trueOrFalse,
  "cpu.mode": oneOfWords("auto", "host-passthrough", "host-model", "maximum", "custom"),
  "cpu.model": nameOrAuto,
  "cpu.topology": oneOfWords("cores", "sockets", "auto"),
  "disk.bus": oneOfWords("auto", "virtio", "scsi", "sata", "ide", "usb"),
  "disk.cache": oneOfWords("auto", "none", "writeback", "writethrough", "directsync", "unsafe"),
  "disk.detectZeroes": oneOfWords("auto", "off", "on", "unmap"),
  "disk.discard": oneOfWords("auto", "unmap", "ignore"),
  "disk.io": oneOfWords("auto", "threads", "native", "io_uring"),
  "disk.iothreads": wholeNumber(0, 64),
  "disk.queues": either(oneOfWords("auto", "vcpus"), wholeNumber(1, 1024)),
  "firmware.kind": oneOfWords("auto", ...firmwares),
  "graphics.kind": oneOfWords(...graphicsKinds),
  "memory.access": oneOfWords("auto", "private", "shared"),
  "memory.hugepages": trueOrFalse,
  "memory.locked": trueOrFalse,
  "memory.source": oneOfWords("auto", "anonymous", "memfd", "file"),
  "network.model": oneOfWords("auto", "virtio", "e1000e", "e1000", "rtl8139"),
  "network.queues": either(oneOfWords("auto", "vcpus"), wholeNumber(1, 256)),
  "panic.model": oneOfWords("none", "auto"),
  "pci.hotplugPorts": wholeNumber(0, 30),
  "rng.model": oneOfWords("virtio", "none"),
  "smartcard.mode": oneOfWords("none", "passthrough"),
  "sound.model": oneOfWords("auto", "none", "ich9", "ich6", "ac97"),
  "spice.webdav": trueOrFalse,
  "tpm.model": oneOfWords("auto", "none", "tpm-crb", "tpm-tis"),
  "usb.controller": oneOfWords("auto", "qemu-xhci", "ich9-ehci1"),
  "usb.redirections": wholeNumber(0, 8),
  "video.model": oneOfWords("auto", "virtio", "qxl", "bochs", "vga"),
  "vsock.model": oneOfWords("none", "virtio"),
  "watchdog.action": oneOfWords("reset", "poweroff", "shutdown", "pause", "dump", "inject-nmi", "none"),
  "watchdog.model": oneOfWords("none", "i6300esb"),
};
