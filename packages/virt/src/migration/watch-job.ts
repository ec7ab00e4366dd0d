import {
  type Connection,
  connectDomainEventCallbackRegisterAny,
  domainEventId,
  domainEventJobCompleted,
  domainEventMigrationIteration,
  isLibvirtError,
  type TypedValue,
} from "@hob/libvirt";
import type { Journey, Traveller } from "./journey.ts";

/** A daemon sends events from its main loop: they may come after the answer that they belong to. */
const lateMs = 1000;

/** What the source's daemon tells of a migration without being asked. */
export interface JobWatch {
  /** The figures of the job that is over; waits a moment for them. Null when they do not come. */
  figures(): Promise<Readonly<Record<string, TypedValue>> | null>;
}

/** Hears of every pass over the guest's memory, and of the end, as long as the connection lasts. */
export async function watchJob(
  connection: Pick<Connection, "call" | "onEvent">,
  { dom }: Journey,
  traveller: Traveller,
): Promise<JobWatch> {
  const { promise, resolve } = Promise.withResolvers<Readonly<Record<string, TypedValue>> | null>();
  connection.onEvent(domainEventMigrationIteration, (event) => {
    if (event.dom.uuid === dom.uuid) traveller.passed(event.iteration);
  });
  connection.onEvent(domainEventJobCompleted, (event) => {
    if (event.dom.uuid === dom.uuid) resolve(event.parameters.toObject());
  });
  const { migrationIteration, jobCompleted } = domainEventId;
  try {
    for (const eventId of [migrationIteration, jobCompleted]) {
      await connection.call(connectDomainEventCallbackRegisterAny, { eventId, dom });
    }
  } catch (error) {
    // Figures can be done without.
    if (!isLibvirtError(error)) throw error;
    resolve(null);
  }
  return {
    async figures() {
      const timer = setTimeout(() => resolve(null), lateMs);
      const told = await promise;
      clearTimeout(timer);
      return told;
    },
  };
}
