/** What went wrong, in words for whoever started it; it is shown without a stack. */
export class Trouble extends Error {}

/** What was typed makes no sense: exit code 2. */
export class UsageTrouble extends Trouble {}
