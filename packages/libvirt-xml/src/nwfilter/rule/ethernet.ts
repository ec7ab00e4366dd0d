import { attribute, type Slots } from "../../kit/index.ts";
import { type AnyMatch, anyMatch } from "./any.ts";

/** A frame's addresses. */
export interface EthernetMatch extends AnyMatch {
  readonly srcmacaddr?: string;
  readonly srcmacmask?: string;
  readonly dstmacaddr?: string;
  readonly dstmacmask?: string;
}

/** The slots of {@link EthernetMatch}. */
export const ethernetMatch: Slots<EthernetMatch> = {
  ...anyMatch,
  srcmacaddr: attribute("srcmacaddr"),
  srcmacmask: attribute("srcmacmask"),
  dstmacaddr: attribute("dstmacaddr"),
  dstmacmask: attribute("dstmacmask"),
};
