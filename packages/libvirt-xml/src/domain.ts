import type { Bytes } from "@hob/units";
import {
  attribute,
  characters,
  child,
  children,
  contents,
  element,
  type Element,
  ifAny,
  integer,
  leaf,
  oneOf,
  onOff,
  type Open,
  required,
  size,
  within,
  yesNo,
} from "./kit/index.ts";
import { type BhyveCommandline, bhyveCommandline } from "./domain/bhyve/commandline.ts";
import { type Blkiotune, blkiotune } from "./domain/blkiotune.ts";
import { type Clock, clock } from "./domain/clock.ts";
import { type Cpu, cpu } from "./domain/cpu.ts";
import { type Cputune, cputune } from "./domain/cputune.ts";
import { type DefaultIothread, defaultIothread } from "./domain/defaultiothread.ts";
import { type Devices, devices, noDevices } from "./domain/devices.ts";
import { type Features, features } from "./domain/features.ts";
import { type Idmap, idmap } from "./domain/idmap.ts";
import { type Iothread, iothread } from "./domain/iothreadids/iothread.ts";
import { type Keywrap, keywrap } from "./domain/keywrap.ts";
import { type LaunchSecurity, launchSecurity } from "./domain/launch-security.ts";
import { type LxcNamespace, lxcNamespace } from "./domain/lxc/namespace.ts";
import { type MaxMemory, maxMemory } from "./domain/max-memory.ts";
import { type MemoryBacking, memoryBacking } from "./domain/memory-backing.ts";
import { type Memtune, memtune } from "./domain/memtune.ts";
import { type Numatune, numatune } from "./domain/numatune.ts";
import { type Os, os } from "./domain/os.ts";
import { type Perf, perf } from "./domain/perf.ts";
import { type QemuCapabilities, qemuCapabilities } from "./domain/qemu/capabilities.ts";
import { type QemuCommandline, qemuCommandline } from "./domain/qemu/commandline.ts";
import { type QemuDeprecation, qemuDeprecation } from "./domain/qemu/deprecation.ts";
import { type QemuOverride, qemuOverride } from "./domain/qemu/override.ts";
import { type Resource, resource } from "./domain/resource.ts";
import { type Seclabel, seclabel } from "./domain/seclabel.ts";
import { type Vcpu, vcpu } from "./domain/vcpu.ts";
import { type VcpuState, vcpuState } from "./domain/vcpus/vcpu.ts";
import { type XenCommandline, xenCommandline } from "./domain/xen/commandline.ts";
import { type Sysinfo, sysinfo } from "./sysinfo.ts";

/** What happens when a guest ends. */
export type LifecycleAction = Open<"destroy" | "restart" | "preserve" | "rename-restart">;

/** A guest, as libvirt defines it. */
export interface Domain {
  /** What runs it. */
  readonly type: Open<"kvm" | "qemu" | "xen" | "lxc" | "test" | "vz" | "hvf" | "bhyve" | "vmware" | "openvz" | "vbox">;
  /** libvirt's number of a running guest. */
  readonly id?: number;
  readonly name: string;
  /** Chosen by libvirt when absent. */
  readonly uuid?: string;
  /** A UUID that changes when the guest goes back in time, so that it can tell. Empty: libvirt makes one. */
  readonly genid?: string;
  readonly title?: string;
  readonly description?: string;
  /** What programs note on a guest: an element each, as XML, in a namespace of its own. See `metadataEntry`. */
  readonly metadata?: readonly string[];
  /** How far memory can be plugged in. */
  readonly maxMemory?: MaxMemory;
  /** The most memory the guest can have. 0 where its NUMA nodes say it. */
  readonly memory: Bytes;
  /** Whether core dumps have the guest's memory. */
  readonly memoryDumpCore?: boolean;
  /** What the balloon leaves of it. Default: all. */
  readonly currentMemory?: Bytes;
  readonly blkiotune?: Blkiotune;
  readonly memtune?: Memtune;
  readonly memoryBacking?: MemoryBacking;
  readonly vcpu?: Vcpu;
  /** Each of the guest's processors. */
  readonly vcpus?: readonly VcpuState[];
  /** How many IO threads there are. */
  readonly iothreads?: number;
  /** Each of them. */
  readonly iothreadids?: readonly Iothread[];
  readonly defaultIothread?: DefaultIothread;
  readonly cputune?: Cputune;
  readonly numatune?: Numatune;
  readonly resource?: Resource;
  /** What the firmware tells the guest, one of each type. */
  readonly sysinfos?: readonly Sysinfo[];
  /** Of Xen and bhyve: a program of the host that finds the kernel on the guest's disk. Empty: the usual one. */
  readonly bootloader?: string;
  readonly bootloaderArgs?: string;
  readonly os: Os;
  readonly idmap?: Idmap;
  readonly features?: Features;
  readonly cpu?: Cpu;
  readonly clock?: Clock;
  readonly onPoweroff?: LifecycleAction;
  readonly onReboot?: LifecycleAction;
  readonly onCrash?: Open<LifecycleAction | "coredump-destroy" | "coredump-restart">;
  /** What happens when the lock of a disk is lost. */
  readonly onLockfailure?: Open<"poweroff" | "restart" | "pause" | "ignore">;
  /** Which kinds of sleep the guest may go into. */
  readonly pm?: { readonly suspendToMem?: boolean; readonly suspendToDisk?: boolean };
  readonly perf?: Perf;
  readonly devices: Devices;
  readonly seclabels: readonly Seclabel[];
  readonly keywrap?: Keywrap;
  readonly launchSecurity?: LaunchSecurity;
  readonly qemuCommandline?: QemuCommandline;
  readonly qemuCapabilities?: QemuCapabilities;
  readonly qemuOverride?: QemuOverride;
  readonly qemuDeprecation?: QemuDeprecation;
  readonly lxcNamespace?: LxcNamespace;
  readonly xenCommandline?: XenCommandline;
  readonly bhyveCommandline?: BhyveCommandline;
  /** Where VMware keeps the guest: `folder/datacenter`. */
  readonly vmwareDatacenterpath?: string;
}

const lifecycleAction = oneOf("destroy", "restart", "preserve", "rename-restart");

/** What libvirt assumes where only a bootloader is named. */
const paravirtual: Os = { type: { name: "xen" }, boot: [] };

/** `<domain>`: the document of `virDomainDefineXML` and `virDomainGetXMLDesc`. */
export const domain: Element<Domain> = element("domain", {
  type: required(
    attribute("type", oneOf("kvm", "qemu", "xen", "lxc", "test", "vz", "hvf", "bhyve", "vmware", "openvz", "vbox")),
  ),
  id: attribute("id", integer),
  name: required(leaf("name")),
  uuid: leaf("uuid"),
  genid: within("genid", characters()),
  title: leaf("title"),
  description: leaf("description"),
  metadata: within("metadata", contents()),
  maxMemory: child(maxMemory),
  memoryDumpCore: within("memory", attribute("dumpCore", onOff)),
  memory: required(within("memory", size("KiB")), 0 as Bytes),
  currentMemory: within("currentMemory", size("KiB")),
  blkiotune: child(blkiotune),
  memtune: child(memtune),
  memoryBacking: child(memoryBacking),
  vcpu: child(vcpu),
  vcpus: within("vcpus", children(vcpuState, { key: (item) => item.id })),
  iothreads: leaf("iothreads", integer),
  iothreadids: within("iothreadids", children(iothread, { key: (item) => item.id })),
  defaultIothread: child(defaultIothread),
  cputune: child(cputune),
  numatune: child(numatune),
  resource: child(resource),
  sysinfos: ifAny(children(sysinfo, { key: (item) => item.type })),
  bootloader: within("bootloader", characters()),
  bootloaderArgs: leaf("bootloader_args"),
  os: required(child(os), paravirtual),
  idmap: child(idmap),
  features: child(features),
  cpu: child(cpu),
  clock: child(clock),
  onPoweroff: leaf("on_poweroff", lifecycleAction),
  onReboot: leaf("on_reboot", lifecycleAction),
  onCrash: leaf(
    "on_crash",
    oneOf("destroy", "restart", "preserve", "rename-restart", "coredump-destroy", "coredump-restart"),
  ),
  onLockfailure: leaf("on_lockfailure", oneOf("poweroff", "restart", "pause", "ignore")),
  pm: child("pm", {
    suspendToMem: within("suspend-to-mem", attribute("enabled", yesNo)),
    suspendToDisk: within("suspend-to-disk", attribute("enabled", yesNo)),
  }),
  perf: child(perf),
  devices: required(child(devices), noDevices),
  seclabels: children(seclabel, { key: (item) => item.model }),
  keywrap: child(keywrap),
  launchSecurity: child(launchSecurity),
  qemuCommandline: child(qemuCommandline),
  qemuCapabilities: child(qemuCapabilities),
  qemuOverride: child(qemuOverride),
  qemuDeprecation: child(qemuDeprecation),
  lxcNamespace: child(lxcNamespace),
  xenCommandline: child(xenCommandline),
  bhyveCommandline: child(bhyveCommandline),
  vmwareDatacenterpath: leaf("vmware:datacenterpath"),
});
