import { domainDeviceModifyFlag, domainUpdateDeviceFlags } from "@hob/libvirt";
import { edit } from "@hob/libvirt-xml";
import type { ChangeOutcome } from "../../change.ts";
import { chooseTarget } from "../change/choose-target.ts";
import { isRefusal } from "../change/is-refusal.ts";
import { putBack } from "../change/put-back.ts";
import type { GuestCalls } from "../guest-calls.ts";
import { type Device, type DeviceDefinitions, deviceElements, type DeviceKind } from "./device.ts";
import { type DevicePick, nameOfDevice } from "./device-pick.ts";
import { findInBoth } from "./find-in-both.ts";
import type { DeviceUpdateOptions } from "./guest-devices.ts";
import { listBoth } from "./list-devices.ts";

/** Changes a device, the running one first, because it may refuse; it is put back when the stored one cannot follow. */
export async function updateDevice<Kind extends DeviceKind>(
  calls: GuestCalls,
  pick: DevicePick & { readonly kind: Kind },
  change: (definition: DeviceDefinitions[Kind]) => DeviceDefinitions[Kind],
  options: DeviceUpdateOptions,
): Promise<ChangeOutcome> {
  const target = await chooseTarget(calls, options.target);
  const lists = await listBoth(calls, target, { secure: true });
  const { live, config } = findInBoth(calls.dom.name, lists, pick, target);
  const flag = domainDeviceModifyFlag;
  const force = options.force ? flag.force : 0;
  const put = (xml: string, flags: number) => calls.callApart(domainUpdateDeviceFlags, { xml, flags });
  const changed = (device: Device) => edit<DeviceDefinitions[Kind]>(device.xml, deviceElements[pick.kind], change);

  const name = nameOfDevice((live ?? config) as Device);
  let refusal: string | null = null;
  if (live) {
    try {
      await put(changed(live), flag.live | force);
    } catch (error) {
      if (options.target !== undefined || config === null || !isRefusal(error)) throw error;
      refusal = error.message;
    }
  }
  if (config) {
    try {
      await put(changed(config), flag.config);
    } catch (error) {
      const undo = () => put((live as Device).xml, flag.live | flag.force);
      return putBack(calls.dom.name, live && refusal === null ? [{ name, undo }] : [], error);
    }
  }
  return {
    live: live && refusal === null ? [name] : [],
    config: config ? [name] : [],
    needsRestart: refusal === null ? [] : [{ setting: name, reason: refusal }],
  };
}
