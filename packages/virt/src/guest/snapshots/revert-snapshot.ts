import {
  domainCreateFlag,
  domainCreateWithFlags,
  domainRestoreFlags,
  domainRevertToSnapshot,
  domainSaveImageGetXmlDesc,
  domainSaveImageXmlFlag,
  domainSaveRestoreFlag,
  domainSnapshotLookupByName,
  domainSnapshotRevertFlag,
  isLibvirtError,
} from "@hob/libvirt";
import { domain, edit } from "@hob/libvirt-xml";
import { definition } from "../disks/defined-disk.ts";
import { sameSource } from "../disks/same-source.ts";
import type { GuestCalls } from "../guest-calls.ts";
import { restoreFirmware } from "./firmware-state.ts";
import { withImageOf } from "./definition-then.ts";
import { readSnapshot } from "./read-snapshots.ts";
import { revertExternal } from "./revert-external.ts";
import type { RevertOptions, RevertOutcome } from "./snapshots.ts";

/** Takes a guest back to a snapshot: as libvirt does it, or where it cannot, as Hob does. */
export async function revertSnapshot(
  calls: GuestCalls,
  name: string,
  { start, force = false }: RevertOptions,
): Promise<RevertOutcome> {
  const { snapshot } = await calls.call(domainSnapshotLookupByName, { name });
  const { memory, kind, document } = await readSnapshot(calls, snapshot);
  const forced = force ? domainSnapshotRevertFlag.force : 0;
  const how = { running: domainSnapshotRevertFlag.running, paused: domainSnapshotRevertFlag.paused };
  let deleteUnneeded = async (): Promise<readonly string[]> => [];
  try {
    const flags = forced | (memory && start ? how[start] : 0);
    await calls.known(calls.link.callApart(domainRevertToSnapshot, { snapshot, flags }));
    if (memory) return { deleted: [] };
    const guest = document.domain;
    if (guest) await restoreFirmware(calls.link, { guest, name: snapshot.dom.name, snapshot: name });
  } catch (error) {
    if (kind !== "external" || !isLibvirtError(error, "config-unsupported")) throw error;
    deleteUnneeded = await revertExternal(calls, snapshot);
    if (document.memory?.snapshot === "external" && document.memory.file) {
      await restoreMemory(calls, document.memory.file, start ?? (document.state === "paused" ? "paused" : "running"));
      return { deleted: await deleteUnneeded() };
    }
  }
  // Only now the firmware's variables are those of that time.
  if (start) await calls.callApart(domainCreateWithFlags, { flags: start === "paused" ? domainCreateFlag.paused : 0 });
  return { deleted: await deleteUnneeded() };
}

/** Has the guest run on with the memory of a snapshot, over the images that it now has. */
async function restoreMemory(calls: GuestCalls, file: string, start: "running" | "paused"): Promise<void> {
  const stored = await definition(calls, { inactive: true });
  const disks = new Map(stored.devices.disks.map((disk) => [disk.target.dev, disk]));
  const flags = domainSaveImageXmlFlag.secure;
  const { xml: saved } = await calls.link.callApart(domainSaveImageGetXmlDesc, { file, flags });
  const xml = edit(saved, domain, (guest) => ({
    ...guest,
    devices: {
      ...guest.devices,
      disks: guest.devices.disks.map((disk) => {
        const now = disks.get(disk.target.dev);
        return now === undefined || sameSource(now.source, disk.source) ? disk : withImageOf(disk, now);
      }),
    },
  }));
  await calls.link.callApart(domainRestoreFlags, { from: file, xml, flags: domainSaveRestoreFlag[start] });
}
