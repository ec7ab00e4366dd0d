import type { Secret } from "@hob/libvirt-xml";

/** What a secret is for. */
export type SecretUsageType = "none" | "volume" | "ceph" | "iscsi" | "tls" | "vtpm";

/** One secret that libvirt keeps: what it is for, and a way to give it a value. */
export interface HostSecret {
  readonly uuid: string;
  readonly usageType: SecretUsageType;
  /** The name, path or target that it is found by. */
  readonly usageId: string;

  /** All of it but its value. */
  document(): Promise<Secret>;
  xml(): Promise<string>;
  /** Gives it a value, which nobody is told unless {@link revealValue} is asked. */
  setValue(value: Uint8Array | string): Promise<void>;
  /** Its value. Private secrets are never told, by nobody. @throws LibvirtError for those. */
  revealValue(): Promise<Buffer>;
  /** Forgets it with its value. */
  undefine(): Promise<void>;
}

/** The secrets that libvirt keeps on a host for disks, storage and TPMs. */
export interface Secrets {
  list(): Promise<readonly HostSecret[]>;
  /** @throws LibvirtError of kind `not-found` */
  secret(uuid: string): Promise<HostSecret>;
  /** The one for this use, or null where there is none. */
  findByUsage(type: SecretUsageType, id: string): Promise<HostSecret | null>;
  /** Keeps a secret, with a value where one is given; a definition of the same UUID is replaced. */
  define(secret: Secret, value?: Uint8Array | string): Promise<HostSecret>;
}
