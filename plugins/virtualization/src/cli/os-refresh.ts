import { userInfo } from "node:os";
import { defineCommand, flag, optionalArgument, text } from "@hob/cli";
import { osinfoDirectories, refreshOsinfo } from "@hob/osinfo";

export default defineCommand({
  description:
    "Brings a release of osinfo-db, from a file or URL, into your own directory, or into the machine's as root. Without either the latest release is fetched, if it is newer. A bad archive changes nothing.",
  examples: ["hob os refresh", "hob os refresh osinfo-db-20240701.tar.xz --user"],
  arguments: { source: optionalArgument("An archive (.tar.xz, .tar.gz, .tar): a path, or an https URL") },
  options: {
    user: flag("Into your own directory, whoever you are"),
    local: flag("Into the directory of this machine (/etc/osinfo), whoever you are"),
    checksum: text("SHA-256 of the archive, in hexadecimal digits", "SHA256"),
  },
  async run({ args, options, output }) {
    const [, local, user] = osinfoDirectories() as [string, string, string];
    const isLocal = options.local || (!options.user && userInfo().uid === 0);
    const done = await refreshOsinfo({
      source: args.source,
      checksum: options.checksum,
      directory: isLocal ? local : user,
    });
    const sentence =
      done.systems === null
        ? `osinfo-db ${done.version} is installed already.`
        : `osinfo-db ${done.version} with ${done.systems} operating system${done.systems === 1 ? "" : "s"} is now in ${done.directory}.`;
    await output.say(sentence, done);
  },
});
