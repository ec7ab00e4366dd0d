import {
  attribute,
  child,
  element,
  type Element,
  integer,
  oneOf,
  type Open,
  required,
  yesNo,
} from "../../kit/index.ts";
import { type AudioDirection, audioDirection } from "./audio/direction.ts";

/** Where the guest's sound goes on the host. */
export interface Audio {
  readonly id: number;
  readonly type: Open<
    "none" | "alsa" | "coreaudio" | "dbus" | "jack" | "oss" | "pulseaudio" | "sdl" | "spice" | "file"
  >;
  /** How often sound is moved. */
  readonly timerPeriodUs?: number;
  /** Type `oss`. */
  readonly tryMMap?: boolean;
  readonly exclusive?: boolean;
  /** Type `oss`: −1 to 10, from the shortest delay to the fewest interrupts. */
  readonly dspPolicy?: number;
  /** Type `pulseaudio`. */
  readonly serverName?: string;
  /** Type `sdl`: what SDL uses. */
  readonly driver?: Open<"esd" | "alsa" | "arts" | "pulseaudio">;
  /** Type `file`: where the sound is written to. */
  readonly path?: string;
  readonly input?: AudioDirection;
  readonly output?: AudioDirection;
}

/** `<audio>`. */
export const audio: Element<Audio> = element("audio", {
  id: required(attribute("id", integer)),
  type: required(
    attribute("type", oneOf("none", "alsa", "coreaudio", "dbus", "jack", "oss", "pulseaudio", "sdl", "spice", "file")),
  ),
  timerPeriodUs: attribute("timerPeriod", integer),
  tryMMap: attribute("tryMMap", yesNo),
  exclusive: attribute("exclusive", yesNo),
  dspPolicy: attribute("dspPolicy", integer),
  serverName: attribute("serverName"),
  driver: attribute("driver", oneOf("esd", "alsa", "arts", "pulseaudio")),
  path: attribute("path"),
  input: child("input", audioDirection),
  output: child("output", audioDirection),
});
