import type { HostKeyPolicy, HostKeys, SshDefaultsOptions, SshOptions } from "@hob/ssh";
import { homedir } from "node:os";
import { join } from "node:path";
import type { LibvirtUri } from "../uri/libvirt-uri.ts";

/**
 * How a host is reached by SSH: what the caller gives, then what the URI says, then what this user's `ssh` would use. A
 * caller that gives any proof of identity is taken at its word: the user's own keys and agent are left alone.
 *
 * @param defaults whose keys and known hosts those are; this user's, unless said otherwise.
 * @throws IdentityFileUnreadable when the URI names a key that cannot be read.
 */
export async function sshAccess(
  uri: LibvirtUri,
  given: Partial<SshOptions>,
  defaults: SshDefaultsOptions = {},
): Promise<SshOptions> {
  const { KnownHostsFile, openSshDefaults, readIdentityFile } = await import("@hob/ssh");
  const { keyfile, known_hosts: knownHosts, sshauth } = uri.reach;
  const home = defaults.home ?? homedir();
  const own = await openSshDefaults({ ...defaults, home });
  const alone = [given.identities, given.agent, given.password].every((proof) => proof === undefined);
  const named = keyfile === undefined ? undefined : [await readIdentityFile(atHome(keyfile, home))];
  const may = (...methods: readonly NonNullable<typeof sshauth>[number][]) =>
    sshauth === undefined || methods.some((method) => sshauth.includes(method));
  const file = knownHosts === undefined ? undefined : new KnownHostsFile(atHome(knownHosts, home));
  const proofs = {
    identities: may("privkey") ? (given.identities ?? named ?? (alone ? own.identities : undefined)) : undefined,
    agent: may("agent") ? (given.agent ?? (alone ? own.agent : undefined)) : undefined,
    password: may("password", "keyboard-interactive") ? given.password : undefined,
  };
  const { identities: _identities, agent: _agent, password: _password, ...rest } = given;
  return {
    ...rest,
    ...Object.fromEntries(Object.entries(proofs).filter(([, proof]) => proof !== undefined)),
    hostKeys: given.hostKeys ?? (isUnchecked(uri) ? nobody : (file ?? own.hostKeys)),
    hostKeyPolicy: given.hostKeyPolicy ?? (given.hostKeys ? "strict" : policyOf(uri)),
  };
}

const atHome = (path: string, home: string) => (path.startsWith("~/") ? join(home, path.slice(2)) : path);

/** Whoever checks nothing knows nothing, and takes what is shown. */
const nobody: HostKeys = { find: () => ({ trusted: [] }), remember: () => {} };

const isUnchecked = ({ reach }: LibvirtUri) => reach.no_verify === true || reach.known_hosts_verify === "ignore";

function policyOf(uri: LibvirtUri): HostKeyPolicy {
  return isUnchecked(uri) || uri.reach.known_hosts_verify === "auto" ? "trust-on-first-use" : "strict";
}
