import { createHmac } from "node:crypto";
import { type HostKey, parseHostKey } from "./host-key.ts";
import { defaultSshPort } from "./ssh-target.ts";

/** One line of a known_hosts file. @source sshd(8), SSH_KNOWN_HOSTS FILE FORMAT */
export interface KnownHostsLine {
  readonly marker: "revoked" | "cert-authority" | null;
  readonly key: HostKey;
  /** Whether the line speaks of a host. */
  matches(host: string, port: number): boolean;
}

/** How known_hosts writes a host: the port only where it is not 22. */
export function knownHostsName(host: string, port: number): string {
  return port === defaultSshPort ? host.toLowerCase() : `[${host.toLowerCase()}]:${port}`;
}

function hashOf(name: string, salt: Buffer): string {
  return createHmac("sha1", salt).update(name).digest("base64");
}

/** A host's name as known_hosts hides it. */
export function hashedName(name: string, salt: Buffer): string {
  return `|1|${salt.toString("base64")}|${hashOf(name, salt)}`;
}

function matchesPattern(pattern: string, name: string): boolean {
  const [, hash, salt = "", digest = ""] = pattern.split("|");
  if (pattern.startsWith("|")) return hash === "1" && hashOf(name, Buffer.from(salt, "base64")) === digest;
  const escaped = pattern.toLowerCase().replace(/[.+^${}()|[\]\\]/g, "\\$&");
  return new RegExp(`^${escaped.replaceAll("*", ".*").replaceAll("?", ".")}$`).test(name);
}

function readKey(text: string): HostKey | null {
  try {
    return parseHostKey(text);
  } catch {
    // OpenSSH passes over what it cannot read as well: it may be of a later version.
    return null;
  }
}

/** Reads a line; null for comments, empty lines, and those that are no key. */
export function parseKnownHostsLine(text: string): KnownHostsLine | null {
  const form = /^\s*(?:@(revoked|cert-authority)\s+)?([^#@\s]\S*)\s+(\S+)\s+(\S+)/.exec(text);
  if (form === null) return null;
  const [, marker = null, hosts = "", type = "", base64 = ""] = form;
  const key = readKey(`${type} ${base64}`);
  if (key === null) return null;
  const patterns = hosts.split(",");
  return {
    marker: marker as KnownHostsLine["marker"],
    key,
    matches(host, port) {
      const name = knownHostsName(host, port);
      const excluded = patterns.some((pattern) => pattern.startsWith("!") && matchesPattern(pattern.slice(1), name));
      return !excluded && patterns.some((pattern) => matchesPattern(pattern, name));
    },
  };
}
