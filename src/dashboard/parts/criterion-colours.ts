const colourCount = 8;

/**
 * Returns the colour of each input of a model. The same criterion has the same colour in every view
 * of a model, because the order of the criteria is fixed.
 */
export function listColours(inputs: readonly string[]): ReadonlyMap<string, string> {
  return new Map(inputs.map((input, index) => [input, `var(--c${(index % colourCount) + 1})`]));
}
