/**
 * What `GET /api/events` sends, as JSON in `data`, under the SSE event name `change`.
 *
 * The stream also sends `hello` when it begins, and `reset` when events were lost (the client was away too long or the
 * server restarted): then everything must be fetched again. `id` is `<epoch>-<sequence>`; a client resumes with it.
 */
export interface ChangeEvent {
  /** The resource's name, such as `vms`. */
  readonly resource: string;
  readonly id: string;
  readonly change: "created" | "changed" | "removed";
  /** The item as it would be listed now; absent when removed. */
  readonly item?: unknown;
}

/**
 * The header in which every answer of the API says where the event stream stood when it was asked: `<epoch>-<sequence>`.
 * With it a client knows whether what it fetched and what it hears leave a gap.
 */
export const positionHeader = "x-hob-position";

/**
 * Live figures of many items in one event, under the SSE event name `samples`: sent to those who asked with
 * `?samples=<resource>`, never stored, never replayed.
 */
export interface SamplesEvent {
  readonly resource: string;
  /** When they were taken, in ms since 1970. */
  readonly at: number;
  /** What the figures of a row are, in order. */
  readonly columns: readonly string[];
  /** A row an item: its id, then its figures; null where one is not known. */
  readonly rows: readonly (readonly [id: string, ...figures: (number | null)[]])[];
}
