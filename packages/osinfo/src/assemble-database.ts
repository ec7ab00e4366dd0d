import type { DatabaseContent } from "./database-content.ts";
import type { Device } from "./device.ts";
import { inheritDevices } from "./inherit-devices.ts";
import { lineageOf } from "./lineage.ts";
import { operatingSystem } from "./operating-system.ts";
import { type OsDatabase, osDatabase } from "./os-database.ts";
import { platform } from "./platform.ts";
import type { Problem } from "./problem.ts";

/** Completes what files state by inheritance. Cycles and missing ancestors become problems. */
export function assembleDatabase(content: DatabaseContent): OsDatabase {
  const problems: Problem[] = [...content.problems];
  const devices = new Map<string, Device>(content.devices.map((device) => [device.id, device]));
  const systems = new Map(content.systems.map((record) => [record.id, record]));
  const platforms = new Map(content.platforms.map((record) => [record.id, record]));
  return osDatabase(
    content.systems.map((record) => operatingSystem(lineageOf(record, systems, problems), devices)),
    problems,
    {
      platforms: content.platforms.map((record) =>
        platform(record, inheritDevices(lineageOf(record, platforms, problems, ["derivesFrom", "upgrades"]), devices)),
      ),
      scripts: new Map(content.scripts.map((script) => [script.id, script])),
      datamaps: new Map(content.datamaps.map((datamap) => [datamap.id, datamap])),
    },
  );
}
