import { isHobError } from "@hob/errors";
import type { GuestSample, Host } from "@hob/virt";
import { figureColumns, type GuestFigures, guestFigures } from "./guest-figures.ts";
import { SampleRing } from "./sample-ring.ts";

/** How often figures are taken while someone looks, and while nobody does, in ms. */
export const samplingPeriods = { watchedMs: 2000, idleMs: 30_000 } as const;

/** The figures of the running guests of one host at one moment. */
export interface SampleBatch {
  /** The host's id. */
  readonly host: string;
  /** Ms since 1970. */
  readonly at: number;
  /** UUID and figures, in the order of {@link figureColumns}. */
  readonly rows: readonly (readonly [uuid: string, figures: GuestFigures])[];
}

/** What the sampling of a host is made with. */
export interface HostSamplesOptions {
  /** The host's id. */
  readonly host: string;
  readonly live: Pick<Host, "sample">;
  /** Whether a guest is worth sampling: a bulk call is made only where one is. */
  readonly runs: () => boolean;
  readonly onBatch: (batch: SampleBatch) => void;
  readonly onError: (error: unknown) => void;
}

/** Takes the figures of all running guests of one host in one bulk call, again and again, and keeps the last ones. */
export class HostSamples {
  readonly #options: HostSamplesOptions;
  readonly #rings = new Map<string, SampleRing>();
  #last = new Map<string, GuestSample>();
  #timer: NodeJS.Timeout | null = null;
  #isOn = false;
  #isWatched = false;
  #round = 0;
  #takenAt = Number.NEGATIVE_INFINITY;

  constructor(options: HostSamplesOptions) {
    this.#options = options;
  }

  /** The last figures of a guest, oldest first. */
  history(uuid: string): [at: number, figures: (number | null)[]][] {
    return this.#rings.get(uuid)?.samples() ?? [];
  }

  /** Whether someone looks: sets the pace, counted from the figures that were taken last. */
  watch(isWatched: boolean): void {
    if (this.#isWatched === isWatched) return;
    this.#isWatched = isWatched;
    // A call that is under way sets the pace itself when it ends.
    if (this.#isOn && this.#timer) this.#wait(this.#round);
  }

  /** Begins, now; after every connect. */
  resume(): void {
    this.pause();
    this.#isOn = true;
    void this.#take(++this.#round);
  }

  /** Stops until {@link resume}; what was taken is kept. */
  pause(): void {
    this.#isOn = false;
    this.#round++;
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
  }

  /** A guest is no more. */
  forget(uuid: string): void {
    this.#rings.delete(uuid);
    this.#last.delete(uuid);
  }

  async #take(round: number): Promise<void> {
    this.#takenAt = Date.now();
    try {
      if (this.#options.runs()) {
        const samples = await this.#options.live.sample();
        if (round !== this.#round) return;
        this.#keep(samples);
      }
    } catch (error) {
      // A lost connection pauses the sampling through the host's state.
      if (round === this.#round && !isHobError(error, "unavailable")) this.#options.onError(error);
    }
    if (round === this.#round) this.#wait(round);
  }

  #wait(round: number): void {
    if (this.#timer) clearTimeout(this.#timer);
    const period = this.#isWatched ? samplingPeriods.watchedMs : samplingPeriods.idleMs;
    const next = () => {
      this.#timer = null;
      void this.#take(round);
    };
    this.#timer = setTimeout(next, Math.max(0, this.#takenAt + period - Date.now())).unref();
  }

  #keep(samples: readonly GuestSample[]): void {
    const running = samples.filter((sample) => sample.state === "running" || sample.state === "paused");
    const rows = running.map((sample) => [sample.uuid, guestFigures(this.#last.get(sample.uuid), sample)] as const);
    this.#last = new Map(running.map((sample) => [sample.uuid, sample]));
    const [first] = running;
    if (!first) return;
    for (const [uuid, figures] of rows) {
      const ring = this.#rings.get(uuid) ?? new SampleRing(figureColumns.length);
      ring.push(first.at, figures);
      this.#rings.set(uuid, ring);
    }
    this.#options.onBatch({ host: this.#options.host, at: first.at, rows });
  }
}
