// A daemon that sends recorded events as fast as its socket takes them, for the benchmark of events.
// Usage: node --conditions=hob-source replay-events.ts COUNT FRAMES, frames in hexadecimal digits; prints its URI, ends with its client.
import { connectDomainEventCallbackRegisterAny } from "@hob/libvirt";
import { scriptedDaemon } from "../../packages/libvirt/src/testing/scripted-daemon.ts";

const count = Number(process.argv[2]);
const frames = (process.argv[3] ?? "").split(",").map((frame) => Buffer.from(frame, "hex"));
const daemon = await scriptedDaemon({ keepalive: true });
console.log(daemon.uri);
const registration = await daemon.next(({ procedure }) => procedure === connectDomainEventCallbackRegisterAny.number);
daemon.reply(registration, connectDomainEventCallbackRegisterAny, { callbackId: frames[0]?.readInt32BE(28) ?? 0 });
const block = Buffer.concat(frames);
for (let sent = 0; sent < count; sent += frames.length) daemon.send(block);
process.stdin.resume();
process.stdin.once("end", () => void daemon.close());
