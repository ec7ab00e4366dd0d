import type { Os } from "@hob/libvirt-xml";
import type { Context } from "../context.ts";
import type { FirmwareName } from "../guest-intent.ts";

/** How a firmware is asked of libvirt, which finds the host's file and makes the guest's own store of variables. */
export function bootFirmware(
  { ledger }: Context,
  firmware: FirmwareName | null,
): Pick<Os, "firmware" | "firmwareFeatures" | "loader"> {
  // BIOS is what every x86 machine starts from when nothing is said.
  if (firmware === null || firmware === "bios") return {};
  const isSecure = firmware === "efi-secure";
  const because = isSecure
    ? "Only what is signed starts."
    : "Where nothing is said, libvirt takes the first firmware that the host lists, which may start only what Microsoft signed.";
  ledger.decide("os/firmware/secure-boot", isSecure ? "yes" : "no", because);
  const names = isSecure ? (["secure-boot", "enrolled-keys"] as const) : (["secure-boot"] as const);
  return {
    firmware: "efi",
    firmwareFeatures: { features: names.map((name) => ({ name, enabled: isSecure })) },
    ...(isSecure ? { loader: { secure: true } } : {}),
  };
}
