import type { Disk, Domain, Hyperv, Interface } from "@hob/libvirt-xml";
import { formatBytes } from "@hob/units";

/** What a domain says at the path of a decision; null when it says nothing, undefined for a path that is not read. */
export function settingAt(guest: Domain, path: string): string | null | undefined {
  for (const [pattern, read] of readers) {
    const match = pattern.exec(path);
    if (match) return text(read(guest, match[1] ?? ""));
  }
  return undefined;
}

type Value = string | number | boolean | null | undefined;
type Reader = (guest: Domain, name: string) => Value;

const text = (value: Value): string | null => {
  if (value === undefined || value === null || value === "") return null;
  return typeof value === "boolean" ? (value ? "yes" : "no") : String(value);
};

const disk =
  (read: (disk: Disk) => Value): Reader =>
  ({ devices }, name) => {
    const found = devices.disks.find(({ target }) => target.dev === name);
    return found && read(found);
  };

const card =
  (read: (card: Interface) => Value): Reader =>
  ({ devices }, index) => {
    const found = devices.interfaces[Number(index)];
    return found && read(found);
  };

const orNone = (value: Value): Value => value ?? "none";
const listed = (values: readonly string[]): Value => (values.length > 0 ? values.join(", ") : "none");

/** From the path of a decision to what is read there. Names in brackets are the pattern's first group. */
const readers: readonly (readonly [RegExp, Reader])[] = [
  [/^type$/, ({ type }) => type],
  [/^os\/type$/, ({ os }) => os.type.name],
  [/^os\/type\/arch$/, ({ os }) => os.type.arch],
  [/^os\/type\/machine$/, ({ os }) => machineKind(os.type.machine)],
  [/^memory$/, ({ memory }) => formatBytes(memory)],
  [/^vcpu$/, ({ vcpu }) => vcpu?.current ?? vcpu?.count],
  [/^os\/firmware$/, (guest) => firmwareOf(guest)],
  [/^os\/firmware\/secure-boot$/, (guest) => firmwareOf(guest) === "efi-secure"],
  [/^os\/boot$/, bootText],
  [/^cpu\/mode$/, ({ cpu }) => cpu?.mode ?? (cpu?.model ? "custom" : undefined)],
  [/^cpu\/model$/, ({ cpu }) => cpu?.model?.name],
  [/^cpu\/topology$/, ({ cpu }) => topologyText(cpu?.topology)],
  [/^features$/, ({ features }) => listed((["acpi", "apic", "pae"] as const).filter((name) => features?.[name]))],
  [/^features\/smm$/, ({ features }) => (features?.smm?.state ? "on" : "off")],
  [/^features\/hyperv$/, ({ features }) => listed(hypervNames(features?.hyperv))],
  [/^clock\/offset$/, ({ clock }) => clock?.offset],
  [/^clock\/timer$/, timersText],
  [
    /^clock\/timer\[(\w+)\]$/,
    ({ clock }, name) => (clock?.timers.find((timer) => timer.name === name)?.present === true ? "yes" : "no"),
  ],
  [/^on_poweroff$/, ({ onPoweroff }) => onPoweroff],
  [/^on_reboot$/, ({ onReboot }) => onReboot],
  [/^on_crash$/, ({ onCrash }) => onCrash],
  [/^iothreads$/, ({ iothreads, iothreadids }) => iothreads ?? iothreadids?.length ?? 0],
  [/^memoryBacking\/source$/, ({ memoryBacking }) => memoryBacking?.source],
  [/^memoryBacking\/access$/, ({ memoryBacking }) => memoryBacking?.access],
  [/^memoryBacking\/hugepages$/, ({ memoryBacking }) => memoryBacking?.hugepages !== undefined],
  [/^memoryBacking\/locked$/, ({ memoryBacking }) => memoryBacking?.locked ?? false],
  [/^devices\/disk\[(\w+)\]\/bus$/, disk(({ target }) => target.bus)],
  [/^devices\/disk\[(\w+)\]\/driver\/cache$/, disk(({ driver }) => driver?.cache)],
  [/^devices\/disk\[(\w+)\]\/driver\/io$/, disk(({ driver }) => driver?.io)],
  [/^devices\/disk\[(\w+)\]\/driver\/discard$/, disk(({ driver }) => driver?.discard)],
  [/^devices\/disk\[(\w+)\]\/driver\/detect_zeroes$/, disk(({ driver }) => driver?.detectZeroes)],
  [/^devices\/disk\[(\w+)\]\/driver\/queues$/, disk(({ driver }) => driver?.queues)],
  [/^devices\/disk\[(\w+)\]\/driver\/iothread$/, disk(({ driver }) => driver?.iothread)],
  [/^devices\/interface\[(\d+)\]\/model$/, card(({ model }) => model)],
  [/^devices\/interface\[(\d+)\](?:\/driver)?\/queues$/, card(({ driver }) => driver?.queues)],
  [/^devices\/graphics$/, ({ devices }) => orNone(devices.graphics[0]?.type)],
  [/^devices\/video\/model$/, ({ devices }) => orNone(devices.videos[0]?.model?.type)],
  [/^devices\/sound\/model$/, ({ devices }) => orNone(devices.sounds[0]?.model)],
  [/^devices\/tpm\/model$/, ({ devices }) => orNone(devices.tpms[0] && (devices.tpms[0].model ?? "tpm-tis"))],
  [/^devices\/memballoon\/model$/, ({ devices }) => orNone(devices.memballoons[0]?.model)],
  [/^devices\/memballoon\/freePageReporting$/, ({ devices }) => devices.memballoons[0]?.freePageReporting ?? false],
  [/^devices\/rng$/, ({ devices }) => orNone(devices.rngs[0]?.model)],
  [/^devices\/watchdog(?:\/model)?$/, ({ devices }) => orNone(devices.watchdogs[0]?.model)],
  [/^devices\/watchdog\/action$/, ({ devices }) => devices.watchdogs[0]?.action],
  [/^devices\/panic(?:\/model)?$/, ({ devices }) => orNone(devices.panics[0] && (devices.panics[0].model ?? "isa"))],
  [/^devices\/vsock(?:\/model)?$/, ({ devices }) => (devices.vsock ? (devices.vsock.model ?? "virtio") : "none")],
  [/^devices\/smartcard(?:\/mode)?$/, ({ devices }) => orNone(devices.smartcards[0]?.mode)],
  [/^devices\/redirdev$/, ({ devices }) => devices.redirdevs.length],
  [/^devices\/serial$/, ({ devices }) => orNone(devices.serials[0]?.type)],
  [/^devices\/console$/, ({ devices }) => orNone(devices.consoles[0]?.type)],
  [
    /^devices\/channel\[(.+)\]$/,
    ({ devices }, name) => orNone(devices.channels.find(({ target }) => target?.name === name)?.type),
  ],
  [/^devices\/input\[(\w+)\]$/, ({ devices }, type) => devices.inputs.find((input) => input.type === type)?.bus],
  [
    /^devices\/input$/,
    ({ devices }) => orNone(devices.inputs.find(({ type }) => type === "tablet" || type === "mouse")?.type),
  ],
  [/^devices\/controller\[usb\]\/model$/, usbText],
  [
    /^devices\/controller\[(\w+)\]\/model$/,
    ({ devices }, type) => devices.controllers.find((controller) => controller.type === type)?.model,
  ],
  [
    /^devices\/controller\[pci\]$/,
    ({ devices }) => devices.controllers.filter(({ model }) => model === "pcie-root-port").length,
  ],
];

/** `q35` of `pc-q35-7.2`: versions of a machine differ less than machines do. */
function machineKind(machine: string | undefined): Value {
  if (machine === undefined) return undefined;
  if (machine.startsWith("pc-q35")) return "q35";
  if (machine.startsWith("pc-i440fx")) return "pc";
  return machine.startsWith("virt-") ? "virt" : machine;
}

/** What starts a guest; null where nothing can be chosen. */
export function firmwareOf({ os }: Domain): "bios" | "efi" | "efi-secure" | null {
  if (os.type.name !== "hvm") return null;
  const isEfi = os.firmware === "efi" || os.loader?.type === "pflash";
  const isSecure =
    os.loader?.secure === true ||
    os.firmwareFeatures?.features.some(({ name, enabled }) => name === "secure-boot" && enabled) === true;
  return isEfi ? (isSecure ? "efi-secure" : "efi") : "bios";
}

function bootText({ os, devices }: Domain): Value {
  if (os.kernel !== undefined) return "kernel";
  if (os.boot.length > 0) return os.boot.map(({ dev }) => dev).join(", ");
  const disks = devices.disks.map(({ target, boot }) => [target.dev, boot] as const);
  const cards = devices.interfaces.map(({ boot }) => ["network", boot] as const);
  const ordered = [...disks, ...cards].flatMap(([name, boot]) => (boot === undefined ? [] : [{ name, order: boot }]));
  return listed(ordered.sort((a, b) => a.order - b.order).map(({ name }) => name));
}

function topologyText(topology: { sockets?: number; cores?: number; threads?: number } | undefined): Value {
  if (!topology) return undefined;
  const { sockets = 1, cores = 1, threads = 1 } = topology;
  const counted = (count: number, what: string) => `${count} ${what}${count === 1 ? "" : "s"}`;
  return [
    counted(sockets, "socket"),
    counted(cores, "core"),
    ...(threads > 1 ? [counted(threads, "thread")] : []),
  ].join(", ");
}

function hypervNames(hyperv: Hyperv | undefined): readonly string[] {
  const isOn = (value: unknown) =>
    value === true || (typeof value === "object" && value !== null && (value as { state?: boolean }).state !== false);
  return Object.entries(hyperv ?? {})
    .filter(([, value]) => isOn(value))
    .map(([name]) => name)
    .sort();
}

function timersText({ clock }: Domain): Value {
  const told = (clock?.timers ?? []).flatMap(({ name, tickpolicy, present }) => {
    if (name !== "rtc" && name !== "pit" && name !== "hpet") return [];
    return tickpolicy
      ? [`${name}: ${tickpolicy}`]
      : present === undefined
        ? []
        : [`${name}: ${present ? "yes" : "no"}`];
  });
  return told.length > 0 ? told.sort().join(", ") : undefined;
}

function usbText({ devices }: Domain): Value {
  const usb = devices.controllers.filter(({ type }) => type === "usb");
  return (
    usb.find(({ model }) => model?.includes("xhci") ?? false) ??
    usb.find(({ master }) => master === undefined) ??
    usb[0]
  )?.model;
}
