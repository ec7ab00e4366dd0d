import type { Os } from "@hob/libvirt-xml";
import type { FirmwareName } from "../guest-intent.ts";

/** How a firmware is asked of libvirt, which finds the host's file and makes the guest's own store of variables. */
export function bootFirmware(firmware: FirmwareName | null): Pick<Os, "firmware" | "firmwareFeatures" | "loader"> {
  // BIOS is what every x86 machine starts from when nothing is said.
  if (firmware === null || firmware === "bios") return {};
  const isSecure = firmware === "efi-secure";
  const names = isSecure ? (["secure-boot", "enrolled-keys"] as const) : (["secure-boot"] as const);
  return {
    firmware: "efi",
    firmwareFeatures: { features: names.map((name) => ({ name, enabled: isSecure })) },
    ...(isSecure ? { loader: { secure: true } } : {}),
  };
}
