import { expect, it, onTestFinished } from "vitest";
import { authenticate } from "./authenticate.ts";
import type { CredentialRequest } from "./credentials.ts";
import type { Connection } from "../connection/connection.ts";
import { libvirtError } from "../errors/libvirt-error.ts";
import { parseLibvirtUri } from "../uri/libvirt-uri.ts";
import { openConnection, type OpenOptions } from "../connection/open-connection.ts";
import { authList, authPolkit, authSaslInit, authSaslStart, authSaslStep, authType } from "../protocol/auth.ts";
import type { Procedure } from "../protocol/procedure.ts";
import { failure } from "../testing/scripted-connection.ts";
import { frameOf, type Heard, type ScriptedDaemon, scriptedDaemon } from "../testing/scripted-daemon.ts";
import { errorMessage } from "../protocol/error-message.ts";
import { frameStatus } from "../wire/frame.ts";

const nothing = Buffer.alloc(0);

interface Opening {
  readonly daemon: ScriptedDaemon;
  /** What opening the connection ends with: the connection, or the error. */
  readonly opened: Promise<unknown>;
  /** The client's next call of a procedure. */
  asked(procedure: Procedure<never, unknown>): Promise<Heard>;
  refuse(to: Heard, code: number, message: string): void;
}

async function opening(types: readonly number[], options: OpenOptions, query = ""): Promise<Opening> {
  const daemon = await scriptedDaemon({ authTypes: types });
  onTestFinished(() => daemon.close());
  const connecting = openConnection(daemon.uri.replace("///", "//ann@/") + query, options);
  onTestFinished(() => connecting.then((connection) => connection.close()).catch(() => {}));
  return {
    daemon,
    opened: connecting.catch((error: unknown) => error),
    asked: (wanted) => daemon.next(({ procedure }) => procedure === wanted.number),
    refuse: ({ procedure, serial }, code, message) =>
      daemon.send(
        frameOf({ procedure, serial, status: frameStatus.error }, (writer) =>
          errorMessage.encode(writer, { ...failure, code, message }),
        ),
      ),
  };
}

const sasl = async (options: OpenOptions, offered = "SCRAM-SHA-256", query = "") => {
  const open = await opening([authType.sasl], options, query);
  open.daemon.reply(await open.asked(authSaslInit), authSaslInit, { mechanisms: offered });
  return open;
};

it("asks for what is missing, and takes its own name before that of the URI", async () => {
  const requests: CredentialRequest[] = [];
  const credentials = async (request: CredentialRequest) => {
    requests.push(request);
    return { username: "bea", password: "geheim" };
  };
  const { daemon, asked, opened } = await sasl({ credentials }, "PLAIN");
  const start = await asked(authSaslStart);
  expect(requests).toEqual([{ uri: expect.stringContaining("//ann@/"), mechanism: "PLAIN", wanted: ["password"] }]);
  // mechanism, nil, then each byte in a word of its own.
  const words = Array.from({ length: (start.body.length - 12) / 4 }, (_, i) => start.body.readInt32BE(12 + i * 4));
  expect(words).toEqual([0, 11, ...Buffer.from("\0bea\0geheim")]);
  daemon.reply(start, authSaslStart, { complete: true, nil: true, data: nothing });
  expect(await opened).toMatchObject({ uri: expect.stringContaining("qemu+unix:") });
});

it.each<[string, OpenOptions, string]>([
  ["nobody gives any", {}, "a password"],
  ["the one who is asked has none", { credentials: async () => null }, "a password"],
  ["there is only a name", { credentials: { username: "ann" } }, "a password"],
])("says what is missing when %s", async (_name, options, missing) => {
  const { opened } = await sasl(options);
  expect(await opened).toMatchObject({
    code: "libvirt.credentials-missing",
    kind: "unauthenticated",
    message: expect.stringMatching(new RegExp(`' wants ${missing} \\(SASL SCRAM-SHA-256\\)\\.$`)),
  });
});

it("tells a wrong password by its kind, and repeats neither name nor password", async () => {
  const { asked, opened, refuse } = await sasl({ credentials: { username: "bea", password: "geheim" } });
  refuse(await asked(authSaslStart), 45, "authentication failed");
  const error = await opened;
  expect(error).toMatchObject({ code: "libvirt.credentials-refused", kind: "unauthenticated" });
  expect(JSON.stringify({ ...(error as object) }) + String(error)).not.toMatch(/bea|geheim/);
});

it("does not believe a server that is content without proving itself", async () => {
  const { daemon, asked, opened } = await sasl({ credentials: { username: "ann", password: "p" } });
  daemon.reply(await asked(authSaslStart), authSaslStart, { complete: true, nil: true, data: nothing });
  expect(await opened).toMatchObject({
    code: "libvirt.authentication-broken",
    kind: "denied",
    message: expect.stringContaining("in SASL SCRAM-SHA-256, the server ends it without proving itself"),
  });
});

it("does not believe a server that is content before its signature", async () => {
  const { daemon, asked, opened } = await sasl({ credentials: { username: "ann", password: "p" } });
  const start = await asked(authSaslStart);
  const client = Buffer.from(start.body.filter((_byte, index) => index % 4 === 3)).toString("latin1");
  const nonce = /r=(.*)$/.exec(client)?.[1] ?? "";
  const first = Buffer.from(`r=${nonce}x,s=AAAA,i=4096`);
  daemon.reply(start, authSaslStart, { complete: true, nil: false, data: first });
  expect(await opened).toMatchObject({ message: expect.stringContaining("the server ends it before its proof") });
});

it("does not send the proof again to a server that plays for time", async () => {
  const { daemon, asked, opened } = await sasl({ credentials: { username: "ann", password: "p" } });
  daemon.reply(await asked(authSaslStart), authSaslStart, { complete: false, nil: true, data: nothing });
  expect(await opened).toMatchObject({ message: expect.stringContaining("first message is malformed") });
  expect(daemon.heard.some(({ procedure }) => procedure === authSaslStep.number)).toBe(false);
});

it.each([{ username: "a\0b", password: "p" }, { password: "\u0007" }])(
  "refuses credentials that cannot be sent, without repeating them (%#)",
  async (credentials) => {
    const { opened } = await sasl({ credentials });
    expect(await opened).toMatchObject({
      code: "libvirt.invalid-credentials",
      message: expect.stringMatching(
        /^The (?:user name|password) for '.*' cannot be used: it holds a control character/,
      ),
    });
  },
);

it("says that the daemon has nothing to offer, where libvirt says that authentication failed", async () => {
  const { asked, opened, refuse } = await opening([authType.sasl], {});
  refuse(await asked(authSaslInit), 45, "authentication failed");
  expect(await opened).toMatchObject({ code: "libvirt.no-sasl-mechanism", cause: { code: "libvirt.auth-failed" } });
});

it.each<[boolean, string]>([
  [false, "org.libvirt.unix.manage"],
  [true, "org.libvirt.unix.monitor"],
])("explains what polkit refused (read only: %s)", async (readOnly, action) => {
  const { asked, opened, refuse } = await opening([authType.polkit], { readOnly });
  refuse(await asked(authPolkit), 94, `no polkit agent available to authenticate action '${action}'`);
  expect(await opened).toMatchObject({
    code: "libvirt.authentication-denied",
    kind: "denied",
    message: expect.stringContaining(`polkit does not grant '${action}' (no polkit agent available to authenticate`),
    hint: expect.stringContaining("commonly 'libvirt'"),
  });
});

it.each<[readonly number[], string, string]>([
  [[7], "", "wants authentication by type 7: expected none or polkit or sasl."],
  [[authType.polkit], "&auth=sasl", "wants authentication by polkit: expected sasl, as the URI says."],
  [[authType.none], "&auth=polkit", "wants authentication by none: expected polkit, as the URI says."],
])("names what the daemon wants where that is not possible (%j%s)", async (types, query, message) => {
  const { opened } = await opening(types, {}, query);
  expect(await opened).toMatchObject({
    code: "libvirt.authentication-unsupported",
    message: expect.stringContaining(message),
  });
});

it("goes on with a daemon from before there was authentication, which does not know the question", async () => {
  const unknown = libvirtError({
    ...failure,
    procedure: "authList (66)",
    libvirtCode: 3,
    message: "unknown procedure",
  });
  const asked: number[] = [];
  const old = {
    uri: "qemu:///system",
    call: async ({ number }: { readonly number: number }) => {
      asked.push(number);
      throw unknown;
    },
  } as unknown as Connection;
  const uri = parseLibvirtUri("qemu:///system");
  await authenticate(old, uri, { readOnly: false, credentials: undefined });
  expect(asked).toEqual([authList.number]);
});
