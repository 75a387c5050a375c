/** The parts of an OpenAPI document that are completed here. */
export type OpenApiDocument = {
  readonly paths: Readonly<Record<string, PathItem>>;
  readonly components?: Components;
};

export type Components = Readonly<Record<string, Readonly<Record<string, object>>>>;

export type PathItem = Readonly<Record<string, Operation>>;

export type Operation = {
  readonly operationId?: string;
  readonly tags?: readonly string[];
  readonly summary?: string;
  readonly description?: string;
  readonly security?: readonly object[];
  readonly "x-required-permission"?: string;
  readonly parameters?: readonly object[];
  readonly requestBody?: RequestBody;
  readonly responses: Readonly<Record<string, ResponseEntry>>;
};

export type RequestBody = { readonly content: Content };

export type ResponseEntry = {
  readonly $ref?: string;
  readonly description?: string;
  readonly headers?: Readonly<Record<string, object>>;
  readonly content?: Content;
};

/** Bodies by media type. */
export type Content = Readonly<Record<string, MediaType>>;

export type MediaType = { readonly schema: object; readonly example?: unknown };
