import { attribute, element, type Element, integer, required } from "../../kit/index.ts";

/** A server that a pool is kept on. */
export interface PoolHost {
  readonly name: string;
  readonly port?: number;
}

/** `<pool><source><host>`. */
export const poolHost: Element<PoolHost> = element("host", {
  name: required(attribute("name")),
  port: attribute("port", integer),
});
