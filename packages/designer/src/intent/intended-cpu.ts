import type { Bytes } from "@hob/units";

/** The ways to make up a guest's processor: libvirt's words; `default` is the hypervisor's own. */
export const cpuModes = ["host-passthrough", "host-model", "maximum", "custom", "default"] as const;
/** A way to make up a guest's processor. */
export type CpuModeName = (typeof cpuModes)[number];

/** How processors are arranged; the product is the number of processors. */
export interface IntendedTopology {
  readonly sockets: number;
  readonly cores: number;
  readonly threads: number;
}

/** What is wanted of the processor. */
export interface IntendedCpu {
  readonly mode?: CpuModeName | undefined;
  /** `EPYC`, `cortex-a57`: a model that the host can run. Implies mode `custom`. */
  readonly model?: string | undefined;
  readonly topology?: IntendedTopology | undefined;
  readonly features?: readonly { readonly name: string; readonly policy: "require" | "disable" }[] | undefined;
}

/** A NUMA node that the guest sees. */
export interface IntendedNumaCell {
  readonly vcpus: number;
  readonly memory: Bytes;
}

/** What the guest's memory is made of on the host. */
export interface IntendedMemoryBacking {
  /** Whole pages of that size in bytes; `true`: of the host's default size. */
  readonly hugepages?: boolean | Bytes | undefined;
  /** Whether other processes of the host can map it: virtiofs and vhost-user need it. */
  readonly isShared?: boolean | undefined;
  /** Whether it never leaves the host's memory. */
  readonly isLocked?: boolean | undefined;
}
