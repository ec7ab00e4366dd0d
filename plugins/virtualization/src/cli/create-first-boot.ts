import type { CliProcess } from "@hob/cli";
import { readStdin } from "@hob/cli";
import type { CreateVm } from "../model/index.ts";
import { OptionsConflict } from "./cli-errors.ts";
import { readOptionFile } from "./read-option-file.ts";
import { said } from "./said.ts";

/** What the options of a first boot say. */
export interface FirstBootOptions {
  readonly hostname?: string | undefined;
  readonly user?: string | undefined;
  readonly sshKey: readonly string[];
  readonly passwordStdin: boolean;
  readonly passwordFile?: string | undefined;
  readonly address: readonly string[];
  readonly gateway: readonly string[];
  readonly dns: readonly string[];
  readonly userData?: string | undefined;
  readonly ignition?: string | undefined;
  readonly configDrive: boolean;
}

/** Who logs in, and by what: read once, because standard input can be read only once. */
export interface Login {
  readonly password: string | undefined;
  readonly keys: readonly string[];
}

/** Reads keys and password. @throws OptionsConflict, UnreadableFile */
export async function readLogin(
  { sshKey, passwordStdin, passwordFile }: Pick<FirstBootOptions, "sshKey" | "passwordStdin" | "passwordFile">,
  process: Pick<CliProcess, "stdin">,
): Promise<Login> {
  if (passwordStdin && passwordFile !== undefined) {
    throw new OptionsConflict({ problem: "--password-stdin and --password-file exclude each other." });
  }
  const keys = await Promise.all(
    sshKey.map(async (key) => (/\s/.test(key) ? key : (await readOptionFile("--ssh-key", key)).trim())),
  );
  const password = passwordStdin
    ? await readStdin(process.stdin)
    : passwordFile === undefined
      ? undefined
      : (await readOptionFile("--password-file", passwordFile)).replace(/\r?\n$/, "");
  return { password, keys };
}

/**
 * What a guest is told at its first boot, as the request takes it; undefined when nothing is said.
 *
 * @throws OptionsConflict, UnreadableFile
 */
export async function createFirstBoot(
  options: FirstBootOptions,
  process: Pick<CliProcess, "stdin">,
): Promise<CreateVm["firstBoot"]> {
  const { hostname, user, address, gateway, dns, userData, ignition, configDrive } = options;
  const { password, keys } = await readLogin(options, process);
  const hasNetwork = address.length + gateway.length + dns.length > 0;
  if (gateway.length + dns.length > 0 && address.length === 0) {
    throw new OptionsConflict({ problem: "--gateway and --dns need --address: DHCP tells them otherwise." });
  }
  if (ignition !== undefined) {
    const other =
      (userData !== undefined && "--user-data") || (configDrive && "--config-drive") || (hasNetwork && "--address");
    if (other) throw new OptionsConflict({ problem: `--ignition and ${other} exclude each other.` });
    const login = said({ password, ...(keys.length > 0 ? { sshAuthorizedKeys: [...keys] } : {}) });
    const raw = await readOptionFile("--ignition", ignition);
    const hasUser = user !== undefined || Object.keys(login).length > 0;
    return {
      kind: "ignition",
      raw,
      ...said({ hostname }),
      ...(hasUser ? { users: [{ name: user ?? "core", ...login }] } : {}),
    };
  }
  const hasLogin = user !== undefined || password !== undefined || keys.length > 0;
  if (!hasLogin && !hasNetwork && hostname === undefined && userData === undefined && !configDrive) return undefined;
  const login = said({ password, ...(keys.length > 0 ? { sshAuthorizedKeys: [...keys] } : {}) });
  return {
    kind: "cloud-init",
    ...said({ hostname }),
    ...(configDrive ? { datasource: "configdrive" as const } : {}),
    ...(user === undefined ? {} : { users: [{ name: user, sudo: true, shell: "/bin/bash", ...login }] }),
    ...(user === undefined && hasLogin ? { defaultUser: login } : {}),
    ...(password === undefined ? {} : { sshPasswordLogin: true }),
    ...(hasNetwork
      ? {
          network: {
            kind: "v2" as const,
            ethernets: [
              {
                name: "eth0",
                addresses: [...address],
                ...(gateway.length > 0 ? { gateways: [...gateway] } : {}),
                ...(dns.length > 0 ? { nameservers: [...dns] } : {}),
              },
            ],
          },
        }
      : {}),
    ...(userData === undefined ? {} : { raw: { userData: await readOptionFile("--user-data", userData) } }),
  };
}
