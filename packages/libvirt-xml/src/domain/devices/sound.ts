import {
  attribute,
  children,
  element,
  type Element,
  integer,
  oneOf,
  type Open,
  required,
  within,
} from "../../kit/index.ts";
import { deviceInfo, type DeviceInfo } from "./device-info.ts";

/** What an HDA sound card speaks through. */
export interface SoundCodec {
  readonly type: Open<"duplex" | "micro" | "output">;
}

/** A sound card. */
export interface Sound extends DeviceInfo {
  readonly model: Open<"ich9" | "ich6" | "ich7" | "ac97" | "es1370" | "sb16" | "usb" | "pcspk" | "virtio">;
  readonly codecs: readonly SoundCodec[];
  /** The audio backend's number. */
  readonly audio?: number;
}

const soundCodec: Element<SoundCodec> = element("codec", {
  type: required(attribute("type", oneOf("duplex", "micro", "output"))),
});

/** `<sound>`. */
export const sound: Element<Sound> = element("sound", {
  model: required(
    attribute("model", oneOf("ich9", "ich6", "ich7", "ac97", "es1370", "sb16", "usb", "pcspk", "virtio")),
  ),
  codecs: children(soundCodec),
  audio: within("audio", attribute("id", integer)),
  ...deviceInfo,
});
