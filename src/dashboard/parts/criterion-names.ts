type NamedInput = { readonly input: string; readonly name: string };

/**
 * Returns the name of each input of a model. If two inputs read the same criterion, each has the
 * name of its input.
 */
export function listNames(inputs: readonly NamedInput[]): ReadonlyMap<string, string> {
  const names = inputs.map(({ name }) => name);
  return new Map(
    inputs.map(({ input, name }) => [
      input,
      names.indexOf(name) === names.lastIndexOf(name) ? name : toSentence(input),
    ]),
  );
}

/** Returns the names of the inputs of a model of the API, which sends the names of all criteria. */
export function listModelNames(
  criteria: readonly { readonly input: string; readonly name?: unknown }[],
): ReadonlyMap<string, string> {
  return listNames(
    criteria.map(({ input, name }) => ({
      input,
      name: typeof name === "string" ? name : toSentence(input),
    })),
  );
}

/** Formats a key: "customer_value" is "Customer value". */
export function toSentence(key: string): string {
  const words = key.replaceAll("_", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
