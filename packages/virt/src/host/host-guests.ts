import type { SavedFiles } from "../guest/saved/saved-files.ts";
import type { GuestSample } from "../guest/guest-sample.ts";
import type { GuestSummary } from "../guest/guest-summary.ts";
import type { Guest } from "../guest/guest.ts";

/** A host's guests, those that others made among them. */
export interface HostGuests {
  /** All guests with their figures: a constant number of calls where the driver has bulk figures. */
  guests(): Promise<readonly GuestSummary[]>;
  /** The figures of all guests, in one call where the driver has bulk figures. */
  sample(): Promise<readonly GuestSample[]>;
  /** @throws GuestNotFound */
  guest(uuidOrName: string): Promise<Guest>;
  /** Stores a definition, validated against libvirt's schema; replaces that of the same UUID. */
  defineGuest(xml: string): Promise<Guest>;
  /** Starts a guest that is forgotten when it stops. */
  createTransientGuest(xml: string, options?: { readonly paused?: boolean }): Promise<Guest>;
  /** The XML of many guests, asked in flight; a guest that is gone meanwhile is missing from the map (UUID to XML). */
  xmlOf(uuids: Iterable<string>, options?: { readonly inactive?: boolean }): Promise<Map<string, string>>;
  /** Memory of guests in files of the host. */
  readonly savedFiles: SavedFiles;
}
