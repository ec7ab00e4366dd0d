/** How answers reach an installer: on a second optical disc, disk or floppy, inside its initrd, or from a web server. */
export const injectionMethods = ["cdrom", "disk", "floppy", "initrd", "web"] as const;

/** One of {@link injectionMethods}. */
export type InjectionMethod = (typeof injectionMethods)[number];

/** Where an installer takes its packages from. */
export type InstallationSource = "media" | "network";

/** What is needed of an install script of the database. @hob/osinfo's `InstallScript` is one. */
export interface InstallScriptSource {
  readonly id: string;
  readonly profile: string | null;
  /** An XSLT 1.0 stylesheet over the parameters. */
  readonly template: string;
  /** The name under which the installer looks for it: `preseed.cfg`. */
  readonly expectedFilename: string | null;
  /** `$` stands for any letter or digit: `$$$$$-$$$$$-$$$$$-$$$$$-$$$$$`. */
  readonly productKeyFormat: string | null;
  readonly pathFormat: "unix" | "dos" | null;
  readonly injectionMethods: readonly InjectionMethod[];
  readonly canPreInstallDrivers: boolean;
  readonly canPostInstallDrivers: boolean;
  readonly needsInternet: boolean;
  readonly parameters: readonly InstallScriptParameter[];
}

/** A parameter that an install script takes. */
export interface InstallScriptParameter {
  readonly name: string;
  readonly isRequired: boolean;
  /** The datamap that gives the values a script wants for those that are given; null to take them as they are. */
  readonly valueMap: string | null;
}

/** A table of values by id: `de_DE` → `de`. */
export interface ValueMap {
  readonly id: string;
  /** The mapped value; undefined when the table does not have it. */
  find(value: string): string | undefined;
}

/** What is asked of the operating-system database. @hob/osinfo's `OsDatabase` is one, by {@link scriptDatabase}. */
export interface ScriptDatabase {
  /** The scripts a system names itself, in the database's order. */
  scriptsFor(osId: string): readonly InstallScriptSource[];
  /** A system's predecessors and what it derives from, nearest first, without itself. */
  ancestorsOf(osId: string): readonly SystemFacts[];
  valueMap(id: string): ValueMap | undefined;
}

/** What an install script may ask about the system it installs. @hob/osinfo's `OperatingSystem` is one. */
export interface SystemFacts {
  readonly id: string;
  readonly shortId: string;
  readonly name: string;
  readonly version: string | null;
  readonly distro: string | null;
  readonly family: string | null;
  readonly codename: string | null;
  readonly vendor: string | null;
  readonly releaseDate: string | null;
}
