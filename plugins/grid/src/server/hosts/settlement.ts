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

/** A question that a platform is at. */
interface Asked {
  readonly verdict: Promise<Verdict>;
  readonly abort: AbortController;
}

/** What guests are run with on one host: asked of its platform after every connect, and kept until the connection ends. */
export class Settlement {
  readonly #options: SettlementOptions;
  #asked: Asked | null = null;
  #running: Promise<void> = Promise.resolve();
  #last: Verdict | null = null;

  constructor(options: SettlementOptions) {
    this.#options = options;
  }

  /** The last verdict, also while a new one is awaited; null before the first. */
  get last(): Verdict | null {
    return this.#last;
  }

  /** The verdict of this connection: awaited while the platform is at it, asked for where it was not yet. */
  async verdict(): Promise<Verdict> {
    for (let asked = this.#asked ?? this.#begin(); ; asked = this.#asked) {
      try {
        return await asked.verdict;
      } catch (error) {
        // The answer to a newer question counts.
        if (this.#asked === null || this.#asked === asked) throw error;
      }
    }
  }

  /** Asks (again): after a connect, a change of the setting or of the platforms. What was under way is overtaken. */
  ask(): Promise<Verdict> {
    return this.#begin().verdict;
  }

  /** The connection has ended. @param reason what those get who wait for a verdict. */
  forget(reason: Error): void {
    this.#asked?.abort.abort(reason);
    this.#asked = null;
  }

  #begin(): Asked {
    this.#asked?.abort.abort();
    const abort = new AbortController();
    // One at a time: a probe that is being given up must be gone before the next one.
    const verdict = this.#running.then(() => this.#ask(abort.signal));
    const asked = { verdict, abort };
    this.#asked = asked;
    this.#running = verdict.then(
      () => undefined,
      (error: unknown) => {
        if (this.#asked !== asked) return;
        this.#asked = null;
        this.#options.onFailure(error);
      },
    );
    return asked;
  }

  async #ask(signal: AbortSignal): Promise<Verdict> {
    signal.throwIfAborted();
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
