import { domainGetXmlDesc, domainXmlFlag } from "@hob/libvirt";
import type { Link } from "../host/link.ts";
import { inFlight } from "../in-flight.ts";
import { unlessGone } from "./sample-guests.ts";

/** The XML of many guests by UUID, asked in flight; those that are gone are left out. */
export async function xmlOf(link: Link, uuids: Iterable<string>, inactive: boolean): Promise<Map<string, string>> {
  const flags = inactive ? domainXmlFlag.inactive : 0;
  const found = await inFlight([...uuids], (uuid) =>
    unlessGone(async () => {
      const { xml } = await link.call(domainGetXmlDesc, { dom: { name: uuid, uuid, id: -1 }, flags });
      return [uuid, xml] as const;
    }),
  );
  return new Map(found.filter((entry) => entry !== null));
}
