import type { Bytes } from "@hob/units";

/** What a host is. */
export interface HostFacts {
  readonly hostname: string;
  /** Its identity; null where libvirt does not know one. */
  readonly uuid: string | null;
  /** `x86_64`, `aarch64`… */
  readonly arch: string;
  /** libvirt's name of the processor's model, such as `EPYC-Rome`; null where it is unknown. */
  readonly cpuModel: string | null;
  /** Logical processors that are online. */
  readonly cpus: number;
  readonly memory: Bytes;
  /** `9.0.0` */
  readonly libvirtVersion: string;
  /** `QEMU 7.2.0` */
  readonly hypervisor: string;
}
