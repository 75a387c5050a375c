/** Every bound on what a client may send, in one place. Lengths are UTF-16 units unless they say bytes. */
export const limits = {
  bodyBytesMax: 1_048_576,
  batchBodyBytesMax: 16_777_216,
  importBytesMax: 104_857_600,
  urlBytesMax: 8_192,
  headerBytesMax: 16_384,
  titleLengthMax: 500,
  descriptionLengthMax: 65_536,
  wordLengthMax: 100,
  externalIdLengthMax: 200,
  labelsMax: 50,
  criteriaMax: 200,
  batchOperationsMax: 1_000,
  scoredItemsMax: 10_000,
  pageItemsMax: 500,
  jobErrorsMax: 100,
  ratingMagnitudeMax: 1e12,
} as const;
