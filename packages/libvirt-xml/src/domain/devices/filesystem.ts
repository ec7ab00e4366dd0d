import type { Bytes } from "@hob/units";
import {
  attribute,
  child,
  element,
  type Element,
  flag,
  oneOf,
  type Open,
  required,
  size,
  within,
} from "../../kit/index.ts";
import { deviceBoot, type DeviceBoot } from "./boot.ts";
import { deviceInfo, type DeviceInfo } from "./device-info.ts";
import { type FilesystemBinary, filesystemBinary } from "./filesystem/binary.ts";
import { type FilesystemDriver, filesystemDriver } from "./filesystem/driver.ts";
import { type FilesystemSource, filesystemSource } from "./filesystem/source.ts";
import { type VirtioModel, virtioModel } from "./virtio.ts";

/** A file system of the host that the guest sees; a container's root is one. */
export interface Filesystem extends DeviceInfo, DeviceBoot {
  readonly type: Open<"mount" | "file" | "block" | "template" | "ram" | "bind">;
  /** As whom the guest's files are kept on the host. */
  readonly accessMode?: Open<"passthrough" | "mapped" | "squash">;
  readonly model?: VirtioModel;
  /** What is done when the directory spans several file systems of the host. */
  readonly multidevs?: Open<"default" | "remap" | "forbid" | "warn">;
  /** Of access mode `mapped`: the permissions of new files, in octal. */
  readonly fmode?: string;
  /** Of access mode `mapped`: the permissions of new directories, in octal. */
  readonly dmode?: string;
  readonly driver?: FilesystemDriver;
  readonly binary?: FilesystemBinary;
  readonly source?: FilesystemSource;
  /** Where the guest sees it: a path in a container, a tag in a machine. */
  readonly target: string;
  readonly readonly?: boolean;
  /** How much a container may put there. */
  readonly spaceHardLimit?: Bytes;
  readonly spaceSoftLimit?: Bytes;
}

/** `<filesystem>`. */
export const filesystem: Element<Filesystem> = element("filesystem", {
  type: required(attribute("type", oneOf("mount", "file", "block", "template", "ram", "bind")), "mount"),
  accessMode: attribute("accessmode", oneOf("passthrough", "mapped", "squash")),
  model: attribute("model", virtioModel),
  multidevs: attribute("multidevs", oneOf("default", "remap", "forbid", "warn")),
  fmode: attribute("fmode"),
  dmode: attribute("dmode"),
  driver: child(filesystemDriver),
  binary: child(filesystemBinary),
  source: child(filesystemSource),
  target: required(within("target", attribute("dir"))),
  readonly: flag("readonly"),
  ...deviceBoot,
  ...deviceInfo,
  spaceHardLimit: within("space_hard_limit", size("bytes")),
  spaceSoftLimit: within("space_soft_limit", size("bytes")),
});
