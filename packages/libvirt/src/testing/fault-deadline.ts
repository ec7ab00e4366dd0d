const deadlineMs = 90_000;

/** Waits for what must end in any case, and fails with its name when it hangs. */
export async function mustEnd<Value>(name: string, promise: Promise<Value>): Promise<Value> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error(`${name}: it hangs.`)), deadlineMs);
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
