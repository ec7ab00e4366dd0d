import { attribute, element, type Element, oneOf, type Open, required } from "../../../kit/index.ts";

/** Whether one of SPICE's channels is encrypted. */
export interface GraphicsChannel {
  readonly name: Open<"main" | "display" | "inputs" | "cursor" | "playback" | "record" | "smartcard" | "usbredir">;
  readonly mode: Open<"any" | "secure" | "insecure">;
}

/** `<graphics><channel>`. */
export const graphicsChannel: Element<GraphicsChannel> = element("channel", {
  name: required(
    attribute("name", oneOf("main", "display", "inputs", "cursor", "playback", "record", "smartcard", "usbredir")),
  ),
  mode: required(attribute("mode", oneOf("any", "secure", "insecure"))),
});
