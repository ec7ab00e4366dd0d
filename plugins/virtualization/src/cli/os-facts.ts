import type { Amounts, OperatingSystem } from "@hob/osinfo";

/** What a system needs, under the names that people who size guests use. */
export interface NeedFacts {
  readonly cpus: number | null;
  /** Bytes. */
  readonly ram: number | null;
  /** Bytes. */
  readonly storage: number | null;
}

const needs = ({ vcpus, memory, storage }: Amounts): NeedFacts => ({ cpus: vcpus, ram: memory, storage });

/** An operating system as `--output json` lists it: absent is null, amounts by architecture. */
export function osOverview(os: OperatingSystem) {
  const { id, shortId, name, version, vendor, family, distro, releaseDate, eolDate, devices } = os;
  const architectures = os.architectures.length > 0 ? os.architectures : ["all"];
  const resources = Object.fromEntries(
    architectures.map((arch) => {
      const { minimum, recommended, maximum, networkInstall } = os.resources(arch);
      const amounts = { minimum, recommended, maximum, networkInstall };
      return [arch, Object.fromEntries(Object.entries(amounts).map(([level, stated]) => [level, needs(stated)]))];
    }),
  );
  return { id, shortId, name, version, vendor, family, distro, releaseDate, eolDate, resources, devices };
}

/** An operating system as `--output json` shows it: the overview, and all else that is known. */
export function osFacts(os: OperatingSystem) {
  const { supports: _, supportsFirmware: _firmware, resources: _resources, architectures: _all, ...facts } = os;
  return { ...osOverview(os), ...facts };
}
