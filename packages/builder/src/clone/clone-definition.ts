import type { Disk, Domain } from "@hob/libvirt-xml";
import { hobNotes, withHobNotes } from "@hob/libvirt-xml";
import { randomMac } from "../plan/random-mac.ts";

/** What is different in a clone. */
export interface CloneIdentity {
  readonly name: string;
  readonly uuid: string;
  /** Its disks, by target; null for one that it does not have. Those that are not named stay as they are. */
  readonly disks: ReadonlyMap<string, Disk | null>;
  readonly nvram: string | null;
  /** For its notes. */
  readonly source: string;
}

/**
 * A guest's definition as that of another one: its own name, UUID, MAC addresses and disks, without serial numbers and
 * without what is only this guest's business. What is not looked at here stays, known or not.
 */
export function cloneDefinition(source: Domain, identity: CloneIdentity): Domain {
  const { name, uuid, disks, nvram } = identity;
  const { title: _title, genid, ...kept } = source;
  const { template: _template, phase: _phase, ...notes } = hobNotes(source.metadata);
  return {
    ...kept,
    name,
    uuid,
    // Empty: libvirt makes another one.
    ...(genid === undefined ? {} : { genid: "" }),
    metadata: withHobNotes(source.metadata, { ...notes, source: identity.source }),
    os:
      nvram === null || source.os.nvram === undefined
        ? kept.os
        : { ...kept.os, nvram: { ...source.os.nvram, path: nvram } },
    devices: {
      ...source.devices,
      disks: source.devices.disks.flatMap((disk) => {
        const own = disks.get(disk.target.dev);
        return own === null ? [] : [own ?? disk];
      }),
      interfaces: source.devices.interfaces.map((card) => ({ ...card, mac: randomMac(source.type) })),
    },
  };
}

/** A disk in another place, without what made it one of its kind. */
export function movedDisk(disk: Disk, place: Pick<Disk, "type" | "source">, format: string): Disk {
  const { serial: _serial, wwn: _wwn, backingStore: _backing, mirror: _mirror, ...kept } = disk;
  return { ...kept, ...place, driver: { ...disk.driver, name: disk.driver?.name ?? "qemu", type: format } };
}
