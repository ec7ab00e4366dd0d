// Made by 'npm run generate' from libvirt 9.0.0; do not edit.
import { nullable } from "../xdr/nullable.ts";
import { flags } from "../xdr/numbers.ts";
import { string } from "../xdr/texts.ts";
import { nothing, procedure } from "./procedure.ts";
import { domainRef } from "./refs.ts";

/** How a backup is begun. @source virDomainBackupBeginFlags */
export const domainBackupBeginFlag = {
  reuseExternal: 1 << 0,
} as const;

/**
 * Begins a backup, pushed to files or offered over NBD, and with it a checkpoint if its XML is given.
 *
 * Since 6.0.0. Source: REMOTE_PROC_DOMAIN_BACKUP_BEGIN.
 */
export const domainBackupBegin = procedure(
  421,
  { dom: domainRef, backupXml: string, checkpointXml: nullable(string), flags },
  nothing,
  { since: "6.0.0" },
);

/** XML of the backup that runs. Since 6.0.0. Source: REMOTE_PROC_DOMAIN_BACKUP_GET_XML_DESC. */
export const domainBackupGetXmlDesc = procedure(
  422,
  { dom: domainRef, flags },
  { xml: string },
  { since: "6.0.0", priority: "high" },
);
