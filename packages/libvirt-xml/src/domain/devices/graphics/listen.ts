import { attribute, element, type Element, oneOf, type Open, required } from "../../../kit/index.ts";

/** Where a screen is served. */
export interface GraphicsListen {
  readonly type: Open<"address" | "network" | "socket" | "none">;
  readonly address?: string;
  readonly network?: string;
  readonly socket?: string;
}

/** `<graphics><listen>`. */
export const graphicsListen: Element<GraphicsListen> = element("listen", {
  type: required(attribute("type", oneOf("address", "network", "socket", "none"))),
  address: attribute("address"),
  network: attribute("network"),
  socket: attribute("socket"),
});
