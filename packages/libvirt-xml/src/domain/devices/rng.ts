import {
  attribute,
  child,
  element,
  type Element,
  integer,
  oneOf,
  type Open,
  required,
  text,
  within,
} from "../../kit/index.ts";
import { type Address, address } from "./address.ts";

/** A source of randomness. */
export interface Rng {
  readonly model: Open<"virtio" | "virtio-transitional" | "virtio-non-transitional">;
  /** At most so many bytes a period. */
  readonly rate?: { readonly bytes: number; readonly periodMs?: number };
  readonly backend: {
    readonly model: Open<"random" | "egd" | "builtin">;
    /** Of model `random`: `/dev/urandom`. */
    readonly path?: string;
  };
  readonly alias?: string;
  readonly address?: Address;
}

/** `<rng>`. */
export const rng: Element<Rng> = element("rng", {
  model: required(attribute("model", oneOf("virtio", "virtio-transitional", "virtio-non-transitional"))),
  rate: child("rate", { bytes: required(attribute("bytes", integer)), periodMs: attribute("period", integer) }),
  backend: required(
    child("backend", { model: required(attribute("model", oneOf("random", "egd", "builtin"))), path: text() }),
  ),
  alias: within("alias", attribute("name")),
  address: child(address),
});
