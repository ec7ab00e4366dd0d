/** Tells the user what is being done, on standard error: standard output belongs to what is started. */
export function say(text) {
  process.stderr.write(`${text}\n`);
}

/** Ends the script with one line that says what is wrong, and one that says what to do. */
export function fail(message, hint) {
  say(`Error: ${message}`);
  if (hint) say(`Hint: ${hint}`);
  process.exit(1);
}
