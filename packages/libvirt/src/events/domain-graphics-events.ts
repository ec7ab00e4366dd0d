import {
  domainEventGraphics,
  type DomainGraphicsAddress,
  type DomainGraphicsIdentity,
} from "../protocol/domain-event.ts";
import { legacyDomainEventGraphics } from "../protocol/domain-event-legacy.ts";
import { domainEventGraphicsAddressType, domainEventGraphicsPhase } from "../protocol/domain-event-values.ts";
import { defineDomainEvents, type DomainEvent } from "./define-domain-events.ts";
import { type Word, wordOf } from "./word-of.ts";

/** One end of a connection to a display. */
export interface GraphicsAddress extends Omit<DomainGraphicsAddress, "family"> {
  readonly family: Word<typeof domainEventGraphicsAddressType>;
}

/** Somebody connected to a display, proved who they are, or left. */
export interface DomainGraphicsEvent extends DomainEvent {
  readonly phase: Word<typeof domainEventGraphicsPhase>;
  readonly local: GraphicsAddress;
  readonly remote: GraphicsAddress;
  /** How the client proves who it is: `vnc`, `vencrypt`; empty where it need not. */
  readonly authScheme: string;
  /** Whom it proved to be. */
  readonly subject: readonly DomainGraphicsIdentity[];
}

const phaseOf = wordOf(domainEventGraphicsPhase);
const familyOf = wordOf(domainEventGraphicsAddressType);
const addressOf = ({ family, node, service }: DomainGraphicsAddress): GraphicsAddress => ({
  family: familyOf(family),
  node,
  service,
});

/** Somebody connected to a display, proved who they are, or left. */
export const domainGraphics = defineDomainEvents(
  "graphics",
  domainEventGraphics,
  legacyDomainEventGraphics,
  ({ dom, phase, local, remote, authScheme, subject }): DomainGraphicsEvent => ({
    dom,
    phase: phaseOf(phase),
    local: addressOf(local),
    remote: addressOf(remote),
    authScheme,
    subject,
  }),
);
