import { attribute, child, element, type Element, oneOf, type Open } from "../../kit/index.ts";
import { deviceInfo, type DeviceInfo } from "./device-info.ts";
import { type VideoModel, videoModel } from "./video/model.ts";
import { type VirtioOptions, virtioOptions } from "./virtio.ts";

/** Who draws, and how. */
export interface VideoDriver extends VirtioOptions {
  readonly name?: Open<"qemu" | "vhostuser">;
  /** How the adapter takes part in the VGA arbitration of bhyve. */
  readonly vgaconf?: Open<"io" | "on" | "off">;
}

/** A graphics adapter. */
export interface Video extends DeviceInfo {
  readonly driver?: VideoDriver;
  /** Chosen by libvirt when absent. */
  readonly model?: VideoModel;
}

const driver: Element<VideoDriver> = element("driver", {
  ...virtioOptions,
  vgaconf: attribute("vgaconf", oneOf("io", "on", "off")),
  name: attribute("name", oneOf("qemu", "vhostuser")),
});

/** `<video>`. */
export const video: Element<Video> = element("video", {
  driver: child(driver),
  model: child(videoModel),
  ...deviceInfo,
});
