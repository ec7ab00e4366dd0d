/** How death is noticed: a ping after `intervalMs` of silence; dead after `count` pings in a row without an answer. */
export interface KeepaliveOptions {
  readonly intervalMs: number;
  readonly count: number;
}

/** Watches over one connection; unwatched when stopped. */
export interface Keepalive {
  /** Something arrived: the other end lives. */
  heard(): void;
  /** While we do not listen, silence proves nothing; the pings show the daemon that we live. */
  deafen(deaf: boolean): void;
  stop(): void;
}

/**
 * Starts watching. Pings are only sent into silence, so a busy connection costs nothing.
 *
 * @param ping sends one. @param dead is called once, no later than `(count + 2) × intervalMs` after the last sign of life.
 */
export function startKeepalive(options: KeepaliveOptions, ping: () => void, dead: () => void): Keepalive {
  let alive = true;
  let deaf = false;
  let unanswered = 0;
  const timer = setInterval(() => {
    if (deaf) {
      ping();
      return;
    }
    if (alive) unanswered = 0;
    else if (unanswered >= options.count) {
      clearInterval(timer);
      dead();
      return;
    }
    if (!alive) {
      unanswered += 1;
      ping();
    }
    alive = false;
  }, options.intervalMs);
  timer.unref();
  return {
    heard() {
      alive = true;
    },
    deafen(value) {
      deaf = value;
      alive = true;
    },
    stop: () => clearInterval(timer),
  };
}
