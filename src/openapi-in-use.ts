import { type z } from "zod";

/**
 * What the Worker has for @asteasolutions/zod-to-openapi (wrangler.toml puts this file in its
 * place): it makes no documents, which are files by then, and so nothing has to be known of them.
 * Else every schema would be made a second time for its words, at each start of an isolate.
 */
export class OpenAPIRegistry {
  readonly definitions: readonly never[] = [];

  register<S>(_: string, schema: S): S {
    return schema;
  }

  registerPath(): void {}
}

export function extendZodWithOpenApi({ ZodType }: Pick<typeof z, "ZodType">): void {
  ZodType.prototype.openapi = itself;
}

function itself<S>(this: S): S {
  return this;
}

function refuse(): never {
  throw new Error("The Worker makes no documents: see scripts/openapi.ts.");
}

export {
  refuse as getOpenApiMetadata,
  refuse as OpenApiGeneratorV3,
  refuse as OpenApiGeneratorV31,
};
