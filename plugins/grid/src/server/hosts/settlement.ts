import type { Capabilities } from "@hob/libvirt-xml";
import type { Host } from "@hob/virt";
import type { GuestType, Platform, SettleRequest, Verdict } from "../platform.ts";

/** What a settlement asks of the host it belongs to. */
export interface SettlementOptions {
  readonly live: Host;
  readonly platforms: () => readonly Platform[];
  /** What the platform is told about the host, as it is now. */
  readonly subject: () => Pick<SettleRequest, "identity" | "setting" | "remembered">;
  /** Called with every verdict that was not overtaken: what is to be remembered is stored here, and notices raised. */
  readonly onVerdict: (verdict: Verdict) => Promise<void>;
  readonly onFailure: (error: unknown) => void;
}

/** What guests are run with on one host: asked of its platform after every connect, and kept until the connection ends. */
export class Settlement {
  readonly #options: SettlementOptions;
  #asked: { readonly verdict: Promise<Verdict>; readonly abort: AbortController } | null = null;
  #last: Verdict | null = null;

  constructor(options: SettlementOptions) {
    this.#options = options;
  }

  /** The last verdict, also while a new one is awaited; null before the first. */
  get last(): Verdict | null {
    return this.#last;
  }

  /** The verdict of this connection: awaited while the platform is at it, asked for where it was not yet. */
  verdict(): Promise<Verdict> {
    return this.#asked?.verdict ?? this.ask();
  }

  /** Asks (again): after a connect, a change of the setting or of the platforms. What was under way is overtaken. */
  ask(): Promise<Verdict> {
    this.#asked?.abort.abort();
    const abort = new AbortController();
    const verdict = this.#ask(abort.signal);
    this.#asked = { verdict, abort };
    verdict.catch((error: unknown) => {
      if (abort.signal.aborted) return;
      this.#asked = null;
      this.#options.onFailure(error);
    });
    return verdict;
  }

  /** The connection has ended. */
  forget(): void {
    this.#asked?.abort.abort();
    this.#asked = null;
  }

  async #ask(signal: AbortSignal): Promise<Verdict> {
    const { live, platforms, subject, onVerdict } = this.#options;
    const [facts, capabilities] = await Promise.all([live.facts(), live.capabilities()]);
    const request = { host: live, facts, capabilities, signal, ...subject() };
    const platform = platforms().find((candidate) => candidate.guestTypes(capabilities).length > 0);
    const verdict = platform ? await platform.settle(request) : withoutPlatform(capabilities, facts.arch);
    signal.throwIfAborted();
    this.#last = verdict;
    await onVerdict(verdict);
    return verdict;
  }
}

/** Where no platform plugin knows the host: the first type that libvirt offers for the machine's own architecture. */
function withoutPlatform(capabilities: Capabilities, arch: string): Verdict {
  const offered = offeredGuestTypes(capabilities, arch);
  const because = `no platform plugin knows this host; libvirt offers ${offered.join(", ") || "no guest type"}`;
  return { guestType: offered[0] ?? "qemu", because };
}

/** The guest types libvirt offers for an architecture, in its order. */
export function offeredGuestTypes(capabilities: Capabilities, arch: string): readonly GuestType[] {
  const known: readonly string[] = ["kvm", "qemu", "xen", "lxc", "test"] satisfies GuestType[];
  const types = (capabilities.guests ?? [])
    .filter((guest) => guest.arch.name === arch)
    .flatMap((guest) => guest.arch.domains.map((domain) => domain.type));
  return [...new Set(types)].filter((type): type is GuestType => known.includes(type));
}
