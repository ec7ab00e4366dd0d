import { checkNumber } from "../check-number.ts";
import type { Context } from "../context.ts";
import { ImpossibleChoice } from "../designer-errors.ts";
import type { IntendedNetwork } from "../intent/intended-network.ts";

/** A card, as far as it is chosen. */
export interface ChosenCard {
  readonly path: string;
  readonly model: string;
  readonly vcpus: number;
}

/** How many queues a card has; null for one. Only virtio cards behind the host's tap devices can have more. */
export function networkQueues(
  { platform, policy, ledger }: Context,
  network: IntendedNetwork,
  { path, model, vcpus }: ChosenCard,
): number | null {
  const { queues: asked } = network;
  const isAble = platform.isQemu && model === "virtio" && !("user" in network);
  if (asked !== undefined) {
    checkNumber("Network queues", asked, 1, 256);
    if (!isAble) {
      const because = "user" in network ? "QEMU's own network has one" : `a card of model '${model}' has one`;
      throw new ImpossibleChoice({ what: "Network queues", value: String(asked), because, accepted: ["1"] });
    }
    return ledger.obey(`${path}/queues`, asked);
  }
  const { value, because, by } = policy.get("network.queues", { device: "interface", source: sourceOf(network) });
  const number = value === "vcpus" ? vcpus : value;
  if (!isAble || number === "auto" || number < 2) return null;
  return ledger.decide(`${path}/queues`, number, because, [], by);
}

const sourceOf = (network: IntendedNetwork): string =>
  "network" in network ? "network" : "bridge" in network ? "bridge" : "direct" in network ? "direct" : "user";
