import { element, type Element, flag } from "../kit/index.ts";

/** What old hypervisors say of the host's CPU. */
export interface CpuExtensions {
  readonly pae?: boolean;
  readonly nonpae?: boolean;
  /** Intel's and AMD's virtualization. */
  readonly vmx?: boolean;
  readonly svm?: boolean;
}

/** `<features>` of a host's CPU. */
export const cpuExtensions: Element<CpuExtensions> = element("features", {
  pae: flag("pae"),
  nonpae: flag("nonpae"),
  vmx: flag("vmx"),
  svm: flag("svm"),
});
