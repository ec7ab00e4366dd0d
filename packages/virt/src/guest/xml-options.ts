import { domainXmlFlag } from "@hob/libvirt";

/** Which XML of a guest is told, and how much of it. */
export interface XmlOptions {
  /** The stored definition, also of a running guest. Default: false. */
  readonly inactive?: boolean;
  /** With passwords of displays and the like. Such XML must not be logged or kept. Default: false. */
  readonly secrets?: boolean;
  /** In the form that libvirts before this one understand, without what only the running guest has. Default: false. */
  readonly migratable?: boolean;
  /** With the CPU that the guest would get on this host, where it is told by the host's. Default: false. */
  readonly updateCpu?: boolean;
}

/** The flags of what is told. */
export function xmlFlags({ inactive, secrets, migratable, updateCpu }: XmlOptions): number {
  return (
    (inactive ? domainXmlFlag.inactive : 0) |
    (secrets ? domainXmlFlag.secure : 0) |
    (migratable ? domainXmlFlag.migratable : 0) |
    (updateCpu ? domainXmlFlag.updateCpu : 0)
  );
}
