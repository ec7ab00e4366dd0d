import type { Features, Iommu } from "@hob/libvirt-xml";
import type { Context } from "../context.ts";
import type { FirmwareName, GraphicsKind } from "../guest-intent.ts";
import type { Hyperv } from "./hyperv.ts";

/** Switches of the guest's machine. */
export function features(
  { platform, host, ledger }: Context,
  machine: {
    readonly firmware: FirmwareName | null;
    readonly graphics: GraphicsKind;
    readonly hyperv: readonly Hyperv[];
    readonly iommus: readonly Iommu[];
  },
): Features | null {
  const { firmware, graphics, hyperv } = machine;
  if (platform.osType !== "hvm") return null;
  const names = (["acpi", "apic", "pae"] as const).filter((name) => host.features.has(name));
  if (names.length > 0)
    ledger.decide("features", names.join(", "), "Every system of today needs them, and older ones ignore them.");
  const isSecure = firmware === "efi-secure";
  if (isSecure) ledger.decide("features/smm", "on", "Secure Boot keeps its variables safe with it.");
  const isRemapped = machine.iommus.some(({ driver }) => driver?.intremap === true);
  if (isRemapped)
    ledger.decide("features/ioapic", "qemu", "The IOMMU remaps interrupts only where QEMU delivers them.");
  const withoutVmport = graphics === "spice" && platform.isX86 && platform.isQemu;
  const chosen: Features = {
    ...Object.fromEntries(names.map((name) => [name, true])),
    ...(hyperv.length > 0 ? { hyperv: hypervFeatures(hyperv) } : {}),
    ...(withoutVmport ? { vmport: false } : {}),
    ...(isRemapped ? { ioapic: "qemu" as const } : {}),
    ...(isSecure ? { smm: { state: true } } : {}),
  };
  return Object.keys(chosen).length > 0 ? chosen : null;
}

function hypervFeatures(names: readonly Hyperv[]): NonNullable<Features["hyperv"]> {
  const { spinlocks, stimer, ...plain } = Object.fromEntries(names.map((name) => [name, true]));
  return {
    ...plain,
    ...(spinlocks ? { spinlocks: { state: true, retries: 8191 } } : {}),
    ...(stimer ? { stimer: { state: true } } : {}),
  };
}
