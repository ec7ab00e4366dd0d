import { domainFsThaw, domainSnapshotCreateFlag, domainSnapshotCreateXml } from "@hob/libvirt";
import { domainSnapshot, write } from "@hob/libvirt-xml";
import { definition } from "../disks/defined-disk.ts";
import type { GuestCalls } from "../guest-calls.ts";
import { readInfo } from "../read-info.ts";
import { forgetFirmware, keepFirmware } from "./firmware-state.ts";
import { planSnapshot, type SnapshotPlan } from "./plan-snapshot.ts";
import { readSnapshot } from "./read-snapshots.ts";
import type { Snapshot } from "./snapshot.ts";
import type { SnapshotOptions } from "./snapshots.ts";

/** Takes a snapshot. What was copied beside is deleted again when it fails. */
export async function createSnapshot(calls: GuestCalls, options: SnapshotOptions): Promise<Snapshot> {
  const [guest, { state }] = await Promise.all([definition(calls), readInfo(calls.call)]);
  const plan = planSnapshot(guest, state !== "shutoff", options);
  const { name = "" } = plan.document;
  if (plan.keepsFirmware) await keepFirmware(calls.link, guest, name);
  try {
    return await take(calls, plan);
  } catch (error) {
    if (plan.keepsFirmware) await forgetFirmware(calls.link, guest, name);
    throw error;
  }
}

async function take(calls: GuestCalls, { document, flags }: SnapshotPlan): Promise<Snapshot> {
  const xml = write(domainSnapshot, document);
  try {
    const { snapshot } = await calls.callApart(domainSnapshotCreateXml, { xml, flags });
    return await readSnapshot(calls, snapshot);
  } catch (error) {
    if (flags & domainSnapshotCreateFlag.quiesce) await thaw(calls);
    throw error;
  }
}

/** A guest whose file systems rest stands still: libvirt thaws them, and this is for the case that it could not. */
async function thaw(calls: GuestCalls): Promise<void> {
  try {
    await calls.callApart(domainFsThaw, { mountpoints: [] });
  } catch {
    // Without an agent nothing was frozen either; the failure to tell is the one before.
  }
}
