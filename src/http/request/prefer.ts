/** How a client would like to be answered, as far as we know such wishes. */
export type Preference = {
  /** Seconds it will wait; 30 at most. */
  readonly waitSeconds: number | undefined;
  readonly isAsync: boolean;
};

const waitSecondsMax = 30;

/**
 * Reads `Prefer` (RFC 7240). A wish that is unknown or ill-formed is passed over, as § 2 asks; of one
 * that is said twice, the first counts.
 */
export function parsePrefer(prefer: string | undefined): Preference {
  const wishes = (prefer ?? "").split(",").map((wish) => wish.split(";", 1)[0]?.trim() ?? "");
  const wait = wishes.map(parseWaitSeconds).find((seconds) => seconds !== undefined);
  const isAsync = wishes.some((wish) => wish.toLowerCase() === "respond-async");
  return { waitSeconds: wait === undefined ? undefined : Math.min(wait, waitSecondsMax), isAsync };
}

function parseWaitSeconds(wish: string): number | undefined {
  const [, quoted, bare] = /^wait\s*=\s*(?:"(\d{1,9})"|(\d{1,9}))$/i.exec(wish) ?? [];
  const digits = quoted ?? bare;
  return digits === undefined ? undefined : Number(digits);
}
