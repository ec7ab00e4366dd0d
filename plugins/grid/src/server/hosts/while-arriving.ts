/** A host that may not be ready yet. */
export interface Arriving {
  /** It is being connected to, or looked at for the first time: it will be ready in moments, or say what is wrong. */
  readonly isArriving: boolean;
  /** Hears whenever something about it has changed. @returns stop listening. */
  onChange(listener: () => void): () => void;
}

/** How long is waited, in ms: a proof of KVM that fails takes as long. */
const patienceMs = 10_000;

/**
 * Waits while one of these hosts is arriving, until there is enough: right after the start of Hob, or when a host has
 * just been added. It ends early with the signal, and in any case after 10 s; what is there then has to do.
 */
export async function whileArriving(
  hosts: readonly Arriving[],
  { isEnough = () => false, signal }: { readonly isEnough?: () => boolean; readonly signal?: AbortSignal | undefined },
): Promise<void> {
  const isOver = () => signal?.aborted || isEnough() || !hosts.some((host) => host.isArriving);
  if (isOver()) return;
  const over = Promise.withResolvers<void>();
  const look = () => {
    if (isOver()) over.resolve();
  };
  const offs = hosts.map((host) => host.onChange(look));
  const timer = setTimeout(over.resolve, patienceMs);
  signal?.addEventListener("abort", look);
  await over.promise;
  for (const off of offs) off();
  clearTimeout(timer);
  signal?.removeEventListener("abort", look);
}
