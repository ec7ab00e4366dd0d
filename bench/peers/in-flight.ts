import type { Peer } from "./peer.ts";

/** What does not block asks for more at a time; libraries that block, in threads, do best with four. */
const more: Readonly<Record<string, number>> = { "@hob/libvirt": 64, "go-libvirt": 16, "libvirt-dbus": 16 };

/** How many documents a client asks for at a time: calls in flight, or threads. */
export const inFlight = ({ name }: Peer): number => more[name] ?? 4;
