import { attribute, child, element, type Element, required, type RequiredSlot, yesNo } from "../kit/index.ts";
import { enumeration } from "./enumeration.ts";

type Values = readonly string[];

/** What can be chosen for each kind of device. A kind that libvirt does not speak of is absent. */
export interface DeviceCapabilities {
  readonly disk?: {
    readonly supported: boolean;
    readonly diskDevice: Values;
    readonly bus: Values;
    readonly model: Values;
  };
  readonly graphics?: { readonly supported: boolean; readonly type: Values };
  readonly video?: { readonly supported: boolean; readonly modelType: Values };
  readonly hostdev?: {
    readonly supported: boolean;
    readonly mode: Values;
    readonly startupPolicy: Values;
    readonly subsysType: Values;
    readonly capsType: Values;
    readonly pciBackend: Values;
  };
  readonly rng?: { readonly supported: boolean; readonly model: Values; readonly backendModel: Values };
  readonly filesystem?: { readonly supported: boolean; readonly driverType: Values };
  readonly tpm?: {
    readonly supported: boolean;
    readonly model: Values;
    readonly backendModel: Values;
    readonly backendVersion: Values;
  };
  readonly redirdev?: { readonly supported: boolean; readonly bus: Values };
  readonly channel?: { readonly supported: boolean; readonly type: Values };
  readonly interface?: { readonly supported: boolean; readonly backendType: Values };
  readonly panic?: { readonly supported: boolean; readonly model: Values };
  readonly console?: { readonly supported: boolean; readonly type: Values };
}

const supported: RequiredSlot<boolean> = required(attribute("supported", yesNo));
/** `<domainCapabilities><devices>`. */
export const deviceCapabilities: Element<DeviceCapabilities> = element("devices", {
  disk: child("disk", {
    supported,
    diskDevice: enumeration("diskDevice"),
    bus: enumeration("bus"),
    model: enumeration("model"),
  }),
  graphics: child("graphics", { supported, type: enumeration("type") }),
  video: child("video", { supported, modelType: enumeration("modelType") }),
  hostdev: child("hostdev", {
    supported,
    mode: enumeration("mode"),
    startupPolicy: enumeration("startupPolicy"),
    subsysType: enumeration("subsysType"),
    capsType: enumeration("capsType"),
    pciBackend: enumeration("pciBackend"),
  }),
  rng: child("rng", { supported, model: enumeration("model"), backendModel: enumeration("backendModel") }),
  filesystem: child("filesystem", { supported, driverType: enumeration("driverType") }),
  tpm: child("tpm", {
    supported,
    model: enumeration("model"),
    backendModel: enumeration("backendModel"),
    backendVersion: enumeration("backendVersion"),
  }),
  redirdev: child("redirdev", { supported, bus: enumeration("bus") }),
  channel: child("channel", { supported, type: enumeration("type") }),
  interface: child("interface", { supported, backendType: enumeration("backendType") }),
  panic: child("panic", { supported, model: enumeration("model") }),
  console: child("console", { supported, type: enumeration("type") }),
});
