/** The columns that a derivation reads. */
export type DerivationInputs = {
  readonly count: number;
  /** Returns the values of a criterion, likely or at one end, or undefined without ratings. */
  readonly readValues: (key: string) => Float64Array | undefined;
};

/** The computation of one criterion from others. */
export type Derivation = {
  /** The keys of the inputs. */
  readonly reads: readonly string[];
  /** The inputs without which there is no derived column: by default, the first one. */
  readonly needs?: "any";
  /** The inputs with which the value falls; by default, those whose direction is down. */
  readonly falls?: ReadonlySet<string>;
  readonly derive: (inputs: DerivationInputs, first: Float64Array) => Float64Array;
};
