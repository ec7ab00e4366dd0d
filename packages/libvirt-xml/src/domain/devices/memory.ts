import { attribute, child, element, type Element, leaf, oneOf, type Open, required, yesNo } from "../../kit/index.ts";
import { deviceInfo, type DeviceInfo } from "./device-info.ts";
import { type MemorySource, memorySource } from "./memory/source.ts";
import { type MemoryTarget, memoryTarget } from "./memory/target.ts";

/** A memory module, which can be plugged in. */
export interface MemoryDevice extends DeviceInfo {
  readonly model: Open<"dimm" | "nvdimm" | "virtio-pmem" | "virtio-mem" | "sgx-epc">;
  /** Whether other programs of the host may have a part in it. */
  readonly access?: Open<"shared" | "private">;
  /** Whether the host forgets what is in it when the guest ends. */
  readonly discard?: boolean;
  /** Of `nvdimm` on ppc64. */
  readonly uuid?: string;
  readonly source?: MemorySource;
  readonly target: MemoryTarget;
}

/** `<devices><memory>`. */
export const memoryDevice: Element<MemoryDevice> = element("memory", {
  model: required(attribute("model", oneOf("dimm", "nvdimm", "virtio-pmem", "virtio-mem", "sgx-epc"))),
  access: attribute("access", oneOf("shared", "private")),
  discard: attribute("discard", yesNo),
  uuid: leaf("uuid"),
  source: child(memorySource),
  target: required(child(memoryTarget)),
  ...deviceInfo,
});
