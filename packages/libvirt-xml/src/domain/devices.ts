import { child, children, element, type Element, leaf } from "../kit/index.ts";
import { type Audio, audio } from "./devices/audio.ts";
import { type Channel, channel } from "./devices/channel.ts";
import { type Console, textConsole } from "./devices/console.ts";
import { type Controller, controller } from "./devices/controller.ts";
import { whereabouts } from "./devices/device-info.ts";
import { type Disk, disk } from "./devices/disk.ts";
import { type Filesystem, filesystem } from "./devices/filesystem.ts";
import { type Graphics, graphics } from "./devices/graphics.ts";
import { type Hostdev, hostdev, hostdevIdentity } from "./devices/hostdev.ts";
import { type Hub, hub } from "./devices/hub.ts";
import { type Input, input } from "./devices/input.ts";
import { type Interface, networkInterface } from "./devices/interface.ts";
import { type Iommu, iommu } from "./devices/iommu.ts";
import { type Lease, lease } from "./devices/lease.ts";
import { type Memballoon, memballoon } from "./devices/memballoon.ts";
import { type MemoryDevice, memoryDevice } from "./devices/memory.ts";
import { type NvramDevice, nvramDevice } from "./devices/nvram.ts";
import { type Panic, panic } from "./devices/panic.ts";
import { type Parallel, parallel } from "./devices/parallel.ts";
import { type Redirdev, redirdev } from "./devices/redirdev.ts";
import { type Redirfilter, redirfilter } from "./devices/redirfilter.ts";
import { type Rng, rng } from "./devices/rng.ts";
import { type Serial, serial } from "./devices/serial.ts";
import { type Shmem, shmem } from "./devices/shmem.ts";
import { type Smartcard, smartcard } from "./devices/smartcard.ts";
import { type Sound, sound } from "./devices/sound.ts";
import { type Tpm, tpm } from "./devices/tpm.ts";
import { type Video, video } from "./devices/video.ts";
import { type Vsock, vsock } from "./devices/vsock.ts";
import { type Watchdog, watchdog } from "./devices/watchdog.ts";

/** What a guest is made of: a list for each kind of device that there may be several of. */
export interface Devices {
  /** The program that runs the guest. */
  readonly emulator?: string;
  readonly disks: readonly Disk[];
  readonly controllers: readonly Controller[];
  readonly leases: readonly Lease[];
  readonly filesystems: readonly Filesystem[];
  readonly interfaces: readonly Interface[];
  readonly smartcards: readonly Smartcard[];
  readonly serials: readonly Serial[];
  readonly parallels: readonly Parallel[];
  readonly consoles: readonly Console[];
  readonly channels: readonly Channel[];
  readonly inputs: readonly Input[];
  readonly tpms: readonly Tpm[];
  readonly graphics: readonly Graphics[];
  readonly sounds: readonly Sound[];
  readonly audios: readonly Audio[];
  readonly videos: readonly Video[];
  readonly hostdevs: readonly Hostdev[];
  readonly redirdevs: readonly Redirdev[];
  readonly redirfilter?: Redirfilter;
  readonly hubs: readonly Hub[];
  readonly watchdogs: readonly Watchdog[];
  readonly memballoons: readonly Memballoon[];
  readonly rngs: readonly Rng[];
  readonly nvram?: NvramDevice;
  readonly panics: readonly Panic[];
  readonly shmems: readonly Shmem[];
  readonly memories: readonly MemoryDevice[];
  readonly iommus: readonly Iommu[];
  readonly vsock?: Vsock;
}

/** `<devices>`. */
export const devices: Element<Devices> = element("devices", {
  emulator: leaf("emulator"),
  disks: children(disk, { key: (item) => item.target.dev }),
  controllers: children(controller, { key: ({ type, index = 0, master }) => `${type} ${index} ${master}` }),
  leases: children(lease, { key: ({ lockspace, key }) => `${lockspace} ${key}` }),
  filesystems: children(filesystem, { key: (item) => item.target }),
  interfaces: children(networkInterface, { key: (item) => item.mac ?? whereabouts(item) }),
  smartcards: children(smartcard, { key: whereabouts }),
  serials: children(serial, { key: (item) => item.target?.port ?? whereabouts(item) }),
  parallels: children(parallel, { key: (item) => item.target?.port ?? whereabouts(item) }),
  consoles: children(textConsole, { key: (item) => item.target?.port ?? whereabouts(item) }),
  channels: children(channel, { key: (item) => item.target?.name ?? whereabouts(item) }),
  inputs: children(input, { key: whereabouts }),
  tpms: children(tpm, { key: whereabouts }),
  graphics: children(graphics, { key: (item) => item.type }),
  sounds: children(sound, { key: whereabouts }),
  audios: children(audio, { key: (item) => item.id }),
  videos: children(video, { key: whereabouts }),
  hostdevs: children(hostdev, { key: hostdevIdentity }),
  redirdevs: children(redirdev, { key: whereabouts }),
  redirfilter: child(redirfilter),
  hubs: children(hub, { key: whereabouts }),
  watchdogs: children(watchdog, { key: whereabouts }),
  memballoons: children(memballoon, { key: whereabouts }),
  rngs: children(rng, { key: whereabouts }),
  nvram: child(nvramDevice),
  panics: children(panic, { key: (item) => item.model ?? whereabouts(item) }),
  shmems: children(shmem, { key: (item) => item.name }),
  memories: children(memoryDevice, { key: whereabouts }),
  iommus: children(iommu, { key: whereabouts }),
  vsock: child(vsock),
});

/** No device at all: what a new guest's devices are spread over. */
export const noDevices: Devices = {
  disks: [],
  controllers: [],
  leases: [],
  filesystems: [],
  interfaces: [],
  smartcards: [],
  serials: [],
  parallels: [],
  consoles: [],
  channels: [],
  inputs: [],
  tpms: [],
  graphics: [],
  sounds: [],
  audios: [],
  videos: [],
  hostdevs: [],
  redirdevs: [],
  hubs: [],
  watchdogs: [],
  memballoons: [],
  rngs: [],
  panics: [],
  shmems: [],
  memories: [],
  iommus: [],
};
