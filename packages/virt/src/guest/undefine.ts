import { domainUndefineFlag, domainUndefineFlags, isLibvirtError } from "@hob/libvirt";
import type { GuestCall } from "./read-info.ts";

/**
 * Forgets a definition with everything that libvirt keeps beside it. Drivers know different subsets of the flags and
 * refuse the ones they do not know, so smaller sets follow.
 */
export async function undefine(call: GuestCall, keepNvram: boolean): Promise<void> {
  const flag = domainUndefineFlag;
  const some = flag.managedSave | flag.snapshotsMetadata;
  const nvram = keepNvram ? flag.keepNvram : flag.nvram;
  for (const flags of [some | flag.checkpointsMetadata | nvram, some | nvram, some, flag.managedSave]) {
    try {
      await call(domainUndefineFlags, { flags });
      return;
    } catch (error) {
      if (!isLibvirtError(error, "invalid-arg")) throw error;
    }
  }
  await call(domainUndefineFlags, {});
}
