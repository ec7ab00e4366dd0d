import { checkNumber } from "../check-number.ts";
import type { Context } from "../context.ts";
import { ImpossibleChoice } from "../designer-errors.ts";

/** How many PCI Express ports the guest has for devices, now and while it runs. */
export function hotplugPorts({ intent, platform, policy, ledger }: Context): number {
  const { hotplugPorts: asked } = intent;
  if (asked !== undefined) {
    // More do not work with every firmware: each takes a piece of the address space for I/O ports.
    checkNumber("PCI Express ports", asked, 0, 30);
    if (!platform.isPcie && asked > 0) {
      const because = `the machine '${platform.machine || platform.guestType}' has none`;
      throw new ImpossibleChoice({ what: "PCI Express ports", value: String(asked), because, accepted: ["0"] });
    }
    return ledger.obey("devices/controller[pci]", asked);
  }
  if (!platform.isPcie) return 0;
  return ledger.follow("devices/controller[pci]", policy.get("pci.hotplugPorts"));
}
