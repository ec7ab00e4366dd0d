import { InvalidVersion } from "../virt-errors.ts";
import type { HostVersions } from "./host-versions.ts";

/**
 * What versions have to be like. A bare version is the least that will do; `<`, `<=`, `=`, `>` and `>=` before it say
 * otherwise. What is left out may be anything; a hypervisor that does not tell its version meets no gate.
 */
export interface VersionGate {
  readonly libvirt?: string;
  readonly hypervisor?: string;
  /** libvirt's name of the driver; upper and lower case are the same. */
  readonly driver?: string;
}

const form = /^\s*(<=|>=|<|>|=)?\s*(\d+)(?:\.(\d+))?(?:\.(\d+))?\s*$/;

const accepts: Readonly<Record<string, (difference: number) => boolean>> = {
  "<": (difference) => difference < 0,
  "<=": (difference) => difference <= 0,
  "=": (difference) => difference === 0,
  ">=": (difference) => difference >= 0,
  ">": (difference) => difference > 0,
};

/** Whether versions pass a gate. @throws InvalidVersion for a text that is none. */
export function meetsVersions(versions: HostVersions, { libvirt, hypervisor, driver }: VersionGate): boolean {
  return (
    (driver === undefined || driver.toLowerCase() === versions.driver.toLowerCase()) &&
    (libvirt === undefined || passes(versions.libvirt, libvirt)) &&
    (hypervisor === undefined || (versions.hypervisor !== null && passes(versions.hypervisor, hypervisor)))
  );
}

/** Below 0 when `a` is the older version, above when it is the newer, else 0. @throws InvalidVersion */
export function compareVersions(a: string, b: string): number {
  const [first, second] = [parse(a).parts, parse(b).parts];
  const place = first.findIndex((part, index) => part !== second[index]);
  return place < 0 ? 0 : (first[place] as number) - (second[place] as number);
}

function passes(version: string, wanted: string): boolean {
  const { sign, parts } = parse(wanted);
  return accepts[sign]?.(compareVersions(version, parts.join("."))) ?? false;
}

/** What is not said of a version is 0. */
function parse(text: string): { readonly sign: string; readonly parts: readonly number[] } {
  const match = form.exec(text);
  if (!match) throw new InvalidVersion({ version: text });
  return { sign: match[1] ?? ">=", parts: [match[2], match[3], match[4]].map((part) => Number(part ?? 0)) };
}
