import { Duplex, PassThrough } from "node:stream";
import { setImmediate } from "node:timers/promises";
import { expect, test } from "vitest";
import { joinStreams } from "./join-streams.ts";

/** One end in the test's hands: what it writes into `sent` arrives at the joint, what the joint writes is in `heard`. */
function end() {
  const sent = new PassThrough();
  const heard: string[] = [];
  const stream = new Duplex({
    read: () => undefined,
    write: (chunk: Buffer, _encoding, done) => (heard.push(chunk.toString()), done()),
  });
  sent.on("data", (chunk) => stream.push(chunk));
  sent.on("end", () => stream.push(null));
  return { sent, heard, stream };
}

test("passes bytes both ways", async () => {
  const [browser, guest] = [end(), end()];
  void joinStreams(browser.stream, guest.stream);
  browser.sent.write("ls\n");
  guest.sent.write("README\n");
  await setImmediate();
  expect([browser.heard, guest.heard]).toEqual([["README\n"], ["ls\n"]]);
});

test("closes the other end when either is closed, without an error", async () => {
  for (const close of [
    (one: ReturnType<typeof end>) => one.sent.end(),
    (one: ReturnType<typeof end>) => one.stream.destroy(),
  ]) {
    const [browser, guest] = [end(), end()];
    const joined = joinStreams(browser.stream, guest.stream);
    close(browser);
    await joined;
    expect([browser.stream.destroyed, guest.stream.destroyed]).toEqual([true, true]);
  }
});

test("closes a console that opens for a browser that has left", async () => {
  for (const isBrowserFirst of [true, false]) {
    const [gone, guest] = [end(), end()];
    gone.stream.destroy();
    await setImmediate();
    await (isBrowserFirst ? joinStreams(gone.stream, guest.stream) : joinStreams(guest.stream, gone.stream));
    expect(guest.stream.destroyed).toBe(true);
  }
});

test("tells what an end failed with", async () => {
  const [browser, guest] = [end(), end()];
  const joined = joinStreams(browser.stream, guest.stream);
  guest.stream.destroy(new Error("the guest's host is gone"));
  await expect(joined).rejects.toThrow("the guest's host is gone");
  expect(browser.stream.destroyed).toBe(true);
});
