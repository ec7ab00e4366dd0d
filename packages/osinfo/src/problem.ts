/** Something in the database that could not be used. It never stops the rest from being read. */
export interface Problem {
  /** The file or directory, or the id of the entity. */
  readonly where: string;
  /** What is wrong with it, in one line. */
  readonly message: string;
}
