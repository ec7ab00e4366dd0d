import type { HostInterface } from "@hob/libvirt-xml";

/** One network interface of the host itself, as its configuration has it. */
export interface HostNetworkInterface {
  readonly name: string;
  readonly mac: string;

  isActive(): Promise<boolean>;
  document(options?: { readonly inactive?: boolean }): Promise<HostInterface>;
  xml(options?: { readonly inactive?: boolean }): Promise<string>;
  /** Brings it up. */
  start(): Promise<void>;
  /** Takes it down, and with it whoever is reached through it: {@link HostInterfaces.try} is the careful way. */
  destroy(): Promise<void>;
  undefine(): Promise<void>;
}

/** The network interfaces of the host itself. Many hosts have no driver for them: kind `unsupported`, as features tell. */
export interface HostInterfaces {
  list(): Promise<readonly HostNetworkInterface[]>;
  /** @throws LibvirtError of kind `not-found` */
  interface(name: string): Promise<HostNetworkInterface>;
  /** @throws LibvirtError of kind `not-found` */
  interfaceByMac(mac: string): Promise<HostNetworkInterface>;
  define(xml: string): Promise<HostNetworkInterface>;
  /**
   * Remembers how the host's network is, does `work`, and keeps what it did; when it fails everything is put back.
   *
   * @throws what `work` throws; LibvirtError of kind `conflict` when another such change is under way.
   */
  try<Result>(work: () => Promise<Result>): Promise<Result>;
}
