import type { Receiver, StreamSink } from "./receiver.ts";

/** A web stream and the sink that fills it. */
export interface ReadableEnd<Stream> {
  readonly stream: Stream;
  readonly sink: StreamSink;
  /** Called once, with the receiver that fills the sink. */
  attach(receiver: Receiver): void;
}
