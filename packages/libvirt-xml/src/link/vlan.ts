import {
  attribute,
  children,
  element,
  type Element,
  integer,
  oneOf,
  type Open,
  required,
  yesNo,
} from "../kit/index.ts";

/** A VLAN's number on a port: 0 to 4095. */
export interface VlanTag {
  readonly id: number;
  /** Of the VLAN that untagged frames belong to: whether they leave with the tag. Open vSwitch only. */
  readonly nativeMode?: Open<"tagged" | "untagged">;
}

/** The VLANs that a port carries. */
export interface Vlan {
  /** Whether tagged frames pass: true where there is more than one tag. */
  readonly trunk?: boolean;
  readonly tags: readonly VlanTag[];
}

const tag: Element<VlanTag> = element("tag", {
  id: required(attribute("id", integer)),
  nativeMode: attribute("nativeMode", oneOf("tagged", "untagged")),
});

/**
 * `<vlan>` of a network, a portgroup, a network port or an interface.
 *
 * @source networkcommon.rng, vlan
 */
export const vlan: Element<Vlan> = element("vlan", {
  trunk: attribute("trunk", yesNo),
  tags: children(tag, { key: (item) => item.id }),
});
