import {
  domainEventAgentLifecycle,
  domainEventBalloonChange,
  domainEventMetadataChange,
  domainEventTunable,
} from "../protocol/domain-event.ts";
import { legacyDomainEventBalloonChange } from "../protocol/domain-event-legacy.ts";
import {
  connectDomainEventAgentLifecycleReason,
  connectDomainEventAgentLifecycleState,
} from "../protocol/domain-event-values.ts";
import { domainMetadataType } from "../protocol/domain-values.ts";
import type { TypedParameters } from "../protocol/typed-parameters.ts";
import { defineDomainEvents, type DomainEvent } from "./define-domain-events.ts";
import { type Word, wordOf } from "./word-of.ts";

/** Limits changed. */
export interface DomainTunableEvent extends DomainEvent {
  /** The new ones; names are those of `domainTunable`. */
  readonly parameters: TypedParameters;
}

/** Limits of processors or disks changed. */
export const domainTunable = defineDomainEvents(
  "tunable",
  domainEventTunable,
  null,
  ({ dom, parameters }): DomainTunableEvent => ({ dom, parameters }),
);

/** The guest's memory changed. */
export interface DomainBalloonChangeEvent extends DomainEvent {
  /** What it has now. */
  readonly actualKib: bigint;
}

/** The guest's memory changed. */
export const domainBalloonChange = defineDomainEvents(
  "balloonChange",
  domainEventBalloonChange,
  legacyDomainEventBalloonChange,
  ({ dom, actual }): DomainBalloonChangeEvent => ({ dom, actualKib: actual }),
);

/** The guest's agent came or went. */
export interface DomainAgentLifecycleEvent extends DomainEvent {
  readonly state: Word<typeof connectDomainEventAgentLifecycleState>;
  readonly reason: Word<typeof connectDomainEventAgentLifecycleReason>;
}

const agentState = wordOf(connectDomainEventAgentLifecycleState);
const agentReason = wordOf(connectDomainEventAgentLifecycleReason);

/** The guest's agent came or went. */
export const domainAgentLifecycle = defineDomainEvents(
  "agentLifecycle",
  domainEventAgentLifecycle,
  null,
  ({ dom, state, reason }): DomainAgentLifecycleEvent => ({
    dom,
    state: agentState(state),
    reason: agentReason(reason),
  }),
);

/** Title, description or metadata changed. */
export interface DomainMetadataChangeEvent extends DomainEvent {
  readonly type: Word<typeof domainMetadataType>;
  /** The namespace of metadata that changed; null for title and description. */
  readonly uri: string | null;
}

const metadataType = wordOf(domainMetadataType);

/** Title, description, or the metadata of a namespace changed. */
export const domainMetadataChange = defineDomainEvents(
  "metadataChange",
  domainEventMetadataChange,
  null,
  ({ dom, type, uri }): DomainMetadataChangeEvent => ({ dom, type: metadataType(type), uri }),
);
