import type { NwFilter, NwFilterBinding } from "@hob/libvirt-xml";

/** One filter of network traffic. It holds no state; methods throw an error of kind `not-found` when it is gone. */
export interface HostNwfilter {
  readonly name: string;
  readonly uuid: string;

  document(): Promise<NwFilter>;
  xml(): Promise<string>;
  /** Forgets it; refused while a guest's interface or another filter uses it. */
  undefine(): Promise<void>;
}

/** A filter at work on one of the host's network devices. */
export interface HostNwfilterBinding {
  /** The host's network device, such as `vnet3`. */
  readonly portDevice: string;
  readonly filter: string;

  document(): Promise<NwFilterBinding>;
  xml(): Promise<string>;
  /** Takes the filter off. */
  delete(): Promise<void>;
}

/** A host's filters of network traffic, and where they are at work. */
export interface Nwfilters {
  list(): Promise<readonly HostNwfilter[]>;
  /** @throws LibvirtError of kind `not-found` */
  filter(nameOrUuid: string): Promise<HostNwfilter>;
  /** Keeps a filter; one of the same name and UUID is replaced, and running guests have the new one at once. */
  define(xml: string): Promise<HostNwfilter>;

  bindings(): Promise<readonly HostNwfilterBinding[]>;
  /** @throws LibvirtError of kind `not-found` */
  binding(portDevice: string): Promise<HostNwfilterBinding>;
  /** Puts a filter on a network device that is no guest's of this daemon. */
  bind(xml: string): Promise<HostNwfilterBinding>;
}
