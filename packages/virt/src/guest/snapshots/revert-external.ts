import {
  domainDefineXmlFlags,
  domainGetXmlDesc,
  domainSnapshotCreateFlag,
  domainSnapshotCreateXml,
  domainSnapshotGetXmlDesc,
  type DomainSnapshotRef,
  domainSnapshotXmlFlag,
  domainXmlFlag,
} from "@hob/libvirt";
import { domain, domainSnapshot, edit, read, write } from "@hob/libvirt-xml";
import { inFlight } from "../../in-flight.ts";
import { deleteFile } from "../../storage/host-files.ts";
import { type Done, putBack } from "../change/put-back.ts";
import { definition } from "../disks/defined-disk.ts";
import type { GuestCalls } from "../guest-calls.ts";
import { definitionThen, definitionToGoOnWith } from "./definition-then.ts";
import { restoreFirmware } from "./firmware-state.ts";
import { imagesOf, neededImages, type SplitDisk, splitDisks } from "./image-needs.ts";
import { besides } from "./plan-snapshot.ts";
import { listSnapshots } from "./read-snapshots.ts";
import { redefineSnapshot } from "./redefine-snapshot.ts";
import { imagesUnknown, refuseToWriteBelow, refuseUnlessReady } from "./revert-obstacles.ts";

/**
 * Takes a guest that is off back to an external snapshot, which libvirt before 9.9 does not do: the guest gets the
 * definition of that time, and goes on in new images over those that hold the snapshot's state. libvirt makes these, by a
 * snapshot that it does not remember. What fails leaves the guest as it was.
 *
 * @returns what deletes the images that nothing needs any more, and tells which these were.
 * @throws SnapshotRefused, ChangeHalfMade
 */
export async function revertExternal(
  calls: GuestCalls,
  snapshot: DomainSnapshotRef,
): Promise<() => Promise<readonly string[]>> {
  const { link, call, known } = calls;
  const secure = domainSnapshotXmlFlag.secure;
  const xmlOf = async (ref: DomainSnapshotRef) =>
    (await known(link.call(domainSnapshotGetXmlDesc, { snapshot: ref, flags: secure }))).xml;
  const define = (xml: string) => link.call(domainDefineXmlFlags, { xml });
  const xml = await xmlOf(snapshot);
  const splits = splitDisks(read(domainSnapshot, xml));
  const storedFlags = domainXmlFlag.inactive | domainXmlFlag.secure;
  const stored = (await call(domainGetXmlDesc, { flags: storedFlags })).xml;
  const now = read(domain, stored);
  const then = definitionThen(xml);
  await refuseUnlessReady(calls, snapshot.name, splits);
  if (then === null) throw imagesUnknown(calls, snapshot.name);
  const goal = definitionToGoOnWith(then, now, new Set(splits.map(({ target }) => target)));
  const snapshots = await listSnapshots(calls);
  refuseToWriteBelow(calls, snapshot.name, { before: now, after: read(domain, goal), snapshots, splits });
  const current = snapshots.find((each) => each.current);
  const currentXml = current && current.name !== snapshot.name && (await xmlOf({ ...snapshot, name: current.name }));

  const done: Done[] = [];
  try {
    await define(goal);
    done.push({ name: "definition", undo: () => define(stored) });
    const before = new Set(imagesOf(read(domain, goal)).values());
    await goOnInNewImages(calls, snapshot.name, splits);
    const images = imagesOf(await definition(calls, { inactive: true }));
    const made = [...images.values()].filter((path) => !before.has(path));
    done.push({ name: "new images", undo: () => inFlight(made, (path) => deleteFile(link, path)) });
    const hasChildren = snapshots.some(({ parent }) => parent === snapshot.name);
    await redefineSnapshot(calls, hasChildren ? xml : splitInto(xml, images), true);
    done.push({
      name: "snapshot",
      async undo() {
        await redefineSnapshot(calls, xml, current?.name === snapshot.name);
        if (currentXml) await redefineSnapshot(calls, currentXml, true);
      },
    });
    await restoreFirmware(link, { guest: read(domain, goal), name: now.name, snapshot: snapshot.name });
    return () => deleteUnneeded(calls, imagesOf(now).values(), images.values());
  } catch (error) {
    return putBack(calls.dom.name, done, error);
  }
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
