import { attribute, child, integer, oneOf, type Open, type Slots, yesNo } from "../../../kit/index.ts";

/** One way of a guest's sound, out or in: which properties are there follows from the backend's type. */
export interface AudioDirection {
  /** Whether QEMU mixes voices. */
  readonly mixingEngine?: boolean;
  /** Whether `settings` hold whatever the guest plays; it needs `mixingEngine`. */
  readonly fixedSettings?: boolean;
  readonly voices?: number;
  /** Microseconds. */
  readonly bufferLengthUs?: number;
  /** Types `alsa` and `oss`: the host's device. */
  readonly dev?: string;
  /** Types `coreaudio`, `oss` and `sdl`. */
  readonly bufferCount?: number;
  /** Type `oss`. */
  readonly tryPoll?: boolean;
  /** Type `pulseaudio`: the sink or source. */
  readonly name?: string;
  /** Type `pulseaudio`: what the stream is called. */
  readonly streamName?: string;
  /** Type `pulseaudio`: microseconds. */
  readonly latencyUs?: number;
  /** Type `jack`. */
  readonly serverName?: string;
  readonly clientName?: string;
  /** A regular expression. */
  readonly connectPorts?: string;
  readonly exactName?: boolean;
  readonly settings?: {
    /** Hertz. */
    readonly frequency?: number;
    readonly channels?: number;
    readonly format?: Open<"s8" | "u8" | "s16" | "u16" | "s32" | "u32" | "f32">;
  };
}

/** The slots of `<audio><input>` and `<audio><output>`. */
export const audioDirection: Slots<AudioDirection> = {
  mixingEngine: attribute("mixingEngine", yesNo),
  fixedSettings: attribute("fixedSettings", yesNo),
  voices: attribute("voices", integer),
  bufferLengthUs: attribute("bufferLength", integer),
  dev: attribute("dev"),
  bufferCount: attribute("bufferCount", integer),
  tryPoll: attribute("tryPoll", yesNo),
  serverName: attribute("serverName"),
  clientName: attribute("clientName"),
  connectPorts: attribute("connectPorts"),
  exactName: attribute("exactName", yesNo),
  name: attribute("name"),
  streamName: attribute("streamName"),
  latencyUs: attribute("latency", integer),
  settings: child("settings", {
    frequency: attribute("frequency", integer),
    channels: attribute("channels", integer),
    format: attribute("format", oneOf("s8", "u8", "s16", "u16", "s32", "u32", "f32")),
  }),
};
