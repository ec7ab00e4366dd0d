import {
  attribute,
  children,
  element,
  type Element,
  leaf,
  oneOf,
  type Open,
  required,
  text,
  yesNo,
} from "../kit/index.ts";
import { type CpuFeature, cpuFeature } from "../domain/cpu.ts";
import { enumeration } from "./enumeration.ts";

/** A CPU model that QEMU can be asked for. */
export interface CpuModel {
  /** Whether this host can run it. */
  readonly usable?: Open<"yes" | "no" | "unknown">;
  readonly deprecated?: boolean;
  readonly vendor?: string;
  readonly fallback?: Open<"allow" | "forbid">;
  readonly name: string;
}

/** A way of choosing the CPU. */
export interface CpuMode {
  readonly name: Open<"host-passthrough" | "maximum" | "host-model" | "custom">;
  readonly supported: boolean;
  readonly hostPassthroughMigratable: readonly string[];
  readonly maximumMigratable: readonly string[];
  /** Of `custom`: what there is to choose from; of `host-model`: what it comes to. */
  readonly models: readonly CpuModel[];
  readonly vendor?: string;
  readonly features: readonly CpuFeature[];
}

/** How the CPU can be chosen. */
export interface CpuCapabilities {
  readonly modes: readonly CpuMode[];
}

const cpuModel: Element<CpuModel> = element("model", {
  usable: attribute("usable", oneOf("yes", "no", "unknown")),
  deprecated: attribute("deprecated", yesNo),
  vendor: attribute("vendor"),
  fallback: attribute("fallback", oneOf("allow", "forbid")),
  name: required(text()),
});

const cpuMode: Element<CpuMode> = element("mode", {
  name: required(attribute("name", oneOf("host-passthrough", "maximum", "host-model", "custom"))),
  supported: required(attribute("supported", yesNo)),
  hostPassthroughMigratable: enumeration("hostPassthroughMigratable"),
  maximumMigratable: enumeration("maximumMigratable"),
  models: children(cpuModel),
  vendor: leaf("vendor"),
  features: children(cpuFeature),
});

/** `<domainCapabilities><cpu>`. */
export const cpuCapabilities: Element<CpuCapabilities> = element("cpu", { modes: children(cpuMode) });
