/** What the log says of an error. */
interface LoggedError {
  readonly message?: string;
  readonly stack?: string;
}

const levelNames: Readonly<Record<number, string>> = { 40: "warning", 50: "error", 60: "fatal" };
const [warning, error] = [40, 50];

/**
 * A line of the log for people who look at a terminal: the time of day, who speaks, what happened, why. Only an error has
 * its stack, on lines of its own.
 *
 * @param json a line as it goes to files and service managers.
 */
export function logLine(json: string): string {
  const {
    time,
    level,
    msg = "",
    plugin,
    err,
    ...rest
  } = JSON.parse(json) as Readonly<Record<string, unknown>> & {
    readonly time: number;
    readonly level: number;
    readonly err?: LoggedError;
  };
  const facts = Object.entries(rest).map(([name, value]) => `${name}=${JSON.stringify(value)}`);
  const who = [plugin, level >= warning ? levelNames[level] : undefined].filter((word) => word !== undefined);
  const what = [...who, msg, err?.message].filter((word) => word !== undefined && word !== "").join(": ");
  const at = new Date(time).toTimeString().slice(0, 8);
  const stack = level >= error && err?.stack ? `\n${err.stack}` : "";
  return `${[at, what, ...facts].join(" ")}${stack}\n`;
}
