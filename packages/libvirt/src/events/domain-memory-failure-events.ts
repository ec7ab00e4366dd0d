import { domainEventMemoryFailure } from "../protocol/domain-event.ts";
import {
  domainMemoryFailureActionType,
  domainMemoryFailureFlag,
  domainMemoryFailureRecipientType,
} from "../protocol/domain-event-values.ts";
import { defineDomainEvents, type DomainEvent } from "./define-domain-events.ts";
import { type Word, wordOf } from "./word-of.ts";

/** Memory failed. */
export interface DomainMemoryFailureEvent extends DomainEvent {
  /** Whose it was. */
  readonly recipient: Word<typeof domainMemoryFailureRecipientType>;
  /** What was done about it. */
  readonly action: Word<typeof domainMemoryFailureActionType>;
  /** The failure hit what was being done, which cannot go on. */
  readonly actionRequired: boolean;
  /** It happened while another one was being handled. */
  readonly recursive: boolean;
}

const recipientOf = wordOf(domainMemoryFailureRecipientType);
const actionOf = wordOf(domainMemoryFailureActionType);

/** Memory failed: whose, and what was done about it. */
export const domainMemoryFailure = defineDomainEvents(
  "memoryFailure",
  domainEventMemoryFailure,
  null,
  ({ dom, recipient, action, flags }): DomainMemoryFailureEvent => ({
    dom,
    recipient: recipientOf(recipient),
    action: actionOf(action),
    actionRequired: (flags & domainMemoryFailureFlag.actionRequired) !== 0,
    recursive: (flags & domainMemoryFailureFlag.recursive) !== 0,
  }),
);
