import { domainShutdownFlag } from "@hob/libvirt";

/**
 * Whom a guest's system is asked through to shut down or reboot: its agent, the power button, or for containers and
 * paravirtual guests `/dev/initctl`, a signal to their first process, or the hypervisor.
 *
 * The same words have the same numbers for both requests.
 * @source libvirt-domain.h, virDomainShutdownFlagValues, virDomainRebootFlagValues
 */
export const shutdownWays = {
  acpi: domainShutdownFlag.acpiPowerBtn,
  agent: domainShutdownFlag.guestAgent,
  initctl: domainShutdownFlag.initctl,
  signal: domainShutdownFlag.signal,
  paravirt: domainShutdownFlag.paravirt,
} as const;

/** One of {@link shutdownWays}. */
export type ShutdownWay = keyof typeof shutdownWays;

/** The flags of some ways together; libvirt chooses for none. */
export function flagsOfWays(by: ShutdownWay | readonly ShutdownWay[] = []): number {
  return [by].flat().reduce((flags, way) => flags | shutdownWays[way], 0);
}
