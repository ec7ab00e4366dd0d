import { ago, type Column } from "@hob/cli";
import type { ItemOf } from "@hob/resources";
import { formatBytes } from "@hob/units";
import type { hosts } from "../model/index.ts";

/** What is shown of a single host. */
export const hostFields: readonly Column<ItemOf<typeof hosts>>[] = [
  { title: "Name", value: ({ name }) => name },
  { title: "Id", value: ({ id }) => id },
  { title: "URI", value: ({ uri }) => uri },
  { title: "State", value: ({ state, since }) => `${state} (${ago(since)})` },
  { title: "Reason", value: ({ reason }) => reason },
  { title: "Hint", value: ({ hint }) => hint },
  { title: "Host name", value: ({ hostname }) => hostname },
  {
    title: "Processors",
    value: ({ cpus, cpuModel, arch }) => (cpus === null ? null : `${cpus} × ${cpuModel ?? arch}`),
  },
  { title: "Memory", value: ({ memory }) => (memory === null ? null : formatBytes(memory)) },
  { title: "Virtualization", value: ({ virtualization }) => virtualization },
  { title: "Guests run as", value: ({ guestType, guestTypeBecause }) => withReason(guestType, guestTypeBecause) },
  { title: "Hypervisor", value: ({ hypervisor }) => hypervisor },
  { title: "libvirt", value: ({ libvirtVersion }) => libvirtVersion },
  { title: "VMs", value: ({ vms, vmsRunning }) => `${vms}, ${vmsRunning} running` },
];

const withReason = (value: string | null, because: string | null) =>
  value !== null && because !== null ? `${value}: ${because}` : value;
