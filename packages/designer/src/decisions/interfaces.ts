import type { Interface } from "@hob/libvirt-xml";
import type { Context } from "../context.ts";
import { ImpossibleChoice } from "../designer-errors.ts";
import type { IntendedNetwork } from "../intent/intended-network.ts";
import { networkCard } from "./network-card.ts";

/** The guest's network interfaces; their addresses are left to libvirt, which knows which are taken. */
export function interfaces(context: Context): Interface[] {
  return context.intent.networks.map((network, index) => {
    const connected = connection(context, network);
    if (context.platform.kind === "container") return { ...connected, ips: [] };
    const value = context.ledger.follow(`devices/interface[${index}]/model`, networkCard(context));
    return { ...connected, model: value, ips: [] };
  });
}

function connection({ platform }: Context, network: IntendedNetwork): Pick<Interface, "type" | "source"> {
  if ("network" in network) {
    const { network: name, portgroup } = network;
    return { type: "network", source: { network: name, ...(portgroup === undefined ? {} : { portgroup }) } };
  }
  if ("bridge" in network) return { type: "bridge", source: { bridge: network.bridge } };
  if ("direct" in network) return { type: "direct", source: { dev: network.direct, mode: network.mode ?? "bridge" } };
  if (!platform.isQemu) {
    const because = "only QEMU has a network of its own";
    throw new ImpossibleChoice({ what: "Network", value: "user", because, accepted: ["network", "bridge"] });
  }
  return { type: "user" };
}
