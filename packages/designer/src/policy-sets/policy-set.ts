import type { PolicyCondition } from "./policy-condition.ts";
import type { PolicySettings, SettingName } from "./policy-settings.ts";

/** One taste: what to prefer, when, and why. */
export type PolicyRule = {
  readonly [S in SettingName]: {
    readonly setting: S;
    readonly value: PolicySettings[S];
    /** A sentence for the user. */
    readonly because: string;
    /** Always, when absent. */
    readonly when?: PolicyCondition;
  };
}[SettingName];

/**
 * Tastes under a name. Sets are laid over each other, `default` at the bottom: all rules are read in order, set after
 * set, and the last that holds decides. So a set begins with what is general and ends with its exceptions.
 */
export interface PolicySet {
  readonly name: string;
  /** What it is for, in a sentence. */
  readonly description: string;
  readonly rules: readonly PolicyRule[];
}
