import type { Context } from "../context.ts";

/** How many PCI Express ports the guest has for devices, now and while it runs. */
export function hotplugPorts({ platform, policy, ledger }: Context): number {
  if (!platform.isPcie) return 0;
  return ledger.follow("devices/controller[pci]", policy.get("pci.hotplugPorts"));
}
