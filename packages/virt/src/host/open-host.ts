import { processorsOf } from "../cpu/processors-of.ts";
import { onGuestOutage } from "../events/on-guest-outage.ts";
import { watchGuests } from "../events/watch-guests.ts";
import { hostInterfacesOf } from "../interface/host-interfaces-of.ts";
import { hostMemoryOf } from "../memory/host-memory-of.ts";
import { hostNetworksOf } from "../network/host-networks-of.ts";
import { nodeDevicesOf } from "../node-device/node-devices-of.ts";
import { nwfiltersOf } from "../nwfilter/nwfilters-of.ts";
import { secretsOf } from "../secret/secrets-of.ts";
import { hostStorageOf } from "../storage/host-storage-of.ts";
import { dial } from "./dial.ts";
import { hostDescriptionOf } from "./host-description-of.ts";
import { hostGuestsOf } from "./host-guests-of.ts";
import type { Host, HostOptions } from "./host.ts";
import { Link } from "./link.ts";
import { linked } from "./link-of.ts";
import { whenConnected } from "./when-connected.ts";

/**
 * Opens a host: returns at once, connects in the background, and reconnects for ever until `close()`.
 *
 * @throws InvalidUri for a text that is no libvirt URI.
 */
export function openHost(options: HostOptions): Host {
  const link = new Link(options);
  return linked(link, {
    uri: link.uri,
    get name() {
      return link.name;
    },
    get state() {
      return link.state;
    },
    onState: (listener) => link.states.add(listener),
    onGuestEvent: (listener) => link.guestEvents.add(listener),
    onGuestOutage: (listener, outage) => onGuestOutage(link, listener, outage),
    onEvent: (events, choice, listener) => link.events.add(events, choice, listener),
    watchGuests: (listener) => watchGuests(link, listener),
    whenConnected: (wait) => whenConnected(link, wait),
    rename(name) {
      link.name = name;
    },
    reconnect: () => link.reconnect(),
    close: () => link.close(),

    ...hostDescriptionOf(link),
    ...hostGuestsOf(link),
    ...hostStorageOf(link),
    ...hostNetworksOf(link),
    cpu: processorsOf(link),
    memory: hostMemoryOf(link),
    nodeDevices: nodeDevicesOf(link),
    secrets: secretsOf(link),
    nwfilters: nwfiltersOf(link),
    interfaces: hostInterfacesOf(link),

    dial: (address, port) => dial(link, address, port),
  });
}
