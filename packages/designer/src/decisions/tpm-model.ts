import type { Context } from "../context.ts";
import { ImpossibleChoice } from "../designer-errors.ts";
import type { FirmwareName } from "../guest-intent.ts";

/** Windows from version 11 on refuses to install without one. */
const windowsWithTpm = "2021-10-01";

/** The guest's trusted platform module; null for none. */
export function tpmModel(
  { intent, traits, platform, host, policy, ledger }: Context,
  firmware: FirmwareName | null,
): string | null {
  const path = "devices/tpm/model";
  if (intent.tpm !== undefined) {
    const has = platform.isQemu && host.values("tpm backendModel")?.includes("emulator") === true;
    const offered = ["none", ...(has ? (host.values("tpm model") ?? []) : [])];
    if (!offered.includes(intent.tpm)) {
      const because = has ? "the machine has no such TPM" : "the host has no TPM emulator: install 'swtpm' there";
      throw new ImpossibleChoice({ what: "TPM", value: intent.tpm, because, accepted: offered });
    }
    ledger.obey(
      path,
      intent.tpm,
      offered.filter((other) => other !== intent.tpm),
    );
    return intent.tpm === "none" ? null : intent.tpm;
  }
  if (!platform.isQemu) return null;
  const isNeeded = traits.family === "winnt" && traits.released >= windowsWithTpm && traits.released !== "9999";
  if (firmware === "bios" || firmware === null) {
    ledger.decide(path, "none", "Systems that start from BIOS rarely use one.");
    return null;
  }
  // A host that does not say has, with reason, no emulator of it.
  if (!host.values("tpm backendModel")?.includes("emulator")) {
    if (isNeeded)
      ledger.warn(`${traits.label} wants a TPM 2.0, which this host cannot emulate: install 'swtpm' there.`);
    ledger.decide(path, "none", "The host has no TPM emulator.");
    return null;
  }
  const models = host.values("tpm model") ?? [];
  const ruling = policy.get("tpm.model");
  if (ruling.value === "none" && !isNeeded) {
    ledger.follow(path, ruling, models);
    return null;
  }
  if (ruling.value !== "auto" && ruling.value !== "none" && models.includes(ruling.value)) {
    return ledger.follow(path, ruling, [...models.filter((other) => other !== ruling.value), "none"]);
  }
  const because = isNeeded
    ? `${traits.label} does not install without one.`
    : "Systems that start from EFI can use one.";
  const model = models.includes("tpm-crb") ? "tpm-crb" : (models[0] ?? "tpm-tis");
  return ledger.decide(path, model, because, [...models.filter((other) => other !== model), "none"]);
}
