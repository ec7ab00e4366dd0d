import { defineError } from "@hob/errors";
import { formatDuration } from "@hob/units";
import type { VmState } from "../../model/index.ts";

/** There is no VM of that id, UUID or name. */
export const VmNotFound = defineError("virtualization.vm-not-found", {
  kind: "not-found",
  message: (d: { vm: string }) => `Virtual machine '${d.vm}' does not exist.`,
  hint: "See all with `hob vm list`.",
});

/** A UUID or a name that VMs on several hosts have. */
export const VmAmbiguous = defineError("virtualization.vm-ambiguous", {
  kind: "conflict",
  message: (d: { vm: string; candidates: readonly { id: string; host: string }[] }) =>
    `'${d.vm}' is on ${d.candidates.length} hosts: ${d.candidates.map(({ id, host }) => `${host} (${id})`).join(", ")}.`,
  hint: "Say which by its id: `<host id>.<UUID>`.",
});

const phrases: Readonly<Record<VmState, string>> = {
  running: "is running",
  paused: "is paused",
  "shutting-down": "is shutting down",
  off: "is off",
  crashed: "has crashed",
  suspended: "is suspended to memory",
  unknown: "is in an unknown state",
};

const choice = new Intl.ListFormat("en", { type: "disjunction" });

/** An action that makes no sense in the state a VM is in. */
export const VmInWrongState = defineError("virtualization.vm-in-wrong-state", {
  kind: "conflict",
  message: (d: { vm: string; action: string; state: VmState; needs: readonly VmState[] }) =>
    `Cannot ${d.action} '${d.vm}': it ${phrases[d.state]}.`,
  hint: (d) => `That needs a virtual machine that ${choice.format(d.needs.map((state) => phrases[state]))}.`,
});

/** A guest did not react to the wish to shut down. */
export const VmDidNotShutDown = defineError("virtualization.vm-did-not-shut-down", {
  kind: "timeout",
  message: (d: { vm: string; timeoutMs: number }) =>
    `'${d.vm}' did not shut down within ${formatDuration(d.timeoutMs)}; it runs on.`,
  hint: "Its operating system may be busy, or ignore the power button: `hob vm off` pulls the plug.",
});

/** A VM has no console of the wanted kind. */
export const NoSuchConsole = defineError("virtualization.no-such-console", {
  kind: "unsupported",
  message: (d: { vm: string; kind: string }) => `'${d.vm}' has no ${d.kind} console.`,
  hint: "Its consoles are shown on its page and by `hob vm show`.",
});
