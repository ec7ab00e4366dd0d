import {
  attribute,
  child,
  element,
  type Element,
  integer,
  oneOf,
  onOff,
  type Open,
  type Slot,
  within,
} from "../../kit/index.ts";

/** What a Windows guest is offered by the hypervisor it believes to run on. */
export interface Hyperv {
  readonly mode?: Open<"custom" | "passthrough">;
  readonly relaxed?: boolean;
  readonly vapic?: boolean;
  readonly spinlocks?: { readonly state?: boolean; readonly retries?: number };
  readonly vpindex?: boolean;
  readonly runtime?: boolean;
  readonly synic?: boolean;
  readonly stimer?: { readonly state?: boolean; readonly direct?: boolean };
  readonly reset?: boolean;
  readonly vendorId?: { readonly state?: boolean; readonly value?: string };
  readonly frequencies?: boolean;
  readonly reenlightenment?: boolean;
  readonly tlbflush?: boolean;
  readonly ipi?: boolean;
  readonly evmcs?: boolean;
  readonly avic?: boolean;
}

const state = (name: string): Slot<boolean> => within(name, attribute("state", onOff));

/** `<features><hyperv>`. */
export const hyperv: Element<Hyperv> = element("hyperv", {
  mode: attribute("mode", oneOf("custom", "passthrough")),
  relaxed: state("relaxed"),
  vapic: state("vapic"),
  spinlocks: child("spinlocks", { state: attribute("state", onOff), retries: attribute("retries", integer) }),
  vpindex: state("vpindex"),
  runtime: state("runtime"),
  synic: state("synic"),
  stimer: child("stimer", {
    state: attribute("state", onOff),
    direct: within("direct", attribute("state", onOff)),
  }),
  reset: state("reset"),
  vendorId: child("vendor_id", { state: attribute("state", onOff), value: attribute("value") }),
  frequencies: state("frequencies"),
  reenlightenment: state("reenlightenment"),
  tlbflush: state("tlbflush"),
  ipi: state("ipi"),
  evmcs: state("evmcs"),
  avic: state("avic"),
});
