import {
  domainRestoreFlags,
  domainSaveImageDefineXml,
  domainSaveImageGetXmlDesc,
  domainSaveRestoreFlag,
} from "@hob/libvirt";
import type { Link } from "../../host/link.ts";
import { restoredStateFlag, saveFlags } from "./save-flags.ts";
import type { SavedFiles } from "./saved-files.ts";

/** Memory of guests in files of a host. */
export function savedFilesOf(link: Link): SavedFiles {
  return {
    xml: async (file) => (await link.callApart(domainSaveImageGetXmlDesc, { file })).xml,
    async change(file, xml, { startAs } = {}) {
      await link.callApart(domainSaveImageDefineXml, { file, xml, flags: restoredStateFlag(startAs) });
    },
    async restore(from, { xml = null, resetNvram = false, ...options } = {}) {
      const flags = saveFlags(options) | (resetNvram ? domainSaveRestoreFlag.resetNvram : 0);
      await link.callApart(domainRestoreFlags, { from, xml, flags });
    },
  };
}
