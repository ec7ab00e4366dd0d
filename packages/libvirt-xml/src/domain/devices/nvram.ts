import { element, type Element } from "../../kit/index.ts";
import { deviceInfo, type DeviceInfo } from "./device-info.ts";

/** The memory that outlives a reboot, on ppc64. */
export type NvramDevice = DeviceInfo;

/** `<devices><nvram>`. */
export const nvramDevice: Element<NvramDevice> = element("nvram", deviceInfo);
