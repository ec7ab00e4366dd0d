import { type Disk, type Domain, domain, edit } from "@hob/libvirt-xml";
import { parseXml, serialiseXml, standalone, XmlElement } from "@hob/xml";

/** The definition that a guest had at the time of a snapshot, as XML with all that it says; null where libvirt does not know. */
export function definitionThen(snapshotXml: string): string | null {
  const { root } = parseXml(snapshotXml);
  const told = root.element("inactiveDomain") ?? root.element("domain");
  if (told === undefined) return null;
  const { attributes, children } = standalone(told);
  return serialiseXml(new XmlElement("domain", { attributes, children }));
}

/**
 * That definition for a guest as it is now: it keeps its name, and those disks are as they are now that were no part of the
 * snapshot. To write to the image that one of them had then could be to write below images of later snapshots.
 *
 * @param included targets of the disks of the snapshot.
 */
export function definitionToGoOnWith(then: string, now: Domain, included: ReadonlySet<string>): string {
  const disks = new Map(now.devices.disks.map((disk) => [disk.target.dev, disk]));
  return edit(then, domain, (guest) => ({
    ...guest,
    name: now.name,
    devices: {
      ...guest.devices,
      disks: guest.devices.disks.map((disk) => {
        const current = included.has(disk.target.dev) ? undefined : disks.get(disk.target.dev);
        return current === undefined ? disk : withImageOf(disk, current);
      }),
    },
  }));
}

/** A disk with the image of another one. */
export function withImageOf(disk: Disk, { type, driver, source, backingStore }: Disk): Disk {
  const { source: _source, backingStore: _backingStore, ...rest } = disk;
  return {
    ...rest,
    type,
    driver: { ...disk.driver, ...(driver?.type === undefined ? {} : { type: driver.type }) },
    ...(source === undefined ? {} : { source }),
    ...(backingStore === undefined ? {} : { backingStore }),
  };
}
