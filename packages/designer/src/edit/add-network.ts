import type { Domain } from "@hob/libvirt-xml";
import type { IntendedNetwork } from "../intent/intended-network.ts";
import { decisionsAt, type GuestStep, type Redesign } from "./guest-step.ts";

/** Adds a network interface; where the guest's own show a better card than its system is known to drive, that one. */
export function addNetwork(guest: Domain, wanted: IntendedNetwork, redesign: Redesign): GuestStep {
  const { interfaces } = guest.devices;
  const hasVirtio = wanted.model === undefined && interfaces.some(({ model }) => model === "virtio");
  const made = redesign({ networks: [wanted] });
  const isProven = hasVirtio && made.domain.devices.interfaces[0]?.model !== "virtio";
  const design = isProven ? redesign({ networks: [{ ...wanted, model: "virtio" }] }) : made;
  const card = design.domain.devices.interfaces[0];
  if (!card) return { guest, decisions: [], warnings: design.warnings };
  const { boot: _boot, ...rest } = card;
  const place = `devices/interface[${interfaces.length}]`;
  const decisions = decisionsAt(design, "devices/interface[0]").map((decision) => {
    const path = decision.path.replace("devices/interface[0]", place);
    if (!isProven || !path.endsWith("/model")) return { ...decision, path };
    return { ...decision, path, by: "policy" as const, because: "Another of the guest's cards works so." };
  });
  return {
    guest: {
      ...guest,
      devices: { ...guest.devices, interfaces: [...interfaces, isProven ? { ...rest, model: "virtio" } : rest] },
    },
    decisions,
    warnings: [],
  };
}
