import { defineError } from "@hob/errors";
import type { Caller } from "@hob/plugin-api";
import type { CreateVm } from "../../model/index.ts";

/** Raw XML from somebody who may create VMs, but not do with a host what he likes. */
export const RawNotAllowed = defineError("virtualization.raw-not-allowed", {
  kind: "denied",
  message: (d: { user: string }) => `${d.user} may not lay raw XML over a virtual machine.`,
  hint: "It needs the permission 'vms:raw', which is as good as being root on the host.",
});

/** @throws RawNotAllowed */
export function checkRaw({ overrides = [] }: Pick<CreateVm, "overrides">, caller: Caller): void {
  if (overrides.length > 0 && !caller.can("vms:raw")) throw new RawNotAllowed({ user: caller.user?.name ?? "nobody" });
}
