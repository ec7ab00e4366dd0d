import { isHobError } from "@hob/errors";
import { domainMigrateGetMaxDowntime, domainMigrateSetMaxDowntime, type DomainRef } from "@hob/libvirt";
import type { Link } from "../host/link.ts";
import type { DowntimeSteps, MigrationOptions } from "./migration-options.ts";

/** The downtimes of a stepwise limit, the first at once. */
export function downtimeSteps({ fromMs, toMs, steps }: DowntimeSteps): readonly number[] {
  if (steps < 2) return [toMs];
  return Array.from({ length: steps }, (_, step) => Math.round(fromMs + ((toMs - fromMs) * step) / (steps - 1)));
}

/** How long a guest may stand still: set before it is sent, raised step by step, put back when it did not move. */
export class DowntimeLimit {
  readonly #link: Link;
  readonly #dom: DomainRef;
  readonly #wanted: readonly number[];
  readonly #everyMs: number;
  #timer: NodeJS.Timeout | undefined;
  #before: bigint | null = null;

  constructor(link: Link, dom: DomainRef, wanted: MigrationOptions["maxDowntime"]) {
    this.#link = link;
    this.#dom = dom;
    this.#wanted = wanted === undefined ? [] : typeof wanted === "number" ? [wanted] : downtimeSteps(wanted);
    this.#everyMs = typeof wanted === "object" ? wanted.everyMs : 0;
  }

  /** Sets the first one; QEMU keeps it from then on. */
  async set(): Promise<void> {
    const first = this.#wanted[0];
    if (first === undefined) return;
    this.#before = (await this.#link.call(domainMigrateGetMaxDowntime, { dom: this.#dom })).downtime;
    await this.#apply(BigInt(first));
  }

  /** Begins to raise it. */
  start(): void {
    const [, ...rest] = this.#wanted;
    this.#timer = setInterval(() => {
      const next = rest.shift();
      if (next === undefined) this.stop();
      // The migration may just have come to its end.
      else void this.#apply(BigInt(next)).catch(passFailures);
    }, this.#everyMs);
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  /** Gives the guest, which stayed where it was, the limit that it had. */
  async restore(): Promise<void> {
    this.stop();
    if (this.#before !== null) await this.#apply(this.#before).catch(passFailures);
  }

  async #apply(downtime: bigint): Promise<void> {
    await this.#link.call(domainMigrateSetMaxDowntime, { dom: this.#dom, downtime });
  }
}

function passFailures(error: unknown): void {
  if (!isHobError(error)) throw error;
}
