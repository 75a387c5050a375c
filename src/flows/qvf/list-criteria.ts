import { type Actor, authorize } from "../../core/access.ts";
import { classicWeights } from "../../core/models/arithmetic/qvf-classic-score.ts";
import { qvfCategories } from "../../core/models/qvf-criteria.ts";

/** Lists the eighteen QVF criteria with their categories and weights, and the weight presets. */
export function listCriteria(actor: Actor) {
  authorize(actor, "calculations:run");
  const { default: categories } = classicWeights;
  const criteria = [...qvfCategories].flatMap(([category, members]) =>
    members.map(({ criterion, weight }) => ({
      id: criterion.key,
      name: criterion.name,
      category,
      weight,
      min: criterion.min,
      max: criterion.max,
      direction: criterion.direction,
    })),
  );
  return { criteria, categories: { ...categories }, presets: { ...classicWeights } };
}
