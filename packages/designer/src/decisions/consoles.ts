import type { Devices } from "@hob/libvirt-xml";
import type { Context } from "../context.ts";

/** The guest's text console: a serial port where there are such. */
export function consoles({ platform, ledger }: Context): Pick<Devices, "serials" | "consoles"> {
  if (platform.osType !== "hvm") {
    ledger.decide("devices/console", "pty", "The guest's text console.");
    const type = platform.kind === "container" ? "lxc" : "xen";
    return { serials: [], consoles: [{ type: "pty", target: { type, port: 0 } }] };
  }
  if (platform.kind === "s390-ccw") {
    ledger.decide("devices/console", "sclp", "It is the machine's own console.");
    return { serials: [], consoles: [{ type: "pty", target: { type: "sclp", port: 0 } }] };
  }
  ledger.decide("devices/serial", "pty", "Boot messages and a log-in can be had there when the screen fails.");
  return {
    serials: [{ type: "pty", target: { port: 0 } }],
    consoles: [{ type: "pty", target: { type: "serial", port: 0 } }],
  };
}
