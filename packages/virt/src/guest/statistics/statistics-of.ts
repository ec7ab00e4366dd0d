import { vcpuState } from "@hob/libvirt";
import type { Figures } from "../figures.ts";
import { guestStateOf, guestStateReasonOf } from "../guest-state.ts";
import type {
  DiskFigures,
  GuestStatistics,
  InterfaceFigures,
  IothreadFigures,
  MemoryFigures,
  VcpuFigures,
} from "./guest-statistics.ts";

/** One domain's bulk figures. @source libvirt-domain.c, virConnectGetAllDomainStats */
export function statisticsOf(figures: Figures, at: number): GuestStatistics {
  const state = guestStateOf(figures.number("state.state") ?? 0);
  const isOff = state === "shutoff";
  // libvirt 9.0 sends processor time for guests that are off, which is some other process's.
  const cpu = (name: string) => (isOff ? null : figures.number(`cpu.${name}`));
  return {
    at,
    state,
    reason: guestStateReasonOf(state, figures.number("state.reason") ?? 0),
    cpu: { timeNs: cpu("time"), userNs: cpu("user"), systemNs: cpu("system") },
    vcpus: isOff ? [] : figures.numbersIn("vcpu").map((number) => vcpuOf(figures.group(`vcpu.${number}`), number)),
    memory: memoryOf(figures.group("balloon"), isOff),
    disks: figures.list("block").map(diskOf),
    interfaces: figures.list("net").map(interfaceOf),
    iothreads: figures.numbersIn("iothread").map((id) => iothreadOf(figures.group(`iothread.${id}`), id)),
    perf: perfOf(figures.group("perf")),
  };
}

function vcpuOf(vcpu: Figures, number: number): VcpuFigures {
  const state = vcpu.number("state");
  return {
    number,
    state: state === vcpuState.running ? "running" : state === vcpuState.blocked ? "blocked" : "offline",
    timeNs: vcpu.number("time"),
    waitNs: vcpu.number("wait"),
    delayNs: vcpu.number("delay"),
    halted: vcpu.flag("halted"),
  };
}

function memoryOf(balloon: Figures, isOff: boolean): MemoryFigures {
  const updated = balloon.number("last-update");
  return {
    current: balloon.kibibytes("current"),
    maximum: balloon.kibibytes("maximum"),
    resident: isOff ? null : balloon.kibibytes("rss"),
    available: balloon.kibibytes("available"),
    unused: balloon.kibibytes("unused"),
    usable: balloon.kibibytes("usable"),
    diskCaches: balloon.kibibytes("disk_caches"),
    swapIn: balloon.kibibytes("swap_in"),
    swapOut: balloon.kibibytes("swap_out"),
    majorFaults: balloon.number("major_fault"),
    minorFaults: balloon.number("minor_fault"),
    hugePageAllocations: balloon.number("hugetlb_pgalloc"),
    hugePageFailures: balloon.number("hugetlb_pgfail"),
    // QEMU says 0 as long as the guest has told nothing.
    updatedAt: updated ? new Date(updated * 1000) : null,
  };
}

function diskOf(block: Figures): DiskFigures {
  return {
    target: block.text("name") ?? "",
    path: block.text("path"),
    index: block.number("backingIndex"),
    readRequests: block.number("rd.reqs"),
    readBytes: block.bytes("rd.bytes"),
    readTimeNs: block.number("rd.times"),
    writeRequests: block.number("wr.reqs"),
    writeBytes: block.bytes("wr.bytes"),
    writeTimeNs: block.number("wr.times"),
    flushRequests: block.number("fl.reqs"),
    flushTimeNs: block.number("fl.times"),
    allocation: block.bytes("allocation"),
    capacity: block.bytes("capacity"),
    physical: block.bytes("physical"),
    threshold: block.bytes("threshold"),
  };
}

function interfaceOf(net: Figures): InterfaceFigures {
  return {
    name: net.text("name") ?? "",
    receiveBytes: net.bytes("rx.bytes"),
    receivePackets: net.number("rx.pkts"),
    receiveErrors: net.number("rx.errs"),
    receiveDrops: net.number("rx.drop"),
    transmitBytes: net.bytes("tx.bytes"),
    transmitPackets: net.number("tx.pkts"),
    transmitErrors: net.number("tx.errs"),
    transmitDrops: net.number("tx.drop"),
  };
}

function iothreadOf(iothread: Figures, id: number): IothreadFigures {
  return {
    id,
    pollMaximumNs: iothread.number("poll-max-ns"),
    pollGrow: iothread.number("poll-grow"),
    pollShrink: iothread.number("poll-shrink"),
  };
}

const perfOf = (perf: Figures): ReadonlyMap<string, number> =>
  new Map(perf.names().map((name) => [name, perf.number(name) ?? 0]));
