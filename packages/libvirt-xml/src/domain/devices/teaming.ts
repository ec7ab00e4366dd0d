import { attribute, element, type Element, oneOf, type Open, required } from "../../kit/index.ts";

/** A pair of interfaces that the guest takes for one: a virtio one that stays, and a fast one that migration removes. */
export interface Teaming {
  readonly type: Open<"persistent" | "transient">;
  /** Of the transient one: the alias of the one that stays. */
  readonly persistent?: string;
}

/** `<teaming>` of a network interface or a host's device. */
export const teaming: Element<Teaming> = element("teaming", {
  type: required(attribute("type", oneOf("persistent", "transient"))),
  persistent: attribute("persistent"),
});
