import { isLibvirtError, storageVolumeLookupByPath, storageVolumeResize } from "@hob/libvirt";
import type { Bytes } from "@hob/units";
import { DiskRefused } from "../../virt-errors.ts";
import type { GuestCalls } from "../guest-calls.ts";
import { definedDisk } from "./defined-disk.ts";
import { liveChain } from "./disk-chain.ts";

/** Makes the image of a guest that is off larger. @throws DiskRefused when no running pool holds it. */
export async function resizeVolume(calls: GuestCalls, target: string, capacity: Bytes): Promise<void> {
  const [image] = liveChain(await definedDisk(calls, target)).images;
  try {
    const { volume } = await calls.link.call(storageVolumeLookupByPath, { path: image?.path ?? "" });
    await calls.link.callApart(storageVolumeResize, { volume, capacity: BigInt(capacity) });
  } catch (error) {
    if (!isLibvirtError(error, "no-storage-vol")) throw error;
    const reason = "the guest is off, and no running pool holds the image";
    throw new DiskRefused({ guest: calls.dom.name, disk: target, work: "making larger", reason }, { cause: error });
  }
}
