import { type Domain, domain, read } from "@hob/libvirt-xml";
import { compareXml, parseXml, type XmlDifference } from "@hob/xml";
import type { Design } from "../design-guest.ts";
import { settingAt } from "../explain/setting-at.ts";
import { diskNames, renamed } from "../from-document/laid-under.ts";

/** A choice that came out otherwise. */
export interface ChangedChoice {
  readonly path: string;
  /** What the other document has; null when it says nothing. */
  readonly before: string | null;
  readonly after: string;
  /** Why the design has it so. */
  readonly because: string;
}

/** How a design differs from another document of a guest. */
export interface DesignComparison {
  /** Choices of the design that the other document has otherwise, with their reasons. */
  readonly choices: readonly ChangedChoice[];
  /** All that differs, element by element. */
  readonly differences: readonly XmlDifference[];
}

/** Compares a design with another one, or with the document of any guest. */
export function compareDesigns(before: string | Pick<Design, "xml">, after: Design): DesignComparison {
  const xml = typeof before === "string" ? before : before.xml;
  const other: Domain = read(domain, xml);
  const names = diskNames(after.domain, other);
  const choices = after.decisions.flatMap(({ path, because }): ChangedChoice[] => {
    const there = settingAt(other, renamed(path, names));
    const here = settingAt(after.domain, path);
    if (there === undefined || here === undefined || here === null || there === here) return [];
    return [{ path, before: there, after: here, because }];
  });
  return { choices, differences: compareXml(parseXml(xml).root, parseXml(after.xml).root) };
}
