import { attribute, element, type Element, oneOf, type Open, required, type Slot, text } from "../../../kit/index.ts";
import { type CharacterDevice, characterDeviceTypes, hostEnd } from "../character-device.ts";

/** Where randomness comes from. */
export interface RngBackend extends Partial<CharacterDevice> {
  /** `egd` is a daemon at the host's end of a character device. */
  readonly model: Open<"random" | "egd" | "builtin">;
  /** Of model `random`: `/dev/urandom`. */
  readonly path?: string;
}

// Between the elements of another model's end are blanks.
const path: Slot<string> = { ...text(), read: (node) => node.text.trim() || undefined };

/** `<rng><backend>`. */
export const rngBackend: Element<RngBackend> = element("backend", {
  model: required(attribute("model", oneOf("random", "egd", "builtin"))),
  type: attribute("type", characterDeviceTypes),
  path,
  ...hostEnd,
});
