import { domainGetXmlDesc, domainXmlFlag, isLibvirtError } from "@hob/libvirt";
import { domain, type Domain, type DomainCapabilities, read } from "@hob/libvirt-xml";
import type { ChangeTarget } from "../../change.ts";
import { readDomainCapabilities } from "../../host/read-capabilities.ts";
import type { GuestCalls } from "../guest-calls.ts";
import { type ChosenTarget, chooseTarget } from "./choose-target.ts";

/** A description of a guest: libvirt's document with its secrets, and what it says. */
export interface Described {
  readonly xml: string;
  readonly definition: Domain;
}

/** A guest as a change finds it. */
export interface ChangeScene extends GuestCalls {
  readonly target: ChosenTarget;
  /** The running guest; null while it is off. */
  readonly live: Described | null;
  /** Its stored definition; null for one that is not stored. */
  readonly stored: Described | null;
  /** What a guest of this machine can have on this host; null where the driver does not tell. */
  capabilities(): Promise<DomainCapabilities | null>;
}

/** Looks at the guest, with its secrets, which storing a definition would otherwise lose. @throws NoChangeTarget */
export async function changeScene(calls: GuestCalls, target: ChangeTarget | undefined): Promise<ChangeScene> {
  const chosen = await chooseTarget(calls, target);
  const described = async (flags: number): Promise<Described> => {
    const { xml } = await calls.call(domainGetXmlDesc, { flags: flags | domainXmlFlag.secure });
    return { xml, definition: read(domain, xml) };
  };
  const [live, stored] = await Promise.all([
    chosen.running ? described(0) : null,
    chosen.stored ? described(domainXmlFlag.inactive) : null,
  ]);
  const { type, os, devices } = (stored ?? live ?? (await described(0))).definition;
  const query = {
    guestType: type,
    ...(devices.emulator === undefined ? {} : { emulator: devices.emulator }),
    ...(os.type.arch === undefined ? {} : { arch: os.type.arch }),
    ...(os.type.machine === undefined ? {} : { machine: os.type.machine }),
  };
  return {
    ...calls,
    target: chosen,
    live,
    stored,
    async capabilities() {
      try {
        return await readDomainCapabilities(calls.link, query);
      } catch (error) {
        if (isLibvirtError(error, "no-support")) return null;
        throw error;
      }
    },
  };
}
