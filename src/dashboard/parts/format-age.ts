const units = [
  ["day", 86_400_000],
  ["hour", 3_600_000],
  ["min", 60_000],
  ["s", 1_000],
] as const;

/** Formats a duration in milliseconds as an age, such as "3 s ago" or "2 days ago". */
export function formatAge(ageMs: number): string {
  const [name, unitMs] = units.find(([, ms]) => ageMs >= ms) ?? ["s", 1_000];
  const count = Math.max(0, Math.floor(ageMs / unitMs));
  const isWord = name === "day" || name === "hour";
  return `${count} ${name}${isWord && count !== 1 ? "s" : ""} ago`;
}
