import type { Domain } from "@hob/libvirt-xml";
import type { Context } from "../context.ts";

/** What happens when the guest powers off, restarts or crashes. */
export function lifecycle({ intent, ledger }: Context): Pick<Domain, "onPoweroff" | "onReboot" | "onCrash"> {
  const { onPoweroff, onReboot, onCrash } = intent.lifecycle ?? {};
  for (const [path, asked] of Object.entries({ on_poweroff: onPoweroff, on_reboot: onReboot, on_crash: onCrash })) {
    if (asked !== undefined) ledger.obey(path, asked);
  }
  return { onPoweroff: onPoweroff ?? "destroy", onReboot: onReboot ?? "restart", onCrash: onCrash ?? "destroy" };
}
