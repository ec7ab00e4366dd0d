import { type Domain, domain, edit, read } from "@hob/libvirt-xml";
import type { Decision } from "../decision.ts";
import { settingAt } from "../explain/setting-at.ts";
import { fillDomain } from "./fill-domain.ts";

interface Fillable {
  readonly domain: Domain;
  readonly xml: string;
  readonly decisions: readonly Decision[];
}

/**
 * A design laid under a document that is taken as the intent: what the document says stays, to the byte, and is marked
 * as the user's; what it lacks comes from the design.
 */
export function laidUnder<T extends Fillable>(design: T, document: string | undefined): T {
  if (document === undefined) return design;
  const given = read(domain, document);
  const xml = edit(document, domain, (guest) => fillDomain(guest, design.domain));
  const filled = read(domain, xml);
  const names = diskNames(design.domain, filled);
  const decisions = design.decisions.flatMap((decision) => {
    const path = renamed(decision.path, names);
    const value = settingAt(filled, path);
    const mine = settingAt(given, path);
    // A path that is not read is the design's own, unless the document has the whole element.
    if (value === undefined || decision.by === "user") return [{ ...decision, path }];
    if (value === null) return [];
    const isGiven = mine !== null && mine !== undefined && mine === value && isSaid(given, path);
    if (!isGiven) return [{ ...decision, path, value: isSame(decision, value) ? decision.value : value }];
    const alternatives = [...new Set([...decision.alternatives, decision.value])].filter((other) => other !== value);
    return [{ path, value, because: "The document says so.", by: "user" as const, alternatives }];
  });
  return { ...design, xml, domain: filled, decisions };
}

const isSame = (decision: Decision, value: string) => decision.value.toLowerCase() === value.toLowerCase();

/** Whether a document says something of it at all: `none` is also what is read where it says nothing. */
const isSaid = (given: Domain, path: string): boolean => {
  const value = settingAt(given, path);
  if (value === "bios") return given.os.firmware === "bios";
  return value !== null && value !== "none" && value !== "no" && value !== "0" && value !== "off";
};

/** From the names that a design gave to disks to those that the document has. */
export function diskNames(designed: Domain, filled: Domain): ReadonlyMap<string, string> {
  return new Map(
    designed.devices.disks.map(({ target }, index) => [
      target.dev,
      filled.devices.disks[index]?.target.dev ?? target.dev,
    ]),
  );
}

/** A decision's path with the document's names of disks. */
export const renamed = (path: string, names: ReadonlyMap<string, string>): string =>
  path.replace(/^devices\/disk\[(\w+)\]/, (whole, name: string) => `devices/disk[${names.get(name) ?? name}]`);
