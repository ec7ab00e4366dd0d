// Made by 'npm run generate' from libvirt 9.0.0; do not edit.
import { nullable } from "../xdr/nullable.ts";
import { flags, int } from "../xdr/numbers.ts";
import { opaque } from "../xdr/opaque.ts";
import { string } from "../xdr/texts.ts";
import { uuid } from "../xdr/uuid.ts";
import { limits } from "./limits.ts";
import { eventProcedure, nothing, procedure } from "./procedure.ts";
import { secretRef } from "./refs.ts";

/** What a secret is used for. @source virSecretUsageType */
export const secretUsageType = {
  none: 0,
  volume: 1,
  ceph: 2,
  iscsi: 3,
  tls: 4,
  vtpm: 5,
} as const;

/** How a secret's definition is stored. @source virSecretDefineFlags */
export const secretDefineFlag = {
  validate: 1 << 0,
} as const;

/** What a callback of secret events is registered for. @source virSecretEventID */
export const secretEventId = {
  lifecycle: 0,
  valueChanged: 1,
} as const;

/** What happened in a secret's life. @source virSecretEventLifecycleType */
export const secretEventLifecycleType = {
  defined: 0,
  undefined: 1,
} as const;

/** The secret of a UUID. Since 0.7.1. Source: REMOTE_PROC_SECRET_LOOKUP_BY_UUID. */
export const secretLookupByUuid = procedure(141, { uuid }, { secret: secretRef }, { since: "0.7.1", priority: "high" });

/**
 * The secret for a `secretUsageType` and what it is used for.
 *
 * Since 0.7.1. Source: REMOTE_PROC_SECRET_LOOKUP_BY_USAGE.
 */
export const secretLookupByUsage = procedure(
  147,
  { usageType: int, usageId: string },
  { secret: secretRef },
  { since: "0.7.1", priority: "high" },
);

/** Stores a definition; the value is set apart. Since 0.7.1. Source: REMOTE_PROC_SECRET_DEFINE_XML. */
export const secretDefineXml = procedure(
  142,
  { xml: string, flags },
  { secret: secretRef },
  { since: "0.7.1", priority: "high" },
);

/** Secret XML, without the value. Since 0.7.1. Source: REMOTE_PROC_SECRET_GET_XML_DESC. */
export const secretGetXmlDesc = procedure(
  143,
  { secret: secretRef, flags },
  { xml: string },
  { since: "0.7.1", priority: "high" },
);

/** Sets the value. Since 0.7.1. Source: REMOTE_PROC_SECRET_SET_VALUE. */
export const secretSetValue = procedure(144, { secret: secretRef, value: opaque(limits.secretValue), flags }, nothing, {
  since: "0.7.1",
  priority: "high",
});

/** The value, unless the secret is private. Since 0.7.1. Source: REMOTE_PROC_SECRET_GET_VALUE. */
export const secretGetValue = procedure(
  145,
  { secret: secretRef, flags },
  { value: opaque(limits.secretValue) },
  { since: "0.7.1", priority: "high" },
);

/** Forgets a secret and its value. Since 0.7.1. Source: REMOTE_PROC_SECRET_UNDEFINE. */
export const secretUndefine = procedure(146, { secret: secretRef }, nothing, { since: "0.7.1", priority: "high" });

/**
 * Has the daemon send events of one `secretEventId`, of all secrets where `secret` is null.
 *
 * Since 3.0.0. Source: REMOTE_PROC_CONNECT_SECRET_EVENT_REGISTER_ANY.
 */
export const connectSecretEventRegisterAny = procedure(
  380,
  { eventId: int, secret: nullable(secretRef) },
  { callbackId: int },
  { since: "3.0.0", priority: "high" },
);

/**
 * Has the daemon send no more events of a callback.
 *
 * Since 3.0.0. Source: REMOTE_PROC_CONNECT_SECRET_EVENT_DEREGISTER_ANY.
 */
export const connectSecretEventDeregisterAny = procedure(381, { callbackId: int }, nothing, {
  since: "3.0.0",
  priority: "high",
});

/**
 * A secret was defined or undefined: a `secretEventLifecycleType`.
 *
 * Since 3.0.0. Source: REMOTE_PROC_SECRET_EVENT_LIFECYCLE.
 */
export const secretEventLifecycle = eventProcedure(
  382,
  { callbackId: int, secret: secretRef, event: int, detail: int },
  { since: "3.0.0" },
);

/** A secret's value changed. Since 3.0.0. Source: REMOTE_PROC_SECRET_EVENT_VALUE_CHANGED. */
export const secretEventValueChanged = eventProcedure(383, { callbackId: int, secret: secretRef }, { since: "3.0.0" });
