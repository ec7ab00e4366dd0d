import type { Capabilities, DomainCapabilities, Sysinfo } from "@hob/libvirt-xml";
import type { GuestKind } from "./guest-kinds.ts";
import type { HostFacts } from "./host-facts.ts";
import type { HostFeatures } from "./host-features.ts";
import type { HostResources } from "./host-resources.ts";
import type { HostVersions } from "./host-versions.ts";

/** Which virtual machine the domain capabilities are asked for; libvirt chooses what is left out. */
export interface DomainCapabilitiesQuery {
  readonly emulator?: string;
  readonly arch?: string;
  readonly machine?: string;
  /** `kvm`, `qemu`, `xen`… */
  readonly guestType?: string;
}

/** What a host is and can. What cannot change while a connection lasts is asked once per connection. */
export interface HostDescription {
  facts(): Promise<HostFacts>;
  versions(): Promise<HostVersions>;
  /** Whether the daemon's libvirt is of this version or newer; see {@link meetsVersions} for the rest. @throws InvalidVersion */
  atLeast(libvirt: string): Promise<boolean>;
  /** What it can and cannot do, by name, with the reason where it cannot; for one kind of guest, else libvirt's choice. */
  features(query?: DomainCapabilitiesQuery): Promise<HostFeatures>;
  /** Processors, memory and disk space: what there is, what guests use, what is free. Asked anew each time. */
  resources(): Promise<HostResources>;

  /** Parsed capabilities; asked once per connection. */
  capabilities(): Promise<Capabilities>;
  /** The capabilities' XML as libvirt gave it; asked once per connection. */
  capabilitiesXml(): Promise<string>;
  /** The kinds of guests it can run, and their machines by full names. */
  guestKinds(): Promise<readonly GuestKind[]>;
  /** Parsed domain capabilities; asked once per query and connection. */
  domainCapabilities(query?: DomainCapabilitiesQuery): Promise<DomainCapabilities>;
  domainCapabilitiesXml(query?: DomainCapabilitiesQuery): Promise<string>;
  /** The machine's makers and serial numbers as its firmware tells; kind `unsupported` where the driver has none. */
  sysinfo(): Promise<Sysinfo>;
}
