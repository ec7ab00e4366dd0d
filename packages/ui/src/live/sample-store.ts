import type { SamplesEvent } from "@hob/resources";

/** One set of live figures of an item; null where a figure is not known. */
export interface Sample {
  /** When it was taken, in ms since 1970. */
  readonly at: number;
  readonly figures: Readonly<Record<string, number | null>>;
}

/** The latest live figures of many items, and a short history of those that are watched. */
export interface SampleStore {
  receive(event: SamplesEvent): void;
  latest(resource: string, id: string): Sample | undefined;
  /** When figures of a resource came last; grows with each event. */
  version(resource: string): number;
  /** Calls back when figures of a resource have come. @returns stop. */
  subscribe(resource: string, listener: () => void): () => void;
  /** Which resources somebody listens to. */
  wanted(): readonly string[];
}

/**
 * Makes a store of samples. Rows are kept as they came and turned into figures only for the items that are looked at.
 *
 * @param onWantedChange is called when {@link SampleStore.wanted} has changed.
 */
export function createSampleStore(onWantedChange: () => void): SampleStore {
  const events = new Map<string, { event: SamplesEvent; rows: Map<string, SamplesEvent["rows"][number]> }>();
  const listeners = new Map<string, Set<() => void>>();
  const made = new WeakMap<SamplesEvent["rows"][number], Sample>();

  return {
    receive(event) {
      events.set(event.resource, { event, rows: new Map(event.rows.map((row) => [row[0], row])) });
      for (const listener of listeners.get(event.resource) ?? []) listener();
    },
    latest(resource, id) {
      const held = events.get(resource);
      const row = held?.rows.get(id);
      if (!held || !row) return undefined;
      let sample = made.get(row);
      if (!sample) {
        const { columns, at } = held.event;
        const figures = Object.fromEntries(
          columns.map((column, position) => [column, (row[position + 1] ?? null) as number | null]),
        );
        made.set(row, (sample = { at, figures }));
      }
      return sample;
    },
    version: (resource) => events.get(resource)?.event.at ?? 0,
    subscribe(resource, listener) {
      let ofResource = listeners.get(resource);
      if (!ofResource) listeners.set(resource, (ofResource = new Set()));
      ofResource.add(listener);
      if (ofResource.size === 1) onWantedChange();
      return () => {
        ofResource.delete(listener);
        if (ofResource.size === 0) onWantedChange();
      };
    },
    wanted: () => [...listeners].filter(([, set]) => set.size > 0).map(([resource]) => resource),
  };
}
