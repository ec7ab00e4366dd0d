import { type Bytes, bytes } from "@hob/units";
import { childrenOf, textOf, type XmlElement } from "./xml-element.ts";

/** Amounts that an operating system asks for; null where the database is silent. */
export interface Amounts {
  readonly vcpus: number | null;
  /** Speed of a processor in Hz. */
  readonly cpu: number | null;
  readonly memory: Bytes | null;
  readonly storage: Bytes | null;
}

/** What an operating system asks for. */
export interface Resources {
  /** What it cannot run below. */
  readonly minimum: Amounts;
  /** What it runs well with. */
  readonly recommended: Amounts;
  /** What it cannot make use of beyond. */
  readonly maximum: Amounts;
  /** What its installer needs when all comes over the network. */
  readonly networkInstall: Amounts;
}

/** What amounts are stated for. */
export type ResourceLevel = keyof Resources;

/** Amounts as one file states them, for one level, and one architecture or `all`. */
export interface StatedAmounts extends Amounts {
  readonly level: ResourceLevel;
  readonly arch: string;
  /** Whether what is missing comes from the systems that this one derives from. */
  readonly inherit: boolean;
}

const levels: Readonly<Record<ResourceLevel, string>> = {
  minimum: "minimum",
  recommended: "recommended",
  maximum: "maximum",
  networkInstall: "network-install",
};
const nothing: Amounts = { vcpus: null, cpu: null, memory: null, storage: null };

/** Reads the `resources` elements of an operating system. */
export function readResources(os: XmlElement): StatedAmounts[] {
  return childrenOf(os, "resources").flatMap((element) => {
    const arch = element.attributes["arch"] ?? "all";
    const inherit = element.attributes["inherit"] === "true";
    return (Object.keys(levels) as ResourceLevel[]).flatMap((level) => {
      const amounts = childrenOf(element, levels[level])[0];
      return amounts || inherit ? [{ level, arch, inherit, ...(amounts ? readAmounts(amounts) : nothing) }] : [];
    });
  });
}

function readAmounts(element: XmlElement): Amounts {
  const memory = positive(textOf(element, "ram"));
  const storage = positive(textOf(element, "storage"));
  return {
    vcpus: positive(textOf(element, "n-cpus")),
    cpu: positive(textOf(element, "cpu")),
    memory: memory === null ? null : bytes(memory),
    storage: storage === null ? null : bytes(storage),
  };
}

/** The database writes −1 for "not known". */
function positive(text: string | null): number | null {
  const value = Number(text);
  return text !== null && Number.isSafeInteger(value) && value > 0 ? value : null;
}

/**
 * Fills what inheriting amounts leave open from the systems behind, nearest first.
 *
 * @param behind what each of them states, without inheritance.
 */
export function inheritAmounts(
  own: readonly StatedAmounts[],
  behind: readonly (readonly StatedAmounts[])[],
): StatedAmounts[] {
  return own.map((amounts) => {
    if (!amounts.inherit) return amounts;
    const filling = behind.flat().filter(({ arch, level }) => arch === amounts.arch && level === amounts.level);
    return filling.reduce((filled, next) => ({ ...filled, ...over(filled, next) }), amounts);
  });
}

/** What is stated for an architecture: its own where stated, else what is said for all. */
export function resourcesFor(stated: readonly StatedAmounts[], arch: string): Resources {
  const amounts = (level: ResourceLevel) => {
    const [own, all] = [arch, "all"].map(
      (name) => stated.find((item) => item.level === level && item.arch === name) ?? nothing,
    );
    return over(own as Amounts, all as Amounts);
  };
  return {
    minimum: amounts("minimum"),
    recommended: amounts("recommended"),
    maximum: amounts("maximum"),
    networkInstall: amounts("networkInstall"),
  };
}

function over(first: Amounts, second: Amounts): Amounts {
  return {
    vcpus: first.vcpus ?? second.vcpus,
    cpu: first.cpu ?? second.cpu,
    memory: first.memory ?? second.memory,
    storage: first.storage ?? second.storage,
  };
}
