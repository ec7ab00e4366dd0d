const reasons: Readonly<Record<string, string>> = {
  ENOENT: "there is no such socket",
  ENOTSOCK: "it is not a socket",
  ECONNREFUSED: "nobody listens",
  ENOTFOUND: "no host of this name is known",
  ENODATA: "no host of this name is known",
  EAI_AGAIN: "no name server answers",
  EHOSTUNREACH: "there is no way to this host",
  EHOSTDOWN: "the host is down",
  ENETUNREACH: "there is no way to its network",
  EADDRNOTAVAIL: "this machine has no address from which it can be reached",
  ETIMEDOUT: "nothing answers",
  ECONNRESET: "the other end hung up",
  EINVAL: "this is no address that can be reached from here",
};

/** Why a socket could not be connected, in words. */
export function describeSocketFailure(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  // Where a name has several addresses, all of them failed; one reason stands for them.
  return reasons[code ?? ""] ?? (message || code || "it failed without a reason");
}
