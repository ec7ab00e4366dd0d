import { setTimeout } from "node:timers/promises";
import {
  type Connection,
  domainCreate,
  domainDestroy,
  domainEvents,
  type DomainRef,
  type Subscription,
} from "@hob/libvirt";
import { quantile } from "../measure/quantile.ts";

/** The part of our peer that hears of domains. */
export interface EventListener {
  /** Hears of every domain's life. */
  subscribe(): Promise<void>;
  unsubscribe(): Promise<void>;
  /** Waits until so many events have come since the last time, or since the subscription. */
  expect(count: number): Promise<void>;
  /** Stops and starts a domain so many times, with 2 ms between; the median time from a call to its event, in ms. */
  latency(dom: DomainRef, rounds: number): Promise<number>;
}

export function eventListener(connection: Connection): EventListener {
  let subscription: Subscription | undefined;
  let heard = 0;
  let wanted = 0;
  let last = 0;
  let enough: (() => void) | undefined;
  const listener: EventListener = {
    async subscribe() {
      heard = 0;
      subscription = await connection.subscribe(domainEvents.lifecycle, {}, () => {
        last = performance.now();
        if (++heard >= wanted) enough?.();
      });
    },
    async unsubscribe() {
      await subscription?.close();
    },
    async expect(count) {
      wanted = count;
      if (heard < count) await new Promise<void>((resolve) => (enough = resolve));
      enough = undefined;
      heard -= count;
    },
    async latency(dom, rounds) {
      const waits: number[] = [];
      await listener.subscribe();
      for (let i = 0; i < 2 * rounds; i++) {
        const called = performance.now();
        await Promise.all([
          listener.expect(1),
          i % 2 === 0 ? connection.call(domainDestroy, { dom }) : connection.call(domainCreate, { dom }),
        ]);
        waits.push(last - called);
        await setTimeout(2);
      }
      await listener.unsubscribe();
      return quantile(waits, 0.5);
    },
  };
  return listener;
}
