import { findPermission } from "../../../src/contract/operation-permissions.ts";
import { type Action } from "../../../src/core/access.ts";
import openApiDocument from "../../../src/web/openapi.json" with { type: "json" };

/** An operation of the OpenAPI document that needs a key. */
export type KeyedOperation = {
  readonly operationId: string;
  readonly method: string;
  /** The path, with parameters in braces. */
  readonly path: string;
  readonly permission: Action;
  readonly isOfWorkspace: boolean;
  /** Whether the query has a cursor. */
  readonly hasCursor: boolean;
  /** Whether the request accepts If-None-Match for a 304. */
  readonly hasETag: boolean;
  readonly hasIdempotencyKey: boolean;
};

/** The members of an operation of the document that this file reads. */
type Operation = {
  readonly operationId: string;
  readonly security?: readonly object[];
  readonly parameters?: readonly { readonly name?: string; readonly $ref?: string }[];
};

const paths: Readonly<Record<string, Readonly<Record<string, Operation>>>> = openApiDocument.paths;

/** Lists the operations of the OpenAPI document, except public ones. */
export function listKeyedOperations(): readonly KeyedOperation[] {
  return Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item)
      .filter(([, { security }]) => security?.length !== 0)
      .map(([method, operation]) => toKeyedOperation(path, method, operation)),
  );
}

function toKeyedOperation(path: string, method: string, operation: Operation): KeyedOperation {
  const { operationId, parameters = [] } = operation;
  const permission = findPermission(operationId);
  if (permission === undefined) {
    throw new Error(`src/contract/operation-permissions.ts has no row for ${operationId}.`);
  }
  const refersTo = (name: string) =>
    parameters.some(({ $ref }) => $ref === `#/components/parameters/${name}`);
  return {
    operationId,
    method: method.toUpperCase(),
    path,
    permission,
    isOfWorkspace: path.includes("{workspaceId}"),
    hasCursor: parameters.some(({ name }) => name === "cursor"),
    hasETag: refersTo("IfNoneMatch"),
    hasIdempotencyKey: refersTo("IdempotencyKey"),
  };
}
