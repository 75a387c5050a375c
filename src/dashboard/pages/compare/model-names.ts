/** The names of models by their ids. */
export type ModelNames = {
  readonly toFull: (id: string) => string;
  /** A name for a narrow column: the name, or the id of a model with a long name. */
  readonly toShort: (id: string) => string;
};

const shortLengthMax = 16;

/** Builds the names of models. A model without a name has its id. */
export function buildModelNames(
  models: readonly { readonly id: string; readonly name: string }[],
): ModelNames {
  const names = new Map(models.map(({ id, name }) => [id, name]));
  const toFull = (id: string) => names.get(id) ?? id;
  return {
    toFull,
    toShort: (id) => (toFull(id).length <= shortLengthMax ? toFull(id) : id),
  };
}
