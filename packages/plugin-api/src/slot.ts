/** A place where other plugins add things: declared by the one who asks, filled by anyone who needs it. */
export interface Slot<Item> {
  /** `<owner>.<name>`, such as `grid.platforms`. */
  readonly id: string;
  /** Fills the slot, in a plugin's `brings.fills`: `platforms.fill((services) => kvm(services))`. */
  fill<Services>(make: (services: Services) => Item): Fill<Services>;
  readonly _item?: Item;
}

/** One thing added to a slot. */
export interface Fill<Services> {
  readonly slot: string;
  make(services: Services): unknown;
}

/** Declares a slot: `export const platforms = slot<Platform>("grid.platforms")`. */
export function slot<Item>(id: `${string}.${string}`): Slot<Item> {
  return { id, fill: (make) => ({ slot: id, make }) };
}

/** What fills the slots right now; a plugin that is enabled or disabled changes it at once. */
export interface Slots {
  of<Item>(slot: Slot<Item>): readonly Item[];
  /**
   * Hears when what fills a slot has changed: at start too, because those who fill it are started after the one who
   * declares it. @returns stop listening.
   */
  onChange(slot: Slot<any>, listener: () => void): () => void;
}
