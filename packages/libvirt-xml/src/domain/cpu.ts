import {
  attribute,
  child,
  children,
  element,
  type Element,
  integer,
  leaf,
  oneOf,
  onOff,
  type Open,
  required,
  text,
} from "../kit/index.ts";

/** A CPU feature that the guest shall or shall not see. */
export interface CpuFeature {
  readonly policy?: Open<"force" | "require" | "optional" | "disable" | "forbid">;
  readonly name: string;
}

/** The guest's CPU. */
export interface Cpu {
  readonly mode?: Open<"custom" | "host-model" | "host-passthrough" | "maximum">;
  readonly match?: Open<"minimum" | "exact" | "strict">;
  readonly check?: Open<"none" | "partial" | "full">;
  readonly migratable?: boolean;
  readonly model?: { readonly fallback?: Open<"allow" | "forbid">; readonly vendorId?: string; readonly name?: string };
  readonly vendor?: string;
  readonly topology?: {
    readonly sockets: number;
    readonly dies?: number;
    readonly cores: number;
    readonly threads: number;
  };
  readonly features: readonly CpuFeature[];
}

/** `<feature>` of a CPU. */
export const cpuFeature: Element<CpuFeature> = element("feature", {
  policy: attribute("policy", oneOf("force", "require", "optional", "disable", "forbid")),
  name: required(attribute("name")),
});

/** `<cpu>` of a domain. */
export const cpu: Element<Cpu> = element("cpu", {
  mode: attribute("mode", oneOf("custom", "host-model", "host-passthrough", "maximum")),
  match: attribute("match", oneOf("minimum", "exact", "strict")),
  check: attribute("check", oneOf("none", "partial", "full")),
  migratable: attribute("migratable", onOff),
  model: child("model", {
    fallback: attribute("fallback", oneOf("allow", "forbid")),
    vendorId: attribute("vendor_id"),
    name: text(),
  }),
  vendor: leaf("vendor"),
  topology: child("topology", {
    sockets: required(attribute("sockets", integer)),
    dies: attribute("dies", integer),
    cores: required(attribute("cores", integer)),
    threads: required(attribute("threads", integer)),
  }),
  features: children(cpuFeature, { key: (item) => item.name }),
});
