import { domainMigratePerform3Params } from "@hob/libvirt";
import type { Ending, Journey, Traveller } from "./journey.ts";
import { watchJob } from "./watch-job.ts";

/** Has the source's daemon carry the migration out; it connects to the destination's itself. */
export async function migrateByDaemon(journey: Journey, destinationUri: string, traveller: Traveller): Promise<Ending> {
  const { from, dom, parameters, flags } = journey;
  const connection = await from.openWorkConnection();
  try {
    const watch = await watchJob(connection, journey, traveller);
    traveller.enter("sending");
    await connection.call(domainMigratePerform3Params, {
      dom,
      destinationUri,
      parameters,
      cookieIn: new Uint8Array(),
      flags,
    });
    return { clean: true, figures: await watch.figures() };
  } catch (error) {
    return { clean: false, ranThere: "perhaps", error };
  } finally {
    await connection.close();
  }
}
