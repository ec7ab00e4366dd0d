import { nullable } from "../xdr/nullable.ts";
import { int } from "../xdr/numbers.ts";
import { struct } from "../xdr/struct.ts";
import { string } from "../xdr/texts.ts";
import { domainRef } from "./domain-ref.ts";
import { eventProcedure, nothing, procedure } from "./procedure.ts";

/** What a callback is registered for. @source libvirt-domain.h, virDomainEventID */
export const domainEventId = {
  lifecycle: 0,
  reboot: 1,
  deviceRemoved: 15,
  agentLifecycle: 18,
  metadataChange: 23,
} as const;

/** Has the daemon send events of one kind, of all domains where `dom` is null. Source: REMOTE_PROC_CONNECT_DOMAIN_EVENT_CALLBACK_REGISTER_ANY. */
export const connectDomainEventCallbackRegisterAny = procedure(
  316,
  { eventId: int, dom: nullable(domainRef) },
  { callbackId: int },
);
/** Source: REMOTE_PROC_CONNECT_DOMAIN_EVENT_CALLBACK_DEREGISTER_ANY. */
export const connectDomainEventCallbackDeregisterAny = procedure(317, { callbackId: int }, nothing);

/** Started, stopped, defined and so on, by number. Source: REMOTE_PROC_DOMAIN_EVENT_CALLBACK_LIFECYCLE. */
export const domainEventLifecycle = eventProcedure(318, { callbackId: int, dom: domainRef, event: int, detail: int });
/** The guest rebooted itself. Source: REMOTE_PROC_DOMAIN_EVENT_CALLBACK_REBOOT. */
export const domainEventReboot = eventProcedure(319, { callbackId: int, dom: domainRef });
/** A device is really gone. Source: REMOTE_PROC_DOMAIN_EVENT_CALLBACK_DEVICE_REMOVED. */
export const domainEventDeviceRemoved = eventProcedure(333, {
  callbackId: int,
  message: struct({ dom: domainRef, alias: string }),
});
/** The guest's agent came or went. Source: REMOTE_PROC_DOMAIN_EVENT_CALLBACK_AGENT_LIFECYCLE. */
export const domainEventAgentLifecycle = eventProcedure(348, {
  callbackId: int,
  dom: domainRef,
  state: int,
  reason: int,
});
/** Source: REMOTE_PROC_DOMAIN_EVENT_CALLBACK_METADATA_CHANGE. */
export const domainEventMetadataChange = eventProcedure(379, {
  callbackId: int,
  dom: domainRef,
  type: int,
  uri: nullable(string),
});
