import type { Bytes } from "@hob/units";
import {
  attribute,
  child,
  children,
  element,
  type Element,
  flag,
  integer,
  leaf,
  required,
  size,
  within,
  yesNo,
} from "../kit/index.ts";

/** A security driver that is on. */
export interface SecurityModel {
  readonly model: string;
  readonly doi?: string;
}

/** A NUMA node. */
export interface NumaCell {
  readonly id: number;
  readonly memory?: Bytes;
  /** Logical processors in it. */
  readonly cpus?: number;
}

/** The machine that guests run on. */
export interface HostCapabilities {
  readonly uuid?: string;
  readonly cpu: {
    readonly arch: string;
    readonly model?: string;
    readonly vendor?: string;
    readonly topology?: {
      readonly sockets: number;
      readonly dies?: number;
      readonly cores: number;
      readonly threads: number;
    };
    readonly features: readonly HostCpuFeature[];
  };
  readonly suspendMem?: boolean;
  readonly suspendDisk?: boolean;
  readonly suspendHybrid?: boolean;
  readonly iommu?: boolean;
  readonly liveMigration?: boolean;
  readonly cells: readonly NumaCell[];
  readonly securityModels: readonly SecurityModel[];
}

/** A CPU feature that the host has beyond its model. */
export interface HostCpuFeature {
  readonly name: string;
}

const hostCpuFeature: Element<HostCpuFeature> = element("feature", { name: required(attribute("name")) });

const cell: Element<NumaCell> = element("cell", {
  id: required(attribute("id", integer)),
  memory: within("memory", size("KiB")),
  cpus: within("cpus", attribute("num", integer)),
});

const securityModel: Element<SecurityModel> = element("secmodel", {
  model: required(leaf("model")),
  doi: leaf("doi"),
});

/** `<capabilities><host>`. */
export const hostCapabilities: Element<HostCapabilities> = element("host", {
  uuid: leaf("uuid"),
  cpu: required(
    child("cpu", {
      arch: required(leaf("arch")),
      model: leaf("model"),
      vendor: leaf("vendor"),
      topology: child("topology", {
        sockets: required(attribute("sockets", integer)),
        dies: attribute("dies", integer),
        cores: required(attribute("cores", integer)),
        threads: required(attribute("threads", integer)),
      }),
      features: children(hostCpuFeature),
    }),
  ),
  suspendMem: within("power_management", flag("suspend_mem")),
  suspendDisk: within("power_management", flag("suspend_disk")),
  suspendHybrid: within("power_management", flag("suspend_hybrid")),
  iommu: within("iommu", attribute("support", yesNo)),
  liveMigration: within("migration_features", flag("live")),
  cells: required(within("topology", within("cells", children(cell))), []),
  securityModels: children(securityModel),
});
