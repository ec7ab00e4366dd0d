import { hashPassword } from "@hob/first-boot";
import { unattendedParameters } from "./parameter-table.ts";
import type { UnattendedParameters } from "./unattended-parameters.ts";

/** What stands for a secret that is not shown. */
const masks: Readonly<Record<string, string>> = { productKey: "XXXXX-XXXXX-XXXXX-XXXXX-XXXXX" };

/** Whether a password is one that was crypted before: `$6$salt$…`, `$y$…`. */
export const isHashed = (password: string): boolean => /^\$(?:5|6|y|2[aby])\$[./$=,0-9A-Za-z]{20,}$/.test(password);

/**
 * The same parameters without a password in clear, to be kept until the installation begins. Linux installs from these as
 * from the passwords themselves, by answers that are written here; Windows and the database's scripts need them in clear.
 *
 * @param salt 1 to 16 of `./0-9A-Za-z`; random by default.
 */
export function withHashedPasswords(parameters: UnattendedParameters, salt?: string): UnattendedParameters {
  const hashed = (["adminPassword", "userPassword"] as const).flatMap((key) => {
    const password = parameters[key];
    return password === undefined || isHashed(password) ? [] : [[key, hashPassword(password, salt)]];
  });
  return { ...parameters, ...Object.fromEntries(hashed) };
}

/** The same parameters with a mask for each secret: what a preview is planned from. */
export function withoutSecrets(parameters: UnattendedParameters): UnattendedParameters {
  const secrets = unattendedParameters.filter(({ key, isSecret }) => isSecret && parameters[key] !== undefined);
  return { ...parameters, ...Object.fromEntries(secrets.map(({ key }) => [key, masks[key] ?? "********"])) };
}
