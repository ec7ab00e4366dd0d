import { readFile } from "node:fs/promises";
import { setImmediate as nextTurn } from "node:timers/promises";
import { databaseFiles } from "./database-files.ts";
import { canonicalDeviceId, type Device, deviceOfId, readDevice } from "./device.ts";
import { lineageOf } from "./lineage.ts";
import { operatingSystem } from "./operating-system.ts";
import { type OsDatabase, osDatabase } from "./os-database.ts";
import { extendOsRecord, type OsRecord, readOsRecord } from "./os-record.ts";
import { osinfoDirectories } from "./osinfo-directories.ts";
import type { Problem } from "./problem.ts";
import { readXmlElement } from "./xml-element.ts";

/** How {@link loadOsinfo} reads. */
export interface LoadOptions {
  /** In order of precedence, the strongest last; default {@link osinfoDirectories}. */
  readonly directories?: readonly string[];
}

/** Other work gets its turn at least this often, in ms: a server reads the database while it answers. */
const turnMs = 10;

/**
 * Reads the installed osinfo-db, a little at a time. What cannot be read is reported in `problems` and left out; with no database at all
 * the answer is an empty one.
 */
export async function loadOsinfo({ directories = osinfoDirectories() }: LoadOptions = {}): Promise<OsDatabase> {
  const { files, problems } = await databaseFiles(directories);
  const records = new Map<string, OsRecord>();
  const devices = new Map<string, Device>();
  const texts = await Promise.all(files.map((file) => readText(file, problems)));
  let turn = performance.now();
  for (const [index, text] of texts.entries()) {
    if (performance.now() - turn > turnMs) {
      await nextTurn();
      turn = performance.now();
    }
    if (text.trim() === "") continue;
    try {
      readEntities(text, records, devices);
    } catch (error) {
      problems.push({ where: files[index] as string, message: (error as Error).message });
    }
  }
  if (records.size === 0) {
    problems.push({
      where: directories.join(", "),
      message: "no operating system found; install the package 'osinfo-db'",
    });
  }
  const systems = [...records.values()].map((record) => operatingSystem(lineageOf(record, records, problems), devices));
  return osDatabase(systems, problems);
}

async function readText(file: string, problems: Problem[]): Promise<string> {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    problems.push({ where: file, message: (error as Error).message });
    return "";
  }
}

/** An empty file says nothing: it stands where a file of an earlier directory is to be hidden. */
function readEntities(text: string, records: Map<string, OsRecord>, devices: Map<string, Device>): void {
  for (const element of readXmlElement(text).children) {
    const id = element.attributes["id"];
    if (id === undefined) continue;
    if (element.name === "os") {
      // The parser's strings are slices that keep the whole file in memory; a copy's are its own.
      const record = structuredClone(readOsRecord(id, element));
      const known = records.get(id);
      records.set(id, known ? extendOsRecord(known, record) : record);
    } else if (element.name === "device") {
      const canonical = canonicalDeviceId(id);
      devices.set(canonical, readDevice(element, devices.get(canonical) ?? deviceOfId(canonical)));
    }
  }
}
