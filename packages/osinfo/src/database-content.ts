import type { Datamap } from "./datamap.ts";
import type { Device } from "./device.ts";
import type { InstallScript } from "./install-script.ts";
import type { OsRecord } from "./os-record.ts";
import type { PlatformRecord } from "./platform.ts";
import type { Problem } from "./problem.ts";

/** All that the files state, before inheritance: plain values. */
export interface DatabaseContent {
  readonly systems: readonly OsRecord[];
  readonly platforms: readonly PlatformRecord[];
  readonly devices: readonly Device[];
  readonly scripts: readonly InstallScript[];
  readonly datamaps: readonly Datamap[];
  /** What could not be read, and what leads nowhere. */
  readonly problems: readonly Problem[];
}
