import { domainGetXmlDesc, type DomainRef, domainSetAutostart } from "@hob/libvirt";
import type { Link } from "../host/link.ts";
import { canMigrate } from "../migration/can-migrate.ts";
import { migrate } from "../migration/migrate.ts";
import { changeable } from "./change/changeable.ts";
import { changeGuest } from "./change/change-guest.ts";
import { pendingChanges } from "./change/pending-changes.ts";
import { guestDevicesOf } from "./devices/guest-devices-of.ts";
import { backupOf } from "./backup/backup-of.ts";
import { checkpointsOf } from "./checkpoints/checkpoints-of.ts";
import { diskOf } from "./disks/disk-of.ts";
import { dumpCore } from "./core-dump.ts";
import { savedMemoryOf } from "./saved/saved-memory-of.ts";
import { readStatistics } from "./statistics/read-statistics.ts";
import { guestAgentOf } from "./agent/guest-agent-of.ts";
import { guestConsoleOf } from "./console/guest-console-of.ts";
import { guestLifeOf } from "./life/guest-life-of.ts";
import { snapshotsOf } from "./snapshots/snapshots-of.ts";
import { asGuestNotFound } from "./find-guest.ts";
import { guestAddresses } from "./guest-addresses.ts";
import type { GuestCalls } from "./guest-calls.ts";
import type { Guest } from "./guest.ts";
import { type GuestCall, readInfo } from "./read-info.ts";
import { rename } from "./rename.ts";
import { undefine } from "./undefine.ts";
import { xmlFlags } from "./xml-options.ts";
import { guestTuningOf } from "./tuning/guest-tuning-of.ts";

/** The guest that a reference names. Its verbs are calls; what takes more than one has a file of its own. */
export function guestOf(link: Link, { name, uuid }: DomainRef): Guest {
  // The number of a run that may be over by then is left out.
  const dom: DomainRef = { name, uuid, id: -1 };
  const known = async <Answer>(answer: Promise<Answer>): Promise<Answer> => {
    try {
      return await answer;
    } catch (error) {
      throw asGuestNotFound(error, name, link.name);
    }
  };
  const call: GuestCall = (procedure, args) => known(link.call(procedure, { ...args, dom } as never));
  const callApart: GuestCall = (procedure, args) => known(link.callApart(procedure, { ...args, dom } as never));
  const calls: GuestCalls = { link, dom, call, callApart, known };
  return {
    ...guestLifeOf(calls),
    ...guestConsoleOf(calls),
    uuid,
    name,
    info: () => readInfo(call),
    xml: async (options = {}) => (await call(domainGetXmlDesc, { flags: xmlFlags(options) })).xml,
    addresses: async () => known(guestAddresses(link, dom, (await call(domainGetXmlDesc, { flags: 0 })).xml)),
    disk: (target) => diskOf(calls, target),
    snapshots: snapshotsOf(calls),
    checkpoints: checkpointsOf(calls),
    backup: backupOf(calls),
    devices: guestDevicesOf(calls),
    tuning: guestTuningOf(calls),
    change: (change, options = {}) => changeGuest(calls, change, options),
    changeable: () => changeable(calls),
    pendingChanges: () => pendingChanges(calls),
    agent: guestAgentOf(calls),
    statistics: (options = {}) => readStatistics(calls, options),
    savedMemory: savedMemoryOf(calls),
    dumpCore: (path, options = {}) => dumpCore(calls, path, options),
    async rename(newName) {
      await rename(calls, newName);
      return guestOf(link, { ...dom, name: newName });
    },
    undefine: (options = {}) => undefine(calls, options),
    setAutostart: async (autostart) => void (await call(domainSetAutostart, { autostart })),
    migrate: (destination, options = {}) => migrate(link, dom, destination, options, guestOf),
    canMigrate: (destination, options) => canMigrate(link, dom, destination, options),
  };
}
