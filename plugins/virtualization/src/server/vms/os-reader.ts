import { isHobError } from "@hob/errors";
import type { Grid } from "@hob/plugin-grid";
import { osIdOf } from "./os-id-of.ts";

/** Definitions that are asked for together, in flight; what comes in between waits for the next lot. */
const lot = 256;

/** What the reading of operating systems is made with. */
export interface OsReaderOptions {
  readonly grid: Pick<Grid, "host">;
  /** Told a guest's operating system: the id in its metadata, or null. */
  readonly onOs: (guest: { readonly host: string; readonly uuid: string }, osId: string | null) => Promise<void>;
  readonly onError: (error: unknown) => void;
}

/** Reads in the background what operating system each guest says it has: a host's definitions in lots, one lot at a time. */
export class OsReader {
  readonly #options: OsReaderOptions;
  readonly #wanted = new Map<string, Set<string>>();
  readonly #reading = new Set<string>();

  constructor(options: OsReaderOptions) {
    this.#options = options;
  }

  /** Wants a guest's definition to be read (again). */
  want({ host, uuid }: { readonly host: string; readonly uuid: string }): void {
    const wanted = this.#wanted.get(host) ?? new Set();
    wanted.add(uuid);
    this.#wanted.set(host, wanted);
    if (this.#reading.has(host)) return;
    this.#reading.add(host);
    // A bulk list reports guest by guest: let it finish.
    setImmediate(() => void this.#read(host));
  }

  async #read(host: string): Promise<void> {
    try {
      for (let uuids = this.#take(host); uuids.length > 0; uuids = this.#take(host)) {
        const xmls = await this.#options.grid.host(host).connection.xmlOf(uuids);
        for (const [uuid, xml] of xmls) await this.#options.onOs({ host, uuid }, osIdOf(xml));
      }
    } catch (error) {
      // A host that has gone tells all its guests anew when it is back.
      this.#wanted.delete(host);
      if (!isHobError(error, "unavailable") && !isHobError(error, "not-found")) this.#options.onError(error);
    } finally {
      this.#reading.delete(host);
    }
  }

  #take(host: string): string[] {
    const wanted = this.#wanted.get(host) ?? new Set();
    const uuids = [...wanted].slice(0, lot);
    for (const uuid of uuids) wanted.delete(uuid);
    return uuids;
  }
}
