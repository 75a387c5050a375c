/**
 * Returns the network of a client: an IPv4 address, or the first 64 bits of an IPv6 address, because
 * a client with IPv6 usually has all 2⁶⁴ addresses of such a network. Returns other texts unchanged.
 *
 * @example
 * findClientNetwork("2001:db8::1"); // "2001:db8:0:0::/64"
 */
export function findClientNetwork(address: string): string {
  if (!address.includes(":") || address.includes(".")) {
    return address;
  }
  const [head = "", tail] = address.toLowerCase().split("::");
  const first = head === "" ? [] : head.split(":");
  const last = tail === undefined || tail === "" ? [] : tail.split(":");
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - first.length - last.length);
  const groups = [...first, ...Array<string>(zeros).fill("0"), ...last];
  const network = groups.slice(0, 4).map((group) => group.replace(/^0+(?=.)/, ""));
  return `${network.join(":")}::/64`;
}
