import type { Decision } from "../decision.ts";
import { defaultPolicy } from "./default-policy.ts";
import { holdsForGuest, holdsForSubject, type PolicyFacts, type PolicySubject } from "./policy-condition.ts";
import type { PolicyRule, PolicySet } from "./policy-set.ts";
import type { PolicySettings, SettingName } from "./policy-settings.ts";

/** What the policy sets say of a setting, and why. */
export interface Ruling<T> {
  readonly value: T;
  readonly because: string;
  /** For the decision that follows it. */
  readonly by: Decision["by"];
  /** The name of the set that says it. */
  readonly set: string;
}

/** The policy sets of one design, laid over each other. */
export interface Policy {
  /**
   * What is preferred.
   *
   * @param subject the device in question, for settings of devices.
   */
  get<S extends SettingName>(setting: S, subject?: PolicySubject): Ruling<PolicySettings[S]>;
}

interface Layered {
  readonly rule: PolicyRule;
  readonly set: string;
}

/** Lays policy sets over {@link defaultPolicy}, for one guest: of the rules that hold, the last decides. */
export function layPolicies(sets: readonly PolicySet[], facts: PolicyFacts): Policy {
  const rules = new Map<SettingName, Layered[]>();
  for (const set of [defaultPolicy, ...sets.filter((one) => one !== defaultPolicy)]) {
    for (const rule of set.rules) {
      if (rule.when && !holdsForGuest(rule.when, facts)) continue;
      const found = rules.get(rule.setting);
      if (found) found.push({ rule, set: set.name });
      else rules.set(rule.setting, [{ rule, set: set.name }]);
    }
  }
  return {
    get<S extends SettingName>(setting: S, subject: PolicySubject = {}) {
      const found = rules.get(setting)?.findLast(({ rule }) => !rule.when || holdsForSubject(rule.when, subject));
      if (!found) throw new Error(`The default policy has no rule for '${setting}'.`);
      const { rule, set } = found;
      const by = set === defaultPolicy.name ? "policy" : (`policy:${set}` as const);
      return { value: rule.value as PolicySettings[S], because: rule.because, by, set };
    },
  };
}
