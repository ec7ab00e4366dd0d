import type { Controller, Devices, Disk, Domain, Interface } from "@hob/libvirt-xml";
import { freeDiskName } from "../edit/free-disk-name.ts";

/**
 * What a document lacks, from a design of the same guest. What the document says stays; of what is a choice as a whole,
 * such as its processor or its clock, the design adds nothing to what is there.
 */
export function fillDomain(given: Domain, designed: Domain): Domain {
  const { vcpu } = designed;
  const starts = given.os.kernel !== undefined || given.os.loader !== undefined || given.os.firmware !== undefined;
  const { firmware: _firmware, firmwareFeatures: _features, loader: _loader, ...restOfOs } = designed.os;
  const devices = fillDevices(given, designed);
  const isOrdered = hasBootOrder(given);
  return {
    ...designed,
    ...given,
    name: designed.name,
    memory: designed.memory,
    ...(vcpu ? { vcpu: { ...given.vcpu, count: vcpu.count } } : {}),
    os: {
      ...(starts ? restOfOs : designed.os),
      ...given.os,
      type: { ...designed.os.type, ...given.os.type },
      boot: isOrdered ? given.os.boot : designed.os.boot,
    },
    metadata: [...(given.metadata ?? []), ...(given.metadata?.length ? [] : (designed.metadata ?? []))],
    devices: isOrdered ? withoutNewBootOrder(devices, given.devices) : devices,
  };
}

const hasBootOrder = ({ os, devices }: Domain): boolean =>
  os.boot.length > 0 ||
  os.kernel !== undefined ||
  [...devices.disks, ...devices.interfaces, ...devices.hostdevs].some(({ boot }) => boot !== undefined);

function fillDevices(given: Domain, designed: Domain): Devices {
  const [old, made] = [given.devices, designed.devices];
  const or = <T>(mine: readonly T[], other: readonly T[]): readonly T[] => (mine.length > 0 ? mine : other);
  const { emulator = made.emulator, vsock = made.vsock } = old;
  const hasPort = old.serials.length > 0 || old.consoles.length > 0;
  return {
    ...made,
    ...old,
    ...(emulator === undefined ? {} : { emulator }),
    ...(vsock === undefined ? {} : { vsock }),
    disks: fillDisks(old.disks, made.disks),
    controllers: [...old.controllers, ...made.controllers.filter((one) => !hasType(old.controllers, one))],
    filesystems: or(old.filesystems, made.filesystems),
    interfaces: made.interfaces.map((card, index) => fillInterface(old.interfaces[index], card)),
    smartcards: or(old.smartcards, made.smartcards),
    serials: hasPort ? old.serials : made.serials,
    consoles: hasPort ? old.consoles : made.consoles,
    channels: [
      ...old.channels,
      ...made.channels.filter(({ target }) => !old.channels.some((one) => one.target?.name === target?.name)),
    ],
    inputs: or(old.inputs, made.inputs),
    tpms: or(old.tpms, made.tpms),
    graphics: or(old.graphics, made.graphics),
    sounds: or(old.sounds, made.sounds),
    videos: or(old.videos, made.videos),
    redirdevs: or(old.redirdevs, made.redirdevs),
    watchdogs: or(old.watchdogs, made.watchdogs),
    memballoons: or(old.memballoons, made.memballoons),
    rngs: or(old.rngs, made.rngs),
    panics: or(old.panics, made.panics),
  };
}

const hasType = (controllers: readonly Controller[], { type }: Controller) =>
  controllers.some((one) => one.type === type);

function fillDisks(old: readonly Disk[], made: readonly Disk[]): readonly Disk[] {
  const kept = old.map((disk, index) => fillDisk(disk, made[index]));
  const all = [...kept];
  // A design names its disks from the first letter on; one that is new gets a name that is free.
  for (const disk of made.slice(old.length)) {
    const dev = freeDiskName(all, disk.target.bus ?? "virtio");
    all.push({ ...disk, target: { ...disk.target, dev } });
  }
  return all;
}

function fillDisk(disk: Disk, made: Disk | undefined): Disk {
  if (!made) return disk;
  const { dev: _dev, ...target } = made.target;
  const boot = disk.boot ?? made.boot;
  return {
    ...disk,
    ...(made.driver || disk.driver ? { driver: { ...made.driver, ...disk.driver } } : {}),
    target: { ...target, ...disk.target },
    ...(boot === undefined ? {} : { boot }),
  };
}

function fillInterface(card: Interface | undefined, made: Interface): Interface {
  if (!card) return made;
  const { model = made.model, boot = made.boot } = card;
  const hasCard = card.type !== "hostdev" && card.type !== "vdpa";
  return {
    ...card,
    ...(model === undefined || !hasCard ? {} : { model }),
    ...(boot === undefined ? {} : { boot }),
  };
}

/** Keeps the document's own order of booting: a second one beside it would be refused. */
function withoutNewBootOrder(devices: Devices, old: Devices): Devices {
  const strip = <T extends { readonly boot?: number }>(items: readonly T[], had: readonly T[]): readonly T[] =>
    items.map((item, index) => {
      if (had[index]?.boot !== undefined) return item;
      const { boot: _boot, ...rest } = item;
      return rest as T;
    });
  return { ...devices, disks: strip(devices.disks, old.disks), interfaces: strip(devices.interfaces, old.interfaces) };
}
