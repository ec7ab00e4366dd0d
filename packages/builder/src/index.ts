export type {
  BuildInput,
  BuildNotes,
  BuildPlan,
  PlannedDownload,
  PlannedInstallation,
  PlannedVolume,
  PlannedWait,
  VolumeContent,
} from "./build-plan.ts";
export {
  type BuildRequest,
  type BuildSource,
  type UnattendedRequest,
  type WaitGoal,
  waitGoals,
} from "./build-request.ts";
export { buildSteps } from "./build-steps.ts";
export {
  CloneSourceRuns,
  DefinitionChanged,
  DiskInUse,
  DiskNotCloneable,
  DiskTooLarge,
  ImageFormatMismatch,
  ImageInUse,
  InstallationBroken,
  InstallationTimeout,
  InvalidBuildRequest,
  InvalidMediumPath,
  MediumNotFound,
  NameInUse,
  NoFilePool,
  OverlayUnsupported,
  SecretsLost,
  TemplateStart,
  TreeNotFound,
  UnknownNetwork,
  UnknownPool,
  UnsuitableSource,
  UnsupportedImageFormat,
  VolumeInUse,
} from "./builder-errors.ts";
export type { ChangeDifference, ChangeInput, ChangeNotes, ChangePlan } from "./change/change-plan.ts";
export type { ChangeRequest, WantedDisk } from "./change/change-request.ts";
export { changeSteps } from "./change/change-steps.ts";
export { planChange, type PlanChangeOptions } from "./change/plan-change.ts";
export { type CloneRequest, type DiskCloning, diskClonings } from "./clone/clone-request.ts";
export { planClone } from "./clone/plan-clone.ts";
export { isTemplate, refuseTemplate, setTemplate } from "./clone/template.ts";
export type { DeleteInput, DeleteNotes } from "./delete/delete-input.ts";
export { deleteSteps } from "./delete/delete-steps.ts";
export {
  ChecksumMismatch,
  DownloadChanged,
  DownloadFailed,
  InvalidChecksum,
  InvalidUrl,
} from "./download/download-errors.ts";
export { UnsafeImage } from "./media/image-header.ts";
export { abilities, type AskedPlatform } from "./plan/abilities.ts";
export { planBuild, type PlanOptions } from "./plan-build.ts";
export { createSecretVault, type SecretVault } from "./secret-vault.ts";
export type { HostFor } from "./steps/connected-host.ts";
export { isTransientPool } from "./storage/transient-pool.ts";
