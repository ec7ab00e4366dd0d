export type { DriverPlan } from "./drivers/driver-plan.ts";
export type { UnattendedParameters } from "./parameters/unattended-parameters.ts";
export type { MediaSource, TreeSource, UnattendedInput } from "./plan-unattended.ts";
export {
  type InjectionMethod,
  injectionMethods,
  type InstallationSource,
  type InstallScriptParameter,
  type InstallScriptSource,
  type ScriptDatabase,
  type SystemFacts,
  type ValueMap,
} from "./script/install-script.ts";
export type { ResolvedParameter, UnattendedFile, UnattendedPlan } from "./unattended-plan.ts";
