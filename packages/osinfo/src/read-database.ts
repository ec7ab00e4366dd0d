import { readFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { setImmediate as nextTurn } from "node:timers/promises";
import type { DatabaseContent } from "./database-content.ts";
import type { DatabaseFile } from "./database-files.ts";
import { type Datamap, readDatamap } from "./datamap.ts";
import { canonicalDeviceId, type Device, deviceOfId, readDevice } from "./device.ts";
import { type InstallScript, readInstallScript, templatesOf } from "./install-script.ts";
import { lineageProblems, platformInheritance } from "./lineage.ts";
import { type OsRecord, readOsRecord } from "./os-record.ts";
import { type PlatformRecord, readPlatformRecord } from "./platform.ts";
import type { Problem } from "./problem.ts";
import { extendRecord } from "./product-record.ts";
import { childrenOf, readXmlElement, type XmlElement } from "./xml-element.ts";

/** Other work gets its turn at least this often, in ms: a server reads the database while it answers. */
const turnMs = 10;

/** Files that are read ahead of the parser. */
const readAhead = 64;

/**
 * Reads what the files state, a little at a time. What cannot be read becomes a problem and is left out.
 *
 * @param files in the order in which later ones add to earlier ones.
 */
export async function readDatabase(files: readonly DatabaseFile[]): Promise<DatabaseContent> {
  const tables = new Tables();
  let turn = performance.now();
  for (let start = 0; start < files.length; start += readAhead) {
    const batch = files.slice(start, start + readAhead);
    const texts = await Promise.all(batch.map((file) => readText(file, tables.problems)));
    for (const [index, text] of texts.entries()) {
      if (performance.now() - turn > turnMs) {
        await nextTurn();
        turn = performance.now();
      }
      // An empty file says nothing: it stands where a file of an earlier directory is to be hidden.
      if (text.trim() !== "") await tables.take(text, batch[index] as DatabaseFile);
    }
  }
  return tables.content();
}

async function readText({ path }: DatabaseFile, problems: Problem[]): Promise<string> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    problems.push({ where: path, message: (error as Error).message });
    return "";
  }
}

/** What has been read so far, by id. */
class Tables {
  readonly problems: Problem[] = [];
  readonly #systems = new Map<string, OsRecord>();
  readonly #platforms = new Map<string, PlatformRecord>();
  readonly #devices = new Map<string, Device>();
  readonly #scripts = new Map<string, InstallScript>();
  readonly #datamaps = new Map<string, Datamap>();

  /** Takes what one file says; a file that breaks off says nothing. */
  async take(text: string, file: DatabaseFile): Promise<void> {
    try {
      const entities = readXmlElement(text).children.filter(({ attributes }) => attributes["id"] !== undefined);
      const scripts = entities.filter(({ name }) => name === "install-script");
      const templates = scripts.length > 0 ? await this.#templates(text, file, scripts) : new Map<string, string>();
      for (const element of entities) this.#take(element, file, templates);
    } catch (error) {
      this.problems.push({ where: file.path, message: (error as Error).message });
    }
  }

  #take(element: XmlElement, file: DatabaseFile, templates: ReadonlyMap<string, string>): void {
    const id = element.attributes["id"] as string;
    switch (element.name) {
      case "os":
        put(this.#systems, own(readOsRecord(id, element, file.isExtension ? basename(file.path) : undefined)));
        break;
      case "platform":
        put(this.#platforms, own(readPlatformRecord(id, element)));
        break;
      case "device": {
        const canonical = canonicalDeviceId(id);
        const known = this.#devices.get(canonical) ?? deviceOfId(canonical);
        this.#devices.set(canonical, own(readDevice(element, known)));
        break;
      }
      case "datamap":
        this.#datamaps.set(id, own(readDatamap(element, this.#datamaps.get(id) ?? { id, entries: {} })));
        break;
      case "install-script": {
        const template = templates.get(id);
        if (template === undefined) this.problems.push({ where: file.path, message: `'${id}' has no template` });
        else this.#scripts.set(id, own(readInstallScript(id, element, template)));
        break;
      }
    }
  }

  /** The stylesheets of a file's scripts: those inside, and those that it names by file, below the directory of all scripts. */
  async #templates(text: string, file: DatabaseFile, scripts: readonly XmlElement[]): Promise<Map<string, string>> {
    const templates = new Map(templatesOf(text));
    for (const script of scripts) {
      const uri = childrenOf(script, "template")[0]?.attributes["uri"];
      if (uri === undefined) continue;
      const path = uri.startsWith("file://") ? new URL(uri).pathname : join(installScripts(file.path), uri);
      const stylesheet = await readText({ ...file, path }, this.problems);
      if (stylesheet !== "") templates.set(script.attributes["id"] as string, stylesheet);
    }
    return templates;
  }

  content(): DatabaseContent {
    const systems = [...this.#systems.values()];
    const platforms = [...this.#platforms.values()];
    return {
      systems,
      platforms,
      devices: [...this.#devices.values()],
      scripts: [...this.#scripts.values()],
      datamaps: [...this.#datamaps.values()],
      problems: [...this.problems, ...lineageProblems(systems), ...lineageProblems(platforms, platformInheritance)],
    };
  }
}

function put<Record extends OsRecord | PlatformRecord>(records: Map<string, Record>, record: Record): void {
  const known = records.get(record.id);
  records.set(record.id, known ? extendRecord(known, record) : record);
}

/** The parser's strings are slices that keep the whole file in memory; a copy's are its own. */
const own = <Value>(value: Value): Value => JSON.parse(JSON.stringify(value)) as Value;

/** The directory `install-script` that a file is in. */
function installScripts(path: string): string {
  let directory = dirname(path);
  while (basename(directory) !== "install-script" && directory !== dirname(directory)) directory = dirname(directory);
  return directory;
}
