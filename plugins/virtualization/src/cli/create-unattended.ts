import type { CreateVm } from "../model/index.ts";
import { OptionsConflict } from "./cli-errors.ts";
import type { FirstBootOptions, Login } from "./create-first-boot.ts";
import { said } from "./said.ts";

/** What the options of an unattended installation say. */
export interface UnattendedOptions extends Pick<FirstBootOptions, "hostname" | "user"> {
  readonly unattended: boolean;
  readonly profile?: string | undefined;
  readonly locale?: string | undefined;
  readonly timezone?: string | undefined;
  readonly keyboard?: string | undefined;
  readonly productKey?: string | undefined;
  readonly virtioWin?: string | undefined;
}

/** The answers for an installer; undefined when it is to ask. @throws OptionsConflict */
export function createUnattended(options: UnattendedOptions, { password, keys }: Login): CreateVm["unattended"] {
  const { unattended, profile, locale, timezone, keyboard, productKey, virtioWin, hostname, user } = options;
  if (!unattended) {
    const [alone] = Object.entries({
      profile,
      "product-key": productKey,
      "virtio-win": virtioWin,
      locale,
      timezone,
      keyboard,
    }).flatMap(([name, value]) => (value === undefined ? [] : [name]));
    if (alone !== undefined) throw new OptionsConflict({ problem: `--${alone} needs --unattended.` });
    return undefined;
  }
  const parameters = said({
    timezone,
    keyboard,
    hostname,
    productKey,
    language: locale,
    userLogin: user,
    ...(user === undefined ? { adminPassword: password } : { userPassword: password }),
    ...(keys.length > 0 ? { sshKeys: [...keys] } : {}),
  });
  return { ...said({ profile, virtioWin }), ...(Object.keys(parameters).length > 0 ? { parameters } : {}) };
}
