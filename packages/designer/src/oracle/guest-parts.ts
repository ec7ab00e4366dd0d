import type { Controller, Disk, Domain, Features } from "@hob/libvirt-xml";

/** A guest taken apart for comparison: each device, and each part of its machine, by a name that says what it is. */
export type GuestParts = ReadonlyMap<string, string>;

/** What libvirt chooses or what the caller gives: never compared. */
const incidental = new Set(["address", "alias", "mac", "uuid", "name", "source", "backingStore", "index", "port"]);

/** One spelling of a value: keys in order, without what is incidental, undefined, false or empty. */
function spell(value: unknown): string {
  return JSON.stringify(value, (key, item: unknown) => {
    if (incidental.has(key) || item === false) return undefined;
    if (item === null || typeof item !== "object" || Array.isArray(item)) return item;
    const entries = Object.entries(item).filter(([, each]) => each !== undefined);
    return Object.fromEntries(entries.toSorted(([a], [b]) => (a < b ? -1 : 1)));
  });
}

/**
 * Takes a guest apart, as libvirt keeps it. Controllers of one kind are one part, however many ports they have, and
 * what a disk is written with is a part beside what it is attached by.
 */
export function guestParts(domain: Domain): GuestParts {
  const parts = new Map<string, string>();
  const put = (name: string, value: unknown) => {
    if (value !== undefined && value !== null && value !== false) parts.set(name, spell(value));
  };
  const { os, devices, clock, cpu } = domain;
  put("type", domain.type);
  put("os/type", os.type);
  put("os/firmware", os.firmware);
  put(
    "os/firmware/feature",
    os.firmwareFeatures?.features.map(({ name, enabled }) => `${name}: ${enabled ? "yes" : "no"}`),
  );
  put("os/loader/secure", os.loader?.secure);
  put("os/boot", bootOf(domain));
  put("memory", [domain.memory, domain.currentMemory]);
  put("vcpu", domain.vcpu?.count);
  put("cpu/mode", cpu && { mode: cpu.mode, model: cpu.model?.name, check: cpu.check, features: cpu.features });
  put("cpu/topology", cpu?.topology);
  putFeatures(put, domain.features);
  put("clock/offset", clock?.offset);
  for (const timer of clock?.timers ?? []) put(`clock/timer[${timer.name}]`, { ...timer, timer: timer.name });
  put("on_poweroff", domain.onPoweroff);
  put("on_reboot", domain.onReboot);
  put("on_crash", domain.onCrash);
  put("pm", domain.pm);
  put(
    "metadata",
    domain.metadata?.map((note) => /id=["']([^"']+)/.exec(note)?.[1]),
  );
  put("emulator", devices.emulator);
  devices.disks.forEach((disk) => {
    put(`${disk.device}/target`, [disk.type, disk.target, disk.readonly]);
    put(`${disk.device}/driver`, driverOf(disk));
  });
  for (const [type, list] of Map.groupBy(devices.controllers, (controller) => controller.type)) {
    put(`controller[${type}]`, controllersOf(list));
  }
  devices.interfaces.forEach(({ type, model }, index) => put(`interface[${index}]`, { type, model }));
  devices.inputs.forEach(({ type, bus }) => put(`input[${type}]`, bus));
  devices.channels.forEach(({ type, target }) =>
    put(`channel[${String(target?.name)}]`, { type, target: target?.type }),
  );
  devices.graphics.forEach(({ type, autoport, image }) => put(`graphics[${type}]`, { autoport, image }));
  put("redirdev", devices.redirdevs.length > 0 && devices.redirdevs.map(({ bus, type }) => ({ bus, type })));
  const rest = {
    filesystems: devices.filesystems,
    serials: devices.serials,
    parallels: devices.parallels,
    consoles: devices.consoles,
    tpms: devices.tpms,
    sounds: devices.sounds,
    videos: devices.videos.map(({ model }) => model?.type),
    hostdevs: devices.hostdevs,
    smartcards: devices.smartcards,
    watchdogs: devices.watchdogs,
    memballoons: devices.memballoons,
    rngs: devices.rngs,
    panics: devices.panics,
    iommus: devices.iommus,
  };
  for (const [name, list] of Object.entries(rest)) put(name.slice(0, -1), list.length > 0 && list);
  put("vsock", devices.vsock);
  return parts;
}

/** The devices that are started from, in order, whether said for each device or as kinds. */
function bootOf({ os, devices }: Domain): string[] {
  const kinds = os.boot.map(({ dev }) => dev);
  const ordered = [
    ...devices.disks.map(({ device, boot }) => ({ kind: device === "disk" ? "hd" : String(device), boot })),
    ...devices.interfaces.map(({ boot }) => ({ kind: "network", boot })),
  ].filter(({ boot }) => boot !== undefined);
  return kinds.length > 0 ? kinds : ordered.toSorted((a, b) => Number(a.boot) - Number(b.boot)).map(({ kind }) => kind);
}

function putFeatures(put: (name: string, value: unknown) => void, features: Features | undefined): void {
  for (const [name, value] of Object.entries(features ?? {})) put(`features/${name}`, value === false ? "off" : value);
}

/** A disk's driver; `writeback` is what QEMU does when nothing is said. */
function driverOf({ driver }: Disk): unknown {
  const { cache, ...rest } = driver ?? {};
  return { ...rest, ...(cache === undefined || cache === "default" ? { cache: "writeback" } : { cache }) };
}

const controllersOf = (list: readonly Controller[]) =>
  list.map(({ model, ports, master }) => ({ model, ports, master }));
