import type { PolicySet } from "./policy-set.ts";

/** Speed first: for guests that work hard, on storage that can be written past the host's cache. */
export const performancePolicy: PolicySet = {
  name: "performance",
  description: "Speed first: disks past the host's cache with a thread of their own, a queue for each processor.",
  rules: [
    {
      setting: "disk.cache",
      value: "none",
      because: "Nothing is copied through the host's cache; its file system must take direct writes.",
      when: { device: ["disk"] },
    },
    {
      setting: "disk.iothreads",
      value: 1,
      because: "Disks no longer wait for what else the guest's main thread does.",
    },
    {
      setting: "network.queues",
      value: "vcpus",
      because: "Each processor sends and receives by itself.",
      when: { guestType: ["kvm"], releasedSince: "2012-01-01" },
    },
  ],
};
