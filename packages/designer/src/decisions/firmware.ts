import type { Context } from "../context.ts";
import type { FirmwareName } from "../guest-intent.ts";
import type { Reasoned } from "../ledger.ts";

/** What starts the guest. Null where nothing can be chosen: containers and para-virtualised guests. */
export function firmware(context: Context): FirmwareName | null {
  const { intent, os, traits, platform, host, ledger } = context;
  if ((platform.osType !== "hvm" || host.firmwares.length === 0) && intent.firmware === undefined) return null;
  if (intent.kernel && intent.firmware === undefined && !host.firmwares.includes("bios")) return null;
  const name = ledger.choose<FirmwareName>({
    path: "os/firmware",
    what: "Firmware",
    asked: intent.firmware,
    offered: host.firmwares,
    otherwise: `the host has no such firmware for the machine '${platform.machine || platform.guestType}'`,
    policy: () => policy(context),
  });
  if (os?.supportsFirmware(name === "bios" ? "bios" : "efi", platform.arch) === false) {
    ledger.warn(`${traits.label} does not start from ${name === "bios" ? "BIOS" : "EFI"}.`);
  }
  return name;
}

function policy({ os, traits, platform, host, policy: sets }: Context): Reasoned<FirmwareName> {
  const [has, arch] = [(name: FirmwareName) => host.firmwares.includes(name), platform.arch];
  const { value, because, by } = sets.get("firmware.kind");
  const starts = (name: FirmwareName) => os?.supportsFirmware(name === "bios" ? "bios" : "efi", arch) !== false;
  if (value !== "auto" && has(value) && starts(value)) return { value, because, by };
  if (!has("bios")) {
    return { value: "efi", because: `Machines of type '${platform.machine}' start from EFI.` };
  }
  if (os?.supportsFirmware("bios", arch) === false) {
    if (traits.isWindows && has("efi-secure")) {
      return { value: "efi-secure", because: `${traits.label} wants EFI with Secure Boot.` };
    }
    if (has("efi")) return { value: "efi", because: `${traits.label} does not start from BIOS.` };
  }
  return { value: "bios", because: "It starts fastest, and snapshots of a running guest work with it." };
}
