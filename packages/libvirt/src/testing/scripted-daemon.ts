import { mkdtemp, rm } from "node:fs/promises";
import { createServer, type Server, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { authList, authType } from "../protocol/auth.ts";
import { connectClose, connectFeature, connectOpen, connectSupportsFeature } from "../protocol/connect.ts";
import { type Procedure, remoteProgram } from "../protocol/procedure.ts";
import type { Codec } from "../xdr/codec.ts";
import type { XdrWriter } from "../xdr/xdr-writer.ts";
import { encodeFrame, type FrameHeader, frameStatus, frameType } from "../wire/frame.ts";
import { FrameSplitter } from "../wire/frame-splitter.ts";

/** A frame that the client sent. */
export interface Heard extends FrameHeader {
  readonly body: Buffer;
}

/** A daemon that says exactly what a test has it say: for faults that a real one does not commit on command. */
export interface ScriptedDaemon {
  readonly uri: string;
  /** Everything the client sent after it opened the connection. */
  readonly heard: readonly Heard[];
  /** The next frame for which `wanted` holds, once it is there. */
  next(wanted: (frame: Heard) => boolean): Promise<Heard>;
  /** Sends bytes as they are. */
  send(bytes: Uint8Array): void;
  /** Answers a call well. */
  reply<Result>(to: Heard, codec: Procedure<never, Result>, result: Result): void;
  /** Takes nothing of what is sent to it, and goes on taking it. */
  pause(): void;
  resume(): void;
  /** Ends the connection, or cuts it. */
  end(): void;
  close(): Promise<void>;
}

/** How it behaves while the connection is opened. */
export interface ScriptOptions {
  readonly authTypes?: readonly number[];
  readonly keepalive?: boolean;
  /** Whether registrations for events have ids. */
  readonly eventCallbacks?: boolean;
}

/** A whole frame of the remote program. */
export function frameOf(header: Partial<FrameHeader>, body: (writer: XdrWriter) => void = () => {}): Buffer {
  const whole = {
    program: remoteProgram.number,
    version: remoteProgram.version,
    procedure: 0,
    type: frameType.reply,
    serial: 0,
    status: frameStatus.ok,
    ...header,
  };
  return encodeFrame(whole, body);
}

/** Starts a scripted daemon on a socket of its own. */
export async function scriptedDaemon(options: ScriptOptions = {}): Promise<ScriptedDaemon> {
  const directory = await mkdtemp(join(tmpdir(), "hob-scripted-"));
  const path = join(directory, "sock");
  const heard: Heard[] = [];
  const waiting = new Set<() => void>();
  let socket: Socket | undefined;
  const reply = (to: FrameHeader, codec: Procedure<never, unknown>, result: unknown) => {
    const encoder = codec.result as Codec<unknown>;
    const { procedure, serial } = to;
    socket?.write(frameOf({ procedure, serial }, (writer) => encoder.encode(writer, result)));
  };
  const server: Server = createServer((client) => {
    socket = client;
    client.on("error", () => client.destroy());
    const splitter = new FrameSplitter({
      frame(header, body) {
        if (header.program !== remoteProgram.number) take({ ...header, body: body.keep(body.offset, body.end) });
        else if (header.procedure === authList.number)
          reply(header, authList, { types: options.authTypes ?? [authType.none] });
        else if (header.procedure === connectSupportsFeature.number) {
          const { feature } = (connectSupportsFeature.args as Codec<{ readonly feature: number }>).decode(body);
          const supported = feature === connectFeature.eventCallback ? options.eventCallbacks : options.keepalive;
          reply(header, connectSupportsFeature, { supported: supported ?? false });
        } else if (header.procedure === connectOpen.number) reply(header, connectOpen, {});
        else if (header.procedure === connectClose.number) reply(header, connectClose, {});
        else take({ ...header, body: body.keep(body.offset, body.end) });
      },
      streamPiece: (header, piece) => take({ ...header, body: Buffer.from(piece) }),
    });
    client.on("data", (bytes) => splitter.push(bytes));
  });
  const take = (frame: Heard) => {
    heard.push(frame);
    for (const look of waiting) look();
  };
  await new Promise<void>((resolve) => server.listen(path, resolve));
  return {
    uri: `qemu+unix:///system?socket=${path}`,
    heard,
    next: (wanted) =>
      new Promise((resolve) => {
        const look = () => {
          const found = heard.find(wanted);
          if (!found) return;
          waiting.delete(look);
          resolve(found);
        };
        waiting.add(look);
        look();
      }),
    send: (bytes) => void socket?.write(bytes),
    reply,
    pause: () => void socket?.pause(),
    resume: () => void socket?.resume(),
    end: () => void socket?.end(),
    async close() {
      socket?.destroy();
      await new Promise((resolve) => server.close(resolve));
      await rm(directory, { recursive: true });
    },
  };
}
