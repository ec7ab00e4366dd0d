import {
  domainDetachDeviceAlias,
  domainDetachDeviceFlags,
  domainDeviceModifyFlag,
  domainIsActive,
  isLibvirtError,
} from "@hob/libvirt";
import { isHobError } from "@hob/errors";
import { setTimeout as sleep } from "node:timers/promises";
import { chooseTarget } from "../change/choose-target.ts";
import { oneAtATime } from "../change/one-at-a-time.ts";
import type { GuestCalls } from "../guest-calls.ts";
import type { Device } from "./device.ts";
import { DeviceDetachFailed } from "./device-errors.ts";
import { type DeviceAnswer, type DeviceListening, listenToDevices } from "./device-events.ts";
import { type DevicePick, nameOfDevice, whereaboutsOf } from "./device-pick.ts";
import { findInBoth } from "./find-in-both.ts";
import type { DetachOptions, DetachOutcome } from "./guest-devices.ts";
import { listBoth, listDevices } from "./list-devices.ts";
import { sameDevice } from "./same-device.ts";

/** How often a driver that tells nothing is looked at. */
const lookEveryMs = 250;

/**
 * Takes a device out of the stored definition, which succeeds or fails at once, then out of the running guest, which is
 * asked until it answers. Either of the two may lack it; that it is gone in between is as good.
 */
export async function detachDevice(
  calls: GuestCalls,
  pick: DevicePick,
  options: DetachOptions,
): Promise<DetachOutcome> {
  const { timeoutMs = 20_000, attempts = 3, signal } = options;
  const target = await chooseTarget(calls, options.target);
  const { live, config } = findInBoth(calls.dom.name, await listBoth(calls, target), pick, target);
  if (config) {
    const flags = domainDeviceModifyFlag.config;
    const remove = () => calls.call(domainDetachDeviceFlags, { xml: config.xml, flags });
    await unlessMissing(() => oneAtATime(calls, remove));
  }
  if (live === null) return { live, config, attempts: 0 };

  using listening = await listenToDevices(calls);
  let answer: DeviceAnswer | null = null;
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    signal?.throwIfAborted();
    answer = await askOnce(calls, listening, live, timeoutMs, signal);
    if (answer === "removed") return { live, config, attempts: attempt };
  }
  throw new DeviceDetachFailed({
    guest: calls.dom.name,
    device: nameOfDevice(live),
    attempts,
    answer: answer ?? "silent",
    timeoutMs,
    stored: config ? "removed" : "kept",
  });
}

/** Asks the guest once and waits for its answer; null for none in time. What the guest has is looked at in the end. */
async function askOnce(
  calls: GuestCalls,
  listening: DeviceListening,
  device: Device,
  timeoutMs: number,
  signal: AbortSignal | undefined,
): Promise<DeviceAnswer | null> {
  const { alias } = whereaboutsOf(device);
  if (alias !== undefined) listening.forget(alias);
  const isGone = async () => !(await isThere(calls, device));
  if ((await ask(calls, device)) === "missing" || (await isGone())) return "removed";
  if (alias !== undefined && listening.hears) {
    const answer = await listening.answer(alias, timeoutMs, signal);
    return answer ?? ((await isGone()) ? "removed" : null);
  }
  for (const deadline = performance.now() + timeoutMs; performance.now() < deadline;) {
    await sleep(Math.min(lookEveryMs, timeoutMs), undefined, signal ? { signal } : {});
    if (await isGone()) return "removed";
  }
  return null;
}

/** By its alias a device is told apart for sure, and libvirt does not wait for the guest; not every driver knows that. */
async function ask(calls: GuestCalls, device: Device): Promise<"asked" | "missing"> {
  const flags = domainDeviceModifyFlag.live;
  const { alias } = whereaboutsOf(device);
  const detach = async () => {
    if (alias !== undefined) {
      try {
        return await calls.callApart(domainDetachDeviceAlias, { alias, flags });
      } catch (error) {
        if (!isHobError(error, "unsupported")) throw error;
      }
    }
    return calls.callApart(domainDetachDeviceFlags, { xml: device.xml, flags });
  };
  try {
    return await unlessMissing(detach);
  } catch (error) {
    // With its run a guest loses all that it was to let go of.
    if (isLibvirtError(error) && !(await isRunning(calls))) return "missing";
    throw error;
  }
}

/** A device that is missing when it is to be taken out has gone by itself; one that is just going is being waited for. */
async function unlessMissing(detach: () => Promise<unknown>): Promise<"asked" | "missing"> {
  try {
    await detach();
    return "asked";
  } catch (error) {
    if (isLibvirtError(error, "device-missing")) return "missing";
    if (isBeingUnplugged(error)) return "asked";
    throw error;
  }
}

/** QEMU refuses a second request while the guest thinks about the first one. libvirt has no code of its own for it. */
function isBeingUnplugged(error: unknown): boolean {
  return isLibvirtError(error) && error.details.message.includes("already in the process of unplug");
}

const isRunning = async ({ call }: GuestCalls) => (await call(domainIsActive, {})).active;

async function isThere(calls: GuestCalls, device: Device): Promise<boolean> {
  if (!(await isRunning(calls))) return false;
  const { alias } = whereaboutsOf(device);
  const devices = await listDevices(calls, "live");
  if (alias !== undefined) return devices.some((each) => whereaboutsOf(each).alias === alias);
  return sameDevice(device, devices) !== undefined;
}
