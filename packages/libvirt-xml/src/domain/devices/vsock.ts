import { attribute, child, element, type Element, integer, yesNo } from "../../kit/index.ts";
import { deviceInfo, type DeviceInfo } from "./device-info.ts";
import { type VirtioModel, virtioModel, type VirtioOptions, virtioOptions } from "./virtio.ts";

/** Sockets between host and guest, without a network. */
export interface Vsock extends DeviceInfo {
  readonly model?: VirtioModel;
  /** The guest's number: 3 or more, or chosen by libvirt. */
  readonly cid?: { readonly auto?: boolean; readonly address?: number };
  readonly driver?: VirtioOptions;
}

/** `<vsock>`. */
export const vsock: Element<Vsock> = element("vsock", {
  model: attribute("model", virtioModel),
  cid: child("cid", { auto: attribute("auto", yesNo), address: attribute("address", integer) }),
  ...deviceInfo,
  driver: child("driver", virtioOptions),
});
