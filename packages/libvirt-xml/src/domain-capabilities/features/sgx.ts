import type { Bytes } from "@hob/units";
import {
  attribute,
  children,
  element,
  type Element,
  integer,
  leaf,
  required,
  size,
  sizeAttribute,
  within,
  yesNo,
} from "../../kit/index.ts";

/** Memory for enclaves on a NUMA node of the host. */
export interface SgxSection {
  readonly node: number;
  readonly size: Bytes;
}

/** Intel's software guard extensions on the host. */
export interface SgxCapabilities {
  readonly supported: boolean;
  /** Flexible launch control: enclaves need not be signed by Intel. */
  readonly flc?: boolean;
  readonly sgx1?: boolean;
  /** Enclaves can grow. */
  readonly sgx2?: boolean;
  /** Memory for enclaves in all. */
  readonly sectionSize?: Bytes;
  readonly sections: readonly SgxSection[];
}

const section: Element<SgxSection> = element("section", {
  node: required(attribute("node", integer)),
  size: required(sizeAttribute("size", "KiB")),
});

/** `<domainCapabilities><features><sgx>`. */
export const sgxCapabilities: Element<SgxCapabilities> = element("sgx", {
  supported: required(attribute("supported", yesNo)),
  flc: leaf("flc", yesNo),
  sgx1: leaf("sgx1", yesNo),
  sgx2: leaf("sgx2", yesNo),
  sectionSize: within("section_size", size("KiB")),
  sections: required(within("sections", children(section, { key: (item) => item.node })), []),
});
