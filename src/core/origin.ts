/** A secure origin with any host, or an origin of this machine, with an optional port. */
const originPattern =
  /^(https(?=:)|http(?=:\/\/(?:localhost|127\.0\.0\.1)(?::|$))):\/\/([a-z\d](?:[a-z\d.-]*[a-z\d])?)(?::(\d{1,5}))?$/;

const defaultPorts: Readonly<Record<string, number>> = { https: 443, http: 80 };
const portMax = 65_535;

/**
 * Parses the origin of a web page, such as "https://app.example", and returns it as browsers send
 * it: in lower case and without the default port. Returns undefined for any other text: a URL with a
 * path, a wildcard, or plain HTTP outside this machine. A host in another script must be in Punycode.
 *
 * Source: RFC 6454 § 6.2.
 *
 * @example
 * parseOrigin("HTTPS://App.example:443"); // "https://app.example"
 */
export function parseOrigin(text: string): string | undefined {
  const match = originPattern.exec(text.toLowerCase());
  if (match === null) {
    return undefined;
  }
  const [, scheme = "", host = "", digits] = match;
  const port = Number(digits ?? defaultPorts[scheme]);
  if (port < 1 || port > portMax || host.includes("..")) {
    return undefined;
  }
  return `${scheme}://${host}${port === defaultPorts[scheme] ? "" : `:${port}`}`;
}
