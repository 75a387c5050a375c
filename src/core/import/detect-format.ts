export function detectFormat(_: string): "csv" | "ndjson" | "json" {
  return "csv";
}
