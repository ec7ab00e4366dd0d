import { attribute, element, type Element, integer, oneOf, type Open, required } from "../../kit/index.ts";

/** Where the guest's sound goes on the host. */
export interface Audio {
  readonly id: number;
  readonly type: Open<
    "none" | "alsa" | "coreaudio" | "dbus" | "jack" | "oss" | "pulseaudio" | "sdl" | "spice" | "file"
  >;
}

/** `<audio>`. */
export const audio: Element<Audio> = element("audio", {
  id: required(attribute("id", integer)),
  type: required(
    attribute("type", oneOf("none", "alsa", "coreaudio", "dbus", "jack", "oss", "pulseaudio", "sdl", "spice", "file")),
  ),
});
