import { children, element, type Element, leaf } from "../kit/index.ts";
import { type Audio, audio } from "./devices/audio.ts";
import { type Channel, channel } from "./devices/channel.ts";
import { type Console, textConsole } from "./devices/console.ts";
import { type Controller, controller } from "./devices/controller.ts";
import { type Disk, disk } from "./devices/disk.ts";
import { type Filesystem, filesystem } from "./devices/filesystem.ts";
import { type Graphics, graphics } from "./devices/graphics.ts";
import { type Input, input } from "./devices/input.ts";
import { type Interface, networkInterface } from "./devices/interface.ts";
import { type Memballoon, memballoon } from "./devices/memballoon.ts";
import { type Panic, panic } from "./devices/panic.ts";
import { type Rng, rng } from "./devices/rng.ts";
import { type Serial, serial } from "./devices/serial.ts";
import { type Sound, sound } from "./devices/sound.ts";
import { type Tpm, tpm } from "./devices/tpm.ts";
import { type Video, video } from "./devices/video.ts";
import { type Watchdog, watchdog } from "./devices/watchdog.ts";

/** What a guest is made of: a list for each kind of device. */
export interface Devices {
  /** The program that runs the guest. */
  readonly emulator?: string;
  readonly disks: readonly Disk[];
  readonly controllers: readonly Controller[];
  readonly filesystems: readonly Filesystem[];
  readonly interfaces: readonly Interface[];
  readonly serials: readonly Serial[];
  readonly consoles: readonly Console[];
  readonly channels: readonly Channel[];
  readonly inputs: readonly Input[];
  readonly tpms: readonly Tpm[];
  readonly graphics: readonly Graphics[];
  readonly sounds: readonly Sound[];
  readonly audios: readonly Audio[];
  readonly videos: readonly Video[];
  readonly watchdogs: readonly Watchdog[];
  readonly memballoons: readonly Memballoon[];
  readonly rngs: readonly Rng[];
  readonly panics: readonly Panic[];
}

/** `<devices>`. */
export const devices: Element<Devices> = element("devices", {
  emulator: leaf("emulator"),
  disks: children(disk, { key: (item) => item.target.dev }),
  controllers: children(controller, { key: (item) => `${item.type} ${item.index ?? 0}` }),
  filesystems: children(filesystem, { key: (item) => item.target }),
  interfaces: children(networkInterface, { key: (item) => item.mac }),
  serials: children(serial),
  consoles: children(textConsole),
  channels: children(channel, { key: (item) => item.target?.name }),
  inputs: children(input),
  tpms: children(tpm),
  graphics: children(graphics, { key: (item) => item.type }),
  sounds: children(sound),
  audios: children(audio, { key: (item) => item.id }),
  videos: children(video),
  watchdogs: children(watchdog),
  memballoons: children(memballoon),
  rngs: children(rng),
  panics: children(panic),
});

/** No device at all: what a new guest's devices are spread over. */
export const noDevices: Devices = {
  disks: [],
  controllers: [],
  filesystems: [],
  interfaces: [],
  serials: [],
  consoles: [],
  channels: [],
  inputs: [],
  tpms: [],
  graphics: [],
  sounds: [],
  audios: [],
  videos: [],
  watchdogs: [],
  memballoons: [],
  rngs: [],
  panics: [],
};
