import { webSlot } from "@hob/ui";
import type { ComponentType } from "react";

/** A card on a host's page. */
export interface HostCard {
  readonly id: string;
  readonly title: string;
  /** May be lazy: it is shown when it has come. */
  readonly card: ComponentType<{ readonly hostId: string }>;
}

/** Where other plugins show what a host has, such as its pools. */
export const hostCards = webSlot<HostCard>("grid.host-cards");
