/** Derives an id from a name: lower-case letters and digits, joined by hyphens. */
export function toModelId(name: string): string {
  const id = name
    .toLowerCase()
    .normalize("NFKD")
    .replaceAll(/[^a-z0-9]+/g, "-");
  return id.replaceAll(/^-+|-+$/g, "").slice(0, 50) || "model";
}
