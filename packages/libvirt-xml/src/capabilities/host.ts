import {
  attribute,
  child,
  children,
  counted,
  element,
  type Element,
  flag,
  leaf,
  leaves,
  required,
  text,
  within,
  yesNo,
} from "../kit/index.ts";
import { type Interconnects, interconnects } from "../numa/interconnects.ts";
import { type CacheCapabilities, cacheCapabilities } from "./host/cache.ts";
import { type NumaCell, numaCell } from "./host/cell.ts";
import { type HostCpu, hostCpu } from "./host/cpu.ts";
import { type MemoryBandwidth, memoryBandwidth } from "./host/memory-bandwidth.ts";
import { type SecurityModel, securityModel } from "./host/secmodel.ts";

/** The machine that guests run on. */
export interface HostCapabilities {
  readonly uuid?: string;
  readonly cpu: HostCpu;
  readonly suspendMem?: boolean;
  readonly suspendDisk?: boolean;
  readonly suspendHybrid?: boolean;
  readonly iommu?: boolean;
  readonly liveMigration?: boolean;
  /** By what guests can migrate: `tcp`, `rdma`. */
  readonly migrationTransports?: readonly string[];
  /** What the names of network interfaces begin with that libvirt makes for guests. */
  readonly netprefix?: string;
  readonly cells: readonly NumaCell[];
  readonly interconnects?: Interconnects;
  /** Processor caches that can be shared out to guests. */
  readonly cache?: CacheCapabilities;
  /** Memory bandwidth that can be shared out to guests. */
  readonly memoryBandwidth?: MemoryBandwidth;
  readonly securityModels: readonly SecurityModel[];
}

/** `<capabilities><host>`. */
export const hostCapabilities: Element<HostCapabilities> = element("host", {
  uuid: leaf("uuid"),
  cpu: required(child(hostCpu)),
  suspendMem: within("power_management", flag("suspend_mem")),
  suspendDisk: within("power_management", flag("suspend_disk")),
  suspendHybrid: within("power_management", flag("suspend_hybrid")),
  iommu: within("iommu", attribute("support", yesNo)),
  liveMigration: within("migration_features", flag("live")),
  migrationTransports: within("migration_features", within("uri_transports", leaves("uri_transport", text()))),
  netprefix: leaf("netprefix"),
  cells: required(within("topology", within("cells", counted("num", children(numaCell)))), []),
  interconnects: within("topology", child(interconnects)),
  cache: child(cacheCapabilities),
  memoryBandwidth: child(memoryBandwidth),
  securityModels: children(securityModel),
});
