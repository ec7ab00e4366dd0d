import { isHobError } from "@hob/errors";
import { domainAbortJob, domainDestroyFlags, domainResume, isLibvirtError } from "@hob/libvirt";
import { setTimeout as sleep } from "node:timers/promises";
import type { Link } from "../host/link.ts";
import { type Knowledge, nextStep, type Step } from "./next-step.ts";
import type { Journey } from "./journey.ts";
import { isActive, lookAt, type Sight } from "./sight.ts";

/** Between two looks at hosts that are busy or away. */
const pauseMs = 200;

/** Where a guest is in the end; `unknown` when a host that decides it did not come back in time. */
export interface Settlement {
  readonly at: "source" | "destination" | "nowhere" | "split" | "unknown";
  /** What could not be looked at or cleared away. */
  readonly warnings: readonly string[];
}

/** Looks at both hosts, and does what is next, until one guest runs; no longer than the journey has patience. */
export async function settle(journey: Journey, ranThere: Knowledge["ranThere"]): Promise<Settlement> {
  const { from, to, dom, there, before, options } = journey;
  const known: Knowledge = {
    ranThere,
    wasPaused: before.paused,
    leftPaused: options.paused ?? before.paused,
    wasStored: before.persistent,
  };
  if (!before.active) return settleDefinition(journey, ranThere);
  const end = performance.now() + journey.patienceMs;
  for (;;) {
    const [source, destination] = await Promise.all([lookAt(from, dom), lookAt(to, there)]);
    const step = nextStep(source, destination, known);
    if (typeof step === "object") return { at: step.at, warnings: [] };
    if (performance.now() > end) return outOfPatience(journey, known, source, destination);
    await act(step, journey);
    // A closed host is not coming back.
    if ((source === null && isClosed(from)) || (destination === null && isClosed(to) && known.ranThere === "perhaps")) {
      return outOfPatience(journey, known, source, destination);
    }
  }
}

/** A guest that is off cannot run twice: it is where its definition is, and at the source when both have one. */
async function settleDefinition(
  { from, dom, patienceMs }: Journey,
  ranThere: Knowledge["ranThere"],
): Promise<Settlement> {
  for (const end = performance.now() + patienceMs; ; await sleep(pauseMs)) {
    const source = await lookAt(from, dom);
    if (source?.state === "gone") return { at: "destination", warnings: [] };
    if (source !== null && ranThere !== "yes") return { at: "source", warnings: [] };
    if (source !== null)
      return { at: "destination", warnings: [`'${from.name}' still has the guest's definition too.`] };
    if (performance.now() > end || isClosed(from)) {
      return { at: "unknown", warnings: [`'${from.name}' cannot be reached.`] };
    }
  }
}

async function act(step: Exclude<Step, object>, { from, to, dom, there }: Journey): Promise<void> {
  try {
    switch (step) {
      case "abort-source-job":
        await from.call(domainAbortJob, { dom });
        break;
      case "resume-source":
        return void (await from.callApart(domainResume, { dom }));
      case "destroy-source":
        return void (await from.callApart(domainDestroyFlags, { dom }));
      case "destroy-destination":
        return void (await to.callApart(domainDestroyFlags, { dom: there }));
      case "wait":
    }
  } catch (error) {
    // The next look tells whether it still has to be done.
    if (!isLibvirtError(error) && !isHobError(error, "unavailable")) throw error;
  }
  await sleep(pauseMs);
}

function isClosed({ state }: Link): boolean {
  return state.kind === "disconnected" && state.retryAt === null;
}

function outOfPatience(
  { from, to }: Journey,
  { ranThere }: Knowledge,
  source: Sight | null,
  destination: Sight | null,
): Settlement {
  const what = (link: Link, sight: Sight | null) =>
    sight === null ? `'${link.name}' cannot be reached` : `it is '${sight.state}' on '${link.name}'`;
  const warnings = [`It was not all set right in time: ${what(from, source)}, and ${what(to, destination)}.`];
  const runsThere = destination !== null && isActive(destination) && destination.state === "running";
  if (ranThere === "yes" || (ranThere === "perhaps" && runsThere && source?.state !== "running")) {
    return { at: "destination", warnings };
  }
  if (ranThere === "never" && (source === null || isActive(source))) return { at: "source", warnings };
  return { at: "unknown", warnings };
}
