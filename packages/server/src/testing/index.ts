export { type EventReader, readEvents, type ReceivedEvent } from "./read-events.ts";
export { startTestServer, type TestServer, type TestServerOptions } from "./start-test-server.ts";
