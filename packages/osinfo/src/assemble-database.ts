import type { DatabaseContent } from "./database-content.ts";
import type { Device } from "./device.ts";
import { inheritDevices } from "./inherit-devices.ts";
import { lineageOf, platformInheritance } from "./lineage.ts";
import { operatingSystem } from "./operating-system.ts";
import { type OsDatabase, osDatabase } from "./os-database.ts";
import { platform } from "./platform.ts";
import { shareAlike } from "./share-alike.ts";

/** Completes what files state by inheritance. */
export function assembleDatabase(stated: DatabaseContent): OsDatabase {
  const content = shareAlike(stated);
  const devices = new Map<string, Device>(content.devices.map((device) => [device.id, device]));
  const systems = new Map(content.systems.map((record) => [record.id, record]));
  const platforms = new Map(content.platforms.map((record) => [record.id, record]));
  return osDatabase(
    content.systems.map((record) => operatingSystem(record, () => lineageOf(record, systems), devices)),
    content.problems,
    {
      platforms: () =>
        content.platforms.map((record) =>
          platform(record, inheritDevices(lineageOf(record, platforms, platformInheritance), devices)),
        ),
      scripts: new Map(content.scripts.map((script) => [script.id, script])),
      datamaps: new Map(content.datamaps.map((datamap) => [datamap.id, datamap])),
    },
  );
}
