import type { Column } from "@hob/cli";
import { formatBytes } from "@hob/units";
import type { VmDetail } from "../model/index.ts";

/** What is shown of a single VM. */
export const vmFields: readonly Column<VmDetail>[] = [
  { title: "Name", value: ({ name }) => name },
  { title: "Title", value: ({ title }) => title },
  { title: "Id", value: ({ id }) => id },
  { title: "State", value: ({ state, stateReason }) => (stateReason === null ? state : `${state} (${stateReason})`) },
  { title: "Host", value: ({ hostName }) => hostName },
  { title: "Operating system", value: ({ osName, os }) => osName ?? os },
  { title: "Memory", value: ({ memory }) => formatBytes(memory) },
  { title: "vCPUs", value: ({ vcpus }) => vcpus },
  { title: "Machine", value: ({ guestType, arch, machine }) => [guestType, arch, machine].filter(Boolean).join(", ") },
  { title: "Firmware", value: ({ firmware }) => firmware },
  { title: "Starts with its host", value: ({ autostart }) => (autostart ? "yes" : "no") },
  {
    title: "Consoles",
    value: ({ consoles }) =>
      Object.keys(consoles)
        .filter((one) => consoles[one as "vnc"])
        .join(", "),
  },
];

/** The disks of a VM as a table. */
export const diskColumns: readonly Column<VmDetail["disks"][number]>[] = [
  { title: "disk", value: ({ target }) => target },
  { title: "device", value: ({ device }) => device },
  { title: "bus", value: ({ bus }) => bus },
  { title: "size", value: ({ capacity }) => sizeOrNull(capacity), align: "right" },
  { title: "in use", value: ({ allocation }) => sizeOrNull(allocation), align: "right" },
  { title: "source", value: ({ source }) => source },
];

/** The network cards of a VM as a table. */
export const nicColumns: readonly Column<VmDetail["nics"][number]>[] = [
  { title: "nic", value: ({ mac }) => mac },
  { title: "model", value: ({ model }) => model },
  { title: "network", value: ({ source }) => source },
  { title: "addresses", value: ({ addresses }) => addresses.join(", ") },
];

const sizeOrNull = (size: number | null) => (size === null ? null : formatBytes(size));
