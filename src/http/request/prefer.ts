/** The preferences of a client that Ordinal supports. */
export type Preference = {
  /** The time that the client waits; at most 30 seconds. */
  readonly waitSeconds: number | undefined;
  readonly isAsync: boolean;
};

const waitSecondsMax = 30;

/**
 * Parses `Prefer` (RFC 7240). Ignores unknown and malformed preferences, as § 2 requires. If a
 * preference occurs twice, the first counts.
 */
export function parsePrefer(prefer: string | undefined): Preference {
  const preferences = (prefer ?? "")
    .split(",")
    .map((preference) => preference.split(";", 1)[0]?.trim() ?? "");
  const wait = preferences.map(parseWaitSeconds).find((seconds) => seconds !== undefined);
  const isAsync = preferences.some((preference) => preference.toLowerCase() === "respond-async");
  return { waitSeconds: wait === undefined ? undefined : Math.min(wait, waitSecondsMax), isAsync };
}

function parseWaitSeconds(preference: string): number | undefined {
  const [, quoted, bare] = /^wait\s*=\s*(?:"(\d{1,9})"|(\d{1,9}))$/i.exec(preference) ?? [];
  const digits = quoted ?? bare;
  return digits === undefined ? undefined : Number(digits);
}
