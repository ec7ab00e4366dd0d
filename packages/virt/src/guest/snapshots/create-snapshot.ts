import {
  domainFsThaw,
  domainIsActive,
  domainSnapshotCreateFlag,
  domainSnapshotCreateXml,
  domainSnapshotLookupByName,
  isLibvirtError,
} from "@hob/libvirt";
import { domainSnapshot, write } from "@hob/libvirt-xml";
import { SnapshotRefused } from "../../virt-errors.ts";
import { putBack } from "../change/put-back.ts";
import { definition } from "../disks/defined-disk.ts";
import type { GuestCalls } from "../guest-calls.ts";
import { jobFigures } from "../job-figures.ts";
import type { DoPart } from "../parted-job.ts";
import { forgetFirmware, keepFirmware } from "./firmware-state.ts";
import { planSnapshot, type SnapshotPlan } from "./plan-snapshot.ts";
import { readSnapshot } from "./read-snapshots.ts";
import type { Snapshot } from "./snapshot.ts";
import type { SnapshotOptions } from "./snapshots.ts";

/** Takes a snapshot. What was copied beside is deleted again when it fails. */
export async function createSnapshot(calls: GuestCalls, options: SnapshotOptions, part: DoPart): Promise<Snapshot> {
  const [guest, { active }] = await Promise.all([definition(calls), calls.call(domainIsActive, {})]);
  const plan = planSnapshot(guest, active, options);
  const { name = "" } = plan.document;
  // What is copied beside has the snapshot's name: that of another one must not be written over.
  await refuseIfThere(calls, name);
  const kept = { guest, name: guest.name, snapshot: name };
  const forget = { name: "copies of its firmware's state", undo: () => forgetFirmware(calls.link, kept) };
  try {
    if (plan.keepsFirmware) await keepFirmware(calls.link, kept);
    return await take(calls, plan, part);
  } catch (error) {
    return putBack(calls.dom.name, plan.keepsFirmware ? [forget] : [], error);
  }
}

async function refuseIfThere(calls: GuestCalls, name: string): Promise<void> {
  try {
    await calls.call(domainSnapshotLookupByName, { name });
  } catch (error) {
    if (isLibvirtError(error, "no-domain-snapshot")) return;
    throw error;
  }
  throw new SnapshotRefused({
    guest: calls.dom.name,
    work: `taking snapshot '${name}'`,
    reason: "it has one of that name",
    advice: "Choose another name, or delete that one first",
  });
}

async function take(calls: GuestCalls, { document, flags }: SnapshotPlan, part: DoPart): Promise<Snapshot> {
  const xml = write(domainSnapshot, document);
  // Of other kinds libvirt tells nothing, and while it takes an internal one of a running guest it does not even answer.
  const isMigration = document.memory?.snapshot === "external";
  const look = async () => (isMigration ? jobFigures(calls) : null);
  try {
    const { snapshot } = await part({ look, abortable: isMigration }, () =>
      calls.callApart(domainSnapshotCreateXml, { xml, flags }),
    );
    return await readSnapshot(calls, snapshot);
  } catch (error) {
    if (flags & domainSnapshotCreateFlag.quiesce) await thaw(calls);
    throw error;
  }
}

/** A guest whose file systems rest stands still: libvirt thaws them, and this is for the case that it could not. */
async function thaw(calls: GuestCalls): Promise<void> {
  // Without an agent nothing was frozen either; the failure to tell is the one before.
  await Promise.allSettled([calls.callApart(domainFsThaw, { mountpoints: [] })]);
}
