import { abortError } from "../connection/pending-calls.ts";
import { ConnectionLost, EventsUnsupported } from "../errors/connection-errors.ts";
import { isLibvirtError, type LibvirtError } from "../errors/libvirt-error.ts";
import { connectFeature, connectSupportsFeature } from "../protocol/connect.ts";
import type { EventClass, EventRoute } from "./event-class.ts";
import type { EventListeners } from "./event-listeners.ts";
import { Registration, type SettledCall } from "./registration.ts";
import type { SubscribeOptions, Subscription } from "./subscription.ts";

/** Who subscribed to what on one connection. */
export class Subscriptions {
  readonly #uri: string;
  readonly #listeners: EventListeners;
  readonly #call: SettledCall;
  readonly #registrations = new Map<string, Registration>();
  #callbackIds: Promise<boolean> | null = null;

  constructor(uri: string, listeners: EventListeners, call: SettledCall) {
    this.#uri = uri;
    this.#listeners = listeners;
    this.#call = call;
  }

  async open<Ref, Event, Choice extends object>(
    events: EventClass<Ref, Event, Choice>,
    { signal, of, ...rest }: SubscribeOptions<Ref> & Choice,
    listener: (event: Event) => void,
  ): Promise<Subscription> {
    const choice = rest as unknown as Choice;
    if (signal === undefined) return this.#open(events, of, choice, listener);
    const { number, program } = events.route(of ?? null, choice).register;
    const cancelled = () => abortError(number, signal, program.number);
    if (signal.aborted) throw cancelled();
    const opening = this.#open(events, of, choice, listener);
    return new Promise((resolve, reject) => {
      const aborted = () => {
        reject(cancelled());
        // The daemon cannot take the call back: what it registers all the same is taken back, and nobody waits for that.
        opening.then((late) => late.close()).catch(() => {});
      };
      signal.addEventListener("abort", aborted, { once: true });
      opening.then(resolve, reject).finally(() => signal.removeEventListener("abort", aborted));
    });
  }

  async #open<Ref, Event, Choice extends object>(
    events: EventClass<Ref, Event, Choice>,
    of: Ref | undefined,
    choice: Choice,
    listener: (event: Event) => void,
  ): Promise<Subscription> {
    const route = await this.#routeOf(events, of ?? null, choice);
    const taker = (message: object) => {
      const event = events.read(message as never);
      if (of === undefined || route.hasId || events.isOf(event, of)) listener(event);
    };
    const registration = await this.#join(route, taker);
    try {
      await registration.ready;
    } catch (error) {
      throw this.#explain(events, route, error);
    }
    return { close: () => this.#leave(registration, taker) };
  }

  async #join(route: EventRoute, taker: (message: object) => void): Promise<Registration> {
    for (;;) {
      const known = this.#registrations.get(route.key);
      if (known?.leaving) {
        // Whether the daemon took it back is the business of who left; a new registration will tell.
        await known.leaving.catch(() => {});
        continue;
      }
      const registration = known ?? this.#register(route);
      registration.join(taker);
      return registration;
    }
  }

  #register(route: EventRoute): Registration {
    const registration = new Registration(route, this.#listeners.desk(route.message), this.#call, (gone) => {
      if (this.#registrations.get(route.key) === gone) this.#registrations.delete(route.key);
    });
    this.#registrations.set(route.key, registration);
    return registration;
  }

  async #leave(registration: Registration, taker: (message: object) => void): Promise<void> {
    try {
      await registration.leave(taker);
    } catch (error) {
      // With the connection the registration ended as well.
      if (!(error instanceof ConnectionLost)) throw error;
    }
  }

  async #routeOf<Ref, Choice extends object>(
    events: EventClass<Ref, unknown, Choice>,
    of: Ref | null,
    choice: Choice,
  ): Promise<EventRoute> {
    if (events.legacyRoute === null) return events.route(of, choice);
    this.#callbackIds ??= this.#askForCallbackIds();
    return (await this.#callbackIds) ? events.route(of, choice) : events.legacyRoute;
  }

  /** Whether registrations have ids, as they have since libvirt 1.2.2. */
  async #askForCallbackIds(): Promise<boolean> {
    let has = false;
    await this.#call(connectSupportsFeature, { feature: connectFeature.eventCallback }, (result) => {
      has = (result as { readonly supported: boolean }).supported;
    });
    return has;
  }

  #explain({ name, since }: EventClass<never, unknown, never>, route: EventRoute, error: unknown): unknown {
    if (isLibvirtError(error, "no-support")) {
      return new EventsUnsupported({ uri: this.#uri, events: name, needs: "a driver that has them" }, { cause: error });
    }
    if (isUnknown(route, error)) {
      return new EventsUnsupported(
        { uri: this.#uri, events: name, needs: `libvirt ${since} or later` },
        { cause: error },
      );
    }
    return error;
  }
}

/**
 * Whether a daemon has no name for a number of events. It has no error of its own for that, and says it in its own language:
 * what is the same in all of them is the number.
 *
 * @source remote_daemon_dispatch.c, remoteDispatchConnectDomainEventCallbackRegisterAny and its neighbours
 */
function isUnknown({ registerArgs }: EventRoute, error: unknown): error is LibvirtError {
  if (!("eventId" in registerArgs) || !isLibvirtError(error, "internal-error")) return false;
  const { domainName, message } = error.details;
  const numbers = message.match(/\d+/g) ?? [];
  return domainName === "rpc" && numbers.length === 1 && Number(numbers[0]) === registerArgs.eventId;
}
