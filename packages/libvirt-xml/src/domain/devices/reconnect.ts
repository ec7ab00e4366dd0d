import { attribute, element, type Element, integer, required, yesNo } from "../../kit/index.ts";

/** Whether a connection that is lost is made anew. */
export interface Reconnect {
  readonly enabled: boolean;
  /** Seconds between two tries. */
  readonly timeoutSeconds?: number;
}

/** `<reconnect>` below a socket's source. */
export const reconnect: Element<Reconnect> = element("reconnect", {
  enabled: required(attribute("enabled", yesNo)),
  timeoutSeconds: attribute("timeout", integer),
});
