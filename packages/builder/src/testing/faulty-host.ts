import type { Host } from "@hob/virt";

/** What goes wrong at a call. */
export interface Fault {
  /** The call's number, from 1. */
  readonly at: number;
  /** Whether the call fails without effect, fails though it had its effect, or has it but never answers. */
  readonly how: "before" | "after" | "never";
}

/** What was called through a {@link faultyHost}. */
export interface CallLog {
  /** `Pool.createVolume`, in order. */
  readonly calls: string[];
  /** Settles when the call that never answers has had its effect. */
  effect?: Promise<unknown>;
}

/** Thrown in a fault's place. */
export class InjectedFault extends Error {}

/**
 * A real host, one of whose calls goes wrong: calls on it, and on the pools, volumes, guests and networks that come from
 * it, are counted.
 *
 * @param counts Which methods are counted; default all.
 */
export function faultyHost(host: Host, fault: Fault | null, log: CallLog, counts?: ReadonlySet<string>): Host {
  const wrap = <T extends object>(target: T): T =>
    new Proxy(target, {
      get(object, property) {
        const value: unknown = Reflect.get(object, property, object);
        if (typeof value !== "function" || typeof property !== "string") return value;
        return async (...args: unknown[]) => {
          const call = () => Promise.resolve(Reflect.apply(value, object, args)).then(wrapped);
          if (property === "whenConnected" || (counts && !counts.has(property))) return call();
          log.calls.push(property);
          if (log.calls.length !== fault?.at) return call();
          if (fault.how === "never") {
            log.effect = call();
            return new Promise(() => {});
          }
          if (fault.how === "after") await call();
          throw new InjectedFault(`${property} failed ${fault.how} its effect`);
        };
      },
    });
  const wrapped = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(wrapped);
    const isNoun = typeof value === "object" && value !== null && "name" in value && "xml" in value;
    return isNoun ? wrap(value) : value;
  };
  return wrap(host);
}
