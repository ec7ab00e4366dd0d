import type { Bytes } from "@hob/units";
import {
  attribute,
  child,
  children,
  contents,
  element,
  type Element,
  integer,
  leaf,
  oneOf,
  type Open,
  required,
  size,
  text,
  within,
  yesNo,
} from "./kit/index.ts";
import { type Clock, clock } from "./domain/clock.ts";
import { type Cpu, cpu } from "./domain/cpu.ts";
import { type Devices, devices } from "./domain/devices.ts";
import { type Features, features } from "./domain/features.ts";
import { type MemoryBacking, memoryBacking } from "./domain/memory-backing.ts";
import { type Os, os } from "./domain/os.ts";
import { type Seclabel, seclabel } from "./domain/seclabel.ts";

/** What happens when a guest ends. */
export type LifecycleAction = Open<"destroy" | "restart" | "preserve" | "rename-restart">;

/** A guest, as libvirt defines it. */
export interface Domain {
  /** What runs it. */
  readonly type: Open<"kvm" | "qemu" | "xen" | "lxc" | "test" | "vz" | "hvf">;
  /** libvirt's number of a running guest. */
  readonly id?: number;
  readonly name: string;
  /** Chosen by libvirt when absent. */
  readonly uuid?: string;
  readonly genid?: string;
  readonly title?: string;
  readonly description?: string;
  /** What programs note on a guest: an element each, as XML, in a namespace of its own. See `osinfoId`, `hobNotes`. */
  readonly metadata?: readonly string[];
  /** The most memory the guest can have. */
  readonly memory: Bytes;
  /** What the balloon leaves of it. Default: all. */
  readonly currentMemory?: Bytes;
  readonly memoryBacking?: MemoryBacking;
  readonly vcpu?: {
    readonly placement?: Open<"static" | "auto">;
    readonly cpuset?: string;
    /** Plugged in at the start; default `count`. */
    readonly current?: number;
    readonly count: number;
  };
  readonly iothreads?: number;
  readonly os: Os;
  readonly features?: Features;
  readonly cpu?: Cpu;
  readonly clock?: Clock;
  readonly onPoweroff?: LifecycleAction;
  readonly onReboot?: LifecycleAction;
  readonly onCrash?: Open<"destroy" | "restart" | "preserve" | "coredump-destroy" | "coredump-restart">;
  /** Which kinds of sleep the guest may go into. */
  readonly pm?: { readonly suspendToMem?: boolean; readonly suspendToDisk?: boolean };
  readonly devices: Devices;
  readonly seclabels: readonly Seclabel[];
}

const lifecycleAction = oneOf("destroy", "restart", "preserve", "rename-restart");

/** `<domain>`: the document of `virDomainDefineXML` and `virDomainGetXMLDesc`. */
export const domain: Element<Domain> = element("domain", {
  type: required(attribute("type", oneOf("kvm", "qemu", "xen", "lxc", "test", "vz", "hvf"))),
  id: attribute("id", integer),
  name: required(leaf("name")),
  uuid: leaf("uuid"),
  genid: leaf("genid"),
  title: leaf("title"),
  description: leaf("description"),
  metadata: within("metadata", contents()),
  memory: required(within("memory", size("KiB"))),
  currentMemory: within("currentMemory", size("KiB")),
  memoryBacking: child(memoryBacking),
  vcpu: child("vcpu", {
    placement: attribute("placement", oneOf("static", "auto")),
    cpuset: attribute("cpuset"),
    current: attribute("current", integer),
    count: required(text(integer)),
  }),
  iothreads: leaf("iothreads", integer),
  os: required(child(os)),
  features: child(features),
  cpu: child(cpu),
  clock: child(clock),
  onPoweroff: leaf("on_poweroff", lifecycleAction),
  onReboot: leaf("on_reboot", lifecycleAction),
  onCrash: leaf("on_crash", oneOf("destroy", "restart", "preserve", "coredump-destroy", "coredump-restart")),
  pm: child("pm", {
    suspendToMem: within("suspend-to-mem", attribute("enabled", yesNo)),
    suspendToDisk: within("suspend-to-disk", attribute("enabled", yesNo)),
  }),
  devices: required(child(devices)),
  seclabels: children(seclabel, { key: (item) => item.model }),
});
