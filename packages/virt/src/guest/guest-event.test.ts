import { domainEvents, type DomainRef } from "@hob/libvirt";
import { expect, it } from "vitest";
import { guestEventOf } from "./guest-event.ts";

const dom: DomainRef = { name: "web", uuid: "5a1d1f3e-7c5b-4a53-9a3f-0c1a2b3c4d5e", id: -1 };
const told = (event: number, detail: number) =>
  guestEventOf(domainEvents.lifecycle.read({ dom, event, detail } as never));

it("has libvirt's words for what happened and why, and for the reasons of a newer libvirt too", () => {
  expect(told(5, 1)).toEqual({ uuid: dom.uuid, name: "web", event: "stopped", detail: "destroyed" });
  expect(told(5, 99)).toMatchObject({ event: "stopped", detail: "unknown" });
});

it("tells nothing of what only a newer libvirt knows to happen", () => {
  expect(told(99, 0)).toBeNull();
});
