/**
 * Whether an Accept-Encoding header (RFC 9110 § 12.5.3) would rather have gzip than nothing: gzip,
 * or else `*`, is named with a weight above 0 and no less than that of an identity that is named.
 */
export function takesGzip(acceptEncoding: string | undefined): boolean {
  if (acceptEncoding === undefined) {
    return false;
  }
  if (acceptEncoding !== last.header) {
    last = { header: acceptEncoding, takesGzip: prefersGzip(acceptEncoding) };
  }
  return last.takesGzip;
}

/** Before the platform's edge all clients send the same. */
let last = { header: "", takesGzip: false };

function prefersGzip(acceptEncoding: string): boolean {
  const weights = weightsOf(acceptEncoding);
  const gzip = weights.get("gzip") ?? weights.get("x-gzip") ?? weights.get("*") ?? 0;
  return gzip > 0 && gzip >= (weights.get("identity") ?? 0);
}

function weightsOf(acceptEncoding: string): ReadonlyMap<string, number> {
  const entries = acceptEncoding.toLowerCase().split(",", codingsMax);
  return new Map(
    entries.map((entry) => {
      const [coding = "", ...parameters] = entry.split(";");
      return [coding.trim(), weightOf(parameters)];
    }),
  );
}

/** Nobody knows as many. */
const codingsMax = 20;

/** A weight that is none is taken for 0: what was not understood is not sent. */
function weightOf([parameter]: readonly string[]): number {
  if (parameter === undefined) {
    return 1;
  }
  const [, digits] = /^\s*q\s*=\s*(0(?:\.\d{0,3})?|1(?:\.0{0,3})?)\s*$/.exec(parameter) ?? [];
  return Number(digits ?? 0);
}
