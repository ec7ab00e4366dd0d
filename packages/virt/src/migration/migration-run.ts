import {
  domainAbortJob,
  domainGetJobStats,
  domainJobType,
  domainMigrateMaxSpeedFlag,
  domainMigrateSetMaxSpeed,
  domainMigrateStartPostCopy,
  domainMigrateSetMaxDowntime,
  type DomainRef,
  domainSuspend,
  isLibvirtError,
} from "@hob/libvirt";
import { isHobError } from "@hob/errors";
import { type Bytes, mebibytes } from "@hob/units";
import { setTimeout as sleep } from "node:timers/promises";
import type { Link } from "../host/link.ts";
import { Listeners } from "../listeners.ts";
import { DowntimeLimit } from "./downtime-limit.ts";
import type { Traveller } from "./journey.ts";
import type { MigrationJob, MigrationOutcome } from "./migration-job.ts";
import type { MigrationOptions } from "./migration-options.ts";
import type { MigrationPhase, MigrationProgress } from "./migration-progress.ts";
import { migrationProgressOf } from "./migration-progress-of.ts";
import { lookAt } from "./sight.ts";

const tellEveryMs = 500;
const abortEveryMs = 100;

/** Why a migration is given up. */
export type GivenUp = "aborted" | "too late";

/** Thrown where a migration that was given up would go on; its caller hears of it as of any failure. */
export class Forsaken extends Error {}

/** A migration under way, as its caller holds it and as those see it who carry it out. */
export class MigrationRun implements MigrationJob, Traveller {
  readonly done: Promise<MigrationOutcome>;
  readonly #from: Link;
  readonly #dom: DomainRef;
  readonly #options: MigrationOptions;
  readonly #listeners = new Listeners<MigrationProgress>();
  readonly #downtime: DowntimeLimit;
  #listening = 0;
  #teller: NodeJS.Timeout | undefined;
  #limit: NodeJS.Timeout | undefined;
  #phase: MigrationPhase = "checking";
  #last: MigrationProgress | null = null;
  #givenUp: GivenUp | null = null;
  readonly #forsaking = new AbortController();
  #isOver = false;
  #hasSwitched = false;

  /** @param work carries it out; it is called at once. */
  constructor(
    from: Link,
    dom: DomainRef,
    options: MigrationOptions,
    work: (run: MigrationRun) => Promise<MigrationOutcome>,
  ) {
    this.#from = from;
    this.#dom = dom;
    this.#options = options;
    this.#downtime = new DowntimeLimit(from, dom, options.maxDowntime);
    this.done = Promise.resolve()
      .then(() => work(this))
      .then(
        (outcome) => this.#end(outcome.figures, outcome),
        async (error: unknown) => {
          await this.#downtime.restore();
          this.#end(null, null);
          throw error;
        },
      );
    // Whoever does not wait for the end has other ways to hear of it.
    this.done.catch(() => {});
  }

  get phase(): MigrationPhase {
    return this.#phase;
  }

  /** Why it was given up; null as long as it was not. */
  get givenUp(): GivenUp | null {
    return this.#givenUp;
  }

  get signal(): AbortSignal {
    return this.#forsaking.signal;
  }

  enter(phase: MigrationPhase): void {
    if (this.#givenUp !== null && ["checking", "preparing", "sending"].includes(phase)) throw new Forsaken();
    this.#phase = phase;
    if (phase === "sending") {
      this.#downtime.start();
      const { limit } = this.#options;
      if (limit !== undefined) this.#limit = setTimeout(() => void this.#tooLate(), limit.ms);
    } else clearTimeout(this.#limit);
  }

  /** Limits how long the guest may stand still, if that was asked for. */
  async limitDowntime(): Promise<void> {
    await this.#downtime.set();
  }

  passed(iteration: number): void {
    const { start = "after-first-pass" } = this.#options.postCopy ?? {};
    if (start === "after-first-pass" && iteration > 1) void this.#switchUnasked();
  }

  async progress(): Promise<MigrationProgress | null> {
    if (this.#isOver) return null;
    const figures = this.#phase === "checking" ? null : await this.#readFigures();
    if (figures !== null) this.#last = migrationProgressOf(figures, this.#phase);
    return this.#isOver ? null : { ...(this.#last ?? migrationProgressOf({}, this.#phase)), phase: this.#phase };
  }

  onProgress(listener: (progress: MigrationProgress) => void): () => void {
    const off = this.#listeners.add(listener);
    this.#listening += 1;
    if (!this.#isOver) this.#teller ??= setInterval(() => void this.#tell(), tellEveryMs);
    return () => {
      off();
      this.#listening -= 1;
      if (this.#listening > 0) return;
      clearInterval(this.#teller);
      this.#teller = undefined;
    };
  }

  async abort(): Promise<void> {
    if (!this.#isOver) await this.#giveUp("aborted");
    await this.done.catch(() => {});
  }

  async startPostCopy(): Promise<void> {
    this.#hasSwitched = true;
    await this.#from.call(domainMigrateStartPostCopy, { dom: this.#dom });
  }

  async setMaxDowntime(ms: number): Promise<void> {
    await this.#from.call(domainMigrateSetMaxDowntime, { dom: this.#dom, downtime: BigInt(ms) });
  }

  async setBandwidth(speed: Bytes): Promise<void> {
    const bandwidth = BigInt(Math.max(1, Math.round(speed / mebibytes(1))));
    const isPostCopy = this.#hasSwitched || this.#options.resume === true;
    const flags = isPostCopy ? domainMigrateMaxSpeedFlag.postcopy : 0;
    await this.#from.call(domainMigrateSetMaxSpeed, { dom: this.#dom, bandwidth, flags });
  }

  async #giveUp(why: GivenUp): Promise<void> {
    const isBehind = this.#phase === "finishing" && (await lookAt(this.#from, this.#dom))?.reason === "postcopy";
    // libvirt refuses it in its own words: the guest runs at the destination, with memory on both hosts.
    if (isBehind) return void (await this.#from.call(domainAbortJob, { dom: this.#dom }));
    this.#givenUp ??= why;
    this.#forsaking.abort();
    // Before and after it is sent there is no job to abort: the next phase is not entered, or it is too late.
    while (!this.#isOver && this.#phase === "sending") {
      try {
        await this.#from.call(domainAbortJob, { dom: this.#dom });
        return;
      } catch (error) {
        if (isHobError(error, "unavailable") || isLibvirtError(error, "no-domain")) return;
        const seen = await lookAt(this.#from, this.#dom);
        if (seen?.reason.startsWith("postcopy") === true) {
          this.#givenUp = null;
          throw error;
        }
        // Its job may not have begun.
        await sleep(abortEveryMs);
      }
    }
  }

  async #tooLate(): Promise<void> {
    const { limit } = this.#options;
    try {
      if (limit?.action === "pause") await this.#from.callApart(domainSuspend, { dom: this.#dom });
      else if (limit?.action === "post-copy") await this.startPostCopy();
      else await this.#giveUp("too late");
    } catch (error) {
      // It came to its end meanwhile, or its host is lost, which ends it.
      if (!isHobError(error)) throw error;
    }
  }

  async #switchUnasked(): Promise<void> {
    if (this.#hasSwitched) return;
    try {
      await this.startPostCopy();
    } catch (error) {
      // It came to its end meanwhile.
      if (!isHobError(error)) throw error;
    }
  }

  async #readFigures() {
    try {
      const { type, parameters } = await this.#from.call(domainGetJobStats, { dom: this.#dom });
      return type === domainJobType.none ? null : parameters.toObject();
    } catch (error) {
      // The guest may be gone from the source already, and the host may be lost: `done` will tell.
      if (isHobError(error)) return null;
      throw error;
    }
  }

  async #tell(): Promise<void> {
    const progress = await this.progress();
    if (progress !== null) this.#listeners.tell(progress);
  }

  #end<Result>(figures: MigrationProgress | null, result: Result): Result {
    this.#isOver = true;
    clearTimeout(this.#limit);
    clearInterval(this.#teller);
    this.#downtime.stop();
    const last = figures ?? this.#last;
    if (last !== null) this.#listeners.tell({ ...last, phase: this.#phase });
    return result;
  }
}
