import { domainGetPerfEvents, domainPerfEvent, domainSetPerfEvents } from "@hob/libvirt";
import type { GuestCalls } from "../guest-calls.ts";
import { decodeAll, encodeAll, type Parameters, truth } from "./parameter.ts";
import type { Tunable } from "./tunable.ts";
import { tunable } from "./tuning-calls.ts";

/** What of the guest's work the host's kernel counts, by name. */
export type PerfEvents = { readonly [Event in keyof typeof domainPerfEvent]?: boolean };

const parameters = Object.fromEntries(
  Object.entries(domainPerfEvent).map(([event, name]) => [event, truth(name)]),
) as Parameters<PerfEvents>;

/** What is counted; its figures are among the guest's statistics. A host without the counter refuses it. */
export const perfEventsOf = (calls: GuestCalls): Tunable<PerfEvents> =>
  tunable(
    calls,
    async (flags) => decodeAll(parameters, (await calls.call(domainGetPerfEvents, { flags })).parameters),
    (change, flags) => calls.call(domainSetPerfEvents, { parameters: encodeAll(parameters, change), flags }),
  );
