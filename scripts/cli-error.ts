/** An error for the person at the terminal. It is printed without a stack trace. */
export class CliError extends Error {}

/** An error in the command line, which ends the process with exit code 2. */
export class UsageError extends CliError {}

/** An error in a file or an option's value, which ends the process with exit code 2. */
export class InputError extends CliError {}
