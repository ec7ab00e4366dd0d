import {
  type Audio,
  audio,
  type Channel,
  channel,
  type Console,
  type Controller,
  controller,
  type Disk,
  disk,
  type Element,
  type Filesystem,
  filesystem,
  type Graphics,
  graphics,
  type Hostdev,
  hostdev,
  type Hub,
  hub,
  type Input,
  input,
  type Interface,
  type Iommu,
  iommu,
  type Lease,
  lease,
  type Memballoon,
  memballoon,
  type MemoryDevice,
  memoryDevice,
  networkInterface,
  type NvramDevice,
  nvramDevice,
  type Panic,
  panic,
  type Parallel,
  parallel,
  type Redirdev,
  redirdev,
  type Rng,
  rng,
  type Serial,
  serial,
  type Shmem,
  shmem,
  type Smartcard,
  smartcard,
  type Sound,
  sound,
  textConsole,
  type Tpm,
  tpm,
  type Video,
  video,
  type Vsock,
  vsock,
  type Watchdog,
  watchdog,
} from "@hob/libvirt-xml";

/** What each kind of device is described by; a kind is the name of its element in libvirt's XML. */
export interface DeviceDefinitions {
  readonly disk: Disk;
  readonly controller: Controller;
  readonly lease: Lease;
  readonly filesystem: Filesystem;
  readonly interface: Interface;
  readonly smartcard: Smartcard;
  readonly serial: Serial;
  readonly parallel: Parallel;
  readonly console: Console;
  readonly channel: Channel;
  readonly input: Input;
  readonly tpm: Tpm;
  readonly graphics: Graphics;
  readonly sound: Sound;
  readonly audio: Audio;
  readonly video: Video;
  readonly hostdev: Hostdev;
  readonly redirdev: Redirdev;
  readonly hub: Hub;
  readonly watchdog: Watchdog;
  readonly memballoon: Memballoon;
  readonly rng: Rng;
  readonly nvram: NvramDevice;
  readonly panic: Panic;
  readonly shmem: Shmem;
  readonly memory: MemoryDevice;
  readonly iommu: Iommu;
  readonly vsock: Vsock;
}

/** A kind of device: `disk`, `interface`, `hostdev`… */
export type DeviceKind = keyof DeviceDefinitions;

/** A device of a guest, as libvirt describes it. Which definition it has follows from `kind`. */
export type Device<Kind extends DeviceKind = DeviceKind> = {
  [K in Kind]: {
    readonly kind: K;
    readonly definition: DeviceDefinitions[K];
    /** Its element as libvirt told it, with what the definition has no word for. */
    readonly xml: string;
  };
}[Kind];

/** A device to be attached: its kind, and what it shall be like. */
export type NewDevice = {
  [K in DeviceKind]: { readonly kind: K; readonly definition: DeviceDefinitions[K] };
}[DeviceKind];

/** How each kind of device is read and written. */
export const deviceElements: { readonly [K in DeviceKind]: Element<DeviceDefinitions[K]> } = {
  disk,
  controller,
  lease,
  filesystem,
  interface: networkInterface,
  smartcard,
  serial,
  parallel,
  console: textConsole,
  channel,
  input,
  tpm,
  graphics,
  sound,
  audio,
  video,
  hostdev,
  redirdev,
  hub,
  watchdog,
  memballoon,
  rng,
  nvram: nvramDevice,
  panic,
  shmem,
  memory: memoryDevice,
  iommu,
  vsock,
};

/** Whether a name of an element is a kind of device. */
export const isDeviceKind = (name: string): name is DeviceKind => Object.hasOwn(deviceElements, name);
