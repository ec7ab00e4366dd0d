import { builtInPolicy, type PolicySet, readPolicySet } from "@hob/designer";

/** The policy sets that were asked for, by name or as they are. @throws UnknownPolicy, InvalidPolicy */
export const policySets = (wanted: readonly (string | PolicySet)[] = []): readonly PolicySet[] =>
  wanted.map((each) => (typeof each === "string" ? builtInPolicy(each) : readPolicySet(each)));
