/** A place in the interface where plugins add things: declared by the one who asks, filled by anyone. */
export interface WebSlot<Item> {
  /** `<owner>.<name>`, such as `virtualization.vm-tabs`. */
  readonly id: string;
  /** Fills the slot, in a plugin's `fills`. */
  fill(item: Item): WebFill;
  readonly _item?: Item;
}

/** One thing added to a slot. */
export interface WebFill {
  readonly slot: string;
  readonly item: unknown;
}

/** Declares a slot of the interface: `export const vmTabs = webSlot<VmTab>("virtualization.vm-tabs")`. */
export function webSlot<Item>(id: `${string}.${string}`): WebSlot<Item> {
  return { id, fill: (item) => ({ slot: id, item }) };
}

/** What fills a slot, in the order of the plugins. */
export function filled<Item>(slot: WebSlot<Item>, plugins: readonly { readonly fills?: readonly WebFill[] }[]): Item[] {
  return plugins
    .flatMap((plugin) => plugin.fills ?? [])
    .filter((fill) => fill.slot === slot.id)
    .map((fill) => fill.item as Item);
}
