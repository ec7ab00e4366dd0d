import { type Devices, type Domain, noDevices } from "@hob/libvirt-xml";
import type { Context } from "./context.ts";
import { balloonModel } from "./decisions/balloon-model.ts";
import { memballoon } from "./decisions/memballoon.ts";
import { bootOrder } from "./decisions/boot-order.ts";
import { channels } from "./decisions/channels.ts";
import { consoles } from "./decisions/consoles.ts";
import { controllers } from "./decisions/controllers.ts";
import { disks } from "./decisions/disks.ts";
import { filesystems } from "./decisions/filesystems.ts";
import { hostDevices } from "./decisions/host-devices.ts";
import { hotplugPorts } from "./decisions/hotplug-ports.ts";
import { inputs } from "./decisions/inputs.ts";
import { interfaces } from "./decisions/interfaces.ts";
import { iommu } from "./decisions/iommu.ts";
import { panic } from "./decisions/panic.ts";
import { randomSource } from "./decisions/random-source.ts";
import { smartcard } from "./decisions/smartcard.ts";
import { soundModel } from "./decisions/sound-model.ts";
import { tpmModel } from "./decisions/tpm-model.ts";
import { usbModel } from "./decisions/usb-model.ts";
import { usbRedirections } from "./decisions/usb-redirections.ts";
import { videoModel } from "./decisions/video-model.ts";
import { vsock } from "./decisions/vsock.ts";
import { watchdog } from "./decisions/watchdog.ts";
import type { FirmwareName, GraphicsKind } from "./guest-intent.ts";

/** What is chosen before the devices, and decides about some of them. */
export interface ChosenMachine {
  readonly firmware: FirmwareName | null;
  readonly graphics: GraphicsKind;
  readonly vcpus: number;
  readonly mostVcpus: number;
}

/** The guest's devices, and what their choice means for the rest of the guest. */
export interface DesignedDevices {
  readonly devices: Devices;
  readonly boot: Domain["os"]["boot"];
  readonly iothreads: number;
}

/** Chooses every device, in the order in which libvirt writes them. */
export function designDevices(context: Context, machine: ChosenMachine): DesignedDevices {
  const { firmware, graphics, vcpus, mostVcpus } = machine;
  const { platform } = context;
  const usb = usbModel(context);
  const hasUsb = usb !== null && usb !== "none";
  const ports = hotplugPorts(context);
  const chosenDisks = disks(context, vcpus);
  const boot = bootOrder(context, chosenDisks.disks, interfaces(context, vcpus));
  const video = videoModel(context, graphics, firmware);
  const sound = soundModel(context, graphics);
  const tpm = tpmModel(context, firmware);
  const balloon = balloonModel(context);
  const socket = vsock(context);
  const devices: Devices = {
    ...noDevices,
    ...(platform.emulator === undefined ? {} : { emulator: platform.emulator }),
    disks: boot.disks,
    controllers: controllers(context, usb, ports, boot.disks),
    filesystems: filesystems(context),
    interfaces: boot.interfaces,
    smartcards: smartcard(context, graphics, hasUsb),
    ...consoles(context),
    channels: channels(context, graphics),
    inputs: inputs(context, graphics, hasUsb),
    tpms: tpm === null ? [] : [{ model: tpm, backend: { type: "emulator", version: "2.0" } }],
    graphics: graphics === "none" ? [] : [{ type: graphics, autoport: true, listens: [] }],
    sounds: sound === null ? [] : [{ model: sound, codecs: [] }],
    videos: video === null ? [] : [{ model: { type: video } }],
    hostdevs: hostDevices(context),
    redirdevs: usbRedirections(context, graphics, hasUsb),
    watchdogs: watchdog(context),
    memballoons: balloon === null ? [] : [memballoon(context, balloon)],
    rngs: randomSource(context) ? [{ model: "virtio", backend: { model: "random", path: "/dev/urandom" } }] : [],
    panics: panic(context),
    iommus: iommu(context, mostVcpus),
    ...(socket === null ? {} : { vsock: socket }),
  };
  return { devices, boot: boot.boot, iothreads: chosenDisks.iothreads };
}
