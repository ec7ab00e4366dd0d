import type { Context } from "../context.ts";

/** More than 14 do not work with every firmware. */
const ports = 14;

/** How many PCI Express ports the guest has for devices, now and while it runs. */
export function hotplugPorts({ platform, ledger }: Context): number {
  if (!platform.isPcie) return 0;
  return ledger.decide(
    "devices/controller[pci]",
    ports,
    "Each device needs a port, also one that is added while the guest runs.",
  );
}
