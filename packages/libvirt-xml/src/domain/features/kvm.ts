import { attribute, child, element, type Element, integer, onOff, within } from "../../kit/index.ts";
import { toggle } from "./toggle.ts";

/** What a guest is offered by KVM. */
export interface Kvm {
  /** Whether the guest shall not notice KVM. */
  readonly hidden?: boolean;
  /** Tells the guest that its processors have processors of the host for themselves. */
  readonly hintDedicated?: boolean;
  /** Lets the guest poll for work before it gives its processor back. */
  readonly pollControl?: boolean;
  /** Interrupts between the guest's processors by the hypervisor's help. */
  readonly pvIpi?: boolean;
  /** A ring in which changed pages are noted; `size` is its number of entries. */
  readonly dirtyRing?: { readonly state?: boolean; readonly size?: number };
}

/** `<features><kvm>`. */
export const kvm: Element<Kvm> = element("kvm", {
  hidden: within("hidden", toggle),
  hintDedicated: within("hint-dedicated", toggle),
  pollControl: within("poll-control", toggle),
  pvIpi: within("pv-ipi", toggle),
  dirtyRing: child("dirty-ring", { state: attribute("state", onOff), size: attribute("size", integer) }),
});
