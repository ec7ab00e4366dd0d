export type { BuildInput, BuildNotes, BuildPlan, PlannedDisk } from "./build-plan.ts";
export type { BuildRequest, BuildSource } from "./build-request.ts";
export { buildSteps } from "./build-steps.ts";
export {
  DiskTooLarge,
  ImageFormatMismatch,
  ImageInUse,
  InvalidBuildRequest,
  InvalidMediumPath,
  MediumNotFound,
  NameInUse,
  OverlayUnsupported,
  UnknownNetwork,
  UnknownPool,
  UnsupportedImageFormat,
  VolumeInUse,
} from "./builder-errors.ts";
export type { DeleteInput, DeleteNotes } from "./delete/delete-input.ts";
export { deleteSteps } from "./delete/delete-steps.ts";
export { planBuild } from "./plan-build.ts";
export type { HostFor } from "./steps/connected-host.ts";
export { isTransientPool } from "./storage/transient-pool.ts";
