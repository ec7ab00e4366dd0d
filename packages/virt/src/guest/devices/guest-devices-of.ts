import { domainIsActive } from "@hob/libvirt";
import { chooseTarget } from "../change/choose-target.ts";
import { oneAtATime } from "../change/one-at-a-time.ts";
import type { DescriptionOptions } from "../../change.ts";
import type { GuestCalls } from "../guest-calls.ts";
import { attachDevice } from "./attach-device.ts";
import { detachDevice } from "./detach-device.ts";
import { isPicked } from "./device-pick.ts";
import { nextDiskName } from "./disk-name.ts";
import type { GuestDevices } from "./guest-devices.ts";
import { listBoth, listDevices } from "./list-devices.ts";
import { requireDevice } from "./pick-device.ts";
import { updateDevice } from "./update-device.ts";

/** The devices of the guest that these calls reach. */
export function guestDevicesOf(calls: GuestCalls): GuestDevices {
  const which = async ({ of }: DescriptionOptions) =>
    of ?? ((await calls.call(domainIsActive, {})).active ? "live" : "config");
  const list = async (options: DescriptionOptions & { readonly kind?: string } = {}) => {
    const devices = await listDevices(calls, await which(options));
    return options.kind === undefined ? devices : devices.filter(({ kind }) => kind === options.kind);
  };
  return {
    list: list as GuestDevices["list"],
    find: async (pick, options = {}) => (await list(options)).find((device) => isPicked(device, pick)) ?? null,
    async get(pick, options = {}) {
      const of = await which(options);
      return requireDevice(calls.dom.name, await listDevices(calls, of), pick, of);
    },
    attach: (device, options = {}) => oneAtATime(calls, () => attachDevice(calls, device, options)),
    update: (pick, change, options = {}) => oneAtATime(calls, () => updateDevice(calls, pick, change, options)),
    detach: (pick, options = {}) => detachDevice(calls, pick, options),
    async nextTarget(bus) {
      const { running, stored } = await listBoth(calls, await chooseTarget(calls, undefined));
      const taken = [...running, ...stored].flatMap((device) =>
        device.kind === "disk" ? [device.definition.target.dev] : [],
      );
      return nextDiskName(taken, bus);
    },
  };
}
