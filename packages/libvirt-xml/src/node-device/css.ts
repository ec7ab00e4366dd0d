import { child, object, type Slot } from "../kit/index.ts";
import { capability } from "./capability.ts";
import { type ChannelAddress, channelAddress } from "./channel-address.ts";
import { type MdevType, mdevTypes } from "./mdev-types.ts";

/** A channel of an s390x host. */
export interface CssCapability extends ChannelAddress {
  /** The device on it, where the kernel does not tell it in a device of its own. */
  readonly channelDevAddr?: ChannelAddress;
  /** The kinds of devices that it can be given to guests as. */
  readonly mdevTypes?: readonly MdevType[];
}

/** `<capability type='css'>`. */
export const cssCapability: Slot<CssCapability> = capability(
  "css",
  object({ ...channelAddress, channelDevAddr: child("channel_dev_addr", channelAddress), mdevTypes }),
);
