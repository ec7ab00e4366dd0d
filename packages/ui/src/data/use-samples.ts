import type { ResourceDeclaration } from "@hob/resources";
import { useEffect, useState, useSyncExternalStore } from "react";
import type { Sample } from "../live/sample-store.ts";
import { useData } from "./data-context.ts";

/** The latest live figures of a resource; renders with every event. For whole tables that sort by a live figure. */
export function useSamples(resource: ResourceDeclaration): {
  latest(id: string): Sample | undefined;
  readonly at: number;
} {
  const { samples } = useData().live;
  const at = useSyncExternalStore(
    (listener) => samples.subscribe(resource.name, listener),
    () => samples.version(resource.name),
  );
  return { latest: (id) => samples.latest(resource.name, id), at };
}

/** The latest live figures of one item; renders when they have come. For a cell. */
export function useSample(resource: ResourceDeclaration, id: string): Sample | undefined {
  const { samples } = useData().live;
  return useSyncExternalStore(
    (listener) => samples.subscribe(resource.name, listener),
    () => samples.latest(resource.name, id),
  );
}

/**
 * The live figures of one item since `past`, oldest first. For charts.
 *
 * @param past what came before, such as from a view of the last minutes.
 * @param keepMs how far back figures are kept; default 10 minutes.
 */
export function useSampleHistory(
  resource: ResourceDeclaration,
  id: string,
  past: readonly Sample[] = [],
  keepMs = 600_000,
): readonly Sample[] {
  const latest = useSample(resource, id);
  const [seen, setSeen] = useState<readonly Sample[]>([]);
  useEffect(() => setSeen([]), [id]);
  useEffect(() => {
    if (!latest) return;
    setSeen((before) =>
      before.at(-1)?.at === latest.at ? before : [...before.filter(({ at }) => at > latest.at - keepMs), latest],
    );
  }, [latest, keepMs]);
  const first = seen[0]?.at ?? Number.POSITIVE_INFINITY;
  return [...past.filter(({ at }) => at < first), ...seen];
}
