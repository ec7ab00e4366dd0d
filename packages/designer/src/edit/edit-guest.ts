import { type Domain, domain, edit, read } from "@hob/libvirt-xml";
import { compareXml, parseXml, type XmlDifference } from "@hob/xml";
import type { Decision } from "../decision.ts";
import { designGuest, type DesignInput } from "../design-guest.ts";
import { firmwareOf } from "../explain/setting-at.ts";
import { intentOfDomain } from "../from-document/intent-of-domain.ts";
import type { GuestIntent } from "../guest-intent.ts";
import { applyOverrides, keptOverrides } from "../override/apply-overrides.ts";
import { platformOf } from "../platform.ts";
import { addDevice, addHostDevice, addVsock } from "./add-device.ts";
import { addDisk } from "./add-disk.ts";
import { addNetwork } from "./add-network.ts";
import type { GuestChange } from "./guest-change.ts";
import type { GuestStep, Redesign } from "./guest-step.ts";
import { removeDisk, removeNetwork } from "./remove-device.ts";
import { setBootOrder } from "./set-boot-order.ts";
import { setFirmware } from "./set-firmware.ts";
import { setGraphics } from "./set-graphics.ts";
import { setMemory, setVcpus } from "./set-size.ts";

/** A guest that is there, and what shall change. */
export interface EditInput extends Pick<DesignInput, "os" | "capabilities" | "domainCapabilities" | "policies"> {
  /** Its stored definition. The domain capabilities are those of its own type, architecture and machine. */
  readonly xml: string;
  readonly changes: readonly GuestChange[];
}

/** A guest after changes. */
export interface GuestEdit {
  /** The document with nothing changed but what the changes need. */
  readonly xml: string;
  readonly domain: Domain;
  /** For what was added or set, in order; then the overrides that the guest keeps, laid over again. */
  readonly decisions: readonly Decision[];
  readonly warnings: readonly string[];
  readonly differences: readonly XmlDifference[];
}

/**
 * Changes a guest by the rules that new ones are designed by. Pure: what it answers is to be defined.
 *
 * @throws InvalidIntent for a change that makes no sense; ImpossibleChoice for one that this host or guest cannot have.
 */
export function editGuest(input: EditInput): GuestEdit {
  const before = read(domain, input.xml);
  const decisions: Decision[] = [];
  const warnings: string[] = [];
  let guest = before;
  for (const change of input.changes) {
    const step = makeStep(guest, change, redesignOf(guest, input));
    guest = step.guest;
    decisions.push(...step.decisions);
    warnings.push(...step.warnings);
  }
  const edited = edit(input.xml, domain, () => guest);
  const laid = applyOverrides(edited, keptOverrides(before.metadata), true);
  return {
    xml: laid.xml,
    domain: read(domain, laid.xml),
    decisions: [...decisions, ...laid.decisions],
    warnings: [...warnings, ...laid.warnings],
    differences: compareXml(parseXml(input.xml).root, parseXml(laid.xml).root),
  };
}

function makeStep(guest: Domain, change: GuestChange, redesign: Redesign): GuestStep {
  switch (change.change) {
    case "add-disk":
      return addDisk(guest, change.disk, redesign);
    case "add-network":
      return addNetwork(guest, change.network, redesign);
    case "add-host-device":
      return addHostDevice(guest, change.device, redesign);
    case "add-tpm":
      return addDevice(guest, "add-tpm", { tpm: change.model }, redesign);
    case "add-watchdog":
      return addDevice(guest, "add-watchdog", { watchdog: change.watchdog ?? {} }, redesign);
    case "add-rng":
      return addDevice(guest, "add-rng", { rng: true }, redesign);
    case "add-agent":
      return addDevice(guest, "add-agent", { agent: true }, redesign);
    case "add-panic":
      return addDevice(guest, "add-panic", { panic: true }, redesign);
    case "add-vsock":
      return addVsock(guest, redesign);
    case "remove-disk":
      return removeDisk(guest, change.name);
    case "remove-network":
      return removeNetwork(guest, change.mac);
    case "set-graphics":
      return setGraphics(guest, change.graphics, redesign);
    case "set-memory":
      return setMemory(guest, change.memory, redesign);
    case "set-vcpus":
      return setVcpus(guest, change.vcpus, redesign);
    case "set-firmware":
      return setFirmware(guest, change.firmware, redesign);
    case "set-boot-order":
      return setBootOrder(guest, change.order);
  }
}

const isX86 = ({ os }: Domain) => os.type.arch === "x86_64" || os.type.arch === "i686";

/** Designs on the guest's own machine; on its kind where the host no longer has that version of it. */
function redesignOf(guest: Domain, { os, capabilities, domainCapabilities, policies }: EditInput): Redesign {
  const firmware = firmwareOf(guest);
  const intent: GuestIntent = {
    ...intentOfDomain(guest),
    // A guest that says none starts from BIOS, whatever a new one would start from.
    ...(firmware === "bios" && isX86(guest) ? { firmware } : {}),
    disks: [],
    networks: [],
  };
  const { machine } = intent;
  const known = capabilities.guests.flatMap(({ arch }) => [
    ...arch.machines,
    ...arch.domains.flatMap(({ machines }) => machines ?? []),
  ]);
  const isThere =
    machine === undefined || known.some(({ name, canonical }) => name === machine || canonical === machine);
  const { kind } = platformOf({
    arch: intent.arch ?? capabilities.host.cpu.arch,
    machine: machine ?? "",
    guestType: intent.platform ?? "qemu",
    osType: guest.os.type.name,
    emulator: undefined,
  });
  const fitting = isThere ? intent : { ...intent, machine: kind };
  return (wishes) => designGuest({ os, capabilities, domainCapabilities, policies, intent: { ...fitting, ...wishes } });
}
