import { object, type Slot } from "../kit/index.ts";
import { capability } from "./capability.ts";
import { type ChannelAddress, channelAddress } from "./channel-address.ts";

/** A device on a channel of an s390x host. */
export type CcwCapability = ChannelAddress;

/** `<capability type='ccw'>`. */
export const ccwCapability: Slot<CcwCapability> = capability("ccw", object<CcwCapability>(channelAddress));
