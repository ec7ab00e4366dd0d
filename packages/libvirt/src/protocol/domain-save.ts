// Made by 'npm run generate' from libvirt 9.0.0; do not edit.
import { nullable } from "../xdr/nullable.ts";
import { flags, truth, unsigned } from "../xdr/numbers.ts";
import { string } from "../xdr/texts.ts";
import { limits } from "./limits.ts";
import { nothing, procedure } from "./procedure.ts";
import { domainRef } from "./refs.ts";
import { typedParameters } from "./typed-parameters.ts";

/** How memory is saved and restored. @source virDomainSaveRestoreFlags */
export const domainSaveRestoreFlag = {
  bypassCache: 1 << 0,
  running: 1 << 1,
  paused: 1 << 2,
  resetNvram: 1 << 3,
} as const;

/** How much XML of saved memory is told. @source virDomainSaveImageXMLFlags */
export const domainSaveImageXmlFlag = {
  secure: 1 << 0,
} as const;

/** How memory is dumped. @source virDomainCoreDumpFlags */
export const domainCoreDumpFlag = {
  crash: 1 << 0,
  live: 1 << 1,
  bypassCache: 1 << 2,
  reset: 1 << 3,
  memoryOnly: 1 << 4,
} as const;

/** Formats of dumped memory. @source virDomainCoreDumpFormat */
export const domainCoreDumpFormat = {
  raw: 0,
  kdumpZlib: 1,
  kdumpLzo: 2,
  kdumpSnappy: 3,
  winDmp: 4,
} as const;

/** Names of parameters of saving memory. @source VIR_DOMAIN_SAVE_PARAM_* */
export const domainSaveParameter = {
  file: "file",
  dxml: "dxml",
} as const;

/** Saves memory to a file of the host and stops the domain. Since 0.3.0. Source: REMOTE_PROC_DOMAIN_SAVE. */
export const domainSave = procedure(55, { dom: domainRef, to: string }, nothing, { since: "0.3.0" });

/**
 * Saves memory to a file of the host and stops the domain, as the flags say.
 *
 * Since 0.9.4. Source: REMOTE_PROC_DOMAIN_SAVE_FLAGS.
 */
export const domainSaveFlags = procedure(232, { dom: domainRef, to: string, xml: nullable(string), flags }, nothing, {
  since: "0.9.4",
});

/**
 * Saves memory as parameters of `domainSaveParameter` say, and stops the domain.
 *
 * Since 8.4.0. Source: REMOTE_PROC_DOMAIN_SAVE_PARAMS.
 */
export const domainSaveParams = procedure(
  440,
  { dom: domainRef, parameters: typedParameters(limits.domainSaveParams), flags },
  nothing,
  { since: "8.4.0" },
);

/** Starts a domain from memory that was saved to a file. Since 0.3.0. Source: REMOTE_PROC_DOMAIN_RESTORE. */
export const domainRestore = procedure(54, { from: string }, nothing, { since: "0.3.0" });

/**
 * Starts a domain from memory that was saved to a file, as the flags say.
 *
 * Since 0.9.4. Source: REMOTE_PROC_DOMAIN_RESTORE_FLAGS.
 */
export const domainRestoreFlags = procedure(233, { from: string, xml: nullable(string), flags }, nothing, {
  since: "0.9.4",
});

/**
 * Starts a domain from saved memory as parameters of `domainSaveParameter` say.
 *
 * Since 8.4.0. Source: REMOTE_PROC_DOMAIN_RESTORE_PARAMS.
 */
export const domainRestoreParams = procedure(
  441,
  { parameters: typedParameters(limits.domainSaveParams), flags },
  nothing,
  { since: "8.4.0" },
);

/** The domain XML within a file of saved memory. Since 0.9.4. Source: REMOTE_PROC_DOMAIN_SAVE_IMAGE_GET_XML_DESC. */
export const domainSaveImageGetXmlDesc = procedure(
  235,
  { file: string, flags },
  { xml: string },
  { since: "0.9.4", priority: "high" },
);

/**
 * Changes the domain XML within a file of saved memory.
 *
 * Since 0.9.4. Source: REMOTE_PROC_DOMAIN_SAVE_IMAGE_DEFINE_XML.
 */
export const domainSaveImageDefineXml = procedure(236, { file: string, xml: string, flags }, nothing, {
  since: "0.9.4",
  priority: "high",
});

/**
 * Saves a running domain's memory where libvirt keeps it, and stops it; its next start goes on from there.
 *
 * Since 0.8.0. Source: REMOTE_PROC_DOMAIN_MANAGED_SAVE.
 */
export const domainManagedSave = procedure(182, { dom: domainRef, flags }, nothing, { since: "0.8.0" });

/** Whether libvirt keeps saved memory of it. Since 0.8.0. Source: REMOTE_PROC_DOMAIN_HAS_MANAGED_SAVE_IMAGE. */
export const domainHasManagedSaveImage = procedure(
  183,
  { dom: domainRef, flags },
  { present: truth },
  { since: "0.8.0" },
);

/** Throws saved memory away. Since 0.8.0. Source: REMOTE_PROC_DOMAIN_MANAGED_SAVE_REMOVE. */
export const domainManagedSaveRemove = procedure(184, { dom: domainRef, flags }, nothing, { since: "0.8.0" });

/** The domain XML that goes with saved memory. Since 3.7.0. Source: REMOTE_PROC_DOMAIN_MANAGED_SAVE_GET_XML_DESC. */
export const domainManagedSaveGetXmlDesc = procedure(
  388,
  { dom: domainRef, flags },
  { xml: string },
  { since: "3.7.0" },
);

/**
 * Changes the domain XML that goes with saved memory.
 *
 * Since 3.7.0. Source: REMOTE_PROC_DOMAIN_MANAGED_SAVE_DEFINE_XML.
 */
export const domainManagedSaveDefineXml = procedure(389, { dom: domainRef, xml: nullable(string), flags }, nothing, {
  since: "3.7.0",
});

/**
 * Writes the guest's memory to a file of the host, to be looked into.
 *
 * Since 0.3.0. Source: REMOTE_PROC_DOMAIN_CORE_DUMP.
 */
export const domainCoreDump = procedure(53, { dom: domainRef, to: string, flags }, nothing, { since: "0.3.0" });

/**
 * Writes the guest's memory to a file of the host, in a `domainCoreDumpFormat`.
 *
 * Since 1.2.3. Source: REMOTE_PROC_DOMAIN_CORE_DUMP_WITH_FORMAT.
 */
export const domainCoreDumpWithFormat = procedure(
  334,
  { dom: domainRef, to: string, format: unsigned, flags },
  nothing,
  { since: "1.2.3" },
);
