/** Writes one line of JSON, which the platform's logs index by field. Never throws. */
export function log(line: Readonly<Record<string, unknown>>): void {
  try {
    // oxlint-disable-next-line no-console -- the platform's log is the console, and this its only door
    console.log(JSON.stringify(line));
  } catch {
    // A cycle or a BigInt: not worth an answer.
  }
}
