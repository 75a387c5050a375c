import { redact } from "./redact.ts";

/** Writes one line of JSON without secrets, which the platform indexes by field. Never throws. */
export function log(line: Readonly<Record<string, unknown>>): void {
  try {
    // oxlint-disable-next-line no-console -- the platform reads its log from the console
    console.log(redact(JSON.stringify(line)));
  } catch {
    // Drops a line with a cycle or a BigInt, which JSON cannot represent.
  }
}
