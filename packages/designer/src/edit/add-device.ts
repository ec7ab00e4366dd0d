import type { Devices, Domain } from "@hob/libvirt-xml";
import { ImpossibleChoice } from "../designer-errors.ts";
import type { GuestIntent } from "../guest-intent.ts";
import { decisionsAt, type GuestStep, type Redesign } from "./guest-step.ts";

/** The devices of which a guest has one, and what is wished for one. */
interface OneDevice {
  /** For errors: `TPM`. */
  readonly what: string;
  readonly place: string;
  readonly list: "tpms" | "watchdogs" | "rngs" | "panics" | "channels";
}

const agent = "org.qemu.guest_agent.0";

const kinds = {
  "add-tpm": { what: "TPM", place: "devices/tpm", list: "tpms" },
  "add-watchdog": { what: "Watchdog", place: "devices/watchdog", list: "watchdogs" },
  "add-rng": { what: "Random source", place: "devices/rng", list: "rngs" },
  "add-panic": { what: "Panic device", place: "devices/panic", list: "panics" },
  "add-agent": { what: "Agent", place: `devices/channel[${agent}]`, list: "channels" },
} as const satisfies Record<string, OneDevice>;

/** Adds a device of which a guest has one. @throws ImpossibleChoice when it has it, or the host has none to give. */
export function addDevice(
  guest: Domain,
  kind: keyof typeof kinds,
  wishes: Partial<GuestIntent>,
  redesign: Redesign,
): GuestStep {
  const { what, place, list } = kinds[kind];
  const isAgent = (device: Devices[typeof list][number]) =>
    list !== "channels" ||
    ("target" in device && device.target !== undefined && "name" in device.target && device.target.name === agent);
  const present = guest.devices[list].filter(isAgent);
  if (present.length > 0) {
    throw new ImpossibleChoice({ what, value: guest.name, because: "the guest has one", accepted: [] });
  }
  const design = redesign(wishes);
  const made = design.domain.devices[list].filter(isAgent);
  const decisions = decisionsAt(design, place);
  if (made.length === 0) {
    const because = decisions.map((decision) => decision.because.replace(/\.$/, "")).join("; ");
    throw new ImpossibleChoice({
      what,
      value: guest.name,
      because: because === "" ? "the guest's platform has none" : because.charAt(0).toLowerCase() + because.slice(1),
      accepted: [],
    });
  }
  return {
    guest: { ...guest, devices: { ...guest.devices, [list]: [...guest.devices[list], ...made] } },
    decisions,
    warnings: [],
  };
}

/** Adds sockets between host and guest. */
export function addVsock(guest: Domain, redesign: Redesign): GuestStep {
  const refuse = (because: string) => new ImpossibleChoice({ what: "Vsock", value: guest.name, because, accepted: [] });
  if (guest.devices.vsock) throw refuse("the guest has one");
  const design = redesign({ vsock: true });
  const { vsock } = design.domain.devices;
  if (!vsock) throw refuse("the guest's platform has none");
  return {
    guest: { ...guest, devices: { ...guest.devices, vsock } },
    decisions: decisionsAt(design, "devices/vsock"),
    warnings: [],
  };
}

/** Gives the guest a device of the host. */
export function addHostDevice(
  guest: Domain,
  device: NonNullable<GuestIntent["hostDevices"]>[number],
  redesign: Redesign,
): GuestStep {
  const design = redesign({ hostDevices: [device] });
  return {
    guest: {
      ...guest,
      devices: { ...guest.devices, hostdevs: [...guest.devices.hostdevs, ...design.domain.devices.hostdevs] },
    },
    decisions: design.decisions.filter(({ path }) => path.startsWith("devices/hostdev")),
    warnings: design.warnings.filter((warning) => /IOMMU|device/.test(warning)),
  };
}
