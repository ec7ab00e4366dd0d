import type { Domain } from "@hob/libvirt-xml";
import { type Bytes, formatBytes } from "@hob/units";
import { ImpossibleChoice } from "../designer-errors.ts";
import { asAsked, decisionsAt, type GuestStep, type Redesign } from "./guest-step.ts";

/** Changes how much memory the guest starts with. */
export function setMemory(guest: Domain, memory: Bytes, redesign: Redesign): GuestStep {
  if (guest.cpu?.numa) {
    const because = "the guest's NUMA nodes say how much memory each has";
    throw new ImpossibleChoice({ what: "Memory", value: formatBytes(memory), because, accepted: [] });
  }
  const { warnings } = redesign({ memory });
  const { maxMemory } = guest;
  const most = maxMemory && maxMemory.size < memory ? { maxMemory: { ...maxMemory, size: memory } } : {};
  return {
    guest: { ...guest, memory, ...most, ...(guest.currentMemory === undefined ? {} : { currentMemory: memory }) },
    decisions: [asAsked("memory", formatBytes(memory), formatBytes(guest.memory))],
    warnings: warnings.filter((warning) => warning.includes("of memory")),
  };
}

/** Changes how many processors the guest has, and how they are arranged. */
export function setVcpus(guest: Domain, vcpus: number, redesign: Redesign): GuestStep {
  if (guest.cpu?.numa || (guest.vcpus?.length ?? 0) > 0) {
    const because = "the guest's processors are spread over NUMA nodes, or listed one by one";
    throw new ImpossibleChoice({ what: "Number of processors", value: String(vcpus), because, accepted: [] });
  }
  const design = redesign({ vcpus });
  const { current: _current, ...vcpu } = guest.vcpu ?? { count: vcpus };
  const pins = guest.cputune?.vcpuPins;
  const { topology: _topology, ...cpu } = guest.cpu ?? { features: [] };
  const topology = guest.cpu?.topology && design.domain.cpu?.topology;
  return {
    guest: {
      ...guest,
      vcpu: { ...vcpu, count: vcpus },
      ...(guest.cpu ? { cpu: topology ? { ...cpu, topology } : cpu } : {}),
      ...(guest.cputune && pins
        ? { cputune: { ...guest.cputune, vcpuPins: pins.filter((pin) => pin.vcpu < vcpus) } }
        : {}),
    },
    decisions: [
      asAsked("vcpu", vcpus, guest.vcpu ? String(guest.vcpu.count) : null),
      ...(topology ? decisionsAt(design, "cpu/topology") : []),
    ],
    warnings: [],
  };
}
