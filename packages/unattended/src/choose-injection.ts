import type { InjectionMethod } from "@hob/osinfo";
import type { Generator } from "./choose-generator.ts";
import { ImpossibleInjection, NoUnattendedInstallation } from "./unattended-errors.ts";
import type { UnattendedInput } from "./unattended-input.ts";
import { injectionMethodsOf } from "./writers/script-writer.ts";

/** How the answers reach the installer. */
export interface Injection {
  readonly method: InjectionMethod;
  readonly because: string;
  readonly alternatives: readonly InjectionMethod[];
}

/** Best first: what needs no device, then what every machine can have. */
const preference: readonly InjectionMethod[] = ["initrd", "cdrom", "disk", "floppy", "web"];

const reasons: Readonly<Record<InjectionMethod, string>> = {
  initrd: "the answers go into the initrd, so that no device and no network is needed",
  cdrom: "the installer looks for its answers on an optical disc",
  disk: "the installer looks for its answers on a disk",
  floppy: "the installer looks for its answers on a floppy only",
  web: "the installer only takes its answers from a web server",
};

const methodsOf = (generator: Generator): readonly InjectionMethod[] =>
  generator.kind === "built-in" ? generator.writer.injectionMethods : injectionMethodsOf(generator.scripts);

/** Windows is never told where its answers are; the database's other scripts always are. */
function foundByItself(os: UnattendedInput["os"], generator: Generator): readonly InjectionMethod[] {
  const scripted = os.family === "winnt" ? methodsOf(generator) : [];
  const found = generator.kind === "built-in" ? generator.writer.findsByItself : scripted;
  if (found.length > 0) return found;
  const because =
    "its installer is told where the answers are by its kernel's arguments, and this medium's kernel and initrd are not known; use the system's network tree";
  throw new NoUnattendedInstallation({ os: os.name, because });
}

/** @throws NoUnattendedInstallation; ImpossibleInjection when what is asked for is not one that the installer knows. */
export function chooseInjection({ injection, webUrl, os, source }: UnattendedInput, generator: Generator): Injection {
  const isAlone = source.kind === "media" && source.startsByItself === true;
  const methods = isAlone ? foundByItself(os, generator) : methodsOf(generator);
  // Without an address there is nothing to tell the installer.
  const known = preference.filter((method) => methods.includes(method) && (method !== "web" || webUrl !== undefined));
  const [best] = known;
  if (injection !== undefined && !known.includes(injection))
    throw new ImpossibleInjection({ os: os.name, method: injection, known });
  const method = injection ?? best;
  if (method === undefined) throw new ImpossibleInjection({ os: os.name, method: "web", known: methods });
  return {
    method,
    because: injection === undefined ? reasons[method] : "it was asked for",
    alternatives: known.filter((one) => one !== method),
  };
}
