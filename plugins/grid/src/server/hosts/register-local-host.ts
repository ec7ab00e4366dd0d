import { openConnection } from "@hob/libvirt";
import type { Log } from "@hob/plugin-api";
import type { HostRegistry } from "./host-registry.ts";
import type { HostStore } from "./host-store.ts";

/** The machine's own libvirt, the better one first. */
const localUris = ["qemu:///system", "qemu:///session"] as const;
/** How long each may take to answer, in ms. */
const answerTimeoutMs = 3000;

/** What the registration works with. */
export interface LocalHostPorts {
  readonly registry: Pick<HostRegistry, "ensure">;
  readonly store: Pick<HostStore, "isDone" | "markDone">;
  /** Whether a libvirt answers at a URI. */
  readonly answers: (uri: string) => Promise<boolean>;
}

/**
 * Registers the host that the server was started with; without one, at the first start, the machine's own: its system
 * libvirt, or that of the session when only that answers. A local host that was deleted does not come back.
 *
 * @param started the URI of `--host` or `HOB_HOST`.
 */
export async function registerLocalHost(
  started: string | undefined,
  { registry, store, answers }: LocalHostPorts,
): Promise<void> {
  if (started) return registry.ensure(started);
  if (await store.isDone("local-host")) return;
  const [system, session] = localUris;
  const onlySession = !(await answers(system)) && (await answers(session));
  // One that does not answer yet is shown with the reason, and connected to when it does.
  await registry.ensure(onlySession ? session : system);
  await store.markDone("local-host");
}

/** Whether a libvirt answers at a URI within moments; why not is logged. */
export async function libvirtAnswers(uri: string, log: Log): Promise<boolean> {
  try {
    const connection = await openConnection(uri, { signal: AbortSignal.timeout(answerTimeoutMs) });
    await connection.close();
    return true;
  } catch (error) {
    log.info({ uri, err: error }, "This machine's libvirt does not answer there");
    return false;
  }
}
