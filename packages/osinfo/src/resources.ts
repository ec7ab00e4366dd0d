import { type Bytes, bytes } from "@hob/units";
import { childrenOf, textOf, type XmlElement } from "./xml-element.ts";

/** Amounts that an operating system asks for; null where the database is silent. */
export interface Amounts {
  readonly vcpus: number | null;
  readonly memory: Bytes | null;
  readonly storage: Bytes | null;
}

/** What an operating system cannot run below, and what it runs well with. */
export interface Resources {
  readonly minimum: Amounts;
  readonly recommended: Amounts;
}

/** Amounts as one file states them, for one architecture or `all`. */
export interface StatedAmounts extends Amounts {
  readonly arch: string;
  /** Whether what is missing comes from the systems that this one derives from. */
  readonly inherit: boolean;
}

/** The two lists that a file states. */
export interface StatedResources {
  readonly minimum: StatedAmounts[];
  readonly recommended: StatedAmounts[];
}

const nothing: Amounts = { vcpus: null, memory: null, storage: null };

/** Reads the `resources` elements of an operating system. */
export function readResources(os: XmlElement): StatedResources {
  const stated: StatedResources = { minimum: [], recommended: [] };
  for (const element of childrenOf(os, "resources")) {
    const arch = element.attributes["arch"] ?? "all";
    const inherit = element.attributes["inherit"] === "true";
    for (const level of ["minimum", "recommended"] as const) {
      const amounts = childrenOf(element, level)[0];
      if (amounts || inherit) stated[level].push({ arch, inherit, ...(amounts ? readAmounts(amounts) : nothing) });
    }
  }
  return stated;
}

function readAmounts(element: XmlElement): Amounts {
  const memory = positive(textOf(element, "ram"));
  const storage = positive(textOf(element, "storage"));
  return {
    vcpus: positive(textOf(element, "n-cpus")),
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
export function inheritAmounts(own: readonly StatedAmounts[], behind: readonly StatedAmounts[][]): StatedAmounts[] {
  return own.map((amounts) => {
    if (!amounts.inherit) return amounts;
    const filling = behind.flat().filter(({ arch }) => arch === amounts.arch);
    return filling.reduce((filled, next) => ({ ...filled, ...over(filled, next) }), amounts);
  });
}

/** The amounts for an architecture: its own where stated, else those for all. */
export function amountsFor(stated: readonly StatedAmounts[], arch: string): Amounts {
  const [own, all] = [arch, "all"].map((name) => stated.find((amounts) => amounts.arch === name) ?? nothing);
  return over(own as Amounts, all as Amounts);
}

function over(first: Amounts, second: Amounts): Amounts {
  return {
    vcpus: first.vcpus ?? second.vcpus,
    memory: first.memory ?? second.memory,
    storage: first.storage ?? second.storage,
  };
}
