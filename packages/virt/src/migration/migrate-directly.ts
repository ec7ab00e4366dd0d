import { isHobError } from "@hob/errors";
import {
  type Connection,
  connectFeature,
  connectSupportsFeature,
  domainMigrateBegin3Params,
  domainMigrateConfirm3Params,
  domainMigrateFinish3Params,
  domainMigrateFlag,
  domainMigrateParameter as parameter,
  domainMigratePerform3Params,
  domainMigratePrepare3Params,
  isLibvirtError,
} from "@hob/libvirt";
import type { Ending, Journey, Traveller } from "./journey.ts";
import { destinationFlags } from "./migration-flags.ts";
import type { MigrationParameters } from "./migration-parameters.ts";
import { watchPostCopy } from "./post-copy-watch.ts";
import { type JobWatch, watchJob } from "./watch-job.ts";

type Calls = Pick<Connection, "call">;

const nothing = new Uint8Array();

/**
 * Carries a migration out over connections to both hosts, by version 3 of libvirt's protocol: the source describes the
 * guest, the destination gets ready, the source sends, the destination runs it, the source clears away. Each passes a
 * cookie on to the next. The connections serve nothing else, and their end has the daemons clear away what is not done.
 *
 * @source libvirt-domain.c, virDomainMigrateVersion3Full
 */
export async function migrateDirectly(journey: Journey, traveller: Traveller): Promise<Ending> {
  const source = await journey.from.openWorkConnection();
  try {
    const destination = await journey.to.openWorkConnection();
    try {
      const watch = journey.before.active ? await watchJob(source, journey, traveller) : null;
      return await new DirectMigration(journey, traveller, source, destination, watch).run();
    } finally {
      await destination.close();
    }
  } finally {
    await source.close();
  }
}

class DirectMigration {
  readonly #journey: Journey;
  readonly #traveller: Traveller;
  readonly #source: Calls;
  readonly #destination: Calls;
  readonly #watch: JobWatch | null;
  #parameters: MigrationParameters;
  #flags: number;
  #cookie: Uint8Array = nothing;

  constructor(journey: Journey, traveller: Traveller, source: Calls, destination: Calls, watch: JobWatch | null) {
    this.#journey = journey;
    this.#traveller = traveller;
    this.#source = source;
    this.#destination = destination;
    this.#watch = watch;
    this.#parameters = journey.parameters;
    this.#flags = journey.flags;
  }

  async run(): Promise<Ending> {
    const { options, before } = this.#journey;
    const isOffline = !before.active;
    try {
      await this.#begin();
    } catch (error) {
      return { clean: false, ranThere: "never", error };
    }
    try {
      await this.#prepare();
    } catch (error) {
      await this.#confirm(true).catch(ignoreAfter(error));
      return { clean: false, ranThere: "never", error };
    }
    try {
      this.#traveller.enter("sending");
      if (!isOffline) await this.#perform();
    } catch (error) {
      // A broken post-copy keeps both ends, so that it can be resumed.
      if (options.resume === true) return { clean: false, ranThere: "perhaps", error };
      return { clean: false, ranThere: "never", error: await this.#cancel(error) };
    }
    this.#traveller.enter("finishing");
    try {
      await this.#finish(false);
    } catch (error) {
      // Only libvirt's own answer says that it does not run there.
      if (!isLibvirtError(error)) return { clean: false, ranThere: "perhaps", error };
      await this.#confirm(true).catch(ignoreAfter(error));
      return { clean: false, ranThere: "perhaps", error };
    }
    try {
      this.#traveller.enter("confirming");
      await this.#confirm(false);
    } catch (error) {
      return { clean: false, ranThere: "yes", error };
    }
    return { clean: true, figures: (await this.#watch?.figures()) ?? null };
  }

  async #begin(): Promise<void> {
    const { dom } = this.#journey;
    const feature = connectFeature.migrateChangeProtection;
    const { supported } = await this.#source.call(connectSupportsFeature, { feature });
    if (supported) this.#flags |= domainMigrateFlag.changeProtection;
    const { signal } = this.#traveller;
    const args = { dom, parameters: this.#parameters, flags: this.#flags };
    const begun = await this.#source.call(domainMigrateBegin3Params, args, { signal });
    this.#cookie = begun.cookieOut;
    this.#parameters = { ...this.#parameters, [parameter.destXml]: begun.xml };
  }

  async #prepare(): Promise<void> {
    this.#traveller.enter("preparing");
    const { signal } = this.#traveller;
    const flags = destinationFlags(this.#flags & ~domainMigrateFlag.changeProtection);
    const args = { parameters: this.#parameters, cookieIn: this.#cookie, flags };
    const prepared = await this.#destination.call(domainMigratePrepare3Params, args, { signal });
    this.#cookie = this.#journey.before.active ? prepared.cookieOut : nothing;
    if (prepared.uriOut !== null) this.#parameters = { ...this.#parameters, [parameter.uri]: prepared.uriOut };
  }

  async #perform(): Promise<void> {
    const performed = await this.#source.call(domainMigratePerform3Params, {
      dom: this.#journey.dom,
      destinationUri: null,
      parameters: this.#parameters,
      cookieIn: this.#cookie,
      flags: this.#flags,
    });
    this.#cookie = performed.cookieOut;
  }

  async #finish(cancelled: boolean): Promise<void> {
    const args = {
      parameters: { ...this.#parameters, [parameter.destName]: this.#journey.there.name },
      cookieIn: cancelled ? nothing : this.#cookie,
      flags: destinationFlags(this.#flags & ~domainMigrateFlag.changeProtection),
      cancelled,
    };
    const watch = this.#journey.options.postCopy === undefined ? null : watchPostCopy(this.#journey);
    try {
      const options = watch === null ? {} : { signal: watch.signal };
      const finished = await this.#destination.call(domainMigrateFinish3Params, args, options);
      this.#cookie = finished.cookieOut;
    } catch (error) {
      if (watch?.signal.aborted !== true) throw error;
      throw new Error("Post-copy broke off, and the destination does not say so.", { cause: error });
    } finally {
      watch?.stop();
    }
  }

  async #confirm(cancelled: boolean): Promise<void> {
    await this.#source.call(domainMigrateConfirm3Params, {
      dom: this.#journey.dom,
      parameters: this.#parameters,
      cookieIn: cancelled ? nothing : this.#cookie,
      flags: this.#flags,
      cancelled,
    });
  }

  /** Has the destination clear away what was sent. @returns what failed: the destination may know better why. */
  async #cancel(error: unknown): Promise<unknown> {
    try {
      await this.#finish(true);
    } catch (answer) {
      const knows = isLibvirtError(answer) && !isLibvirtError(answer, "migrate-finish-ok", "no-domain");
      if (knows && isLibvirtError(error, "operation-failed")) return answer;
      ignoreAfter(error)(answer);
    }
    return error;
  }
}

/** Passes over what fails while a failure is cleared away: the hosts are looked at afterwards. A mistake is no failure. */
function ignoreAfter(first: unknown) {
  return (later: unknown): void => {
    if (!isHobError(later)) throw new AggregateError([first, later]);
  };
}
