import {
  domainHasManagedSaveImage,
  domainManagedSave,
  domainManagedSaveDefineXml,
  domainManagedSaveGetXmlDesc,
  domainManagedSaveRemove,
  domainSaveFlags,
} from "@hob/libvirt";
import { callJob } from "../call-job.ts";
import type { GuestCalls } from "../guest-calls.ts";
import { restoredStateFlag, saveFlags } from "./save-flags.ts";
import type { SavedMemory } from "./saved-memory.ts";

const work = "saving the memory";

/** A guest's saved memory. */
export function savedMemoryOf(calls: GuestCalls): SavedMemory {
  const { call, callApart } = calls;
  return {
    exists: async () => (await call(domainHasManagedSaveImage, {})).present,
    save: (options = {}) => callJob(calls, work, () => callApart(domainManagedSave, { flags: saveFlags(options) })),
    saveToFile: (path, { xml = null, ...options } = {}) =>
      callJob(calls, work, () => callApart(domainSaveFlags, { to: path, xml, flags: saveFlags(options) })),
    remove: async () => void (await call(domainManagedSaveRemove, {})),
    xml: async () => (await call(domainManagedSaveGetXmlDesc, {})).xml,
    async change(xml, { startAs } = {}) {
      await callApart(domainManagedSaveDefineXml, { xml, flags: restoredStateFlag(startAs) });
    },
  };
}
