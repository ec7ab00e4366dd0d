// Made by 'npm run generate' from libvirt 9.0.0; do not edit.
import { flags } from "../xdr/numbers.ts";
import { string } from "../xdr/texts.ts";
import { nothing, procedure } from "./procedure.ts";
import { nwfilterBindingRef } from "./refs.ts";

/** How a network filter is bound. @source virNWFilterBindingCreateFlags */
export const nwfilterBindingCreateFlag = {
  validate: 1 << 0,
} as const;

/** The binding of a host's network device. Since 4.5.0. Source: REMOTE_PROC_NWFILTER_BINDING_LOOKUP_BY_PORT_DEV. */
export const nwfilterBindingLookupByPortDev = procedure(
  397,
  { name: string },
  { binding: nwfilterBindingRef },
  { since: "4.5.0", priority: "high" },
);

/** Binds a network filter to a host's network device. Since 4.5.0. Source: REMOTE_PROC_NWFILTER_BINDING_CREATE_XML. */
export const nwfilterBindingCreateXml = procedure(
  399,
  { xml: string, flags },
  { binding: nwfilterBindingRef },
  { since: "4.5.0", priority: "high" },
);

/** Takes a network filter off a host's network device. Since 4.5.0. Source: REMOTE_PROC_NWFILTER_BINDING_DELETE. */
export const nwfilterBindingDelete = procedure(400, { binding: nwfilterBindingRef }, nothing, {
  since: "4.5.0",
  priority: "high",
});

/** Network filter binding XML. Since 4.5.0. Source: REMOTE_PROC_NWFILTER_BINDING_GET_XML_DESC. */
export const nwfilterBindingGetXmlDesc = procedure(
  398,
  { binding: nwfilterBindingRef, flags },
  { xml: string },
  { since: "4.5.0", priority: "high" },
);
