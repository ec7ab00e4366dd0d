import { attribute, type Slots } from "../../kit/index.ts";

/** A packet's addresses, with masks as addresses or as numbers of bits. */
export interface AddressesMatch {
  readonly srcipaddr?: string;
  readonly srcipmask?: string;
  readonly dstipaddr?: string;
  readonly dstipmask?: string;
}

/** The slots of {@link AddressesMatch}. */
export const addressesMatch: Slots<AddressesMatch> = {
  srcipaddr: attribute("srcipaddr"),
  srcipmask: attribute("srcipmask"),
  dstipaddr: attribute("dstipaddr"),
  dstipmask: attribute("dstipmask"),
};
