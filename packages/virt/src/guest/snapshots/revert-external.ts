import {
  domainDefineXmlFlags,
  domainGetXmlDesc,
  domainHasManagedSaveImage,
  domainSnapshotCreateFlag,
  domainSnapshotCreateXml,
  domainSnapshotGetXmlDesc,
  type DomainSnapshotRef,
  domainSnapshotXmlFlag,
  domainXmlFlag,
} from "@hob/libvirt";
import { type Domain, domain, domainSnapshot, edit, read, write } from "@hob/libvirt-xml";
import { deleteFile } from "../../storage/host-files.ts";
import { SnapshotRefused } from "../../virt-errors.ts";
import { definition } from "../disks/defined-disk.ts";
import type { GuestCalls } from "../guest-calls.ts";
import { readInfo } from "../read-info.ts";
import { restoreFirmware } from "./firmware-state.ts";
import { imagesOf, neededImages, type SplitDisk, splitDisks } from "./image-needs.ts";
import { besides } from "./plan-snapshot.ts";
import { listSnapshots } from "./read-snapshots.ts";
import { redefineSnapshot } from "./redefine-snapshot.ts";
import type { RevertOutcome } from "./snapshots.ts";

/**
 * Takes a guest that is off back to an external snapshot, which libvirt before 9.9 does not do: the guest gets the
 * definition of that time, and goes on in new images over those that hold the snapshot's state. libvirt makes these, by a
 * snapshot that it does not remember. Nothing is deleted before the guest has them.
 *
 * @throws SnapshotRefused
 */
export async function revertExternal(calls: GuestCalls, snapshot: DomainSnapshotRef): Promise<RevertOutcome> {
  const { link, call } = calls;
  const xml = (await link.call(domainSnapshotGetXmlDesc, { snapshot, flags: domainSnapshotXmlFlag.secure })).xml;
  const document = read(domainSnapshot, xml);
  const splits = splitDisks(document);
  const storedFlags = domainXmlFlag.inactive | domainXmlFlag.secure;
  const stored = (await call(domainGetXmlDesc, { flags: storedFlags })).xml;
  const now = read(domain, stored);
  const then = document.inactiveDomain ?? document.domain;
  await refuseUnlessSafe(calls, snapshot.name, { knowsGuest: then !== undefined, splits });

  await link.call(domainDefineXmlFlags, { xml: write(domain, { ...(then as Domain), name: now.name }) });
  try {
    await goOnInNewImages(calls, snapshot.name, splits);
  } catch (error) {
    await link.call(domainDefineXmlFlags, { xml: stored });
    throw error;
  }
  const images = imagesOf(await definition(calls, { inactive: true }));
  const others = (await listSnapshots(calls)).filter(({ name }) => name !== snapshot.name);
  const hasChildren = others.some(({ parent }) => parent === snapshot.name);
  await redefineSnapshot(calls, hasChildren ? xml : splitInto(xml, images), true);
  await restoreFirmware(link, then as Domain, snapshot.name);
  return { deleted: await deleteUnneeded(calls, imagesOf(now).values(), images.values()) };
}

interface Known {
  readonly knowsGuest: boolean;
  readonly splits: readonly SplitDisk[];
}

async function refuseUnlessSafe(calls: GuestCalls, name: string, { knowsGuest, splits }: Known): Promise<void> {
  const refuse = (reason: string, advice: string): never => {
    throw new SnapshotRefused({
      guest: calls.dom.name,
      work: `going back to external snapshot '${name}'`,
      reason,
      advice,
    });
  };
  if ((await readInfo(calls.call)).state !== "shutoff") refuse("it is not off", "Shut it down first");
  if ((await calls.call(domainHasManagedSaveImage, {})).present) {
    refuse("its memory is saved, and does not fit other disks", "Start it, or discard what is saved");
  }
  if (!knowsGuest || splits.length === 0) refuse("libvirt does not know its images", "Redefine the snapshot whole");
  const device = splits.find(({ below }) => below.startsWith("/dev/"));
  if (device)
    refuse(`disk '${device.target}' is on a device, beside which no image can be made`, "Copy it to a file first");
}

/** Has libvirt make an image over each that holds the snapshot's state, and the definition name them. */
async function goOnInNewImages(calls: GuestCalls, name: string, splits: readonly SplitDisk[]): Promise<void> {
  const guest = await definition(calls, { inactive: true });
  const suffix = `${name}-${Date.now().toString(36)}`;
  const disks = guest.devices.disks.map((disk) => {
    const file = splits.some(({ target }) => target === disk.target.dev) ? besides(disk, suffix) : null;
    if (file === null) return { name: disk.target.dev, snapshot: "no" };
    return { name: disk.target.dev, snapshot: "external", type: "file", driver: { type: "qcow2" }, source: { file } };
  });
  const flags =
    domainSnapshotCreateFlag.diskOnly | domainSnapshotCreateFlag.noMetadata | domainSnapshotCreateFlag.atomic;
  await calls.callApart(domainSnapshotCreateXml, { xml: write(domainSnapshot, { name: suffix, disks }), flags });
}

/** Nothing else lies over the images that the snapshot split into, so that the new ones take their place. */
function splitInto(xml: string, images: ReadonlyMap<string, string>): string {
  return edit(xml, domainSnapshot, (document) => ({
    ...document,
    disks: (document.disks ?? []).map((disk) => {
      const file = disk.snapshot === "external" ? images.get(disk.name) : undefined;
      return file === undefined ? disk : { ...disk, type: "file", source: { file } };
    }),
  }));
}

/** Deletes images that were written to and that no snapshot needs. */
async function deleteUnneeded(
  calls: GuestCalls,
  replaced: Iterable<string>,
  writtenTo: Iterable<string>,
): Promise<readonly string[]> {
  const needed = neededImages(await listSnapshots(calls), writtenTo);
  const unneeded = [...replaced].filter((path) => !needed.has(path) && !path.startsWith("/dev/"));
  for (const path of unneeded) await deleteFile(calls.link, path);
  return unneeded;
}
