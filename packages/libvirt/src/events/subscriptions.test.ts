import { expect, it } from "vitest";
import { connectSupportsFeature, domainEventId, domainEvents } from "../index.ts";
import { errorMessage } from "../protocol/error-message.ts";
import { caught, failure, isCall, open } from "../testing/scripted-connection.ts";
import { frameOf } from "../testing/scripted-daemon.ts";
import { frameStatus } from "../wire/frame.ts";

const { memoryFailure } = domainEventId;

/** What a subscription fails with when the daemon refuses the registration. */
async function refused(error: object): Promise<unknown> {
  const { daemon, connection } = await open({ eventCallbacks: true });
  const answer = caught(connection.subscribe(domainEvents.memoryFailure, {}, () => {}));
  const { procedure, serial } = await daemon.next(
    (frame) => isCall(frame) && frame.procedure !== connectSupportsFeature.number,
  );
  const header = { procedure, serial, status: frameStatus.error };
  daemon.send(frameOf(header, (writer) => errorMessage.encode(writer, { ...failure, code: 1, domain: 7, ...error })));
  return answer;
}

// As libvirt's translations have it: in German, Japanese, Russian.
it.each([
  `internal error: unsupported event ID ${memoryFailure}`,
  `Interner Fehler: Nicht unterstützte Ereignis-ID ${memoryFailure}`,
  `内部エラー: 予期されないイベント ID ${memoryFailure}`,
  `внутренняя ошибка: Идентификатор события ${memoryFailure} не поддерживается`,
])("says which version has the events that a daemon does not know, whatever its language: %s", async (message) => {
  expect(await refused({ message })).toMatchObject({
    code: "libvirt.events-unsupported",
    kind: "unsupported",
    message: expect.stringContaining("libvirt 6.9.0 or later"),
  });
});

it.each([
  { message: `internal error: something else ${memoryFailure + 1}` },
  { message: `ID ${memoryFailure}`, domain: 10 },
])("leaves other failures as libvirt tells them: $message", async (told) => {
  expect(await refused(told)).toMatchObject({ code: "libvirt.internal-error", message: told.message });
});
