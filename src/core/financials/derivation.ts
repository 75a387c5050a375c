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
  /** `any` if one input suffices for a derived column. By default, the first input is required. */
  readonly needs?: "any";
  /** The inputs with which the value falls; by default, those whose direction is down. */
  readonly falls?: ReadonlySet<string>;
  readonly derive: (inputs: DerivationInputs, first: Float64Array) => Float64Array;
};
