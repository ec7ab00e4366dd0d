import {
  domainDeviceAdded,
  domainDeviceRemovalFailed,
  domainDeviceRemoved,
  domainMemoryDeviceSizeChange,
} from "./domain-device-events.ts";
import { domainDiskChange, domainIoError, domainIoErrorReason, domainTrayChange } from "./domain-disk-events.ts";
import { domainGraphics } from "./domain-graphics-events.ts";
import {
  domainBlockJob,
  domainBlockJob2,
  domainBlockThreshold,
  domainJobCompleted,
  domainMigrationIteration,
} from "./domain-job-events.ts";
import { domainLifecycle } from "./domain-lifecycle-events.ts";
import { domainMemoryFailure } from "./domain-memory-failure-events.ts";
import {
  domainControlError,
  domainPmSuspend,
  domainPmSuspendDisk,
  domainPmWakeup,
  domainReboot,
  domainRtcChange,
  domainWatchdog,
} from "./domain-power-events.ts";
import {
  domainAgentLifecycle,
  domainBalloonChange,
  domainMetadataChange,
  domainTunable,
} from "./domain-settings-events.ts";

/** Every class of events of domains. `of` may name one domain; none is all. */
export const domainEvents = {
  lifecycle: domainLifecycle,
  reboot: domainReboot,
  rtcChange: domainRtcChange,
  watchdog: domainWatchdog,
  ioError: domainIoError,
  ioErrorReason: domainIoErrorReason,
  graphics: domainGraphics,
  blockJob: domainBlockJob,
  blockJob2: domainBlockJob2,
  diskChange: domainDiskChange,
  trayChange: domainTrayChange,
  pmWakeup: domainPmWakeup,
  pmSuspend: domainPmSuspend,
  pmSuspendDisk: domainPmSuspendDisk,
  balloonChange: domainBalloonChange,
  deviceRemoved: domainDeviceRemoved,
  deviceAdded: domainDeviceAdded,
  deviceRemovalFailed: domainDeviceRemovalFailed,
  tunable: domainTunable,
  agentLifecycle: domainAgentLifecycle,
  migrationIteration: domainMigrationIteration,
  jobCompleted: domainJobCompleted,
  metadataChange: domainMetadataChange,
  blockThreshold: domainBlockThreshold,
  memoryFailure: domainMemoryFailure,
  memoryDeviceSizeChange: domainMemoryDeviceSizeChange,
  controlError: domainControlError,
} as const;
