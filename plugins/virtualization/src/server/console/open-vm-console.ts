import { domain, read } from "@hob/libvirt-xml";
import type { Duplex } from "node:stream";
import type { SocketDeclaration } from "@hob/plugin-api";
import { NoSuchConsole } from "../vms/vm-errors.ts";
import type { FoundVm, VmDirectory } from "../vms/vm-directory.ts";
import { joinStreams } from "./join-streams.ts";
import { vncEndpoint } from "./vnc-endpoint.ts";

/** The name of the consoles' web socket. */
export const consoleSocket = "vm-console";

/** The kinds of console. */
export type ConsoleKind = "serial" | "vnc";

/** Opens a console of a VM. @throws NoSuchConsole, GuestNotFound, HostNotConnected */
async function openConsole(vm: FoundVm, kind: ConsoleKind): Promise<Duplex> {
  const guest = await vm.guest();
  // Taking it over is what someone wants whose earlier page hangs somewhere.
  if (kind === "serial") return guest.openConsole({ force: true });
  const endpoint = vncEndpoint(read(domain, await guest.xml()));
  if (!endpoint) throw new NoSuchConsole({ vm: vm.name, kind });
  return vm.host.connection.dial(endpoint.address, endpoint.port);
}

/** The web socket of consoles: a serial line's bytes, or VNC's, both ways. */
export const vmConsoleSocket: SocketDeclaration<{ readonly directory: VmDirectory }> = {
  name: consoleSocket,
  open:
    ({ directory }) =>
    async ({ stream, payload }) => {
      const vm = directory.find(String(payload["vm"]));
      const console = await openConsole(vm, payload["kind"] as ConsoleKind);
      await joinStreams(stream, console);
    },
};
