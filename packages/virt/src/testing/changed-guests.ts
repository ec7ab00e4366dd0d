import { agentGuest, type AgentGuestOptions } from "@hob/beds";
import { domain, type Domain, read } from "@hob/libvirt-xml";
import { onTestFinished } from "vitest";
import type { Guest } from "../index.ts";
import type { HostedBed } from "./hosted-bed.ts";

/** The MAC address of the network card that every guest has. */
export const card = "52:54:00:00:00:07";

const devices = `<disk type='file' device='cdrom'><target dev='sda' bus='sata'/></disk>
  <interface type='network'><mac address='${card}'/><source network='default'/><model type='virtio'/></interface>`;

/** A screen that has had a password from the start, and a console that is not the serial port. */
const prepared = (xml: string) =>
  xml
    .replace("<graphics type='vnc'", "<graphics type='vnc' passwd='first'")
    .replace("<serial type='pty'></serial>", "<console type='pty'><target type='virtio' port='0'/></console>");

/** Guests on a bed that can be changed in every way. */
export function changedGuests(on: HostedBed) {
  let count = 0;
  return {
    /** A guest that is off, by default without an operating system, and that is gone after the test whatever its name. */
    async defined(options: Partial<AgentGuestOptions> = {}, adapt: (xml: string) => string = prepared): Promise<Guest> {
      count += 1;
      const name = `changed-${count}`;
      const parts = { name, system: "none", network: false, maximumVcpus: 4, devices, ...options } as const;
      const guest = await on.host.defineGuest(adapt(await agentGuest(parts)));
      onTestFinished(async () => {
        const known = await on.host.guest(guest.uuid);
        if ((await known.info()).state !== "shutoff") await known.destroy();
        await known.undefine();
      });
      return guest;
    },
    /** What virsh says of it, passwords included. */
    async described({ uuid }: Guest, of: "live" | "config"): Promise<Domain> {
      const inactive = of === "config" ? ["--inactive"] : [];
      return read(domain, await on.bed.virsh("dumpxml", "--security-info", ...inactive, uuid));
    },
  };
}
