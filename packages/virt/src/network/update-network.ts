import {
  connectFeature,
  connectSupportsFeature,
  networkIsActive,
  networkIsPersistent,
  type NetworkRef,
  networkUpdate,
  networkUpdateFlag,
} from "@hob/libvirt";
import { isHobError } from "@hob/errors";
import type { ChangeOutcome, ChangeTarget } from "../change.ts";
import type { Link } from "../host/link.ts";
import { type NetworkChange, networkUpdateOf } from "./network-change.ts";

/** Changes one part of a network, running and stored; see `Network.update`. */
export async function updateNetwork(
  link: Link,
  network: NetworkRef,
  change: NetworkChange,
  wanted?: ChangeTarget,
): Promise<ChangeOutcome> {
  const target = wanted ?? (await targetOf(link, network));
  const setting = [change.part];
  try {
    await send(link, network, change, target);
    return {
      live: target === "config" ? [] : setting,
      config: target === "live" ? [] : setting,
      needsRestart: [],
    };
  } catch (error) {
    if (target !== "both" || !isHobError(error, "unsupported")) throw error;
    await send(link, network, change, "config");
    return { live: [], config: setting, needsRestart: [{ setting: change.part, reason: error.message }] };
  }
}

async function targetOf(link: Link, network: NetworkRef): Promise<ChangeTarget> {
  const [{ active }, { persistent }] = await Promise.all([
    link.call(networkIsActive, { network }),
    link.call(networkIsPersistent, { network }),
  ]);
  if (!active) return "config";
  return persistent ? "both" : "live";
}

const flagsOf: Readonly<Record<ChangeTarget, number>> = {
  live: networkUpdateFlag.live,
  config: networkUpdateFlag.config,
  both: networkUpdateFlag.live | networkUpdateFlag.config,
};

/** Daemons before libvirt 7.2 take the section for the command, and the other way round. */
async function send(link: Link, network: NetworkRef, change: NetworkChange, target: ChangeTarget): Promise<void> {
  const feature = connectFeature.networkUpdateHasCorrectOrder;
  const { supported } = await link.cache.once("order of network updates", () =>
    link.call(connectSupportsFeature, { feature }),
  );
  const { command, section, ...rest } = networkUpdateOf(change);
  const order = supported ? { command, section } : { command: section, section: command };
  await link.call(networkUpdate, { network, ...rest, ...order, flags: flagsOf[target] });
}
