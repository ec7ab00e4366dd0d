import { savedFilesOf } from "../guest/saved/saved-files-of.ts";
import { domainCreateFlag, domainCreateXml, domainDefineFlag, domainDefineXmlFlags } from "@hob/libvirt";
import { findGuest } from "../guest/find-guest.ts";
import { guestOf } from "../guest/guest-of.ts";
import { listGuests } from "../guest/list-guests.ts";
import { sampleGuests } from "../guest/sample-guests.ts";
import { xmlOf } from "../guest/xml-of.ts";
import type { HostGuests } from "./host-guests.ts";
import type { Link } from "./link.ts";

/** A host's guests. */
export function hostGuestsOf(link: Link): HostGuests {
  return {
    guests: () => listGuests(link),
    sample: () => sampleGuests(link),
    savedFiles: savedFilesOf(link),
    guest: async (uuidOrName) => guestOf(link, await findGuest(link, uuidOrName)),
    async defineGuest(xml) {
      const { dom } = await link.call(domainDefineXmlFlags, { xml, flags: domainDefineFlag.validate });
      return guestOf(link, dom);
    },
    async createTransientGuest(xml, { paused = false } = {}) {
      const flags = domainCreateFlag.validate | (paused ? domainCreateFlag.paused : 0);
      return guestOf(link, (await link.callApart(domainCreateXml, { xml, flags })).dom);
    },
    xmlOf: (uuids, { inactive = false } = {}) => xmlOf(link, uuids, inactive),
  };
}
