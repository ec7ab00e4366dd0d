import { hexadecimal, leaf, required, type Slots } from "../kit/index.ts";

/** Where a device sits in the channels of an s390x host: `fe.0.1a2b`. */
export interface ChannelAddress {
  readonly cssid: number;
  readonly ssid: number;
  readonly devno: number;
}

/** `<cssid>`, `<ssid>` and `<devno>`. */
export const channelAddress: Slots<ChannelAddress> = {
  cssid: required(leaf("cssid", hexadecimal(1))),
  ssid: required(leaf("ssid", hexadecimal(1))),
  devno: required(leaf("devno", hexadecimal(4))),
};
