import type { Capabilities, DomainCapabilities } from "@hob/libvirt-xml";
import {
  connectFeature,
  connectNumOfInterfaces,
  connectNumOfNetworks,
  connectNumOfNwfilters,
  connectNumOfSecrets,
  connectNumOfStoragePools,
  connectSupportsFeature,
  isLibvirtError,
  nodeNumOfDevices,
  type Procedure,
} from "@hob/libvirt";
import { isHobError } from "@hob/errors";
import { eventClasses } from "../events/event-classes.ts";
import { inFlight } from "../in-flight.ts";
import type { DomainCapabilitiesQuery } from "./host-description.ts";
import type { HostVersions } from "./host-versions.ts";
import type { Link } from "./link.ts";
import { readCapabilities, readDomainCapabilities } from "./read-capabilities.ts";
import { readVersions } from "./read-versions.ts";

/** The parts of a daemon that a host can lack. */
export type HostPart = "networks" | "storage" | "node-devices" | "interfaces" | "nwfilters" | "secrets";

/** What features are judged by. */
export interface FeatureFacts {
  readonly versions: HostVersions;
  readonly capabilities: Capabilities;
  /** What the guest in question can have; a text says why libvirt cannot tell. */
  readonly domain: DomainCapabilities | string;
  /** Why a part does not answer; null for those that do. */
  readonly parts: Readonly<Record<HostPart, string | null>>;
  readonly peerToPeer: boolean;
  /** Names of the classes of events that the daemon sends. */
  readonly events: readonly string[];
}

/** Gathers what features are judged by, in one round of parallel calls. */
export async function featureFacts(link: Link, query: DomainCapabilitiesQuery): Promise<FeatureFacts> {
  const [versions, capabilities, domain, peerToPeer, parts, events] = await Promise.all([
    readVersions(link),
    readCapabilities(link),
    orReason(readDomainCapabilities(link, query)),
    supports(link, connectFeature.migrationP2p),
    readParts(link),
    readEvents(link),
  ]);
  return { versions, capabilities, domain, peerToPeer, parts, events };
}

async function readParts(link: Link): Promise<FeatureFacts["parts"]> {
  const lack = async <Args>(procedure: Procedure<Args, unknown>, args: Args) => {
    const answer = await orReason(link.call(procedure, args));
    return typeof answer === "string" ? answer : null;
  };
  const [networks, storage, devices, interfaces, nwfilters, secrets] = await Promise.all([
    lack(connectNumOfNetworks, {}),
    lack(connectNumOfStoragePools, {}),
    lack(nodeNumOfDevices, { capability: null }),
    lack(connectNumOfInterfaces, {}),
    lack(connectNumOfNwfilters, {}),
    lack(connectNumOfSecrets, {}),
  ]);
  return { networks, storage, "node-devices": devices, interfaces, nwfilters, secrets };
}

/** Each class is listened to for a moment: there is no other way to know. */
async function readEvents(link: Link): Promise<readonly string[]> {
  const heard = await inFlight(eventClasses, async (events) => {
    const subscription = link.events.add(events, {}, () => {});
    try {
      await subscription.ready;
      return [events.name];
    } catch (error) {
      if (isHobError(error, "unsupported")) return [];
      throw error;
    } finally {
      subscription.close();
    }
  });
  return heard.flat();
}

async function supports(link: Link, feature: number): Promise<boolean> {
  const answer = await orReason(link.call(connectSupportsFeature, { feature }));
  return typeof answer !== "string" && answer.supported;
}

/** What libvirt answers, or why it refuses to. @throws when there is no connection. */
async function orReason<Answer>(answer: Promise<Answer>): Promise<Answer | string> {
  try {
    return await answer;
  } catch (error) {
    if (isLibvirtError(error) || isHobError(error, "unsupported")) return error.message.replace(/\.$/, "");
    throw error;
  }
}
