import { acceptPasswordHash } from "../accept.ts";
import { InvalidFirstBoot } from "../first-boot-errors.ts";
import { hashPassword } from "../password/hash-password.ts";
import { checkSshPublicKey } from "../ssh/check-public-key.ts";
import type { Login } from "./cloud-users.ts";

/** The hash that goes to the guest, made from the password when there is only that. */
export function passwordHashOf(who: string, { password, passwordHash }: Login): string | undefined {
  if (password !== undefined && passwordHash !== undefined) {
    const accepted = "either the password or its hash";
    throw new InvalidFirstBoot({ what: "Password", value: `of '${who}'`, accepted });
  }
  if (passwordHash !== undefined) return acceptPasswordHash(`Password hash of '${who}'`, passwordHash);
  return password === undefined ? undefined : hashPassword(password);
}

/** The keys, each checked, without blanks around them. */
export function authorizedKeysOf({ sshAuthorizedKeys = [] }: Login): readonly string[] | undefined {
  for (const key of sshAuthorizedKeys) checkSshPublicKey(key);
  return sshAuthorizedKeys.length === 0 ? undefined : sshAuthorizedKeys.map((key) => key.trim());
}
