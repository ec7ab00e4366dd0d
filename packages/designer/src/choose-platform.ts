import type { Capabilities, GuestCapabilities } from "@hob/libvirt-xml";
import type { OperatingSystem } from "@hob/osinfo";
import { ImpossibleChoice } from "./designer-errors.ts";
import { type GuestIntent, type GuestType, guestTypes, type OsType, osTypes } from "./guest-intent.ts";
import { Ledger } from "./ledger.ts";
import { type OsTraits, osTraits } from "./os-traits.ts";
import { guestCapabilitiesOf, machinesOf, type Platform, platformOf } from "./platform.ts";

/** What a platform is chosen from. */
export interface PlatformInput {
  readonly os: OperatingSystem | null;
  readonly capabilities: Capabilities;
  /** What the host is set to run guests with; default the first of KVM, emulation, Xen and LXC that it has. */
  readonly guestType?: GuestType | undefined;
  readonly intent: Pick<GuestIntent, "arch" | "machine" | "platform" | "osType">;
}

/**
 * Chooses what the guest runs on, so that the host can be asked for the domain capabilities of just that; then
 * {@link designGuest} chooses the same.
 *
 * @throws ImpossibleChoice when the host has no such architecture, type or machine.
 */
export function choosePlatform(input: PlatformInput, ledger: Ledger = new Ledger()): Platform {
  const arch = chooseArch(input, ledger);
  const guestType = chooseGuestType(input, arch, ledger);
  const guest = chooseOsType(input, arch, guestType, ledger);
  const machine = chooseMachine(input, guest, guestType, ledger);
  const domain = guest.arch.domains.find(({ type }) => type === guestType);
  const emulator = domain?.emulator ?? guest.arch.emulator;
  return platformOf({ arch, machine, guestType, osType: guest.osType, emulator });
}

const aliases: Readonly<Record<string, string>> = {
  amd64: "x86_64",
  arm64: "aarch64",
  ppc64el: "ppc64le",
  i386: "i686",
  i486: "i686",
  i586: "i686",
};

function chooseArch({ capabilities, intent }: PlatformInput, ledger: Ledger): string {
  const own = capabilities.host.cpu.arch;
  const known = [...new Set(capabilities.guests.map(({ arch }) => arch.name))];
  return ledger.choose({
    path: "os/type/arch",
    what: "Architecture",
    asked: intent.arch === undefined ? undefined : (aliases[intent.arch] ?? intent.arch),
    offered: known,
    otherwise: "the host has no emulator for it",
    policy: () => ({ value: own, because: "It is the host's own." }),
  });
}

/** The kinds of guest that the host has, whole machines first: they take any medium. */
const guestsOf = (capabilities: Capabilities, arch: string, guestType: GuestType): readonly GuestCapabilities[] =>
  osTypes.flatMap((osType) => guestCapabilitiesOf(capabilities, { arch, guestType, osType }) ?? []);

function chooseOsType(
  { capabilities, intent }: PlatformInput,
  arch: string,
  guestType: GuestType,
  ledger: Ledger,
): GuestCapabilities {
  const guests = guestsOf(capabilities, arch, guestType);
  const offered = guests.map(({ osType }) => osType as OsType);
  const [first] = offered as [OsType];
  const because = first === "exe" ? "It is all that LXC has." : "A whole machine takes any installation medium.";
  const chosen = ledger.choose<OsType>({
    path: "os/type",
    what: "Kind of guest",
    asked: intent.osType,
    offered,
    otherwise: `the host has no such guests of type ${guestType} for ${arch}`,
    policy: () => ({ value: first, because }),
  });
  return guests.find(({ osType }) => osType === chosen) as GuestCapabilities;
}

function chooseGuestType({ capabilities, guestType, intent }: PlatformInput, arch: string, ledger: Ledger): GuestType {
  const offered = guestTypes.filter((type) => guestsOf(capabilities, arch, type).length > 0);
  const first = offered[0];
  if (first === undefined) {
    const because = "the host has neither KVM, QEMU, Xen nor LXC for it";
    throw new ImpossibleChoice({ what: "Architecture", value: arch, because, accepted: [] });
  }
  return ledger.choose<GuestType>({
    path: "type",
    what: "Platform",
    asked: intent.platform,
    offered,
    otherwise: `the host does not offer it for ${arch}`,
    policy: () => {
      if (guestType && offered.includes(guestType)) return { value: guestType, because: "The host is set to it." };
      return first === "qemu"
        ? { value: first, because: "The host has no KVM for it; emulation is slow, but works." }
        : { value: first, because: "It is the fastest that the host has." };
    },
  });
}

function chooseMachine(
  { os, intent }: PlatformInput,
  guest: GuestCapabilities,
  guestType: GuestType,
  ledger: Ledger,
): string {
  const machines = machinesOf(guest, guestType);
  const path = "os/type/machine";
  const named = machines.filter(({ canonical }) => canonical !== undefined).map(({ name }) => name);
  const accepted = named.length > 0 ? named : machines.map(({ name }) => name);
  const { machine: asked } = intent;
  if (asked !== undefined) {
    if (!machines.some(({ name, canonical }) => name === asked || canonical === asked)) {
      const because = `the host has no such machine for ${guestType} guests of ${guest.arch.name}`;
      throw new ImpossibleChoice({ what: "Machine", value: asked, because, accepted });
    }
    return ledger.obey(
      path,
      asked,
      accepted.filter((name) => name !== asked),
    );
  }
  const has = (name: string) => machines.some((machine) => machine.name === name);
  const { value, because } = machinePolicy(osTraits(os), has, machines[0]?.name);
  return value === ""
    ? ""
    : ledger.decide(
        path,
        value,
        because,
        accepted.filter((name) => name !== value),
      );
}

function machinePolicy(traits: OsTraits, has: (machine: string) => boolean, first: string | undefined) {
  if (has("q35") && traits.has("q35")) {
    return { value: "q35", because: `PCI Express; ${traits.label} has its drivers, ${traits.source}.` };
  }
  if (has("pc")) return { value: "pc", because: `${traits.label} may not know the newer 'q35', ${traits.source}.` };
  const made = ["virt", "pseries", "s390-ccw-virtio"].find(has);
  if (made !== undefined) return { value: made, because: "It is made for virtual machines." };
  return { value: first ?? "", because: "It is the hypervisor's default." };
}
