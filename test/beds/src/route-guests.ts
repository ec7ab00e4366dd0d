import { randomUUID } from "node:crypto";
import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Bed } from "./libvirtd-bed.ts";
import { run } from "./run.ts";

/** A network whose guests this process reaches. */
export interface RoutedNetwork {
  /** Of the host in it, the guests' router: `10.79.17.1`. */
  readonly router: string;
  /** Bits of the network in an address. */
  readonly prefix: number;
  /** The address of a guest: `address(77)` is `10.79.17.77`. */
  address(last: number): string;
}

/**
 * Puts a network in the place of the bed's `default`, which this process reaches without a proxy: its guests are routed, not
 * hidden behind an address, and no packet filter keeps connections from them. Nobody hands out addresses in it: a guest must
 * be told its own and its router. No way leads out of the machine.
 */
export async function routeGuests(bed: Bed): Promise<RoutedNetwork> {
  const [, , slot] = bed.address.split(".");
  const address = (last: number) => `10.79.${slot}.${last}`;
  const router = address(1);
  const file = join(bed.directory, `${randomUUID()}.xml`);
  await writeFile(
    file,
    `<network><name>default</name><forward mode='open'/><bridge name='virbr0' stp='off' delay='0'/>
      <ip address='${router}' netmask='255.255.255.0'/></network>`,
  );
  const known = (await bed.virsh("net-list", "--all", "--name")).split(/\s+/);
  if (known.includes("default")) {
    await bed.virsh("net-destroy", "default");
    await bed.virsh("net-undefine", "default");
  }
  await bed.virsh("net-define", file);
  await rm(file);
  await bed.virsh("net-start", "default");
  // The route goes when the bed's cable does.
  await run("ip", ["route", "replace", `${address(0)}/24`, "via", bed.address]);
  await run("ip", ["route", "del", "unreachable", `${address(0)}/24`]).catch(() => undefined);
  return { router, prefix: 24, address };
}
