export {
  ZodType,
  array,
  boolean,
  discriminatedUnion,
  enum,
  int,
  literal,
  number,
  object,
  preprocess,
  record,
  strictObject,
  string,
  tuple,
  union,
  unknown,
  url,
} from "../node_modules/zod/v4/classic/schemas.js";
export { prettifyError } from "../node_modules/zod/v4/core/errors.js";
export * as iso from "../node_modules/zod/v4/classic/iso.js";
