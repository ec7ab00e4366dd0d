import {
  attribute,
  child,
  element,
  type Element,
  integer,
  oneOf,
  onOff,
  type Open,
  type Slots,
} from "../../../kit/index.ts";
import { type VirtioOptions, virtioOptions } from "../virtio.ts";

/** Which work the guest leaves to its interface; each is on when absent. */
export interface GuestOffloads {
  /** Checksums. */
  readonly csum?: boolean;
  /** Cutting up long TCP streams, over IPv4. */
  readonly tso4?: boolean;
  /** Cutting up long TCP streams, over IPv6. */
  readonly tso6?: boolean;
  /** Cutting up long TCP streams that tell of congestion. */
  readonly ecn?: boolean;
  /** Cutting up long UDP packets. */
  readonly ufo?: boolean;
}

/** Which work the interface leaves to the host; each is on when absent. */
export interface HostOffloads extends GuestOffloads {
  /** Cutting up long streams of any kind. */
  readonly gso?: boolean;
  /** Whether a packet may be received into several buffers. */
  readonly mrgRxbuf?: boolean;
}

/** How an interface's packets are moved. */
export interface InterfaceDriver extends VirtioOptions {
  /** Of type `hostdev`: how the device is handed over; otherwise who moves the packets. */
  readonly name?: Open<"vhost" | "qemu" | "vfio" | "kvm" | "xen">;
  readonly txmode?: Open<"iothread" | "timer">;
  readonly ioeventfd?: boolean;
  readonly eventIdx?: boolean;
  readonly queues?: number;
  readonly rxQueueSize?: number;
  readonly txQueueSize?: number;
  /** Whether packets are spread over the queues by what is in their headers. */
  readonly rss?: boolean;
  readonly rssHashReport?: boolean;
  readonly host?: HostOffloads;
  readonly guest?: GuestOffloads;
}

const guestOffloads: Slots<GuestOffloads> = {
  csum: attribute("csum", onOff),
  tso4: attribute("tso4", onOff),
  tso6: attribute("tso6", onOff),
  ecn: attribute("ecn", onOff),
  ufo: attribute("ufo", onOff),
};

const hostOffloads: Slots<HostOffloads> = {
  csum: attribute("csum", onOff),
  gso: attribute("gso", onOff),
  tso4: attribute("tso4", onOff),
  tso6: attribute("tso6", onOff),
  ecn: attribute("ecn", onOff),
  ufo: attribute("ufo", onOff),
  mrgRxbuf: attribute("mrg_rxbuf", onOff),
};

/** `<interface><driver>`. */
export const interfaceDriver: Element<InterfaceDriver> = element("driver", {
  name: attribute("name", oneOf("vhost", "qemu", "vfio", "kvm", "xen")),
  txmode: attribute("txmode", oneOf("iothread", "timer")),
  ioeventfd: attribute("ioeventfd", onOff),
  eventIdx: attribute("event_idx", onOff),
  queues: attribute("queues", integer),
  rxQueueSize: attribute("rx_queue_size", integer),
  txQueueSize: attribute("tx_queue_size", integer),
  rss: attribute("rss", onOff),
  rssHashReport: attribute("rss_hash_report", onOff),
  ...virtioOptions,
  host: child("host", hostOffloads),
  guest: child("guest", guestOffloads),
});
