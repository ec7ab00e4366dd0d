/** The program that answers "are you there". @source virkeepaliveprotocol.x */
export const keepaliveProgram = { number: 0x6b656570, version: 1 } as const;

/** Its two messages; neither has a body. */
export const keepaliveProcedure = { ping: 1, pong: 2 } as const;
