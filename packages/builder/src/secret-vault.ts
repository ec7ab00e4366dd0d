/**
 * What a build needs and nothing may store: seeds and answers with passwords. It is in the memory of one process, by the
 * guest's UUID and the volume's id, until it is written to the host.
 */
export interface SecretVault {
  put(uuid: string, volume: string, bytes: Uint8Array): void;
  get(uuid: string, volume: string): Uint8Array | undefined;
  /** Forgets one volume's bytes, or all of a guest; what is there is overwritten. */
  forget(uuid: string, volume?: string): void;
}

/** Makes an empty vault. */
export function createSecretVault(): SecretVault {
  const held = new Map<string, Map<string, Uint8Array>>();
  return {
    put(uuid, volume, bytes) {
      held.set(uuid, (held.get(uuid) ?? new Map<string, Uint8Array>()).set(volume, bytes));
    },
    get: (uuid, volume) => held.get(uuid)?.get(volume),
    forget(uuid, volume) {
      const ofGuest = held.get(uuid);
      for (const [id, bytes] of ofGuest ?? []) {
        if (volume !== undefined && id !== volume) continue;
        bytes.fill(0);
        ofGuest?.delete(id);
      }
      if (ofGuest?.size === 0) held.delete(uuid);
    },
  };
}
