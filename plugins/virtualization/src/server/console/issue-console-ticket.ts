import { domain, read } from "@hob/libvirt-xml";
import type { Caller, Tickets } from "@hob/plugin-api";
import { requireState } from "../actions/require-state.ts";
import { NoSuchConsole } from "../vms/vm-errors.ts";
import type { FoundVm } from "../vms/vm-directory.ts";
import { type ConsoleKind, consoleSocket } from "./open-vm-console.ts";
import { vncEndpoint } from "./vnc-endpoint.ts";

/**
 * Issues the one-time ticket that opens a console of a VM, once it is sure that there is one.
 *
 * @throws VmInWrongState, NoSuchConsole
 */
export async function issueConsoleTicket(
  { tickets }: { readonly tickets: Tickets },
  vm: FoundVm,
  kind: ConsoleKind,
  caller: Caller,
) {
  const guest = await vm.guest();
  await requireState(guest, "open a console of");
  const definition = read(domain, await guest.xml());
  const { serials, consoles } = definition.devices;
  const isThere = kind === "vnc" ? vncEndpoint(definition) !== null : serials.length + consoles.length > 0;
  if (!isThere) throw new NoSuchConsole({ vm: vm.name, kind });
  const { ticket, expiresAt } = tickets.issue(caller, consoleSocket, { vm: vm.id, kind });
  return { ticket, path: `/api/sockets/${consoleSocket}?ticket=${encodeURIComponent(ticket)}`, expiresAt };
}
