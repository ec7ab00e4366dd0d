/** What an ISO 9660 image says of itself: what an image of `@hob/iso9660` has, or a test. An empty id says nothing. */
export interface MediaDescriptor {
  readonly volumeId: string | null;
  readonly systemId: string | null;
  readonly publisherId: string | null;
  readonly applicationId: string | null;
  /** Bytes; null where it is not known. */
  readonly volumeSize: number | null;
}
