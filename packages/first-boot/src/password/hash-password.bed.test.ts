import { run } from "@hob/beds";
import fc from "fast-check";
import { expect, it } from "vitest";
import { hashPassword } from "./hash-password.ts";

it("makes the hashes that openssl makes, whatever the lengths of password and salt", async () => {
  const letters = "./0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  const salts = fc.string({ unit: fc.constantFrom(...letters), minLength: 1, maxLength: 16 });
  const passwords = fc
    .string({ unit: "grapheme", minLength: 1, maxLength: 100 })
    .filter((text) => !/[\0\r\n]/.test(text));
  const pairs = fc.sample(fc.tuple(passwords, salts), { numRuns: 40, seed: 6 });
  // One password of each length around the digest's.
  for (let length = 60; length < 70; length++) pairs.push(["x".repeat(length), "saltsaltsaltsalt"]);
  for (const [password, salt] of pairs) {
    const expected = await run("openssl", ["passwd", "-6", "-salt", salt, "-stdin"], { input: `${password}\n` });
    expect(hashPassword(password, salt), JSON.stringify([password, salt])).toBe(expected.trim());
  }
});
