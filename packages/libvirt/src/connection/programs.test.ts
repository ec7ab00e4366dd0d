import { expect, it, vi } from "vitest";
import {
  connectGetAllDomainStats,
  connectIsSecure,
  domainBlockCopy,
  domainBlockCopyParameter,
  domainEventReboot,
  domainFdAssociate,
  lxcDomainOpenNamespace,
  qemuConnectDomainMonitorEventDeregister,
  qemuDomainAgentCommand,
  qemuDomainMonitorEvent,
  qemuProgram,
  remoteProgram,
  typed,
} from "../index.ts";
import { errorMessage } from "../protocol/error-message.ts";
import { caught, dom, failure, isCall, open } from "../testing/scripted-connection.ts";
import { frameOf } from "../testing/scripted-daemon.ts";
import { frameStatus, frameType } from "../wire/frame.ts";

it("calls a procedure of QEMU's own program, and takes its reply", async () => {
  const { daemon, connection } = await open();
  const answer = connection.call(qemuDomainAgentCommand, { dom, cmd: '{"execute":"guest-ping"}', timeout: -2 });
  const call = await daemon.next(isCall);
  expect(call).toMatchObject({ program: qemuProgram.number, version: 1, procedure: 3 });
  const { program, procedure, serial } = call;
  daemon.send(
    frameOf({ program, procedure, serial }, (writer) => {
      writer.unsigned(1);
      writer.string("{}", 2);
    }),
  );
  expect(await answer).toEqual({ result: "{}" });
});

it("takes a reply of another program than the call's for a broken protocol", async () => {
  const { daemon, connection } = await open();
  const answer = caught(connection.call(qemuDomainAgentCommand, { dom, cmd: "{}", timeout: 1 }));
  const { procedure, serial } = await daemon.next(isCall);
  daemon.send(frameOf({ program: remoteProgram.number, procedure, serial }));
  expect(await answer).toMatchObject({
    code: "libvirt.protocol-error",
    details: { procedure: "connectGetType (3)", offset: 12 },
  });
});

it("tells events of two programs apart that share a number", async () => {
  const { daemon, connection } = await open();
  const ofQemu = vi.fn();
  connection.onEvent(qemuDomainMonitorEvent, ofQemu);
  const reboot = vi.fn();
  connection.onEvent(domainEventReboot, reboot);
  const { number, program } = qemuDomainMonitorEvent;
  const message = { callbackId: 1, dom, event: "STOP", seconds: 5n, microseconds: 7, details: null };
  const encoder = qemuDomainMonitorEvent.message as unknown as typeof errorMessage;
  const event = { procedure: number, type: frameType.message, serial: 0 };
  // The remote program's procedure 6 is nodeGetInfo, which is no event and which nobody hears.
  daemon.send(frameOf(event));
  daemon.send(frameOf({ ...event, program: program.number }, (writer) => encoder.encode(writer, message as never)));
  await vi.waitFor(() => expect(ofQemu).toHaveBeenCalledOnce());
  expect(ofQemu).toHaveBeenCalledWith(message);
  expect(reboot).not.toHaveBeenCalled();
});

const statistics = "connectGetAllDomainStats (344): it needs libvirt 1.2.8 or later";
const monitorEvents = "qemuConnectDomainMonitorEventDeregister (5): it needs the QEMU driver of libvirt 1.2.3 or later";

/** A daemon's failure of its own protocol, as the answer to a call. */
async function refused(
  procedure: typeof connectGetAllDomainStats | typeof qemuConnectDomainMonitorEventDeregister,
  error: object,
) {
  const { daemon, connection } = await open();
  const args = { domains: [], stats: 0, callbackId: 1 } as object;
  const answer = caught(connection.call(procedure as typeof connectIsSecure, args));
  const { program, procedure: number, serial } = await daemon.next(isCall);
  const header = { program, procedure: number, serial, status: frameStatus.error };
  daemon.send(frameOf(header, (writer) => errorMessage.encode(writer, { ...failure, code: 39, domain: 7, ...error })));
  return { uri: daemon.uri, error: await answer };
}

// As libvirt's translations have it: in German, Japanese, Spanish, Simplified Chinese.
it.each([
  ["unknown procedure: 344", connectGetAllDomainStats, statistics],
  ["unbekannte Prozedur: 344", connectGetAllDomainStats, statistics],
  ["不明なプロシージャー: 344", connectGetAllDomainStats, statistics],
  ["未知的流程：344", connectGetAllDomainStats, statistics],
  ["Cannot find program 536903815 version 1", qemuConnectDomainMonitorEventDeregister, monitorEvents],
  [
    "プログラム 536903815 バージョン 1 を見つけることができません",
    qemuConnectDomainMonitorEventDeregister,
    monitorEvents,
  ],
  ["No se puede hallar la versión 1 del programa 536903815", qemuConnectDomainMonitorEventDeregister, monitorEvents],
] as const)(
  "says of '%s' which version is needed, whatever the daemon's language",
  async (message, procedure, expected) => {
    const { uri, error } = await refused(procedure, { message });
    expect(error).toMatchObject({
      code: "libvirt.procedure-unsupported",
      kind: "unsupported",
      message: `'${uri}' does not know ${expected}.`,
      cause: { code: "libvirt.rpc", details: { message } },
    });
  },
);

it.each([
  { message: "Unable to encode message payload" },
  { message: "Too many IOThreads in info: 344 for limit 64" },
  { message: "Received too many FDs 344, expected 32 maximum" },
  { message: "unknown procedure: 344", domain: 10 },
])("leaves other failures of the protocol as libvirt tells them: $message", async (told) => {
  const { error } = await refused(connectGetAllDomainStats, told);
  expect(error).toMatchObject({ code: "libvirt.rpc", message: told.message });
});

it("refuses calls that hand file descriptors over, before anything is sent", async () => {
  const { daemon, connection } = await open();
  for (const [name, call] of [
    ["domainFdAssociate (443)", connection.call(domainFdAssociate, { dom, name: "disk" })],
    ["lxcDomainOpenNamespace (1)", connection.call(lxcDomainOpenNamespace, { dom })],
  ] as const) {
    expect(await caught(call)).toMatchObject({
      code: "libvirt.file-descriptors-unsupported",
      kind: "unsupported",
      message: `${name} hands over file descriptors, which is not supported.`,
    });
  }
  expect(daemon.heard).toEqual([]);
});

it("refuses parameters that libvirt would not take, by name", async () => {
  const { daemon, connection } = await open();
  const copy = (parameters: Parameters<typeof domainBlockCopy.args.encode>[1]["parameters"]) =>
    caught(connection.call(domainBlockCopy, { dom, path: "vda", destinationXml: "<disk/>", parameters }));
  expect(await copy({ [domainBlockCopyParameter.granularity]: typed.unsigned(-1) })).toMatchObject({
    code: "libvirt.invalid-value",
    message: "'-1' cannot be sent: expected a whole number from 0 to 4294967295.",
  });
  expect(await copy({ many: Array.from({ length: 17 }, () => true) })).toMatchObject({
    message: "'17 parameters' cannot be sent: expected at most 16 parameters.",
  });
  expect(daemon.heard).toEqual([]);
});
