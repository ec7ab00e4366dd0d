import type { Domain } from "@hob/libvirt-xml";

/** Where a running guest's VNC server listens, as seen on its host. */
export interface VncEndpoint {
  readonly address: string;
  readonly port: number;
}

/** The VNC server of a running guest, by its live definition; null where it has none, or only on a socket file. */
export function vncEndpoint({ devices }: Pick<Domain, "devices">): VncEndpoint | null {
  for (const { type, port, listen, listens } of devices.graphics) {
    if (type !== "vnc" || port === undefined || port <= 0) continue;
    const address = listens.find((item) => item.address !== undefined)?.address ?? listen ?? "127.0.0.1";
    return { address: address === "0.0.0.0" ? "127.0.0.1" : address === "::" ? "::1" : address, port };
  }
  return null;
}
