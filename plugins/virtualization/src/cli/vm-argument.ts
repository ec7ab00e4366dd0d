import { argument } from "@hob/cli";

/** The VM that a command is about: the server finds it, and lists the hosts where the word fits several. */
export const vmArgument = argument("A VM's name, UUID or id");
