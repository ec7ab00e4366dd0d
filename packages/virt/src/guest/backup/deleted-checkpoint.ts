import { isHobError } from "@hob/errors";
import {
  domainCheckpointDelete,
  domainCheckpointDeleteFlag,
  domainCheckpointLookupByName,
  isLibvirtError,
} from "@hob/libvirt";
import type { Done } from "../change/put-back.ts";
import type { GuestCalls } from "../guest-calls.ts";

/** A checkpoint that was made with a backup, and is deleted when that fails. */
export const deletedCheckpoint = (calls: GuestCalls, name: string): Done => ({
  name: `checkpoint ${name}`,
  undo: () => deleteCheckpoint(calls, name),
});

/** Of a guest that stopped meanwhile only libvirt's knowledge of a checkpoint can be deleted. */
async function deleteCheckpoint(calls: GuestCalls, name: string): Promise<void> {
  try {
    await deleteWhatIsKnown(calls, name);
  } catch (error) {
    // It goes with a guest that nobody stored.
    if (!isHobError(error, "not-found")) throw error;
  }
}

async function deleteWhatIsKnown(calls: GuestCalls, name: string): Promise<void> {
  const { checkpoint } = await calls.call(domainCheckpointLookupByName, { name });
  try {
    await calls.link.callApart(domainCheckpointDelete, { checkpoint });
  } catch (error) {
    if (!isLibvirtError(error, "operation-unsupported", "operation-invalid")) throw error;
    const flags = domainCheckpointDeleteFlag.metadataOnly;
    await calls.link.callApart(domainCheckpointDelete, { checkpoint, flags });
  }
}
