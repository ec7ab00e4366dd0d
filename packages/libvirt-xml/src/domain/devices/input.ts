import { attribute, child, element, type Element, oneOf, onOff, type Open, required } from "../../kit/index.ts";
import { deviceInfo, type DeviceInfo } from "./device-info.ts";
import { type VirtioModel, virtioModel, type VirtioOptions, virtioOptions } from "./virtio.ts";

/** A device of the host that a guest's input comes from. */
export interface InputSource {
  /** Of type `passthrough`: `/dev/input/event1`. */
  readonly evdev?: string;
  /** Of type `evdev`: the same. */
  readonly dev?: string;
  /** Whether all input devices change sides together. */
  readonly grab?: Open<"all">;
  /** The keys that change sides. */
  readonly grabToggle?: Open<"ctrl-ctrl" | "alt-alt" | "shift-shift" | "meta-meta" | "scrolllock" | "ctrl-scrolllock">;
  /** Whether a key that is held down repeats. */
  readonly repeat?: boolean;
}

/** A keyboard, mouse or tablet. */
export interface Input extends DeviceInfo {
  readonly type: Open<"tablet" | "mouse" | "keyboard" | "passthrough" | "evdev">;
  readonly bus?: Open<"usb" | "ps2" | "virtio" | "xen" | "parallels" | "none">;
  readonly model?: VirtioModel;
  readonly driver?: VirtioOptions;
  readonly source?: InputSource;
}

const source: Element<InputSource> = element("source", {
  dev: attribute("dev"),
  evdev: attribute("evdev"),
  grab: attribute("grab", oneOf("all")),
  grabToggle: attribute(
    "grabToggle",
    oneOf("ctrl-ctrl", "alt-alt", "shift-shift", "meta-meta", "scrolllock", "ctrl-scrolllock"),
  ),
  repeat: attribute("repeat", onOff),
});

/** `<input>`. */
export const input: Element<Input> = element("input", {
  type: required(attribute("type", oneOf("tablet", "mouse", "keyboard", "passthrough", "evdev"))),
  bus: attribute("bus", oneOf("usb", "ps2", "virtio", "xen", "parallels", "none")),
  model: attribute("model", virtioModel),
  driver: child("driver", virtioOptions),
  source: child(source),
  ...deviceInfo,
});
