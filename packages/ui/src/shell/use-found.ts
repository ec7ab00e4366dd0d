import { useEffect, useState } from "react";
import { useData } from "../data/data-context.ts";
import { searchProviders } from "../plugin/search-providers.ts";
import type { PaletteEntry } from "./match-commands.ts";
import { useFills } from "./plugins-context.ts";

const shownPerProvider = 8;

/** What the plugins find for a text; what was found for the text before stays until then. */
export function useFound(text: string): readonly PaletteEntry[] {
  const { client, queryClient } = useData();
  const providers = useFills(searchProviders);
  const [found, setFound] = useState<readonly PaletteEntry[]>([]);
  const wanted = text.trim();
  const ids = providers.map(({ id }) => id).join();

  useEffect(() => {
    if (wanted === "") return setFound([]);
    const abort = new AbortController();
    void Promise.allSettled(
      providers.map(async (provider): Promise<PaletteEntry[]> => {
        const results = await provider.search(wanted, { client, queryClient, signal: abort.signal });
        return results.slice(0, shownPerProvider).map(({ id, title, detail, path }) => ({
          ...{ key: `${provider.id}:${id}`, title, path },
          detail: detail ? `${provider.title} · ${detail}` : provider.title,
        }));
      }),
    ).then((outcomes) => {
      if (abort.signal.aborted) return;
      // A provider that fails finds nothing; its own page says why.
      setFound(outcomes.flatMap((outcome) => (outcome.status === "fulfilled" ? outcome.value : [])));
    });
    return () => abort.abort();
    // Providers are made anew with each render; their ids say whether they are others.
  }, [wanted, ids, client, queryClient]);

  return found;
}
