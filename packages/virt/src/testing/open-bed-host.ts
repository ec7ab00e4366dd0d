import { type Host, type HostOptions, openHost } from "../index.ts";
import { onTestFinished } from "vitest";

/** A host that is connected, and closed with the test that opened it. */
export async function openBedHost(uri: string, options: Omit<HostOptions, "uri"> = {}): Promise<Host> {
  const host = openHost({ uri, name: "bed", ...options });
  onTestFinished(() => host.close());
  await host.whenConnected({ timeoutMs: 30_000 });
  return host;
}
