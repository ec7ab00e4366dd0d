/** Zeros that are not sent one by one. */
export interface Hole {
  /** How many bytes. */
  readonly hole: bigint;
}
