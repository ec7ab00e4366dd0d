import type { Interface } from "@hob/libvirt-xml";
import { checkNumber } from "../check-number.ts";
import type { Context } from "../context.ts";
import { ImpossibleChoice, InvalidIntent } from "../designer-errors.ts";
import type { IntendedNetwork } from "../intent/intended-network.ts";
import { said } from "../said.ts";
import { networkCard } from "./network-card.ts";
import { networkQueues } from "./network-queues.ts";

/** The guest's network interfaces; addresses that are not asked for are left to libvirt, which knows which are taken. */
export function interfaces(context: Context, vcpus: number): Interface[] {
  return context.intent.networks.map((network, index) => {
    const path = `devices/interface[${index}]`;
    const connected = { ...connection(context, network), ...line(context, network, path) };
    if (context.platform.kind === "container") return { ...connected, ips: [] };
    const model = cardModel(context, network, path);
    const queues = networkQueues(context, network, { path, model, vcpus });
    return { ...connected, model, ...(queues === null ? {} : { driver: { queues } }), ips: [] };
  });
}

/** Models that QEMU has for PCI, which every libvirt knows by these names. */
const pciCards = [
  "virtio",
  "e1000e",
  "e1000",
  "rtl8139",
  "vmxnet3",
  "pcnet",
  "ne2k_pci",
  "i82551",
  "i82557b",
  "i82559er",
];

function cardModel(context: Context, { model }: IntendedNetwork, path: string): string {
  const { platform, ledger } = context;
  const ruling = networkCard(context);
  if (model === undefined) return ledger.follow(`${path}/model`, ruling);
  const offered = offeredCards(context);
  if (!offered.includes(model)) {
    const because = `the machine '${platform.machine || platform.guestType}' has no such network card`;
    throw new ImpossibleChoice({ what: "Network card", value: model, because, accepted: offered });
  }
  return ledger.obey(
    `${path}/model`,
    model,
    offered.filter((other) => other !== model),
  );
}

function offeredCards({ platform }: Context): readonly string[] {
  if (platform.guestType === "xen") return platform.osType === "hvm" ? ["netfront", "e1000", "rtl8139"] : ["netfront"];
  if (platform.kind === "s390-ccw") return ["virtio"];
  return platform.isPcie ? pciCards : pciCards.filter((model) => model !== "e1000e" || platform.isX86);
}

function connection({ platform }: Context, network: IntendedNetwork): Pick<Interface, "type" | "source"> {
  if ("network" in network) {
    const { network: name, portgroup } = network;
    return { type: "network", source: said({ network: name, portgroup }) };
  }
  if ("bridge" in network) return { type: "bridge", source: { bridge: network.bridge } };
  if ("direct" in network) return { type: "direct", source: { dev: network.direct, mode: network.mode ?? "bridge" } };
  if (!platform.isQemu) {
    const because = "only QEMU has a network of its own";
    throw new ImpossibleChoice({ what: "Network", value: "user", because, accepted: ["network", "bridge"] });
  }
  return { type: "user" };
}

function line({ ledger }: Context, { mac, mtu, link, filter }: IntendedNetwork, path: string) {
  if (mac !== undefined) {
    // A first byte that is odd is a group's address.
    if (!/^[\da-f][02468ace](:[\da-f]{2}){5}$/i.test(mac)) {
      throw new InvalidIntent({
        what: "MAC address",
        value: mac,
        accepted: "a card's own, such as '52:54:00:12:34:56'",
      });
    }
    ledger.obey(`${path}/mac`, mac);
  }
  if (mtu !== undefined) ledger.obey(`${path}/mtu`, checkNumber("MTU", mtu, 68, 65_535));
  if (link !== undefined) ledger.obey(`${path}/link`, link);
  if (filter !== undefined) ledger.obey(`${path}/filter`, filter);
  return said({ mac, mtu, link, filter });
}
