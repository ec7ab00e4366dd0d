export { hosts, hostShape, type VirtualizationSetting, virtualizationSettings } from "./hosts.ts";
