import { bytes } from "@hob/units";
import { expect, it } from "vitest";
import { Listeners } from "./listeners.ts";
import type { Progress } from "./progress.ts";
import { watchedJob } from "./watched-job.ts";

const stage = (done: number): Progress => ({ done: bytes(done), total: bytes(4), ratio: done / 5, speed: null });

/** Work that is looked at so often before it is over. */
function stages(count: number): () => Promise<Progress | null> {
  let looks = 0;
  return async () => (looks < count ? stage(looks++) : null);
}

const work = { work: "copying", guest: "one", conclude: async () => "copied", abort: async () => true };

it("tells every look, and at the end that all is done", async () => {
  const heard: (number | null)[] = [];
  const job = watchedJob({ ...work, look: stages(3) });
  job.onProgress(({ ratio }) => heard.push(ratio));
  expect(await job.done).toBe("copied");
  expect(heard).toEqual([0, 0.2, 0.4, 1]);
  expect(await job.progress()).toBeNull();
});

it("looks at once when something happened", async () => {
  const changes = new Listeners<void>();
  let over = false;
  const job = watchedJob({ ...work, changes, look: async () => (over ? null : stage(1)) });
  let looks = 0;
  job.onProgress(() => {
    looks += 1;
    if (looks === 20) over = true;
    queueMicrotask(() => changes.tell());
  });
  const startedAt = performance.now();
  await job.done;
  expect(performance.now() - startedAt).toBeLessThan(1000);
});

it("is cancelled only when it was over after it was given up, and giving up what is over does nothing", async () => {
  let given = 0;
  let over = false;
  const abort = async () => {
    given += 1;
    over = true;
    return true;
  };
  const job = watchedJob({ ...work, abort, look: async () => (over ? null : stage(1)) });
  await job.abort();
  await expect(job.done).rejects.toMatchObject({
    code: "virt.job-cancelled",
    message: "Copying of guest 'one' was given up.",
  });
  await job.abort();
  expect(given).toBe(1);
});

it("is done when it came to its end before it could be given up", async () => {
  let over = false;
  const abort = async () => {
    over = true;
    return false;
  };
  const job = watchedJob({ ...work, abort, look: async () => (over ? null : stage(1)) });
  await job.abort();
  expect(await job.done).toBe("copied");
});

it("ends nobody who does not wait for its failure", async () => {
  const look = async () => {
    throw new Error("no look");
  };
  const job = watchedJob({ ...work, look });
  await expect.poll(() => job.progress()).toBeNull();
  await expect(job.done).rejects.toThrow("no look");
});

it("is given up once by two who want it at the same time, and is cancelled for both", async () => {
  let given = 0;
  let over = false;
  const abort = async () => {
    given += 1;
    // libvirt has nothing to give up any more when it is asked the second time.
    if (over) return false;
    over = true;
    return true;
  };
  const job = watchedJob({ ...work, abort, look: async () => (over ? null : stage(1)) });
  await Promise.all([job.abort(), job.abort()]);
  await expect(job.done).rejects.toMatchObject({ code: "virt.job-cancelled" });
  expect(given).toBe(1);
});

it("can be given up after that failed", async () => {
  let over = false;
  let given = 0;
  const abort = async () => {
    given += 1;
    if (given === 1) throw new Error("not now");
    over = true;
    return true;
  };
  const job = watchedJob({ ...work, abort, look: async () => (over ? null : stage(1)) });
  await expect(job.abort()).rejects.toThrow("not now");
  await job.abort();
  await expect(job.done).rejects.toMatchObject({ code: "virt.job-cancelled" });
});
