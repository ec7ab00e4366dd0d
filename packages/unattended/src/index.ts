export { type CarriedFile } from "./carrier/carried-file.ts";
export { type CarrierImage, carrierImage } from "./carrier/carrier-image.ts";
export { cpioArchive, initrdAppendix } from "./carrier/cpio-archive.ts";
export { fatImage, FloppyRefused } from "./carrier/fat-image.ts";
export type { DriverPlan } from "./drivers/driver-plan.ts";
export { type VirtioWin, virtioWinFor } from "./drivers/virtio-win.ts";
export { type ParameterDeclaration, unattendedParameters } from "./parameters/parameter-table.ts";
export { withHashedPasswords, withoutSecrets } from "./parameters/secret-parameters.ts";
export { readParameters } from "./parameters/read-parameters.ts";
export type { UnattendedParameters } from "./parameters/unattended-parameters.ts";
export { planUnattended } from "./plan-unattended.ts";
export {
  generateCommandLine,
  generateScript,
  type ScriptedSystem,
  type ScriptInput,
} from "./script/generate-script.ts";
export {
  ImpossibleInjection,
  InvalidParameter,
  MissingParameters,
  NoUnattendedInstallation,
  UnknownParameter,
  UnknownProfile,
} from "./unattended-errors.ts";
export type { MediaSource, TreeSource, UnattendedInput } from "./unattended-input.ts";
export type { ResolvedParameter, UnattendedFile, UnattendedPlan } from "./unattended-plan.ts";
export { UnsupportedTemplate } from "./xslt/unsupported-template.ts";
