/** Something in a text that its reader takes, and that is probably not meant. Lines and columns count from 1. */
export interface Finding {
  readonly line: number;
  readonly column: number;
  readonly message: string;
}
