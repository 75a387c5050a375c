import { type Criterion, type Direction } from "./model.ts";

/** A criterion of points from 1 to 10. */
export function createPointsCriterion(
  key: string,
  name: string,
  direction: Direction = "up",
): Criterion {
  return { key, name, unit: "points", min: 1, max: 10, direction };
}

/** How hard it is to build. Read by `qvf-classic` and `qvf`. */
export const technicalComplexity = createPointsCriterion(
  "technical_complexity",
  "Technical complexity",
  "down",
);

/** The estimate of the work. Read by `qvf-classic` and `qvf`, for which 21 points are the most. */
export const storyPoints: Criterion = {
  key: "story_points",
  name: "Story points",
  unit: "story points",
  min: 0,
  max: 1_000_000,
  direction: "down",
};

/** From this many story points on, work is as large as the QVF models can see. */
export const storyPointsCap = 21;
