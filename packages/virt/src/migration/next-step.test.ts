import { describe, expect, it } from "vitest";
import { type Knowledge, nextStep, type Step } from "./next-step.ts";
import { isActive, type Sight } from "./sight.ts";

const sight = (state: Sight["state"], reason = "unknown", busy = false): Sight => ({ state, reason, busy });
const running = sight("running", "booted");
const arrived = sight("running", "migrated");
const stopped = sight("paused", "migration");
const paused = sight("paused", "user");
const off = sight("shutoff", "destroyed");
const gone = sight("gone");
const busy = sight("running", "booted", true);
const arriving = sight("paused", "migration", true);
const broken = sight("paused", "postcopy-failed");

const known = (ranThere: Knowledge["ranThere"], more: Partial<Knowledge> = {}): Knowledge => ({
  ranThere,
  wasPaused: false,
  leftPaused: false,
  wasStored: true,
  ...more,
});

describe("a guest that was never told to run at the destination", () => {
  it.each<[string, Sight | null, Sight | null, Step]>([
    ["runs on", running, gone, { at: "source" }],
    ["runs on, whatever cannot be asked there", running, null, { at: "source" }],
    ["is waited for while its host is away", null, gone, "wait"],
    ["is no longer sent", busy, arriving, "abort-source-job"],
    ["goes on after it was stopped for its last memory", stopped, gone, "resume-source"],
    ["goes on only after the copy there is gone", stopped, stopped, "destroy-destination"],
    ["stays paused when a user paused it", paused, gone, { at: "source" }],
    ["is off when it shut down meanwhile", off, gone, { at: "nowhere" }],
  ])("%s", (_, source, destination, step) => {
    expect(nextStep(source, destination, known("never"))).toEqual(step);
  });

  it("stays paused when it was before", () => {
    expect(nextStep(stopped, gone, known("never", { wasPaused: true }))).toEqual({ at: "source" });
  });
});

describe("a guest that runs at the destination", () => {
  it.each<[string, Sight | null, Sight | null, Step]>([
    ["has moved when the source has nothing", gone, arrived, { at: "destination" }],
    ["has moved when the source has a definition", off, null, { at: "destination" }],
    ["loses the copy that waits at the source", stopped, arrived, "destroy-source"],
    ["waits for the source to be looked at", null, arrived, "wait"],
    ["waits for the source to be done", arriving, arrived, "wait"],
  ])("%s", (_, source, destination, step) => {
    expect(nextStep(source, destination, known("yes"))).toEqual(step);
  });
});

describe("a guest that perhaps runs at the destination", () => {
  it.each<[string, Sight | null, Sight | null, Step]>([
    ["is not touched while the destination is away", stopped, null, "wait"],
    ["is not touched while the destination is at it", stopped, arriving, "wait"],
    ["is not touched while the source is at it", busy, gone, "wait"],
    ["has moved when it runs there", stopped, arrived, "destroy-source"],
    ["has moved when only the destination has it", gone, stopped, { at: "destination" }],
    ["goes on at the source when the destination has nothing", stopped, gone, "resume-source"],
    ["goes on at the source when the destination has a definition", stopped, off, "resume-source"],
    ["runs once when both run: the source took the failure back", running, arrived, "destroy-destination"],
    ["runs once when the destination stopped half way", stopped, stopped, "destroy-destination"],
    ["has moved when the source says so", sight("shutoff", "migrated"), off, { at: "destination" }],
    ["has moved when the source forgot it", gone, gone, { at: "destination" }],
    ["is between both when post-copy broke off", broken, arrived, { at: "split" }],
    ["is between both when the destination broke off", stopped, broken, { at: "split" }],
    ["is lost when the half at the destination is", broken, gone, { at: "nowhere" }],
    ["is waited for when half of it is at a destination that is away", broken, null, "wait"],
  ])("%s", (_, source, destination, step) => {
    expect(nextStep(source, destination, known("perhaps"))).toEqual(step);
  });

  it("has moved when it is paused there as it should be", () => {
    expect(nextStep(stopped, paused, known("perhaps", { leftPaused: true }))).toBe("destroy-source");
  });

  it("is nowhere when it was not stored and neither host has it", () => {
    expect(nextStep(gone, gone, known("perhaps", { wasStored: false }))).toEqual({ at: "nowhere" });
  });
});

it("never destroys the only copy, and never says that all is well while two run", () => {
  const sights = [null, running, arrived, stopped, paused, off, gone, busy, arriving];
  for (const source of sights) {
    for (const destination of sights) {
      for (const ranThere of ["never", "perhaps", "yes"] as const) {
        const step = nextStep(source, destination, known(ranThere));
        const says = JSON.stringify({ source, destination, ranThere, step });
        if (step === "destroy-source" && ranThere === "perhaps")
          expect(destination && isActive(destination), says).toBe(true);
        if (step === "destroy-destination") expect(source && isActive(source), says).toBe(true);
        if (typeof step === "object")
          expect(source?.state === "running" && destination?.state === "running", says).toBe(false);
      }
    }
  }
});
