import { domainGetState, domainIsPersistent, type DomainRef } from "@hob/libvirt";
import { asGuestNotFound } from "../guest/find-guest.ts";
import { guestStateOf } from "../guest/guest-state.ts";
import { type GuestCall, readAutostart } from "../guest/read-info.ts";
import type { Link } from "../host/link.ts";
import { checkMigration } from "./check-migration.ts";
import { destinationDocuments } from "./destination-documents.ts";
import { type PlannedVolume, planVolumes } from "./destination-volumes.ts";
import type { Journey } from "./journey.ts";
import { MigrationBlocked } from "./migration-errors.ts";
import { type GuestBeforehand, migrationFlags } from "./migration-flags.ts";
import type { MigrationOptions } from "./migration-options.ts";
import { migrationParameters } from "./migration-parameters.ts";
import type { MigrationSubject } from "./migration-check.ts";
import { isActive, lookAt, type Sight } from "./sight.ts";

const patienceMs = 300_000;

/** A journey, and what has to be made for it. */
export interface PlannedJourney {
  readonly journey: Journey;
  readonly volumes: readonly PlannedVolume[];
  /** How the destination knew the guest before. */
  readonly beforeThere: Sight | null;
}

/** Finds out all that a migration needs, and changes nothing. @throws MigrationBlocked, GuestNotFound */
export async function planJourney(
  from: Link,
  to: Link,
  dom: DomainRef,
  options: MigrationOptions,
): Promise<PlannedJourney> {
  const subject = await subjectOf(from, to, dom, options);
  const { there, before, documents, volumes, beforeThere } = subject;
  const findings = await checkMigration(subject, options.check ?? true);
  const reasons = findings.filter(({ severity }) => severity === "blocking").map(({ reason }) => reason);
  if (reasons.length > 0) throw new MigrationBlocked({ guest: dom.name, from: from.name, to: to.name, reasons });
  const disks = volumes.length > 0 ? volumes.map(({ target }) => target) : undefined;
  return {
    volumes,
    beforeThere,
    journey: {
      from,
      to,
      dom,
      there,
      before,
      options,
      flags: migrationFlags(options, before),
      parameters: migrationParameters(options, { xml: documents.xml, storedXml: documents.storedXml, disks }),
      patienceMs: options.patienceMs ?? patienceMs,
    },
  };
}

/** What a migration is about, as it is now. @throws GuestNotFound */
export async function subjectOf(
  from: Link,
  to: Link,
  dom: DomainRef,
  options: MigrationOptions,
): Promise<MigrationSubject> {
  const there = { ...dom, name: options.name ?? dom.name };
  const [before, beforeThere] = await Promise.all([beforehand(from, dom), lookAt(to, there)]);
  const documents = await destinationDocuments(from, dom, before, options);
  const volumes = await planVolumes(from, to, dom, documents, options.copy);
  return { from, to, dom, there, before, beforeThere, options, documents, volumes };
}

async function beforehand(from: Link, dom: DomainRef): Promise<GuestBeforehand> {
  const call: GuestCall = (procedure, args) => from.call(procedure, { ...args, dom } as never);
  try {
    const [{ state }, { persistent }, autostart] = await Promise.all([
      call(domainGetState, {}),
      call(domainIsPersistent, {}),
      readAutostart(call),
    ]);
    const word = guestStateOf(state);
    const active = isActive({ state: word, reason: "unknown", busy: false });
    return { active, paused: word === "paused", persistent, autostart };
  } catch (error) {
    throw asGuestNotFound(error, dom.name, from.name);
  }
}
