import type { Context } from "../context.ts";

/** How the guest's processor is made up; null leaves it to the hypervisor. */
export interface CpuMode {
  readonly mode: "host-passthrough" | "host-model" | "maximum" | "custom";
  readonly model?: string;
}

/** Chooses the processor: the host's own under KVM, all that can be emulated otherwise. */
export function cpuMode({ platform, host, ledger }: Context): CpuMode | null {
  if (!platform.isQemu) return null;
  const { hasPassthrough, hasHostModel, hasMaximum, models } = host.cpu;
  const possible = [
    ...(hasPassthrough ? ["host-passthrough"] : []),
    ...(hasHostModel ? ["host-model"] : []),
    ...(hasMaximum ? ["maximum"] : []),
  ];
  const note = (mode: CpuMode["mode"], because: string): CpuMode => {
    ledger.decide(
      "cpu/mode",
      mode,
      because,
      possible.filter((other) => other !== mode),
    );
    return { mode };
  };
  if (platform.guestType === "kvm") {
    if (hasPassthrough) return note("host-passthrough", "The guest sees all that the host's processor can do.");
    if (hasHostModel) return note("host-model", "The guest sees nearly all that the host's processor can do.");
    return null;
  }
  if (platform.arch === "aarch64" && models.includes("cortex-a57")) {
    ledger.decide("cpu/model", "cortex-a57", "Emulated, and every 64-bit system starts on it.", models);
    return { mode: "custom", model: "cortex-a57" };
  }
  return hasMaximum ? note("maximum", "All that the emulator can do: new systems need more than its default.") : null;
}
