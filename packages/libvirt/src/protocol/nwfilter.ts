// Made by 'npm run generate' from libvirt 9.0.0; do not edit.
import { flags } from "../xdr/numbers.ts";
import { string } from "../xdr/texts.ts";
import { uuid } from "../xdr/uuid.ts";
import { nothing, procedure } from "./procedure.ts";
import { nwfilterRef } from "./refs.ts";

/** How a network filter's definition is stored. @source virNWFilterDefineFlags */
export const nwfilterDefineFlag = {
  validate: 1 << 0,
} as const;

/** The network filter of a name. Since 0.8.0. Source: REMOTE_PROC_NWFILTER_LOOKUP_BY_NAME. */
export const nwfilterLookupByName = procedure(
  175,
  { name: string },
  { nwfilter: nwfilterRef },
  { since: "0.8.0", priority: "high" },
);

/** The network filter of a UUID. Since 0.8.0. Source: REMOTE_PROC_NWFILTER_LOOKUP_BY_UUID. */
export const nwfilterLookupByUuid = procedure(
  176,
  { uuid },
  { nwfilter: nwfilterRef },
  { since: "0.8.0", priority: "high" },
);

/** Stores a definition. Since 0.8.0. Source: REMOTE_PROC_NWFILTER_DEFINE_XML. */
export const nwfilterDefineXml = procedure(
  180,
  { xml: string },
  { nwfilter: nwfilterRef },
  { since: "0.8.0", priority: "high" },
);

/** Stores a definition, and checks it by a flag. Since 7.7.0. Source: REMOTE_PROC_NWFILTER_DEFINE_XML_FLAGS. */
export const nwfilterDefineXmlFlags = procedure(
  431,
  { xml: string, flags },
  { nwfilter: nwfilterRef },
  { since: "7.7.0", priority: "high" },
);

/** Forgets a definition that no interface uses. Since 0.8.0. Source: REMOTE_PROC_NWFILTER_UNDEFINE. */
export const nwfilterUndefine = procedure(181, { nwfilter: nwfilterRef }, nothing, {
  since: "0.8.0",
  priority: "high",
});

/** Network filter XML. Since 0.8.0. Source: REMOTE_PROC_NWFILTER_GET_XML_DESC. */
export const nwfilterGetXmlDesc = procedure(
  177,
  { nwfilter: nwfilterRef, flags },
  { xml: string },
  { since: "0.8.0", priority: "high" },
);
