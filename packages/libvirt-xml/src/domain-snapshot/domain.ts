import type { XmlElement } from "@hob/xml";
import { child, leaf, type Slot, within } from "../kit/index.ts";
import { type Domain, domain } from "../domain.ts";

/** An old snapshot knows no more of its guest than the UUID, and such a `<domain>` has no type. */
const isWhole = (node: XmlElement) => node.attribute("type") !== undefined;

function where<T>(slot: Slot<T>, accepts: (node: XmlElement) => boolean): Slot<T> {
  return {
    ...slot,
    extent() {
      const { elements = [] } = slot.extent();
      return { elements: elements.map((each) => ({ ...each, which: accepts })) };
    },
    read(node, path) {
      const found = node.element(domain.name);
      return found && accepts(found) ? slot.read(node, path) : undefined;
    },
  };
}

/** `<domainsnapshot><domain type='…'>`: all of the guest. */
export const wholeDomain: Slot<Domain> = where(child(domain), isWhole);

/** `<domainsnapshot><domain><uuid>`: the guest's UUID and nothing else of it. */
export const domainUuid: Slot<string> = where(within(domain.name, leaf("uuid")), (node) => !isWhole(node));
