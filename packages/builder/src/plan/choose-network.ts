import type { IntendedNetwork } from "@hob/designer";
import type { Host } from "@hob/virt";
import { orNull } from "../storage/or-null.ts";
import { unknownNetwork } from "./unknown-names.ts";

/** What the guest is plugged into. */
export interface ChosenNetwork {
  readonly networks: readonly IntendedNetwork[];
  /** The libvirt network among them. */
  readonly name: string | null;
  readonly warning: string | null;
}

/** The network that was asked for; else `default`; else, where QEMU runs the guest, its own. @throws UnknownNetwork */
export async function chooseNetwork(host: Host, asked: string | undefined, isQemu: boolean): Promise<ChosenNetwork> {
  if (asked === "none") return { networks: [], name: null, warning: null };
  const name = asked ?? "default";
  if (await orNull(host.network(name))) return { networks: [{ network: name }], name, warning: null };
  if (asked !== undefined) throw await unknownNetwork(host, asked);
  if (!isQemu) {
    return { networks: [], name: null, warning: `There is no network 'default' on ${host.name}: the guest gets none.` };
  }
  const warning = `There is no network 'default' on ${host.name}: the guest reaches out through QEMU and cannot be reached.`;
  return { networks: [{ user: true }], name: null, warning };
}
