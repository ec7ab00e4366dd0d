// Made by 'npm run generate' from libvirt 9.0.0; do not edit.
import { flags } from "../xdr/numbers.ts";
import { lxcProgram, nothing, procedure } from "./procedure.ts";
import { domainRef } from "./refs.ts";

/** Answers a container's namespaces as file descriptors. Since 1.0.2. Source: LXC_PROC_DOMAIN_OPEN_NAMESPACE. */
export const lxcDomainOpenNamespace = procedure(1, { dom: domainRef, flags }, nothing, {
  since: "1.0.2",
  program: lxcProgram,
  passesFiles: true,
});
