import { failureAt } from "../core/failure.ts";
import { type HttpContext } from "./router.ts";

/** The oldest generation a reader will have: what a write of its own has answered with. */
export function minGenerationOf(c: HttpContext): number {
  const text = c.req.header("ordinal-min-generation");
  if (text === undefined) {
    return 0;
  }
  if (!/^\d{1,15}$/.test(text)) {
    const detail = "A generation is a whole number, as Ordinal-Generation has it.";
    throw failureAt("malformed", { header: "Ordinal-Min-Generation", detail });
  }
  return Number(text);
}
