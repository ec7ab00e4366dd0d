import {
  connectListAllSecrets,
  isLibvirtError,
  secretDefineXml,
  secretGetValue,
  secretGetXmlDesc,
  secretLookupByUsage,
  secretLookupByUuid,
  type SecretRef,
  secretSetValue,
  secretUndefine,
  secretUsageType,
} from "@hob/libvirt";
import { read, secret as secretElement, write } from "@hob/libvirt-xml";
import type { Link } from "../host/link.ts";
import type { HostSecret, Secrets, SecretUsageType } from "./secrets.ts";

/** The secrets of a host. */
export function secretsOf(link: Link): Secrets {
  return {
    async list() {
      const { secrets } = await link.call(connectListAllSecrets, { needResults: true });
      return secrets.map((secret) => secretOf(link, secret));
    },
    secret: async (uuid) => secretOf(link, (await link.call(secretLookupByUuid, { uuid })).secret),
    async findByUsage(type, id) {
      try {
        const asked = { usageType: secretUsageType[type], usageId: id };
        return secretOf(link, (await link.call(secretLookupByUsage, asked)).secret);
      } catch (error) {
        if (isLibvirtError(error, "no-secret")) return null;
        throw error;
      }
    },
    async define(document, value) {
      const xml = write(secretElement, document);
      const secret = secretOf(link, (await link.call(secretDefineXml, { xml })).secret);
      if (value !== undefined) await secret.setValue(value);
      return secret;
    },
  };
}

const usageTypes = new Map<number, SecretUsageType>(
  Object.entries(secretUsageType).map(([word, number]) => [number, word as SecretUsageType]),
);

/** The secret that a reference names. */
function secretOf(link: Link, secret: SecretRef): HostSecret {
  const xml = async () => (await link.call(secretGetXmlDesc, { secret })).xml;
  return {
    uuid: secret.uuid,
    usageType: usageTypes.get(secret.usageType) ?? "none",
    usageId: secret.usageId,
    xml,
    document: async () => read(secretElement, await xml()),
    setValue: async (value) => void (await link.call(secretSetValue, { secret, value: Buffer.from(value) })),
    revealValue: async () => (await link.call(secretGetValue, { secret })).value,
    undefine: async () => void (await link.call(secretUndefine, { secret })),
  };
}
