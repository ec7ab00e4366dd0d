import { attribute, child, element, type Element, required, within, yesNo } from "../kit/index.ts";
import { enumeration } from "./enumeration.ts";
import { type SevCapabilities, sevCapabilities } from "./features/sev.ts";
import { type SgxCapabilities, sgxCapabilities } from "./features/sgx.ts";

/** Properties of the machine that a guest can have. */
export interface FeatureCapabilities {
  readonly gic?: { readonly supported: boolean; readonly version: readonly string[] };
  readonly vmcoreinfo?: boolean;
  readonly genid?: boolean;
  /** Whether libvirt heeds `<backingStore>` of disks. */
  readonly backingStoreInput?: boolean;
  /** Incremental backup. */
  readonly backup?: boolean;
  readonly asyncTeardown?: boolean;
  /** IBM's secure execution. */
  readonly s390Pv?: boolean;
  readonly sev?: SevCapabilities;
  readonly sgx?: SgxCapabilities;
  readonly hyperv?: { readonly supported: boolean; readonly features: readonly string[] };
  /** What `launchSecurity` of a domain can be: `sev`, `sev-snp`, `s390-pv`. */
  readonly launchSecurity?: { readonly supported: boolean; readonly sectype: readonly string[] };
}

const supported = attribute("supported", yesNo);

/** `<domainCapabilities><features>`; `<async-teardown>` since libvirt 9.6, `<launchSecurity>` since 10.5. */
export const featureCapabilities: Element<FeatureCapabilities> = element("features", {
  gic: child("gic", { supported: required(supported), version: enumeration("version") }),
  vmcoreinfo: within("vmcoreinfo", supported),
  genid: within("genid", supported),
  backingStoreInput: within("backingStoreInput", supported),
  backup: within("backup", supported),
  asyncTeardown: within("async-teardown", supported),
  s390Pv: within("s390-pv", supported),
  sev: child(sevCapabilities),
  sgx: child(sgxCapabilities),
  hyperv: child("hyperv", { supported: required(supported), features: enumeration("features") }),
  launchSecurity: child("launchSecurity", { supported: required(supported), sectype: enumeration("sectype") }),
});
