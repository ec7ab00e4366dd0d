import { storagePool, write } from "@hob/libvirt-xml";

/** The pool that is used when none is named, and made where it is missing. */
export const defaultPoolName = "default";

/** Where libvirt, virt-install and virt-manager keep disks. */
export const defaultPoolPath = "/var/lib/libvirt/images";

/** The definition of a directory as a pool. */
export const directoryPoolXml = (name: string, path: string, uuid?: string): string =>
  write(storagePool, { type: "dir", name, ...(uuid === undefined ? {} : { uuid }), target: { path } });
