import { type Fault } from "../../failure.ts";
import { type Definition, type DefinitionRequest, type MissingRule } from "../model.ts";

/** The kind and the options for missing ratings that it accepts. */
type MissingOptions = {
  readonly kind: string;
  readonly missing?: readonly MissingRule[];
  readonly hasMinCoverage?: true;
};

/** The `min_coverage` with which new models of a workspace start, if the kind has weights. */
export const initialMinCoverage = 0.5;

/** The options of kinds that divide the weights of unrated criteria among the rated ones. */
export const renormalisingOptions = {
  missing: ["renormalise", "worst", "neutral", "none"],
  hasMinCoverage: true,
} as const;

/** The options of kinds without weights that need all ratings. Their default is `none`. */
export const allRatingsOptions = {
  missing: ["worst", "neutral", "none"],
  hasMinCoverage: true,
} as const;

/**
 * The options of kinds that need all ratings and whose ranges are only bounds. The middle of such a
 * range, for example of a reach from 0 to 10¹², is not a neutral rating.
 */
export const boundsOnlyOptions = { missing: ["worst", "none"], hasMinCoverage: true } as const;

/** Returns the requested options. Adds a fault for each that the kind does not accept. */
export function resolveMissingOptions(
  options: MissingOptions,
  request: DefinitionRequest,
  faults: Fault[],
): Pick<Definition, "missing" | "minCoverage"> {
  faults.push(...findRuleFaults(options, request), ...findCoverageFaults(options, request));
  const { missing, minCoverage = 0 } = request;
  return { ...(missing && { missing }), ...(minCoverage > 0 && { minCoverage }) };
}

function findRuleFaults(
  { kind, missing: accepted = [] }: MissingOptions,
  { missing }: DefinitionRequest,
): Fault[] {
  if (missing === undefined || accepted.includes(missing)) {
    return [];
  }
  const words = accepted.map((rule) => `"${rule}"`).join(", ");
  const detail =
    accepted.length === 0
      ? `"${kind}" has no option "missing"; leave it out.`
      : `"${kind}" cannot treat missing ratings as "${missing}". Use one of: ${words}.`;
  return [{ pointer: "/missing", detail }];
}

function findCoverageFaults(
  { kind, hasMinCoverage }: MissingOptions,
  { minCoverage }: DefinitionRequest,
): Fault[] {
  if (minCoverage === undefined || (hasMinCoverage && minCoverage >= 0 && minCoverage <= 1)) {
    return [];
  }
  const detail = hasMinCoverage
    ? `The minimum coverage must be from 0 to 1, not ${minCoverage}.`
    : `"${kind}" has no option "min_coverage"; leave it out.`;
  return [{ pointer: "/min_coverage", detail }];
}
