import type { DomainCapabilities } from "@hob/libvirt-xml";
import type { Ledger } from "./ledger.ts";
import type { Platform } from "./platform.ts";

/** Warns when the domain capabilities at hand are those of another kind of guest: what follows may not fit the host. */
export function checkPlatform(platform: Platform, domain: DomainCapabilities | null, ledger: Ledger): void {
  if (!domain) return;
  const told = [domain.domain, domain.arch].join(" ");
  const wanted = [platform.guestType, platform.arch].join(" ");
  const isQ35 = domain.machine?.includes("q35") ?? false;
  if (told !== wanted || (domain.machine !== undefined && platform.isX86 && isQ35 !== (platform.kind === "q35"))) {
    ledger.warn(
      `The domain capabilities are those of ${told} ${domain.machine ?? ""}, the guest is ${wanted} ${platform.machine}: some choices may not fit.`,
    );
  }
}
