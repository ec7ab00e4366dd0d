import { domainGetXmlDesc, domainXmlFlag } from "@hob/libvirt";
import { compareXml, parseXml, type XmlElement } from "@hob/xml";
import type { GuestCalls } from "../guest-calls.ts";
import { chooseTarget } from "./choose-target.ts";

/** Something that a guest will have after its next start, and has not now. */
export interface PendingChange {
  /** `added`, `removed`, `changed`: what the next start does. */
  readonly kind: "added" | "removed" | "changed";
  /** Where it is in the guest's XML: `/domain/vcpu/text()`, `/domain/devices/disk[2]`. */
  readonly path: string;
  /** As it is in the running guest: a value, or an element as XML; null for what is to come. */
  readonly running: string | null;
  /** As it is stored; null for what will be gone. */
  readonly stored: string | null;
}

/**
 * What is stored and waits for the next start, in the order of the document; empty for a guest that is off or is not
 * stored. What libvirt chooses at a start is not told, nor passwords, which it shows to nobody here, nor the balloon's
 * size, which does not wait for a start.
 */
export async function pendingChanges(calls: GuestCalls): Promise<readonly PendingChange[]> {
  const { running, stored } = await chooseTarget(calls, undefined);
  if (!running || !stored) return [];
  // Migratable: with the CPU that was asked for instead of what it came to, and without what libvirt adds by itself.
  const ask = async (flags: number) =>
    (await calls.call(domainGetXmlDesc, { flags: flags | domainXmlFlag.migratable })).xml;
  const [live, config] = await Promise.all([ask(0), ask(domainXmlFlag.inactive)]);
  return compareDefinitions(live, config);
}

/** What the stored one of two definitions says differently, what a run adds left aside. */
export function compareDefinitions(running: string, stored: string): readonly PendingChange[] {
  const [live, config] = [parseXml(running).root, parseXml(stored).root];
  for (const root of [live, config]) without(root, "currentMemory");
  // Where the host's control groups have it is chosen at the start.
  if (!config.element("resource")) without(live, "resource");
  return compareXml(live, config).flatMap(({ kind, path, before, after }): PendingChange[] =>
    kind === "moved" ? [] : [{ kind, path, running: before, stored: after }],
  );
}

function without(root: XmlElement, name: string): void {
  const kept = root.children.filter((node) => node.kind !== "element" || node.name !== name);
  root.children.splice(0, root.children.length, ...kept);
}
