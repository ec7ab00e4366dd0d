import { attribute, type Slots, yesNo } from "../../kit/index.ts";

/** What every match of a rule can say. Addresses and masks are text, numbers may be variables. */
export interface AnyMatch {
  /** False: the rule is for what does not look like this. Default true. */
  readonly match?: boolean;
  readonly comment?: string;
}

/** The slots of {@link AnyMatch}. */
export const anyMatch: Slots<AnyMatch> = {
  match: attribute("match", yesNo),
  comment: attribute("comment"),
};
