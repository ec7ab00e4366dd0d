import type { LaunchSecurity } from "@hob/libvirt-xml";
import { checkNumber } from "../check-number.ts";
import type { Context } from "../context.ts";
import { ImpossibleChoice } from "../designer-errors.ts";
import type { FirmwareName } from "../guest-intent.ts";

/** SEV without debugging, and without sharing keys between guests. */
const usualPolicy = 0x03;

/** Encryption of the guest's memory against its host; null for none. */
export function launchSecurity(
  { intent, platform, host, ledger }: Context,
  firmware: FirmwareName | null,
): LaunchSecurity | null {
  const { launchSecurity: asked } = intent;
  if (!asked) return null;
  const refuse = (because: string): never => {
    throw new ImpossibleChoice({
      what: "Memory encryption",
      value: asked.type,
      because,
      accepted: host.launchSecurity,
    });
  };
  if (!host.launchSecurity.includes(asked.type)) return refuse("the host's processor or its libvirt does not offer it");
  if (asked.type === "sev") {
    if (platform.kind !== "q35") return refuse("it needs the machine 'q35'");
    if (firmware !== "efi") return refuse("it needs EFI without Secure Boot");
  }
  ledger.obey("launchSecurity", asked.type);
  if (asked.type === "s390-pv") return { type: "s390-pv" };
  const policy = checkNumber("SEV policy", asked.policy ?? usualPolicy, 0, 0xffff);
  if (asked.policy === undefined) {
    const because = "Without debugging, and without sharing keys between guests.";
    ledger.decide("launchSecurity/policy", `0x${policy.toString(16)}`, because);
  } else ledger.obey("launchSecurity/policy", `0x${policy.toString(16)}`);
  return { type: "sev", policy };
}
