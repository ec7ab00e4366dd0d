import type { Interface } from "@hob/libvirt-xml";
import type { Context } from "../context.ts";
import { ImpossibleChoice } from "../designer-errors.ts";
import type { IntendedNetwork } from "../guest-intent.ts";
import { networkCard } from "./network-card.ts";

/** The guest's network interfaces; their addresses are left to libvirt, which knows which are taken. */
export function interfaces(context: Context): Interface[] {
  return context.intent.networks.map((network, index) => {
    const connected = connection(context, network);
    if (context.platform.kind === "container") return { ...connected, ips: [] };
    const { value, because } = networkCard(context);
    context.ledger.decide(`devices/interface[${index}]/model`, value, because);
    return { ...connected, model: value, ips: [] };
  });
}

function connection({ platform }: Context, network: IntendedNetwork): Pick<Interface, "type" | "source"> {
  if ("network" in network) return { type: "network", source: { network: network.network } };
  if ("bridge" in network) return { type: "bridge", source: { bridge: network.bridge } };
  if (!platform.isQemu) {
    const because = "only QEMU has a network of its own";
    throw new ImpossibleChoice({ what: "Network", value: "user", because, accepted: ["network", "bridge"] });
  }
  return { type: "user" };
}
