import { hexadecimal, leaf, object, required, type Slot } from "../kit/index.ts";
import { capability } from "./capability.ts";

/** A domain of a card that encrypts, in an s390x host. */
export interface ApQueueCapability {
  readonly adapter: number;
  readonly domain: number;
}

/** `<capability type='ap_queue'>`. */
export const apQueueCapability: Slot<ApQueueCapability> = capability(
  "ap_queue",
  object({
    adapter: required(leaf("ap-adapter", hexadecimal(2))),
    domain: required(leaf("ap-domain", hexadecimal(4))),
  }),
);
