import { Ranker } from "./ranker.ts";

/** The ranking worker of the dashboard. The pages share it, so that it keeps one snapshot. */
export const ranker = new Ranker();
