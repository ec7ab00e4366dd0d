import { domainListAllCheckpoints, domainListAllSnapshots } from "@hob/libvirt";
import type { Domain } from "@hob/libvirt-xml";
import { answerOf, blocking, type Check, type Found, warning } from "./check.ts";

/** No device of the source's own, and nothing that is kept beside the guest. */
export const checkDevices: Check = async ({ from, dom, before, documents: { here } }) => {
  const [snapshots, checkpoints] = await Promise.all([
    answerOf(from, domainListAllSnapshots, { dom, needResults: false }),
    answerOf(from, domainListAllCheckpoints, { dom, needResults: false }),
  ]);
  const found: Found[] = before.active ? [...boundDevices(here)] : [];
  if ((snapshots?.count ?? 0) > 0) found.push(blocking(`It has ${snapshots?.count} snapshots, which cannot move.`));
  if ((checkpoints?.count ?? 0) > 0) {
    found.push(warning(`It has ${checkpoints?.count} checkpoints, which the destination will not know.`));
  }
  return found;
};

/** Devices that hold a running guest where it is. @source qemu_migration.c, qemuMigrationSrcIsAllowed */
export function boundDevices({ devices }: Domain): readonly Found[] {
  const hostdevs = devices.hostdevs.filter(({ type, teaming }) => type !== "usb" && teaming?.type !== "transient");
  const cards = devices.interfaces.filter(
    ({ type, teaming }) => (type === "hostdev" || type === "vdpa") && teaming?.type !== "transient",
  );
  return [
    ...hostdevs.map(({ type }) => blocking(`It has a device of its host: '${type}'.`)),
    ...devices.hostdevs
      .filter(({ type }) => type === "usb")
      .map(() => warning("It has a USB device of its host, which the destination must have too.")),
    ...cards.map(({ type, mac }) =>
      blocking(`Its interface '${mac ?? ""}' is of type '${type}', a device of its host.`),
    ),
    ...devices.filesystems
      .filter(({ driver }) => driver?.type === "virtiofs")
      .map(({ target }) => blocking(`It shares a folder with its host by virtiofs, as '${String(target)}'.`)),
    ...devices.shmems
      .filter(({ model, role }) => model === "ivshmem" || role !== "master")
      .map(({ name }) => blocking(`It shares memory with its neighbours: '${name}'.`)),
    ...devices.disks
      .filter(({ transient }) => transient !== undefined)
      .map(({ target }) => blocking(`Disk '${target.dev}' is transient: what was written would be lost.`)),
  ];
}
