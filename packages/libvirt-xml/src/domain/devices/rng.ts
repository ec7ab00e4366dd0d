import type { Bytes } from "@hob/units";
import { attribute, byteCount, child, element, type Element, integer, required } from "../../kit/index.ts";
import { deviceInfo, type DeviceInfo } from "./device-info.ts";
import { type RngBackend, rngBackend } from "./rng/backend.ts";
import { type VirtioModel, virtioModel, type VirtioOptions, virtioOptions } from "./virtio.ts";

/** A source of randomness. */
export interface Rng extends DeviceInfo {
  readonly model: VirtioModel;
  /** At most so many bytes a period. */
  readonly rate?: { readonly bytes: Bytes; readonly periodMs?: number };
  readonly backend: RngBackend;
  readonly driver?: VirtioOptions;
}

/** `<rng>`. */
export const rng: Element<Rng> = element("rng", {
  model: required(attribute("model", virtioModel)),
  rate: child("rate", {
    bytes: required(attribute("bytes", byteCount("bytes"))),
    periodMs: attribute("period", integer),
  }),
  backend: required(child(rngBackend)),
  driver: child("driver", virtioOptions),
  ...deviceInfo,
});
