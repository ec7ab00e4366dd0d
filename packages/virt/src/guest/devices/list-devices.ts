import { domainGetXmlDesc, domainXmlFlag } from "@hob/libvirt";
import type { ChosenTarget } from "../change/choose-target.ts";
import type { GuestCalls } from "../guest-calls.ts";
import type { Device } from "./device.ts";
import { devicesIn } from "./devices-in.ts";

/**
 * The devices of the running guest, or of its stored definition.
 *
 * @param secure whether passwords are told, which an update needs so as not to lose them.
 */
export async function listDevices(
  { call }: Pick<GuestCalls, "call">,
  of: "live" | "config",
  { secure = false }: { readonly secure?: boolean } = {},
): Promise<readonly Device[]> {
  const flags = (of === "config" ? domainXmlFlag.inactive : 0) | (secure ? domainXmlFlag.secure : 0);
  return devicesIn((await call(domainGetXmlDesc, { flags })).xml);
}

/** The devices of both, in flight together; none of what does not exist. */
export async function listBoth(
  calls: Pick<GuestCalls, "call">,
  { running, stored }: ChosenTarget,
  options?: { readonly secure?: boolean },
): Promise<{ readonly running: readonly Device[]; readonly stored: readonly Device[] }> {
  const [live, config] = await Promise.all([
    running ? listDevices(calls, "live", options) : [],
    stored ? listDevices(calls, "config", options) : [],
  ]);
  return { running: live, stored: config };
}
