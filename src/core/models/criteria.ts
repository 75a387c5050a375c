import { type Criterion, type Direction } from "./model.ts";

/** Creates a criterion that is rated in points from 1 to 10. */
export function createPointsCriterion(
  key: string,
  name: string,
  direction: Direction = "up",
): Criterion {
  return { key, name, unit: "points", min: 1, max: 10, direction };
}

/** The difficulty of building an item, for `qvf-classic` and `qvf`. */
export const technicalComplexity = createPointsCriterion(
  "technical_complexity",
  "Technical complexity",
  "down",
);

/** The estimated size of an item, for `qvf-classic` and `qvf`. Both count at most 21 points. */
export const storyPoints: Criterion = {
  key: "story_points",
  name: "Story points",
  unit: "story points",
  min: 0,
  max: 1_000_000,
  direction: "down",
};

/** The largest number of story points that the QVF models distinguish. */
export const storyPointsCap = 21;
