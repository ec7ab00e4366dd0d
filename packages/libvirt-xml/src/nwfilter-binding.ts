import { attribute, child, element, type Element, leaf, required, within } from "./kit/index.ts";
import { type FilterReference, filterReference } from "./nwfilter/filterref.ts";

/** A filter at work on one interface of a guest. */
export interface NwFilterBinding {
  /** The guest. */
  readonly owner: { readonly name: string; readonly uuid: string };
  /** The host's end of the interface: `vnet0`. */
  readonly portdev: string;
  /** The host's device that it is a part of. */
  readonly linkdev?: string;
  readonly mac: string;
  readonly filterref: FilterReference;
}

/** `<filterbinding>`: the document of `virNWFilterBindingCreateXML` and `virNWFilterBindingGetXMLDesc`. */
export const nwfilterBinding: Element<NwFilterBinding> = element("filterbinding", {
  owner: required(child("owner", { name: required(leaf("name")), uuid: required(leaf("uuid")) })),
  portdev: required(within("portdev", attribute("name"))),
  linkdev: within("linkdev", attribute("name")),
  mac: required(within("mac", attribute("address"))),
  filterref: required(child(filterReference)),
});
