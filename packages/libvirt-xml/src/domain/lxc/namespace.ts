import { attribute, child, element, type Element, oneOf, type Open, required, type Slots } from "../../kit/index.ts";

/** A namespace of the host's kernel that a container shares instead of having its own. */
export interface SharedNamespace {
  /** How it is named: by a container, by a process, or, for networks only, as `ip netns` does. */
  readonly type: Open<"name" | "pid" | "netns">;
  readonly value: string;
}

/** What a container shares with others. */
export interface LxcNamespace {
  /** Network interfaces and addresses. */
  readonly sharenet?: SharedNamespace;
  /** Semaphores, message queues, shared memory. */
  readonly shareipc?: SharedNamespace;
  /** The host's name. */
  readonly shareuts?: SharedNamespace;
}

const shared = (): Slots<SharedNamespace> => ({
  type: required(attribute("type", oneOf("name", "pid", "netns"))),
  value: required(attribute("value")),
});

/** `<lxc:namespace>`. */
export const lxcNamespace: Element<LxcNamespace> = element("lxc:namespace", {
  sharenet: child("lxc:sharenet", shared()),
  shareipc: child("lxc:shareipc", shared()),
  shareuts: child("lxc:shareuts", shared()),
});
