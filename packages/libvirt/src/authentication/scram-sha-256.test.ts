import { createHash, createHmac, pbkdf2Sync } from "node:crypto";
import { describe, expect, it } from "vitest";
import { SaslFault, SaslRefusal } from "./sasl-mechanism.ts";
import { SaslPrepFault } from "./sasl-prep.ts";
import { scramSha256 } from "./scram-sha-256.ts";

// RFC 7677, section 3.
const user = { username: "user", password: "pencil" };
const nonce = "rOprNGfwEbeRWgbNEkqO";
const serverFirst = "r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096";
const proof =
  "c=biws,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,p=dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=";
const serverFinal = "v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=";

const begin = () => scramSha256.begin(user, nonce);
const told = (text: string) => Buffer.from(text, "utf8");

it("says what RFC 7677's example says", async () => {
  const exchange = begin();
  expect(exchange.initial.toString()).toBe(`n,,n=user,r=${nonce}`);
  expect((await exchange.step(told(serverFirst))).toString()).toBe(proof);
  expect(exchange.complete).toBe(false);
  expect((await exchange.step(told(serverFinal))).length).toBe(0);
  expect(exchange.complete).toBe(true);
});

it("takes extensions that may be passed over", async () => {
  const exchange = begin();
  await exchange.step(told(`${serverFirst},x=more`));
  expect(exchange.complete).toBe(false);
});

it("writes commas and equals signs in names so that they can be read back", () => {
  const { initial } = scramSha256.begin({ username: "a,b=c", password: "p" }, "n");
  expect(initial.toString()).toBe("n,,n=a=2Cb=3Dc,r=n");
});

/** A server, so that the example is not all that is tried. */
function serverFor(password: string, iterations = 4096) {
  const salt = createHash("sha256").update(password).digest();
  const salted = pbkdf2Sync(password, salt, iterations, 32, "sha256");
  const hmac = (key: Buffer, text: string) => createHmac("sha256", key).update(text).digest();
  const clientKey = hmac(salted, "Client Key");
  return {
    first: (clientNonce: string) => `r=${clientNonce}+server,s=${salt.toString("base64")},i=${iterations}`,
    final(exchanged: string, clientProof: string): string | null {
      const mask = hmac(createHash("sha256").update(clientKey).digest(), exchanged);
      const shown = Buffer.from(clientProof, "base64").map((byte, index) => byte ^ (mask[index] ?? 0));
      if (!clientKey.equals(shown)) return null;
      return `v=${hmac(hmac(salted, "Server Key"), exchanged).toString("base64")}`;
    },
  };
}

it.each([
  ["a password beyond ASCII", "pässwörd ☃"],
  ["a password that is written in two ways", "e\u0301"],
  ["a long password", "x".repeat(1000)],
])("is believed by a server that knows %s", async (_name, password) => {
  const server = serverFor(password.normalize("NFKC"));
  const exchange = scramSha256.begin({ username: "ann", password }, "abc");
  const first = server.first("abc");
  const answer = (await exchange.step(told(first))).toString();
  const [, bare = "", shown = ""] = /^(.*),p=(.*)$/.exec(answer) ?? [];
  const final = server.final(`n=ann,r=abc,${first},${bare}`, shown);
  expect(final).not.toBeNull();
  await exchange.step(told(final ?? ""));
  expect(exchange.complete).toBe(true);
});

describe("a server that breaks the rules", () => {
  it.each([
    ["says nothing", "", "the server's first message is malformed"],
    ["sends an error first", "e=other-error", "the server's first message is malformed"],
    ["leaves the nonce out", "s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096", "the server's first message is malformed"],
    ["wants an extension that nobody knows", `m=x,${serverFirst}`, "the server's first message is malformed"],
    ["answers to somebody else", serverFirst.replace("rOpr", "rOps"), "its nonce is another"],
    ["adds nothing to the nonce", `r=${nonce},s=AAAA,i=4096`, "its nonce is another"],
    ["sends a salt that is not base64", `r=${nonce}x,s=A-B=,i=4096`, "the server's salt is not base64"],
    ["sends no salt", `r=${nonce}x,s=,i=4096`, "the server's salt is not base64"],
    ["wants too few iterations", `r=${nonce}x,s=AAAA,i=4095`, "4095 iterations: expected 4096 to 1000000"],
    ["wants too many iterations", `r=${nonce}x,s=AAAA,i=1000001`, "1000001 iterations: expected 4096 to 1000000"],
    ["wants no number of iterations", `r=${nonce}x,s=AAAA,i=-1`, "the server's first message is malformed"],
  ])("is refused when it %s", async (_name, text, reason) => {
    const failure = await begin()
      .step(told(text))
      .catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(SaslFault);
    expect((failure as Error).message).toContain(reason);
  });

  it.each([
    ["signs wrongly", serverFinal.replace("6rri", "6rrj"), "its signature is wrong"],
    ["cuts its signature short", "v=6rriTRBi", "its signature is wrong"],
    ["does not sign", "", "the server's last message is malformed"],
    ["signs with nothing", "v=", "the server's signature is not base64"],
  ])("is refused when it %s", async (_name, text, reason) => {
    const exchange = begin();
    await exchange.step(told(serverFirst));
    const failure = await exchange.step(told(text)).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(SaslFault);
    expect((failure as Error).message).toContain(reason);
    expect(exchange.complete).toBe(false);
  });

  it("is not taken for one that refuses", async () => {
    const exchange = begin();
    await exchange.step(told(serverFirst));
    await expect(exchange.step(told("e=invalid-proof"))).rejects.toBeInstanceOf(SaslRefusal);
  });

  it("gets no further word once all is said", async () => {
    const exchange = begin();
    await exchange.step(told(serverFirst));
    await exchange.step(told(serverFinal));
    await expect(exchange.step(told(""))).rejects.toBeInstanceOf(SaslFault);
  });
});

/** The same numbers every time, so that a failure comes again. */
function* numbers(seed: number): Generator<number, never> {
  for (let state = seed; ;) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    yield state / 2 ** 32;
  }
}

it("answers any bytes with a proof or a SaslFault, and believes none", async () => {
  const chance = numbers(7);
  const upTo = (limit: number) => Math.floor(chance.next().value * limit);
  const mutate = (text: string) => {
    const bytes = Buffer.from(text);
    for (let times = 1 + upTo(3); times > 0; times--) {
      const at = upTo(bytes.length);
      if (upTo(2) === 0) bytes[at] = upTo(256);
      else bytes.copyWithin(at, upTo(bytes.length));
    }
    return bytes.subarray(0, upTo(8) === 0 ? upTo(bytes.length) : bytes.length);
  };
  for (let round = 0; round < 400; round++) {
    const exchange = begin();
    const first = mutate(serverFirst);
    const answer = await exchange.step(first).catch((error: unknown) => error);
    expect(Buffer.isBuffer(answer) || answer instanceof SaslFault, first.toString("latin1")).toBe(true);
    const second = begin();
    await second.step(told(serverFirst));
    const final = mutate(serverFinal);
    if (final.toString() === serverFinal) continue;
    const end = await second.step(final).catch((error: unknown) => error);
    // What follows the signature may be anything.
    if (final.toString().startsWith(`${serverFinal},`)) continue;
    expect(end instanceof SaslFault || end instanceof SaslRefusal, final.toString("latin1")).toBe(true);
    expect(second.complete).toBe(false);
  }
});

it.each(["", "a\0b", "a\u200Eb", "\uFEFF"])("sends no name that SASL has no form for (%#)", (username) => {
  expect(() => scramSha256.begin({ username, password: "p" }, "n")).toThrow(SaslPrepFault);
});
