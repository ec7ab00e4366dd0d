import { isHobError } from "@hob/errors";
import type { Grid } from "@hob/plugin-grid";
import { defineTask } from "@hob/tasks";
import { HostUnavailable } from "@hob/virt";
import { VmDidNotShutDown } from "../vms/vm-errors.ts";
import { hostWhenConnected } from "./host-when-connected.ts";
import { onVm, type VmTaskInput } from "./vm-task-input.ts";

/** How long a guest may take when nothing is said, in ms. */
export const shutdownTimeoutMs = 180_000;
/** A guest that boots ignores the wish: it is repeated so often, in ms. */
const repeatMs = 10_000;

/** What a shutdown is asked with. */
export type ShutDownInput = VmTaskInput & { readonly timeoutMs: number };

/** Asks a guest to shut down, again and again, until it has. */
export const shutDownVm = ({ grid }: { readonly grid: Grid }) =>
  defineTask<ShutDownInput, Record<never, never>>({
    kind: "vms.shutdown",
    title: ({ name }) => `Shut down ${name}`,
    ...onVm,
    steps: [
      {
        id: "shut-down",
        title: "Wait until the guest has shut down",
        async execute({ input: { host, uuid, name, timeoutMs }, signal, progress, log }) {
          const guest = await (await hostWhenConnected(grid, host, signal)).guest(uuid);
          const startedAt = performance.now();
          for (let tries = 1; ; tries++) {
            const leftMs = timeoutMs - (performance.now() - startedAt);
            if (leftMs <= 0) throw new VmDidNotShutDown({ vm: name, timeoutMs });
            if (tries > 1) log("The guest is still running; asked again.");
            progress(1 - leftMs / timeoutMs);
            try {
              await guest.shutdown();
              await guest.waitFor(["shutoff", "gone", "crashed"], { timeoutMs: Math.min(repeatMs, leftMs), signal });
              return;
            } catch (error) {
              // It ended between the wish and the look, or ignored this wish.
              if (isHobError(error, "not-found")) return;
              if (isHobError(error, "conflict") && (await guest.info()).state === "shutoff") return;
              if (error instanceof HostUnavailable) await hostWhenConnected(grid, host, signal);
              else if (!isHobError(error, "timeout")) throw error;
            }
          }
        },
      },
    ],
  });
