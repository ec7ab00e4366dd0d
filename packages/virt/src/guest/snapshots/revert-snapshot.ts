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
import type { GuestCalls } from "../guest-calls.ts";
import { restoreFirmware } from "./firmware-state.ts";
import { imagesOf } from "./image-needs.ts";
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
  const { memory, document } = await readSnapshot(calls, snapshot);
  const forced = force ? domainSnapshotRevertFlag.force : 0;
  const how = { running: domainSnapshotRevertFlag.running, paused: domainSnapshotRevertFlag.paused };
  let outcome: RevertOutcome = { deleted: [] };
  try {
    const flags = forced | (memory && start ? how[start] : 0);
    await calls.link.callApart(domainRevertToSnapshot, { snapshot, flags });
    if (memory) return outcome;
    if (document.domain) await restoreFirmware(calls.link, document.domain, name);
  } catch (error) {
    if (!isLibvirtError(error, "config-unsupported")) throw error;
    outcome = await revertExternal(calls, snapshot);
    if (document.memory?.snapshot === "external" && document.memory.file) {
      await restoreMemory(calls, document.memory.file, start ?? (document.state === "paused" ? "paused" : "running"));
      return outcome;
    }
  }
  // Only now the firmware's variables are those of that time.
  if (start) await calls.callApart(domainCreateWithFlags, { flags: start === "paused" ? domainCreateFlag.paused : 0 });
  return outcome;
}

/** Has the guest run on with the memory of a snapshot, over the images that it now has. */
async function restoreMemory(calls: GuestCalls, file: string, start: "running" | "paused"): Promise<void> {
  const images = imagesOf(await definition(calls, { inactive: true }));
  const flags = domainSaveImageXmlFlag.secure;
  const { xml: saved } = await calls.link.callApart(domainSaveImageGetXmlDesc, { file, flags });
  const xml = edit(saved, domain, (guest) => ({
    ...guest,
    devices: {
      ...guest.devices,
      disks: guest.devices.disks.map((disk) => {
        const image = images.get(disk.target.dev);
        if (image === undefined || image === (disk.source?.file ?? disk.source?.dev)) return disk;
        const { backingStore: _, ...rest } = disk;
        return { ...rest, type: "file", driver: { ...disk.driver, type: "qcow2" }, source: { file: image } };
      }),
    },
  }));
  await calls.link.callApart(domainRestoreFlags, { from: file, xml, flags: domainSaveRestoreFlag[start] });
}
