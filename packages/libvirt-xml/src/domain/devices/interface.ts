import type { Bytes } from "@hob/units";
import {
  attribute,
  byteCount,
  child,
  children,
  element,
  type Element,
  ifAny,
  integer,
  leaf,
  oneOf,
  type Open,
  required,
  within,
  yesNo,
} from "../../kit/index.ts";
import { type Bandwidth, bandwidth } from "../../link/bandwidth.ts";
import { type Virtualport, virtualport } from "../../link/virtualport.ts";
import { type Vlan, vlan } from "../../link/vlan.ts";
import type { Route } from "../../network/route.ts";
import { deviceBoot, type DeviceBoot } from "./boot.ts";
import { deviceInfo, type DeviceInfo } from "./device-info.ts";
import { coalesceRxFramesMax } from "./interface/coalesce.ts";
import { type InterfaceDriver, interfaceDriver } from "./interface/driver.ts";
import { type FilterParameter, filterParameters } from "./interface/filterref.ts";
import { type InterfaceIp, interfaceIps } from "./interface/ip.ts";
import { type PortForward, portForward } from "./interface/port-forward.ts";
import { interfaceRoutes } from "./interface/route.ts";
import { type InterfaceSource, interfaceSource } from "./interface/source.ts";
import { type Rom, rom } from "./rom.ts";
import { type Teaming, teaming } from "./teaming.ts";

/** A network interface of a guest. */
export interface Interface extends DeviceInfo, DeviceBoot {
  readonly type: Open<
    | "network"
    | "bridge"
    | "user"
    | "direct"
    | "ethernet"
    | "hostdev"
    | "vhostuser"
    | "vdpa"
    | "internal"
    | "client"
    | "server"
    | "mcast"
    | "udp"
    | "null"
    | "vds"
  >;
  /** Type `hostdev`: whether libvirt takes the device from the host's driver and gives it back. */
  readonly managed?: boolean;
  /** Whether the guest may say which addresses it listens to. */
  readonly trustGuestRxFilters?: boolean;
  /** Chosen by libvirt when absent. */
  readonly mac?: string;
  /** On VMware: who chose the address. */
  readonly macType?: Open<"generated" | "static">;
  /** On VMware: whether the address is checked. */
  readonly macCheck?: boolean;
  readonly source?: InterfaceSource;
  readonly vlan?: Vlan;
  readonly virtualport?: Virtualport;
  readonly bandwidth?: Bandwidth;
  /** Whether the guests of a bridge cannot reach one another. */
  readonly isolated?: boolean;
  readonly ips: readonly InterfaceIp[];
  readonly routes?: readonly Route[];
  /** Of the backend `passt`. */
  readonly portForwards?: readonly PortForward[];
  /** A program of the host that sets the line up. */
  readonly script?: string;
  /** A program of the host that takes the line down. */
  readonly downscript?: string;
  /** On Xen: the guest that serves the interface, instead of the host. */
  readonly backenddomain?: string;
  /** The host's end: `vnet0`. */
  readonly target?: string;
  /** Type `ethernet`: whether libvirt makes the host's end. */
  readonly targetManaged?: boolean;
  /** Of a container: the name that the guest sees, and the one it really has. */
  readonly guest?: { readonly dev?: string; readonly actual?: string };
  /** `virtio`, `e1000e`, … */
  readonly model?: string;
  readonly driver?: InterfaceDriver;
  /** What serves type `user`, or the device nodes that serve the others. */
  readonly backend?: {
    readonly type?: Open<"passt">;
    readonly tap?: string;
    readonly vhost?: string;
    readonly logFile?: string;
  };
  /** A network filter's name. */
  readonly filter?: string;
  readonly filterParameters?: readonly FilterParameter[];
  /** How much may wait to be sent. */
  readonly sndbuf?: Bytes;
  readonly teaming?: Teaming;
  /** Whether the cable is plugged in. Default `up`. */
  readonly link?: Open<"up" | "down">;
  readonly mtu?: number;
  /** How many packets the host's device waits for before it says so. */
  readonly coalesceRxFramesMax?: number;
  readonly rom?: Rom;
}

/** A device of the host has its driver before its source. */
function driverFirst({ type }: Interface, declared: readonly string[]): readonly string[] {
  if (type !== "hostdev") return declared;
  const others = declared.filter((name) => name !== "driver");
  return others.toSpliced(others.indexOf("source"), 0, "driver");
}

/** `<interface>`. */
export const networkInterface: Element<Interface> = element(
  "interface",
  {
    type: required(
      attribute(
        "type",
        oneOf(
          "network",
          "bridge",
          "user",
          "direct",
          "ethernet",
          "hostdev",
          "vhostuser",
          "vdpa",
          "internal",
          "client",
          "server",
          "mcast",
          "udp",
          "null",
          "vds",
        ),
      ),
    ),
    managed: attribute("managed", yesNo),
    trustGuestRxFilters: attribute("trustGuestRxFilters", yesNo),
    mac: within("mac", attribute("address")),
    macType: within("mac", attribute("type", oneOf("generated", "static"))),
    macCheck: within("mac", attribute("check", yesNo)),
    source: child(interfaceSource),
    vlan: child(vlan),
    virtualport: child(virtualport),
    bandwidth: child(bandwidth),
    isolated: within("port", attribute("isolated", yesNo)),
    ips: interfaceIps,
    routes: interfaceRoutes,
    portForwards: ifAny(children(portForward, { key: ({ proto, address, dev }) => `${proto} ${address} ${dev}` })),
    script: within("script", attribute("path")),
    downscript: within("downscript", attribute("path")),
    backenddomain: within("backenddomain", attribute("name")),
    target: within("target", attribute("dev")),
    targetManaged: within("target", attribute("managed", yesNo)),
    guest: child("guest", { dev: attribute("dev"), actual: attribute("actual") }),
    model: within("model", attribute("type")),
    driver: child(interfaceDriver),
    backend: child("backend", {
      type: attribute("type", oneOf("passt")),
      tap: attribute("tap"),
      vhost: attribute("vhost"),
      logFile: attribute("logFile"),
    }),
    filter: within("filterref", attribute("filter")),
    filterParameters: within("filterref", ifAny(filterParameters)),
    sndbuf: within("tune", leaf("sndbuf", byteCount("bytes"))),
    teaming: child(teaming),
    link: within("link", attribute("state", oneOf("up", "down"))),
    mtu: within("mtu", attribute("size", integer)),
    coalesceRxFramesMax,
    ...deviceBoot,
    alias: deviceInfo.alias,
    rom: child(rom),
    acpiIndex: deviceInfo.acpiIndex,
    address: deviceInfo.address,
  },
  driverFirst,
);
