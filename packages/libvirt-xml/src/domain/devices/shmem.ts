import type { Bytes } from "@hob/units";
import {
  attribute,
  child,
  element,
  type Element,
  integer,
  oneOf,
  onOff,
  type Open,
  required,
  size,
  within,
} from "../../kit/index.ts";
import { deviceInfo, type DeviceInfo } from "./device-info.ts";

/** Memory that guests share. */
export interface Shmem extends DeviceInfo {
  readonly name: string;
  /** Whether the memory moves with the guest. */
  readonly role?: Open<"master" | "peer">;
  readonly model?: Open<"ivshmem" | "ivshmem-plain" | "ivshmem-doorbell">;
  /** In whole MiB. */
  readonly size?: Bytes;
  /** The server that the guests meet at: its socket's path on the host. */
  readonly server?: { readonly path?: string };
  /** The interrupts by which guests call each other. */
  readonly msi?: { readonly vectors?: number; readonly ioeventfd?: boolean };
}

/** `<shmem>`. */
export const shmem: Element<Shmem> = element("shmem", {
  name: required(attribute("name")),
  role: attribute("role", oneOf("master", "peer")),
  model: within("model", attribute("type", oneOf("ivshmem", "ivshmem-plain", "ivshmem-doorbell"))),
  size: within("size", size("bytes", "M")),
  server: child("server", { path: attribute("path") }),
  msi: child("msi", { vectors: attribute("vectors", integer), ioeventfd: attribute("ioeventfd", onOff) }),
  ...deviceInfo,
});
