/** What `npm start -- …` takes; all but `--setup-only` goes on to `hob serve`. */
const withValue = ["--port", "--data", "--host", "--address", "--config"];

export const usage = `Usage: npm start [-- OPTIONS]

Sets up what is missing (dependencies, build, Debian packages, libvirtd), then runs the server.

  --port NUMBER      port of the web interface and the API     (HOB_PORT)
  --address ADDRESS  address to listen on                      (HOB_ADDRESS)
  --data DIRECTORY   where Hob keeps its database              (HOB_DATA)
  --host URI         manage this libvirt; the machine's own is
                     then neither installed nor started        (HOB_HOST)
  --config FILE      configuration file                        (HOB_CONFIG)
  --setup-only       set up, but do not run the server
`;

/**
 * Reads the arguments of `npm start`.
 *
 * @returns `serve`, the arguments for `hob serve`; `otherHost`, whether another libvirt than this machine's is managed;
 *   `problem`, what is wrong with them.
 */
export function readStartOptions(args, env) {
  const options = { serve: [], otherHost: Boolean(env.HOB_HOST), help: false, setupOnly: false, problem: undefined };
  for (let index = 0; index < args.length; index += 1) {
    const [name, ...rest] = args[index].split("=");
    if (name === "--help" || name === "-h") options.help = true;
    else if (name === "--setup-only") options.setupOnly = true;
    else if (!withValue.includes(name)) {
      options.problem ??= `Unknown option '${args[index]}'. Accepted: ${[...withValue, "--setup-only", "--help"].join(", ")}.`;
    } else {
      const value = rest.length > 0 ? rest.join("=") : args[(index += 1)];
      if (value === undefined || value === "") options.problem ??= `Option '${name}' needs a value.`;
      options.serve.push(name, value ?? "");
      if (name === "--host") options.otherHost = true;
    }
  }
  return options;
}
