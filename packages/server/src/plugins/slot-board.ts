import type { Slot, Slots } from "@hob/plugin-api";

/** What fills the slots right now. */
export class SlotBoard implements Slots {
  readonly #items = new Map<string, { readonly owner: string; readonly item: unknown }[]>();
  readonly #listeners = new Map<string, Set<() => void>>();

  of<Item>(slot: Slot<Item>): readonly Item[] {
    return (this.#items.get(slot.id) ?? []).map(({ item }) => item as Item);
  }

  onChange(slot: Slot<any>, listener: () => void): () => void {
    const listeners = this.#listeners.get(slot.id) ?? new Set();
    this.#listeners.set(slot.id, listeners);
    // A listener of its own for each call: the same function may listen twice.
    const own = () => listener();
    listeners.add(own);
    return () => listeners.delete(own);
  }

  /** Adds what a plugin fills slots with. */
  add(owner: string, fills: readonly { readonly slot: string; readonly item: unknown }[]): void {
    for (const { slot, item } of fills) this.#items.set(slot, [...(this.#items.get(slot) ?? []), { owner, item }]);
    this.#tell(new Set(fills.map(({ slot }) => slot)));
  }

  /** Takes out everything of a plugin. */
  remove(owner: string): void {
    const changed = new Set<string>();
    for (const [slot, items] of this.#items) {
      const left = items.filter((entry) => entry.owner !== owner);
      if (left.length === items.length) continue;
      this.#items.set(slot, left);
      changed.add(slot);
    }
    this.#tell(changed);
  }

  #tell(slots: ReadonlySet<string>): void {
    for (const slot of slots) for (const listener of this.#listeners.get(slot) ?? []) listener();
  }
}
