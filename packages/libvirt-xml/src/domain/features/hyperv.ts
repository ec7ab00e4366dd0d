import { attribute, child, element, type Element, integer, oneOf, onOff, type Open, within } from "../../kit/index.ts";
import { toggle } from "./toggle.ts";

/** What a Windows guest is offered by the hypervisor it believes to run on. */
export interface Hyperv {
  /** `passthrough`: all that the host has. Default `custom`. */
  readonly mode?: Open<"custom" | "passthrough">;
  readonly relaxed?: boolean;
  readonly vapic?: boolean;
  readonly spinlocks?: { readonly state?: boolean; readonly retries?: number };
  readonly vpindex?: boolean;
  readonly runtime?: boolean;
  readonly synic?: boolean;
  readonly stimer?: { readonly state?: boolean; readonly direct?: boolean };
  readonly reset?: boolean;
  /** What the guest reads as the hypervisor's vendor: up to twelve characters. */
  readonly vendorId?: { readonly state?: boolean; readonly value?: string };
  readonly frequencies?: boolean;
  readonly reenlightenment?: boolean;
  readonly tlbflush?: boolean;
  readonly ipi?: boolean;
  readonly evmcs?: boolean;
  readonly avic?: boolean;
}

/** `<features><hyperv>`. */
export const hyperv: Element<Hyperv> = element("hyperv", {
  mode: attribute("mode", oneOf("custom", "passthrough")),
  relaxed: within("relaxed", toggle),
  vapic: within("vapic", toggle),
  spinlocks: child("spinlocks", { state: attribute("state", onOff), retries: attribute("retries", integer) }),
  vpindex: within("vpindex", toggle),
  runtime: within("runtime", toggle),
  synic: within("synic", toggle),
  stimer: child("stimer", { state: attribute("state", onOff), direct: within("direct", toggle) }),
  reset: within("reset", toggle),
  vendorId: child("vendor_id", { state: attribute("state", onOff), value: attribute("value") }),
  frequencies: within("frequencies", toggle),
  reenlightenment: within("reenlightenment", toggle),
  tlbflush: within("tlbflush", toggle),
  ipi: within("ipi", toggle),
  evmcs: within("evmcs", toggle),
  avic: within("avic", toggle),
});
