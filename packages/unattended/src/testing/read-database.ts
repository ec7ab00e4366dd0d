import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseXml, serialiseXml, standalone, type XmlElement } from "@hob/xml";
import type {
  InjectionMethod,
  InstallScriptSource,
  ScriptDatabase,
  SystemFacts,
  ValueMap,
} from "../script/install-script.ts";

/** The installed database as far as install scripts need it. */
export interface TestDatabase extends ScriptDatabase {
  readonly scripts: ReadonlyMap<string, InstallScriptSource>;
  readonly systems: ReadonlyMap<string, TestSystem>;
}

type TestSystem = SystemFacts & { readonly scripts: readonly string[] };

/** Reads `/usr/share/osinfo`. */
export function readDatabase(directory = "/usr/share/osinfo"): TestDatabase {
  const scripts = new Map(
    elementsIn(directory, "install-script").map((element) => [idOf(element), readScript(element)]),
  );
  const maps = new Map(elementsIn(directory, "datamap").map((element) => [idOf(element), readMap(element)]));
  const elements = elementsIn(directory, "os").filter(({ name }) => name === "os");
  const systems = new Map<string, TestSystem>();
  for (const element of elements) {
    const [known, more] = [systems.get(idOf(element)), { ...readSystem(element), scripts: scriptsOf(element) }];
    // A second file, such as `win-10.d`'s, adds to the first one.
    systems.set(
      more.id,
      known ? { ...known, version: known.version ?? more.version, scripts: [...known.scripts, ...more.scripts] } : more,
    );
  }
  const parents = new Map<string, string[]>();
  for (const element of elements) {
    const next = ["derives-from", "clones", "upgrades"].flatMap((name) => element.elements(name).map(idOf));
    parents.set(idOf(element), [...(parents.get(idOf(element)) ?? []), ...next]);
  }
  return {
    scripts,
    systems,
    scriptsFor: (id) => (systems.get(id)?.scripts ?? []).flatMap((script) => scripts.get(script) ?? []),
    valueMap: (id) => maps.get(id),
    ancestorsOf(id) {
      const seen = new Set([id]);
      const queue = [...(parents.get(id) ?? [])];
      for (const next of queue) {
        if (seen.has(next)) continue;
        seen.add(next);
        queue.push(...(parents.get(next) ?? []));
      }
      return [...seen].slice(1).flatMap((ancestor) => systems.get(ancestor) ?? []);
    },
  };
}

const idOf = (element: XmlElement): string => element.attribute("id") ?? "";

const elementsIn = (directory: string, kind: string): XmlElement[] =>
  readdirSync(join(directory, kind), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".xml"))
    .flatMap((name) => parseXml(readFileSync(join(directory, kind, name), "utf8")).root.elements());

const textOf = (element: XmlElement, name: string): string | null => element.element(name)?.text ?? null;

const scriptsOf = (os: XmlElement): string[] =>
  os.elements("installer").flatMap((installer) => installer.elements("script").map(idOf));

const readSystem = (os: XmlElement): SystemFacts => ({
  id: idOf(os),
  shortId: textOf(os, "short-id") ?? "",
  name: textOf(os, "name") ?? "",
  version: textOf(os, "version"),
  distro: textOf(os, "distro"),
  family: textOf(os, "family"),
  vendor: textOf(os, "vendor"),
  codename: textOf(os, "codename"),
  releaseDate: textOf(os, "release-date"),
});

/** A flag is true when its element is there and does not say otherwise. */
const flag = (element: XmlElement, name: string): boolean => textOf(element, name)?.includes("false") === false;

function readScript(element: XmlElement): InstallScriptSource {
  const sheet = element.element("template")?.elements()[0];
  return {
    id: idOf(element),
    profile: textOf(element, "profile"),
    template: sheet ? serialiseXml(standalone(sheet)) : "",
    expectedFilename: textOf(element, "expected-filename"),
    productKeyFormat: textOf(element, "product-key-format"),
    pathFormat: textOf(element, "path-format") as "unix" | "dos" | null,
    injectionMethods: element.elements("injection-method").map(({ text }) => text as InjectionMethod),
    canPreInstallDrivers: flag(element, "can-pre-install-drivers"),
    canPostInstallDrivers: flag(element, "can-post-install-drivers"),
    needsInternet: flag(element, "needs-internet"),
    parameters: (element.element("config")?.elements("param") ?? []).map((param) => ({
      name: param.attribute("name") ?? "",
      isRequired: param.attribute("policy") === "required",
      valueMap: param.attribute("value-map") ?? null,
    })),
  };
}

function readMap(element: XmlElement): ValueMap {
  const entries = new Map(
    element.elements("entry").map((entry) => [entry.attribute("inval") ?? "", entry.attribute("outval") ?? ""]),
  );
  return { id: idOf(element), find: (value) => entries.get(value) };
}
