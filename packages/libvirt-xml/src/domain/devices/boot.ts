import { attribute, integer, type Slots, within } from "../../kit/index.ts";

/** When a device is booted from. */
export interface DeviceBoot {
  /** 1 for the device that is booted from first. */
  readonly boot?: number;
  /** On s390x: which entry of the device's boot menu is taken. */
  readonly loadparm?: string;
}

/** `<boot>` of any device. */
export const deviceBoot: Slots<DeviceBoot> = {
  boot: within("boot", attribute("order", integer)),
  loadparm: within("boot", attribute("loadparm")),
};
