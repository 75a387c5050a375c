/**
 * The types of the API, generated from src/web/openapi.json by `npm run openapi`. Do not edit.
 */
export interface paths {
    "/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whether the Worker answers
         * @description Touches nothing it depends on, and takes no key.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description It does. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Health"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make a workspace
         * @description Makes a workspace and its first key. Takes the root key.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["NewWorkspace"];
                };
            };
            responses: {
                /** @description The workspace, with its key, which is shown this once. */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CreatedWorkspace"];
                    };
                };
                /** @description Malformed request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Authentication required */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Forbidden */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Conflict */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Payload too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Unsupported media type */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Unprocessable content */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspaceId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where a workspace stands */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    workspaceId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The workspace. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Workspace"];
                    };
                };
                /** @description Malformed request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Authentication required */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Not found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspaceId}/summary": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Count a backlog
         * @description Counts by status, type and priority, and the newest ranking of each model.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    workspaceId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The counts. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["WorkspaceSummary"];
                    };
                };
                /** @description Malformed request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Authentication required */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Not found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cache/stats": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How the copies do
         * @description Entries, bytes and hits of the isolate that answers; there are many. Root key.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description By kind and by tier. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CacheStats"];
                    };
                };
                /** @description Malformed request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Authentication required */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Forbidden */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cache/warm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make pages ahead of their readers
         * @description Those that are read most, and the first ones of a ranking, in the data centre that answers and in no other. Root key.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["WarmRequest"];
                };
            };
            responses: {
                /** @description What came of it. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["WarmResult"];
                    };
                };
                /** @description Malformed request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Authentication required */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Forbidden */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Not found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Payload too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Unsupported media type */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Unprocessable content */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Service unavailable */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cache/clear": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Drop copies
         * @description Costs time and changes no answer: every copy is made again. Of the isolate that answers; of a workspace that is named also of its data centre and of KV. Root key.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ClearRequest"];
                };
            };
            responses: {
                /** @description What was dropped. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ClearResult"];
                    };
                };
                /** @description Malformed request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Authentication required */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Forbidden */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Payload too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Unsupported media type */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Unprocessable content */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspaceId}/items:batch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make, change and delete many items
         * @description Up to 1,000 operations. Each is answered by itself; those that are not refused happen together.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    workspaceId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Batch"];
                };
            };
            responses: {
                /** @description What became of each operation. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["BatchResults"];
                    };
                };
                /** @description Malformed request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Authentication required */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Not found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Conflict */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Payload too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Unsupported media type */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Unprocessable content */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspaceId}/items": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List items
         * @description In order of their numbers, without descriptions.
         */
        get: {
            parameters: {
                query?: {
                    status?: string;
                    type?: "initiative" | "project" | "epic" | "feature" | "story" | "task" | "bug";
                    priority?: "critical" | "high" | "medium" | "low";
                    assignee?: string;
                    label?: string;
                    team?: string;
                    parent?: string;
                    external_id?: string;
                    /** @description A part of the title, in either case, with accents or without. */
                    q?: string;
                    /** @description Entries on a page. */
                    limit?: number;
                    /** @description From `page.next_cursor` of the page before; it belongs to one list. */
                    cursor?: string;
                    /** @description The number of a page, from 1; an older way than a cursor. */
                    page?: number;
                    per_page?: number;
                };
                header?: never;
                path: {
                    workspaceId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A page of items. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ItemList"];
                    };
                };
                /** @description The page the client holds is current. */
                304: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Malformed request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Authentication required */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Not found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Make an item */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    workspaceId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["NewItem"];
                };
            };
            responses: {
                /** @description The item. */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Item"];
                    };
                };
                /** @description Malformed request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Authentication required */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Not found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Conflict */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Payload too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Unsupported media type */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Unprocessable content */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspaceId}/items/{itemId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read an item */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    workspaceId: string;
                    itemId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The item; its ETag is its version. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Item"];
                    };
                };
                /** @description The item the client holds is current. */
                304: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Malformed request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Authentication required */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Not found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        /**
         * Delete an item
         * @description It leaves lists and rankings; old rankings and the log still know it.
         */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    workspaceId: string;
                    itemId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description It is gone. */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Malformed request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Authentication required */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Not found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Version conflict */
                412: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        /**
         * Change an item
         * @description A merge patch: what is absent stays, what is null goes. If-Match guards against lost updates.
         */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    workspaceId: string;
                    itemId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/merge-patch+json": components["schemas"]["ItemPatch"] & {
                        expected_version?: number;
                    };
                    "application/json": components["schemas"]["ItemPatch"] & {
                        expected_version?: number;
                    };
                };
            };
            responses: {
                /** @description The item as it is now. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Item"];
                    };
                };
                /** @description Malformed request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Authentication required */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Not found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Conflict */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Version conflict */
                412: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Payload too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Unsupported media type */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Unprocessable content */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/v1/workspaces/{workspaceId}/items/{itemId}/links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What an item waits for, and what waits for it
         * @description Links are set as `blocked_by` of the item that waits. Deleted items are left out.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    workspaceId: string;
                    itemId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Both sides of its links. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Links"];
                    };
                };
                /** @description Malformed request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Authentication required */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Not found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspaceId}/items/external/{externalId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Make or change an item by its external id
         * @description Fields that are left out stay as they are.
         */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    workspaceId: string;
                    externalId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ItemPatch"];
                };
            };
            responses: {
                /** @description The item as it is now. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Item"];
                    };
                };
                /** @description The item, which is new. */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Item"];
                    };
                };
                /** @description Malformed request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Authentication required */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Not found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Conflict */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Version conflict */
                412: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Payload too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Unsupported media type */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Unprocessable content */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspaceId}/items:cascade": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Hand value down the tree
         * @description Each item's value is shared among its children by their size, level by level, so that they add up to it. The value is a criterion's rating of the topmost items that have one, or an amount. A child without a size counts as the mean of its sized siblings. Items come in the order of the tree; nothing is written.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    workspaceId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["CascadeRequest"];
                };
            };
            responses: {
                /** @description A page of the tree, and what arrives at each level of it. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Cascade"];
                    };
                };
                /** @description Malformed request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Authentication required */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Not found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Version conflict */
                412: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Payload too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Unsupported media type */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Unprocessable content */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspaceId}/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Import a file
         * @description CSV or NDJSON, up to 100 MiB, streamed. A row with a known id or external id changes that item, any other makes one. A bad row is named in the job with its line and costs its neighbours nothing. `Prefer: wait=10` waits for the end.
         */
        post: {
            parameters: {
                query?: {
                    /** @description column=field pairs, by comma; a target that is no field of an item is a criterion. */
                    map?: string;
                };
                header?: never;
                path: {
                    workspaceId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "text/csv": string | Blob;
                    "application/x-ndjson": string | Blob;
                };
            };
            responses: {
                /** @description The job, which has ended while the client waited. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Job"];
                    };
                };
                /** @description The job that goes on with it. */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Job"];
                    };
                };
                /** @description Malformed request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Authentication required */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Not found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Conflict */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Payload too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Unsupported media type */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Unprocessable content */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspaceId}/jobs/{jobId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How far a job is
         * @description `Prefer: wait=10` answers when the job ends, or after so many seconds.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    workspaceId: string;
                    jobId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The job. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Job"];
                    };
                };
                /** @description Malformed request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Authentication required */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Not found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspaceId}/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Export all items
         * @description Streamed, in order of their numbers. A file that is imported again gives the same items. In CSV, cells that a spreadsheet would take for a formula begin with an apostrophe.
         */
        get: {
            parameters: {
                query?: {
                    format?: "csv" | "ndjson";
                };
                header?: never;
                path: {
                    workspaceId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The file. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/csv": string;
                        "application/x-ndjson": string;
                    };
                };
                /** @description Malformed request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Authentication required */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Not found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Unprocessable content */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspaceId}/models": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List models */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    workspaceId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The built-in ones, then the workspace's own. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ModelList"];
                    };
                };
                /** @description Malformed request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Authentication required */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Not found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Make a model */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    workspaceId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["NewModel"];
                };
            };
            responses: {
                /** @description The model, at revision 1. */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Model"];
                    };
                };
                /** @description Malformed request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Authentication required */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Not found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Conflict */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Payload too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Unsupported media type */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Unprocessable content */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspaceId}/models/{modelId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a model */
        get: {
            parameters: {
                query?: {
                    revision?: number;
                };
                header?: never;
                path: {
                    workspaceId: string;
                    modelId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The model. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Model"];
                    };
                };
                /** @description Malformed request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Authentication required */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Not found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Unprocessable content */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /**
         * Revise a model
         * @description What was ranked by an older revision stays as it was.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    workspaceId: string;
                    modelId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["NewRevision"];
                };
            };
            responses: {
                /** @description The model, at its next revision. */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Model"];
                    };
                };
                /** @description Malformed request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Authentication required */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Not found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Conflict */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Payload too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Unsupported media type */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Unprocessable content */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspaceId}/models:presets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List presets */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    workspaceId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description What can be asked for as `preset`. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PresetList"];
                    };
                };
                /** @description Malformed request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Authentication required */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Not found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspaceId}/models:validate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Check weights before they are used */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    workspaceId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["WeightCheck"];
                };
            };
            responses: {
                /** @description What is to be said about them. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["WeightReport"];
                    };
                };
                /** @description Malformed request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Authentication required */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Not found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Payload too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Unsupported media type */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Unprocessable content */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspaceId}/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List people
         * @description In the order they were added; all, or those with a skill.
         */
        get: {
            parameters: {
                query?: {
                    skill?: string;
                };
                header?: never;
                path: {
                    workspaceId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The people. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PersonList"];
                    };
                };
                /** @description Malformed request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Authentication required */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Not found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /**
         * Add a person
         * @description Who does the work. A workspace has at most 1,000 people.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    workspaceId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["NewPerson"];
                };
            };
            responses: {
                /** @description The person. */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Person"];
                    };
                };
                /** @description Malformed request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Authentication required */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Not found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Conflict */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Payload too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Unsupported media type */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Unprocessable content */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspaceId}/people/{personId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a person */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    workspaceId: string;
                    personId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The person; the ETag is the version. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Person"];
                    };
                };
                /** @description What the client holds is current. */
                304: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Malformed request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Authentication required */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Not found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        /** Take a person away */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    workspaceId: string;
                    personId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description They are gone. */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Malformed request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Authentication required */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Not found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Version conflict */
                412: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        /**
         * Change a person
         * @description A merge patch: what is absent stays. If-Match guards against lost updates.
         */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    workspaceId: string;
                    personId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/merge-patch+json": components["schemas"]["PersonPatch"];
                    "application/json": components["schemas"]["PersonPatch"];
                };
            };
            responses: {
                /** @description The person as they are now. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Person"];
                    };
                };
                /** @description Malformed request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Authentication required */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Not found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Conflict */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Version conflict */
                412: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Payload too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Unsupported media type */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Unprocessable content */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/v1/workspaces/{workspaceId}/hierarchies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List hierarchies */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    workspaceId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The newest first, without their judgements. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["HierarchyList"];
                    };
                };
                /** @description Malformed request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Authentication required */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Not found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /**
         * Begin a hierarchy
         * @description Criteria whose weights are to be judged pair by pair (AHP), side by side or by category.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    workspaceId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["NewHierarchy"];
                };
            };
            responses: {
                /** @description The hierarchy, unjudged. */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Hierarchy"];
                    };
                };
                /** @description Malformed request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Authentication required */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Not found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Conflict */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Payload too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Unsupported media type */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Unprocessable content */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspaceId}/hierarchies:compute": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Weigh criteria by judgements
         * @description Keeps nothing. Takes a matrix, one judge's judgements, or several judges'.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    workspaceId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["HierarchyComputeRequest"];
                };
            };
            responses: {
                /** @description The weights, and how far to trust them. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["HierarchyResult"];
                    };
                };
                /** @description Malformed request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Authentication required */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Not found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Payload too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Unsupported media type */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Unprocessable content */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspaceId}/hierarchies/{hierarchyId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a hierarchy
         * @description What was judged, and what it comes to so far; the ETag is the version.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    workspaceId: string;
                    hierarchyId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The hierarchy. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Hierarchy"];
                    };
                };
                /** @description What the client holds is current. */
                304: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Malformed request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Authentication required */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Not found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        /**
         * Take a hierarchy away
         * @description One that became a model stays: it says where the weights come from.
         */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    workspaceId: string;
                    hierarchyId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description It is gone. */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Malformed request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Authentication required */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Not found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Conflict */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Version conflict */
                412: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspaceId}/hierarchies/{hierarchyId}/judges/{judge}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Say what a judge judges
         * @description Replaces this judge's word and no other's. If-Match guards against lost updates.
         */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    workspaceId: string;
                    hierarchyId: string;
                    judge: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["JudgeRequest"];
                };
            };
            responses: {
                /** @description The hierarchy as it is now. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Hierarchy"];
                    };
                };
                /** @description Malformed request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Authentication required */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Not found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Conflict */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Version conflict */
                412: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Payload too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Unsupported media type */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Unprocessable content */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        /** Take a judge's word out */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    workspaceId: string;
                    hierarchyId: string;
                    judge: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description It is out. */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Malformed request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Authentication required */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Not found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Conflict */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Version conflict */
                412: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspaceId}/hierarchies/{hierarchyId}:finalize": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make a model of a hierarchy
         * @description A model of the kind `ahp`. Judgements that contradict themselves (CR above .15) make none: the problem names the judgement that stands out and the value that would mend it.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    workspaceId: string;
                    hierarchyId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["FinalizeRequest"];
                };
            };
            responses: {
                /** @description The model. The hierarchy is final. */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Model"];
                    };
                };
                /** @description Malformed request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Authentication required */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Not found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Conflict */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Version conflict */
                412: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Payload too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Unsupported media type */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Unprocessable content */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspaceId}/ranking:order": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * In which order to do it
         * @description The order closest to the ranking in which nothing stands before what it waits for (`blocked_by`), and what waiting costs in it. What is done blocks nothing. Items that wait for each other are named, and the links between them not followed. Nothing is written.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    workspaceId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["OrderRequest"];
                };
            };
            responses: {
                /** @description A page of the order, the first to do first. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Order"];
                    };
                };
                /** @description Malformed request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Authentication required */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Not found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Conflict */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Version conflict */
                412: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Payload too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Unsupported media type */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Unprocessable content */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspaceId}/ranking:fit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What fits a release
         * @description Of the best ranked, the choice that fits the capacity and is worth most, each item with what it waits for. Exact without links for whole sizes: for up to 200 candidates as long as candidates × steps of the capacity are at most 200,000,000, a step being the largest number that divides all sizes, and for more as long as they are at most 20,000,000. Mostly exact for up to 200 candidates with links or of other sizes; otherwise greedy: `upper_bound` tells how much more there could be. With people, an item needs those of its labels that are somebody's skill, and goes to one person who has them and room. Nothing is written.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    workspaceId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["FitRequest"];
                };
            };
            responses: {
                /** @description What was chosen, by rank, and why the rest was not. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Fit"];
                    };
                };
                /** @description Malformed request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Authentication required */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Not found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Conflict */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Version conflict */
                412: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Payload too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Unsupported media type */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Unprocessable content */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspaceId}/ranking": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What first
         * @description The newest ranking by a model, best first. A cursor stays on the ranking it came from, so a walk gives every item once. Every answer, 304 among them, says what it shows: Ordinal-Generation, Ordinal-Lag (generations behind the truth, or unknown while the database is away), Ordinal-Age (seconds since that generation was made), Ordinal-Digest, and Cache-Status (which copy, or stale).
         */
        get: {
            parameters: {
                query?: {
                    /** @description The workspace's default model, if not given. */
                    model?: string;
                    revision?: number;
                    status?: string;
                    type?: "initiative" | "project" | "epic" | "feature" | "story" | "task" | "bug";
                    priority?: "critical" | "high" | "medium" | "low";
                    assignee?: string;
                    label?: string;
                    team?: string;
                    parent?: string;
                    /** @description Entries on a page. */
                    limit?: number;
                    /** @description From `page.next_cursor` of the page before; it belongs to one list. */
                    cursor?: string;
                    /** @description The number of a page, from 1; an older way than a cursor. */
                    page?: number;
                    per_page?: number;
                    /** @description Fields of the item to send, by comma; all, if not given. */
                    fields?: string;
                    /** @description What to say beside each place, by comma: stability, breakdown, parent. */
                    expand?: string;
                };
                header?: never;
                path: {
                    workspaceId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A page of the backlog, best first. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RankingPage"];
                    };
                };
                /** @description The page the client holds is current. */
                304: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Malformed request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Authentication required */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Not found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Version conflict */
                412: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Unprocessable content */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Service unavailable */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspaceId}/rankings:diff": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What moved, and why */
        get: {
            parameters: {
                query: {
                    from: string;
                    to: string;
                    limit?: number;
                };
                header?: never;
                path: {
                    workspaceId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description What entered, left and moved, the farthest first. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RankingDiff"];
                    };
                };
                /** @description Malformed request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Authentication required */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Not found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspaceId}/rankings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List rankings */
        get: {
            parameters: {
                query?: {
                    limit?: number;
                    /** @description A generation. */
                    before?: number;
                };
                header?: never;
                path: {
                    workspaceId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Rankings, the newest first. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RankingList"];
                    };
                };
                /** @description Malformed request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Authentication required */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Not found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspaceId}/rankings/{rankingId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A page of an old ranking
         * @description Exactly as it was ranked then; the items beside it are as they are now.
         */
        get: {
            parameters: {
                query?: {
                    status?: string;
                    type?: "initiative" | "project" | "epic" | "feature" | "story" | "task" | "bug";
                    priority?: "critical" | "high" | "medium" | "low";
                    assignee?: string;
                    label?: string;
                    team?: string;
                    parent?: string;
                    /** @description Entries on a page. */
                    limit?: number;
                    /** @description From `page.next_cursor` of the page before; it belongs to one list. */
                    cursor?: string;
                    /** @description The number of a page, from 1; an older way than a cursor. */
                    page?: number;
                    per_page?: number;
                    /** @description Fields of the item to send, by comma; all, if not given. */
                    fields?: string;
                    /** @description What to say beside each place, by comma: stability, breakdown, parent. */
                    expand?: string;
                };
                header?: never;
                path: {
                    workspaceId: string;
                    rankingId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A page of the backlog, best first. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RankingPage"];
                    };
                };
                /** @description The page the client holds is current. */
                304: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Malformed request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Authentication required */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Not found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Version conflict */
                412: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Unprocessable content */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Service unavailable */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspaceId}/rankings/{rankingId}/items/{itemId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where an item stands */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    workspaceId: string;
                    rankingId: string;
                    itemId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Its place. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ItemRank"];
                    };
                };
                /** @description Malformed request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Authentication required */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Not found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspaceId}/rankings/{rankingId}:verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Prove a ranking
         * @description Ranks the items of that generation anew, from the items and the log of their changes and from no copy, and holds the row and every copy against it: this isolate's memory, this data centre's, KV (which may answer as it was a minute ago). What differs is written anew. Takes as long as reading every item does, and no body.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    workspaceId: string;
                    rankingId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Whether it is what the items come to. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Verification"];
                    };
                };
                /** @description Malformed request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Authentication required */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Not found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Conflict */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Service unavailable */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspaceId}/rankings/{rankingId}/stability": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How firmly a ranking stands
         * @description The ranking made again under hundreds of draws of what is uncertain (weights uniformly from the simplex, or intervals), and the smallest change of one weight that costs an item its place. Seeded: the answer is the same whenever and wherever it is asked for.
         */
        get: {
            parameters: {
                query?: {
                    limit?: number;
                };
                header?: never;
                path: {
                    workspaceId: string;
                    rankingId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description How firmly it stands. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Stability"] & {
                            ranking: components["schemas"]["Ranking"];
                        };
                    };
                };
                /** @description Malformed request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Authentication required */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Not found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspaceId}/items/{itemId}/score": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Why an item scores as it does
         * @description With `target_rank` also where it stands, how far that is from the wanted rank, and the smallest changes of its ratings that would bring it there: of one rating, and of several at once.
         */
        get: {
            parameters: {
                query?: {
                    model?: string;
                    revision?: number;
                    /** @description Also says what would bring the item to this rank, or before it. */
                    target_rank?: number;
                };
                header?: never;
                path: {
                    workspaceId: string;
                    itemId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The value and the parts it is made of. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Lift"];
                    };
                };
                /** @description Malformed request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Authentication required */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Not found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Unprocessable content */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspaceId}/ranking:whatif": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What if we weighed it differently
         * @description The top of the ranking that another model, other weights or other ratings would give, beside today's. Nothing is written.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    workspaceId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["WhatIfRequest"];
                };
            };
            responses: {
                /** @description The top, and what it did to today's. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["WhatIf"];
                    };
                };
                /** @description Malformed request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Authentication required */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Not found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Version conflict */
                412: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Payload too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Unsupported media type */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Unprocessable content */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspaceId}/ranking:bands": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How sure the order is
         * @description From where to where each score may lie, as ratings are intervals or missing; the ranks that leaves open; neighbours that cannot be told apart; and the ratings that would settle most, if they were known. Not for models that score items against each other.
         */
        get: {
            parameters: {
                query?: {
                    model?: string;
                    revision?: number;
                    /** @description What an unrated criterion may be: anything in its range, or nothing that counts, as in the score. */
                    missing?: "ranges" | "absent";
                    limit?: number;
                    offset?: number;
                };
                header?: never;
                path: {
                    workspaceId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A page of the order with its bands, and what to ask next. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Bands"];
                    };
                };
                /** @description Malformed request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Authentication required */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Not found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Version conflict */
                412: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Unprocessable content */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspaceId}/ranking:compare": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What several models say together
         * @description Two to ten models over the same board: how far each two agree, what Borda's and Copeland's methods make of all of them, and the items they fight about most. Copeland compares the best 500 of each model (2,000 items at the most). Nothing is written.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    workspaceId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ComparisonRequest"];
                };
            };
            responses: {
                /** @description The agreement, the consensus and the disputes. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Comparison"];
                    };
                };
                /** @description Malformed request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Authentication required */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Not found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Version conflict */
                412: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Payload too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Unsupported media type */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Unprocessable content */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspaceId}/ranking:lint": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What is amiss with a backlog
         * @description What is worth a look before a ranking is trusted: criteria nobody rated or that tell nothing apart, weights that decide nothing, ratings beyond their range, items that are rated alike or cannot be scored. By the workspace's default model, if none is named.
         */
        get: {
            parameters: {
                query?: {
                    model?: string;
                    revision?: number;
                };
                header?: never;
                path: {
                    workspaceId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Findings, those that cost a score first. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Lint"];
                    };
                };
                /** @description Malformed request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Authentication required */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Not found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Version conflict */
                412: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Unprocessable content */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspaceId}/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Hear of new rankings
         * @description A WebSocket that says {generation, model, ranking} whenever a ranking is published. Send "ping" to hear "pong".
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    workspaceId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The socket is open. */
                101: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Malformed request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Authentication required */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Not found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Upgrade required */
                426: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Service unavailable */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/financials": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What an undertaking is worth
         * @description NPV, ROI, payback, the cost of (poor) quality and the cost of delay of one case, or of up to 10,000 `cases`; a number that cannot be computed is null, and `reasons` says why. Nothing is kept. Items rated by the same words have these figures as criteria: see `npv`, `roi`, `payback`, `copq_total`, `copq_net`, `delay_cost`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["FinancialsRequest"];
                };
            };
            responses: {
                /** @description The figures; of a list, in its order. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Financials"];
                    };
                };
                /** @description Malformed request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Authentication required */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Payload too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Unsupported media type */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Unprocessable content */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/qvf/score": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Score work items
         * @description The original QVF shapes and numbers (qvf-classic); weights are honoured. Up to 10,000 items; nothing is kept. As NDJSON, a line is an item; asked for NDJSON (Accept), a line is a score, and the last one the summary.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": components["schemas"]["QvfRequest"];
                    "application/x-ndjson": string | Blob;
                };
            };
            responses: {
                /** @description The scores, in the order of the items. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["QvfResponse"];
                        "application/x-ndjson": string;
                    };
                };
                /** @description Malformed request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Authentication required */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Payload too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Unsupported media type */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Unprocessable content */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/qvf/criteria": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What QVF asks about an item */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Eighteen criteria in five categories. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["QvfCriteria"];
                    };
                };
                /** @description Authentication required */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        BatchOperation: {
            /** @enum {string} */
            op: "create";
            item: components["schemas"]["NewItem"];
        } | {
            /** @enum {string} */
            op: "patch";
            /** @example itm_01jd3wq2f8e5avb1j0yqk3n9ds */
            id: string;
            patch: components["schemas"]["ItemPatch"];
            expected_version?: number;
        } | {
            /** @enum {string} */
            op: "delete";
            /** @example itm_01jd3wq2f8e5avb1j0yqk3n9ds */
            id: string;
            expected_version?: number;
        };
        NewItem: {
            title: string;
            /**
             * @description The item's id where it comes from; unique within the workspace.
             * @example MESOS-313
             */
            external_id?: string | null;
            /** @enum {string} */
            type?: "initiative" | "project" | "epic" | "feature" | "story" | "task" | "bug";
            /**
             * @description The id of the item above this one. In an import, its external id does as well.
             * @example itm_01jd3wq2f8e5avb1j0yqk3n9ds
             */
            parent?: string | null;
            /**
             * @description Ids, or external ids, of the items that have to be done first.
             * @example [
             *       "itm_01jd3wq2f8e5avb1j0yqk3n9ds"
             *     ]
             */
            blocked_by?: string[] | null;
            description?: string | null;
            /** @example open */
            status?: string;
            /** @enum {string} */
            priority?: "critical" | "high" | "medium" | "low";
            assignee?: string | null;
            labels?: string[];
            team?: string | null;
            /** @description How much work it is, in the workspace's own unit. */
            size?: number | null;
            /** Format: date */
            start_date?: string | null;
            /** Format: date */
            due_date?: string | null;
            /**
             * @example {
             *       "reach": 450,
             *       "impact": 3,
             *       "confidence": 1,
             *       "effort": 2
             *     }
             */
            ratings?: {
                [key: string]: number | {
                    low: number;
                    likely: number;
                    high: number;
                } | null;
            };
        };
        ItemPatch: {
            title?: string;
            /**
             * @description The item's id where it comes from; unique within the workspace.
             * @example MESOS-313
             */
            external_id?: string | null;
            /** @enum {string} */
            type?: "initiative" | "project" | "epic" | "feature" | "story" | "task" | "bug";
            /**
             * @description The id of the item above this one. In an import, its external id does as well.
             * @example itm_01jd3wq2f8e5avb1j0yqk3n9ds
             */
            parent?: string | null;
            /**
             * @description Ids, or external ids, of the items that have to be done first.
             * @example [
             *       "itm_01jd3wq2f8e5avb1j0yqk3n9ds"
             *     ]
             */
            blocked_by?: string[] | null;
            description?: string | null;
            /** @example open */
            status?: string;
            /** @enum {string} */
            priority?: "critical" | "high" | "medium" | "low";
            assignee?: string | null;
            labels?: string[];
            team?: string | null;
            /** @description How much work it is, in the workspace's own unit. */
            size?: number | null;
            /** Format: date */
            start_date?: string | null;
            /** Format: date */
            due_date?: string | null;
            /**
             * @example {
             *       "reach": 450,
             *       "impact": 3,
             *       "confidence": 1,
             *       "effort": 2
             *     }
             */
            ratings?: {
                [key: string]: number | {
                    low: number;
                    likely: number;
                    high: number;
                } | null;
            };
        };
        QvfRequest: {
            work_items: {
                id: string;
                title?: string;
                description?: string;
                business_value?: number;
                technical_complexity?: number;
                story_points?: number;
                priority?: string;
                risk_level?: number;
                /** @description Taken, and not scored. */
                dependencies?: number;
                /** @description Taken, and not scored. */
                customer_impact?: number;
                /** @description Taken, and not scored. */
                market_opportunity?: number;
            }[];
            criteria_weights?: components["schemas"]["QvfWeights"];
        };
        /** @description Weights of the five categories, made to add up to 1; those left out are as by default (agile). */
        QvfWeights: {
            business_value?: number;
            strategic_alignment?: number;
            customer_value?: number;
            implementation_complexity?: number;
            risk_assessment?: number;
        };
        /**
         * @example {
         *       "status": "ok",
         *       "version": "7f3a9c12"
         *     }
         */
        Health: {
            /** @enum {string} */
            status: "ok";
            version: string;
        };
        CreatedWorkspace: components["schemas"]["Workspace"] & {
            /** @description The workspace's key. It is shown this once. */
            key: string;
        };
        Workspace: {
            id: string;
            name: string;
            generation: number;
            default_model: string;
            created_at: string;
            changed_at: string;
        };
        Problem: {
            /**
             * @description A page that says what this kind of problem means.
             * @example /problems/invalid
             */
            type: string;
            title: string;
            status: number;
            detail: string;
            /** @example invalid */
            code: string;
            /** @description Name it when you ask about this. */
            request_id: string;
            errors?: {
                /** @example /ratings/impact */
                pointer?: string;
                parameter?: string;
                header?: string;
                line?: number;
                detail: string;
            }[];
        };
        NewWorkspace: {
            /** @example Mesos */
            name: string;
            /**
             * @description The model whose ranking is always kept fresh.
             * @default qvf-classic
             * @example rice
             */
            default_model?: string;
        };
        WorkspaceSummary: {
            generation: number;
            changed_at: string;
            total: number;
            sized: number;
            by_status: {
                [key: string]: number;
            };
            by_type: {
                [key: string]: number;
            };
            by_priority: {
                [key: string]: number;
            };
            /** @description How many items each criterion is rated of. */
            rated: {
                [key: string]: number;
            };
            /** @description The newest of each model. */
            rankings: components["schemas"]["Ranking"][];
        };
        Ranking: {
            id: string;
            model: string;
            revision: number;
            /** @description The state of the backlog that was ranked. */
            generation: number;
            /** @description When that state came to be. */
            created_at: string;
            count: number;
            unscored: number;
            /** @description SHA-256 of the order and its scores. */
            digest: string;
        };
        CacheStats: {
            /**
             * @description Of the one isolate that answers, since it began; there are many.
             * @enum {string}
             */
            scope: "isolate";
            kinds: {
                kind: string;
                entries: number;
                bytes: number;
                budget_bytes: number;
                hits: number;
                misses: number;
                /** @description Null: nobody has looked yet. */
                hit_rate: number | null;
            }[];
            tiers: {
                /** @enum {string} */
                tier: "memory" | "cache-api" | "kv";
                hits: number;
                misses: number;
                /** @description Null: nobody has looked yet. */
                hit_rate: number | null;
            }[];
        };
        WarmResult: {
            generation: number;
            /** @description Pages that were made, and copied in this data centre. */
            built: number;
            /** @description Pages that were there. */
            cached: number;
            /** @description Pages that cannot be made, or not cheaply. */
            skipped: number;
        };
        WarmRequest: {
            /** @example wsp_01jd3wq2f8e5avb1j0yqk3n9ds */
            workspace: string;
            /**
             * @description The workspace's default, if not given.
             * @example rice
             */
            model?: string;
            /**
             * @description So many pages of the model's ranking, beside those that are read most.
             * @default 1
             */
            pages?: number;
        };
        ClearResult: {
            dropped: {
                memory: number;
                cache_api: number;
                kv: number;
            };
            /** @description Ask again: a bounded number goes at once. */
            has_more: boolean;
        };
        ClearRequest: {
            /**
             * @description Also clears this data centre and KV; otherwise only the isolate's memory is.
             * @example wsp_01jd3wq2f8e5avb1j0yqk3n9ds
             */
            workspace?: string;
            /**
             * @default [
             *       "snapshots",
             *       "rankings",
             *       "pages",
             *       "stability",
             *       "pointers",
             *       "definitions",
             *       "keys",
             *       "hot"
             *     ]
             */
            kinds?: ("snapshots" | "rankings" | "pages" | "stability" | "pointers" | "definitions" | "keys" | "hot")[];
        };
        BatchResults: {
            results: {
                index: number;
                /** @description As the operation alone would have been answered. */
                status: number;
                item?: components["schemas"]["Item"];
                problem?: {
                    code: string;
                    detail: string;
                    errors: {
                        pointer?: string;
                        detail: string;
                    }[];
                };
            }[];
            counts: {
                created: number;
                updated: number;
                unchanged: number;
                deleted: number;
                rejected: number;
            };
        };
        Item: {
            /** @example itm_01jd3wq2f8e5avb1j0yqk3n9ds */
            id: string;
            number: number;
            external_id?: string;
            /** @enum {string} */
            type: "initiative" | "project" | "epic" | "feature" | "story" | "task" | "bug";
            parent?: string;
            blocked_by?: string[];
            title: string;
            /** @description Left out of lists and pages. */
            description?: string;
            status: string;
            /** @enum {string} */
            priority?: "critical" | "high" | "medium" | "low";
            assignee?: string;
            labels: string[];
            team?: string;
            size?: number;
            start_date?: string;
            due_date?: string;
            ratings: {
                [key: string]: number | {
                    low: number;
                    likely: number;
                    high: number;
                };
            };
            version: number;
            created_at: string;
            updated_at: string;
            /** @description Only on old rankings. */
            deleted_at?: string;
        };
        Batch: {
            operations: components["schemas"]["BatchOperation"][];
        };
        ItemList: {
            data: components["schemas"]["Item"][];
            page: components["schemas"]["PageInfo"];
            pagination?: components["schemas"]["Pagination"];
        };
        PageInfo: {
            next_cursor: string | null;
            prev_cursor: string | null;
            limit: number;
        };
        Pagination: {
            page: number;
            per_page: number;
            total: number;
            pages: number;
            has_next: boolean;
            has_prev: boolean;
        };
        Links: {
            /** @description What has to be done first. */
            blocked_by: {
                id: string;
                title: string;
                status: string;
                external_id?: string;
            }[];
            /** @description What waits for it, the first 500. */
            blocks: {
                id: string;
                title: string;
                status: string;
                external_id?: string;
            }[];
        };
        Cascade: {
            generation: number;
            criterion: string | null;
            amount: number | null;
            root: string | null;
            /** @description Items in the tree, or below and with the root. */
            total: number;
            /** @description Of them, those that value comes to. */
            valued: number;
            /** @description Of them, those that nobody sized. */
            assumed: number;
            /** @description The first hundred, from the top. */
            levels: {
                depth: number;
                items: number;
                value: number;
                /** @description Of the value, what begins at this depth. */
                own: number;
                /** @description Of the value, what came from above. */
                received: number;
                /** @description What the parents of the receivers had to hand down: the same, within rounding. */
                passed_down: number;
            }[];
            data: {
                item: components["schemas"]["NamedItem"];
                depth: number;
                parent: string | null;
                size: number | null;
                /** @description Nobody sized it: it counts as the mean of its sized siblings. */
                is_size_assumed: boolean;
                /** @description Of what the parent hands down. */
                share: number | null;
                value: number | null;
                /** @description The value is its own, and not handed down. */
                is_own: boolean;
            }[];
            page: {
                offset: number;
                limit: number;
                next_offset: number | null;
            };
        };
        NamedItem: {
            id: string;
            number: number;
            title: string;
            external_id?: string;
        };
        CascadeRequest: {
            /**
             * @description What the value is: the topmost items that are rated by it hand it down.
             * @example business_value
             */
            criterion?: string;
            /** @description Instead: what `root` is worth, or all items at the top together. */
            amount?: number;
            /**
             * @description Only this item and what is below it.
             * @example itm_01jd3wq2f8e5avb1j0yqk3n9ds
             */
            root?: string;
            /** @default 0 */
            offset?: number;
            /** @default 50 */
            limit?: number;
        };
        Job: {
            id: string;
            /** @enum {string} */
            kind: "import";
            /** @enum {string} */
            state: "queued" | "running" | "done" | "failed";
            done: number;
            total: number;
            errors: {
                line: number;
                detail: string;
            }[];
            /** @description All of them; the first hundred are listed. */
            error_count: number;
            unmapped: string[];
            reason?: string;
            result?: {
                generation: number;
                created: number;
                updated: number;
                unchanged: number;
                failed: number;
            };
        };
        Model: {
            id: string;
            name: string;
            kind: string;
            revision: number;
            is_built_in: boolean;
            formula: string;
            criteria: ({
                input: string;
                key: string;
                weight: number;
            } & {
                [key: string]: unknown;
            })[];
            weights: {
                [key: string]: number;
            };
            cutoffs?: {
                high: number;
                medium: number;
            };
            /** @enum {string} */
            aggregation?: "product" | "mean";
            /** @description Whether a score depends on what else is on the board. */
            is_relative: boolean;
            /** @enum {string} */
            scaling?: "min-max" | "z-score" | "percentile";
            expression?: string;
            thresholds?: {
                value: number;
                effort: number;
            };
            half_life_days?: number;
            tie_break?: string;
            is_regularised?: boolean;
            /** @description What a reader of the scores has to know about this model. */
            note?: string;
            /** @description The categories that items fall into, where they are not High, Medium, Low. */
            classes?: string[];
            /** @description How far the judgements contradict each other, by matrix. */
            consistency?: {
                under?: string;
                lambda: number;
                cr: number;
                /** @enum {string} */
                table: "classic" | "saaty-2005" | "donegan-dodd";
            }[];
            presets: string[];
            created_at?: string;
        };
        NewModel: {
            /** @example rice */
            id: string;
            name?: string;
            /** @example weighted */
            kind: string;
            /** @example agile */
            preset?: string;
            /** @description Weights by input; normalised to 1. */
            weights?: {
                [key: string]: number;
            };
            /** @description Of `weighted`, `weighted-product`, `topsis` and `formula`, a list: their criteria; of others, which criterion a input reads instead. */
            criteria?: components["schemas"]["CustomCriterion"][] | {
                [key: string]: string;
            };
            cutoffs?: {
                high: number;
                medium: number;
            };
            /** @enum {string} */
            aggregation?: "product" | "mean";
            /**
             * @description Of `weighted`: by the declared range, or by what the board holds.
             * @enum {string}
             */
            scaling?: "absolute" | "min-max" | "z-score" | "percentile";
            /**
             * @description Of `formula`: what the score is, over criteria.
             * @example (value * 2 + urgency) / max(effort, 1)
             */
            expression?: string;
            /** @description Of `votes`: which item was preferred to which. */
            votes?: components["schemas"]["Vote"][];
            /**
             * @description Of `moscow`: the kind of model that orders items of one class.
             * @example rice
             */
            tie_break?: string;
            half_life_days?: number;
            thresholds?: {
                value: number;
                effort: number;
            };
            /** @description Of `ahp`: what its weights come from. */
            judgements?: components["schemas"]["Judgement"][];
            /** @description Of `ahp`: which criteria are compared with each other. */
            categories?: {
                key: string;
                name?: string;
                criteria: string[];
            }[];
            /** @enum {string} */
            table?: "classic" | "saaty-2005" | "donegan-dodd";
        };
        CustomCriterion: {
            key: string;
            name?: string;
            unit?: string;
            min?: number;
            max?: number;
            /** @enum {string} */
            direction?: "up" | "down";
            /** @enum {string} */
            scale?: "linear" | "log";
        };
        Vote: {
            /** @example itm_01jd3wq2f8e5avb1j0yqk3n9ds */
            winner: string;
            /** @example itm_01jd3wq2f8e5avb1j0yqk3n9ds */
            loser: string;
            count?: number;
        };
        Judgement: {
            a: string;
            b: string;
            /**
             * @description 1/9 to 9; 0.333 counts as 1/3.
             * @example 3
             */
            value: number;
            /** @description The category that both are criteria of; absent at the top. */
            under?: string;
        };
        NewRevision: {
            name?: string;
            /** @example rice */
            kind?: string;
            /** @example agile */
            preset?: string;
            /** @description Weights by input; normalised to 1. */
            weights?: {
                [key: string]: number;
            };
            /** @description Of `weighted`, `weighted-product`, `topsis` and `formula`, a list: their criteria; of others, which criterion a input reads instead. */
            criteria?: components["schemas"]["CustomCriterion"][] | {
                [key: string]: string;
            };
            cutoffs?: {
                high: number;
                medium: number;
            };
            /** @enum {string} */
            aggregation?: "product" | "mean";
            /**
             * @description Of `weighted`: by the declared range, or by what the board holds.
             * @enum {string}
             */
            scaling?: "absolute" | "min-max" | "z-score" | "percentile";
            /**
             * @description Of `formula`: what the score is, over criteria.
             * @example (value * 2 + urgency) / max(effort, 1)
             */
            expression?: string;
            /** @description Of `votes`: which item was preferred to which. */
            votes?: components["schemas"]["Vote"][];
            /**
             * @description Of `moscow`: the kind of model that orders items of one class.
             * @example rice
             */
            tie_break?: string;
            half_life_days?: number;
            thresholds?: {
                value: number;
                effort: number;
            };
            /** @description Of `ahp`: what its weights come from. */
            judgements?: components["schemas"]["Judgement"][];
            /** @description Of `ahp`: which criteria are compared with each other. */
            categories?: {
                key: string;
                name?: string;
                criteria: string[];
            }[];
            /** @enum {string} */
            table?: "classic" | "saaty-2005" | "donegan-dodd";
        };
        PresetList: {
            data: {
                kind: string;
                preset: string;
                request: {
                    [key: string]: unknown;
                };
            }[];
        };
        WeightReport: {
            is_valid: boolean;
            issues: string[];
            suggestions: string[];
            normalised: {
                [key: string]: {
                    [key: string]: number;
                };
            };
        };
        WeightCheck: {
            /** @example rice */
            kind: string;
            /** @example agile */
            preset?: string;
            /** @description Weights by input; normalised to 1. */
            weights?: {
                [key: string]: number;
            };
            /** @description Of `weighted`, `weighted-product`, `topsis` and `formula`, a list: their criteria; of others, which criterion a input reads instead. */
            criteria?: components["schemas"]["CustomCriterion"][] | {
                [key: string]: string;
            };
            cutoffs?: {
                high: number;
                medium: number;
            };
            /** @enum {string} */
            aggregation?: "product" | "mean";
            /**
             * @description Of `weighted`: by the declared range, or by what the board holds.
             * @enum {string}
             */
            scaling?: "absolute" | "min-max" | "z-score" | "percentile";
            /**
             * @description Of `formula`: what the score is, over criteria.
             * @example (value * 2 + urgency) / max(effort, 1)
             */
            expression?: string;
            /** @description Of `votes`: which item was preferred to which. */
            votes?: components["schemas"]["Vote"][];
            /**
             * @description Of `moscow`: the kind of model that orders items of one class.
             * @example rice
             */
            tie_break?: string;
            half_life_days?: number;
            thresholds?: {
                value: number;
                effort: number;
            };
            /** @description Of `ahp`: what its weights come from. */
            judgements?: components["schemas"]["Judgement"][];
            /** @description Of `ahp`: which criteria are compared with each other. */
            categories?: {
                key: string;
                name?: string;
                criteria: string[];
            }[];
            /** @enum {string} */
            table?: "classic" | "saaty-2005" | "donegan-dodd";
        };
        ModelList: {
            data: components["schemas"]["Model"][];
        };
        Person: {
            /** @example per_01jd3wq2f8e5avb1j0yqk3n9ds */
            id: string;
            /** @example Ana */
            name: string;
            /**
             * @description Words as they stand among labels.
             * @example [
             *       "edge",
             *       "ui"
             *     ]
             */
            skills: string[];
            /** @description How much work a release has room for, in the unit of an item's size. */
            capacity: number;
            version: number;
            created_at: string;
            updated_at: string;
        };
        NewPerson: {
            /** @example Ana */
            name: string;
            /**
             * @description Words as they stand among labels.
             * @default []
             * @example [
             *       "edge",
             *       "ui"
             *     ]
             */
            skills?: string[];
            /** @description How much work a release has room for, in the unit of an item's size. */
            capacity: number;
        };
        PersonList: {
            data: components["schemas"]["Person"][];
        };
        PersonPatch: {
            /** @example Ana */
            name?: string;
            /**
             * @description Words as they stand among labels.
             * @example [
             *       "edge",
             *       "ui"
             *     ]
             */
            skills?: string[];
            /** @description How much work a release has room for, in the unit of an item's size. */
            capacity?: number;
            expected_version?: number;
        };
        Hierarchy: {
            /** @example hie_01jd3wq2f8e5avb1j0yqk3n9ds */
            id: string;
            name: string;
            version: number;
            /** @description That it became; it is final. */
            model?: string;
            created_at: string;
            updated_at: string;
            criteria?: components["schemas"]["CustomCriterion"][];
            categories?: {
                key: string;
                name?: string;
                criteria: components["schemas"]["CustomCriterion"][];
            }[];
            /** @enum {string} */
            table: "classic" | "saaty-2005" | "donegan-dodd";
            judges: {
                [key: string]: components["schemas"]["Judgement"][];
            };
            result: components["schemas"]["HierarchyResult"];
        };
        HierarchyResult: {
            /** @enum {string} */
            table: "classic" | "saaty-2005" | "donegan-dodd";
            /** @enum {string} */
            verdict: "consistent" | "marginal" | "inconsistent" | "unknown" | "incomplete";
            may_be_finalized: boolean;
            /** @description Of each criterion in the whole. */
            weights?: {
                [key: string]: number;
            };
            levels: {
                under?: string;
                keys: string[];
                /** @enum {string} */
                verdict: "consistent" | "marginal" | "inconsistent" | "unknown" | "incomplete";
                weights?: {
                    [key: string]: number;
                };
                lambda?: number;
                ci?: number;
                /** @description Absent where the table ends: beyond ten. */
                cr?: {
                    value: number;
                    /** @enum {string} */
                    table: "classic" | "saaty-2005" | "donegan-dodd";
                };
                /** @description The group's judgements; null where nobody compared. */
                matrix: (number | null)[][];
                missing: {
                    a: string;
                    b: string;
                }[];
                /** @description What was missing, as it contradicts the rest least. */
                estimated: {
                    a: string;
                    b: string;
                    value: number;
                }[];
                /** @description Parts between which nothing was compared. */
                disconnected_groups: string[][];
                /** @description The judgement that stands against the others most. */
                worst?: {
                    a: string;
                    b: string;
                    value: number;
                    /** @description On Saaty's scale, and CR if it were said. */
                    correction: {
                        value: number;
                        cr?: number;
                    };
                    /** @description As all other judgements have it. */
                    exact: {
                        value: number;
                        cr?: number;
                    };
                };
                /** @description 0–1: how far the judges agree, by Shannon's entropies (Goepel). */
                consensus?: number;
                judges: {
                    judge: string;
                    /** @enum {string} */
                    verdict: "consistent" | "marginal" | "inconsistent" | "unknown" | "incomplete";
                    weights?: {
                        [key: string]: number;
                    };
                    lambda?: number;
                    ci?: number;
                    /** @description Absent where the table ends: beyond ten. */
                    cr?: {
                        value: number;
                        /** @enum {string} */
                        table: "classic" | "saaty-2005" | "donegan-dodd";
                    };
                    missing: number;
                    /** @description With the group. */
                    consensus?: number;
                }[];
            }[];
        };
        NewHierarchy: {
            name: string;
            /** @description Side by side; a criterion may say all that one of `weighted` may. */
            criteria?: components["schemas"]["CustomCriterion"][];
            /** @description Instead of `criteria`: these by category. */
            categories?: {
                key: string;
                name?: string;
                criteria: components["schemas"]["CustomCriterion"][];
            }[];
            /**
             * @description classic, unless said otherwise.
             * @enum {string}
             */
            table?: "classic" | "saaty-2005" | "donegan-dodd";
        };
        HierarchyList: {
            data: {
                /** @example hie_01jd3wq2f8e5avb1j0yqk3n9ds */
                id: string;
                name: string;
                version: number;
                /** @description That it became; it is final. */
                model?: string;
                created_at: string;
                updated_at: string;
            }[];
        };
        HierarchyComputeRequest: {
            /** @description Side by side; a criterion may say all that one of `weighted` may. */
            criteria?: components["schemas"]["CustomCriterion"][];
            /** @description Instead of `criteria`: these by category. */
            categories?: {
                key: string;
                name?: string;
                criteria: components["schemas"]["CustomCriterion"][];
            }[];
            /**
             * @description classic, unless said otherwise.
             * @enum {string}
             */
            table?: "classic" | "saaty-2005" | "donegan-dodd";
            /** @description Instead of judgements: rows of a reciprocal matrix; null is not compared. */
            matrix?: (number | null)[][];
            judgements?: components["schemas"]["Judgement"][];
            judges?: {
                [key: string]: components["schemas"]["Judgement"][];
            };
        };
        JudgeRequest: {
            judgements: components["schemas"]["Judgement"][];
            expected_version?: number;
        };
        FinalizeRequest: {
            /** @example by-judgement */
            model: string;
            name?: string;
            expected_version?: number;
        };
        Order: {
            ranking: components["schemas"]["Ranking"];
            count: number;
            /** @description Links between items of which neither is done. */
            links: number;
            /** @description Pairs that stand the other way round than in the ranking. */
            inversions: number;
            /** @description Items that wait for each other, the first 1,000 of them. */
            cycles: string[][];
            /** @description Links inside cycles, the first 1,000: they were not followed. */
            ignored_links: {
                item: string;
                blocked_by: string;
            }[];
            counts: {
                done: number;
                cycles: number;
                ignored_links: number;
            };
            /** @description Of what is not done; sizes are the time that work takes. */
            delay_cost: {
                criterion: string;
                /** @description Σ cost of delay × completion, in this order. */
                plan: number;
                /** @description The same in the order of the ranking. */
                ranking: number;
                /** @description Items left out of both: nobody sized them. */
                without_size: number;
                /** @description Items that take time and cost nothing. */
                without_cost: number;
            };
            data: {
                /** @description From 1, in the order of doing. */
                rank: number;
                /** @description The rank it has in the ranking. */
                ranking_rank: number;
                /** @description How many ranks it went up; down is negative. */
                moved: number;
                score: number | null;
                item: {
                    id: string;
                    title: string;
                    status: string;
                    external_id?: string;
                };
                /** @description What it waits for; all before. */
                blocked_by: string[];
            }[];
            page: {
                limit: number;
                offset: number;
                total: number;
            };
        };
        OrderRequest: {
            /**
             * @description The default model, if not given.
             * @example rice
             */
            model?: string;
            revision?: number;
            /**
             * @description Statuses of work that is over, in any case of letters.
             * @default [
             *       "done",
             *       "closed",
             *       "resolved"
             *     ]
             */
            done?: string[];
            /**
             * @description What a unit of time costs until an item is done.
             * @default cost_of_delay
             */
            criterion?: string;
            /** @default 50 */
            limit?: number;
            /** @default 0 */
            offset?: number;
        };
        Fit: {
            ranking: components["schemas"]["Ranking"];
            capacity: number;
            used: number;
            value: number;
            /** @description Whether no other choice is worth more. */
            is_exact: boolean;
            /** @description No choice is worth more than this. */
            upper_bound: number;
            /** @description The part of the bound that is not reached, 0–1. */
            gap: number;
            /** @enum {string} */
            method: "take-all" | "dynamic-programming" | "branch-and-bound" | "greedy";
            candidates: number;
            chosen: {
                rank: number;
                value: number | null;
                size: number;
                item: {
                    id: string;
                    title: string;
                    status: string;
                    external_id?: string;
                };
                /** @description Who does it. */
                person?: {
                    id?: string;
                    name: string;
                };
            }[];
            /** @description By rank, the first 500. */
            left_out: {
                rank: number;
                /** @enum {string} */
                reason: "no-size" | "no-value" | "too-large" | "blocked" | "no-skill" | "no-room" | "no-capacity";
                item: {
                    id: string;
                    title: string;
                    status: string;
                    external_id?: string;
                };
                /** @description What is not chosen either. */
                blocked_by: string[];
            }[];
            /** @description How many were left out for each reason. */
            counts: {
                [key: string]: number;
            };
            people?: {
                id?: string;
                name: string;
                capacity: number;
                used: number;
            }[];
            /** @description Candidates that wait for each other: the links between them were not followed. */
            cycles: string[][];
            warnings: {
                code: string;
                detail: string;
            }[];
        };
        FitRequest: {
            /**
             * @description The default model, if not given.
             * @example rice
             */
            model?: string;
            revision?: number;
            /**
             * @description Statuses of work that is over, in any case of letters.
             * @default [
             *       "done",
             *       "closed",
             *       "resolved"
             *     ]
             */
            done?: string[];
            /** @description How much work fits, in the unit of an item's size; what the people have room for, if not given. */
            capacity?: number;
            /** @description The criterion that is an item's value; its score, if not given. */
            value?: string;
            /** @description Who does it: `true` for the people of the workspace, or a list. 422 where there is nobody. */
            people?: true | {
                /** @example Ana */
                name: string;
                /**
                 * @description Words as they stand among labels.
                 * @default []
                 * @example [
                 *       "edge",
                 *       "ui"
                 *     ]
                 */
                skills?: string[];
                /** @description How much work a release has room for, in the unit of an item's size. */
                capacity: number;
            }[];
            /** @default {} */
            filters?: {
                status?: string;
                /** @enum {string} */
                type?: "initiative" | "project" | "epic" | "feature" | "story" | "task" | "bug";
                /** @enum {string} */
                priority?: "critical" | "high" | "medium" | "low";
                assignee?: string;
                label?: string;
                team?: string;
                /** @example itm_01jd3wq2f8e5avb1j0yqk3n9ds */
                parent?: string;
            };
            /**
             * @description How many of the best ranked that pass and are not done are looked at.
             * @default 200
             */
            candidates?: number;
        };
        RankingPage: {
            ranking: components["schemas"]["Ranking"];
            data: (components["schemas"]["RankedItem"] & {
                stability?: components["schemas"]["ItemStability"];
                /** @description Null where the item has changed since it was ranked. */
                breakdown?: {
                    formula: string;
                    reason: string;
                    parts: {
                        input: string;
                        criterion: string;
                        name: string;
                        rating?: number;
                        weight?: number;
                        contribution: number;
                    }[];
                    missing: string[];
                    distance?: {
                        high: number;
                        medium: number;
                    };
                } | null;
                parent?: {
                    id: string;
                    title: string;
                    type: string;
                } | null;
            })[];
            page: components["schemas"]["PageInfo"];
            pagination?: components["schemas"]["Pagination"];
        };
        ItemStability: {
            /**
             * @description In which share of the draws it is among the best 1, 10, 50, 100.
             * @example {
             *       "1": 0.31,
             *       "10": 0.97,
             *       "50": 1,
             *       "100": 1
             *     }
             */
            p_top: {
                [key: string]: number;
            } | null;
            /** @description … and at this very rank. */
            p_rank: number | null;
            best: number | null;
            worst: number | null;
            /** @description The mean of its ranks. */
            expected: number | null;
            margin: {
                above: number | null;
                below: number | null;
                /** @description Ahead of the best that is out, or (below 0) behind the last that is in. */
                cut: {
                    [key: string]: number;
                };
            };
            /** @description The smallest change of one weight that costs it its place. Null where none does, and of any model but a weighted mean or a weighted product: of topsis it is not computed. */
            critical: {
                /** @description As the model's weights name it. */
                criterion: string;
                /** @description Of its weight of now, the others left as they are; −100 takes it away. */
                change_percent: number;
                /** @description An item's id. */
                against: string;
            } | null;
        } | null;
        RankedItem: {
            /** @description From 1, in the whole ranking, filtered or not. */
            rank: number;
            /** @description Null: no score; see the item's own. */
            score: number | null;
            category: string | null;
            /** @description The share of the weight that was rated, 0–1. */
            coverage: number;
            confidence: number;
            /** @description How many other items have this very score. */
            tied_with: number;
            item: {
                /** @example itm_01jd3wq2f8e5avb1j0yqk3n9ds */
                id?: string;
                number?: number;
                external_id?: string;
                /** @enum {string} */
                type?: "initiative" | "project" | "epic" | "feature" | "story" | "task" | "bug";
                parent?: string;
                blocked_by?: string[];
                title?: string;
                /** @description Left out of lists and pages. */
                description?: string;
                status?: string;
                /** @enum {string} */
                priority?: "critical" | "high" | "medium" | "low";
                assignee?: string;
                labels?: string[];
                team?: string;
                size?: number;
                start_date?: string;
                due_date?: string;
                ratings?: {
                    [key: string]: number | {
                        low: number;
                        likely: number;
                        high: number;
                    };
                };
                version?: number;
                created_at?: string;
                updated_at?: string;
                /** @description Only on old rankings. */
                deleted_at?: string;
            };
        };
        RankingDiff: {
            from: components["schemas"]["Ranking"];
            to: components["schemas"]["Ranking"];
            tau_b: number | null;
            counts: {
                entered: number;
                left: number;
                moved: number;
                unmoved: number;
            };
            entered: {
                item: {
                    id: string;
                    title: string;
                    external_id?: string;
                };
                to: number;
            }[];
            left: {
                item: {
                    id: string;
                    title: string;
                    external_id?: string;
                };
                from: number;
            }[];
            moved: {
                item: {
                    id: string;
                    title: string;
                    external_id?: string;
                };
                from: number;
                to: number;
                /** @enum {string} */
                cause: "own-ratings" | "other-items" | "model";
            }[];
        };
        RankingList: {
            data: components["schemas"]["Ranking"][];
            page: {
                next_before: number | null;
            };
        };
        ItemRank: {
            /** @description From 1, in the whole ranking, filtered or not. */
            rank: number;
            /** @description Null: no score; see the item's own. */
            score: number | null;
            category: string | null;
            /** @description The share of the weight that was rated, 0–1. */
            coverage: number;
            confidence: number;
            /** @description How many other items have this very score. */
            tied_with: number;
            ranking: components["schemas"]["Ranking"];
        };
        Verification: {
            /** @description Every copy, and the row, is what was computed. */
            is_valid: boolean;
            ranking: string;
            model: string;
            revision: number;
            generation: number;
            /** @description What readers have been told. */
            digest: string;
            /** @description Of the items of that generation, ranked anew: no copy was looked at for it. */
            recomputed_digest: string;
            count: number;
            first_difference?: {
                tier: string;
                /** @description Null: nothing of a single place. */
                rank: number | null;
                item: components["schemas"]["NamedItem"] & (Record<string, never> | null);
                field: string;
                expected: string | number | null;
                found: string | number | null;
            };
            tiers: {
                /** @enum {string} */
                tier: "memory" | "cache-api" | "kv" | "d1";
                /** @description Null: no ranking can be read. */
                digest: string | null;
                is_equal: boolean;
                /** @description It was not equal, and was written anew. */
                is_repaired: boolean;
            }[];
        };
        Stability: {
            /**
             * @description What was drawn: all weights (of a weighted mean, a weighted product or topsis), the ratings that are intervals, or nothing.
             * @enum {string}
             */
            method: "weights" | "ratings" | "none";
            /** @description Why nothing was drawn. */
            reason: string | null;
            /** @description FNV-1a of workspace/model/revision. */
            seed: number;
            draws: number;
            /** @description So many of the best items are followed. */
            top: number;
            /** @description Whose weights were drawn. */
            criteria: string[];
            secure_share: number;
            /** @description How many of the best 1, 10, 50, 100 are there in at least that share of draws. */
            secure: {
                [key: string]: number;
            };
            /** @description The smallest change that moves the first item, or any; null where none is known. */
            most_critical: {
                first: {
                    rank: number;
                    item: components["schemas"]["NamedItem"];
                    /** @description As the model's weights name it. */
                    criterion: string;
                    /** @description Of its weight of now, the others left as they are; −100 takes it away. */
                    change_percent: number;
                    against: components["schemas"]["NamedItem"];
                } | null;
                any: {
                    rank: number;
                    item: components["schemas"]["NamedItem"];
                    /** @description As the model's weights name it. */
                    criterion: string;
                    /** @description Of its weight of now, the others left as they are; −100 takes it away. */
                    change_percent: number;
                    against: components["schemas"]["NamedItem"];
                } | null;
            };
            data: (components["schemas"]["ItemStability"] & {
                rank: number;
                item: components["schemas"]["NamedItem"];
                /** @description In which share of the draws it has rank 1, 2, … 10. */
                rank_acceptability: number[] | null;
                /** @description The mean of the weights that put it first; null where none do. */
                central_weights: {
                    [key: string]: number;
                } | null;
            })[];
        };
        Lift: components["schemas"]["Score"] & {
            /** @description Today's; where a `target_rank` is asked for. */
            rank?: number;
            /** @description The score less that of the item at the wanted rank; null where one has none. */
            distance_to_rank?: number | null;
            counterfactual?: components["schemas"]["Counterfactual"];
        };
        Counterfactual: {
            target_rank: number;
            /** @description Every change of one rating that suffices, the smallest first. */
            single: {
                criterion: string;
                name: string;
                /** @description Null: it is not rated today. */
                from: number | string | null;
                to: number | string;
                /** @description How far from today's rating, as a share of the criterion's range; of what is not rated, from its worst end. */
                move: number;
                rank: number;
                /** @description Null: it still has none, and only goes up among those that have none. */
                score: number | null;
            }[];
            /** @description Criteria that do not suffice alone, at the best they can be. */
            insufficient: {
                criterion: string;
                name: string;
                at: number | string;
                rank: number;
                reason: string;
            }[];
            /** @description The shortest move of all, over one rating or several (the root of the sum of squared shares). Exact for sums; for other models the shortest nearby. */
            overall: {
                changes: {
                    criterion: string;
                    name: string;
                    /** @description Null: it is not rated today. */
                    from: number | string | null;
                    to: number | string;
                }[];
                move: number;
                rank: number;
                /** @description Null: it still has none, and only goes up among those that have none. */
                score: number | null;
                is_exact: boolean;
            } | null;
            /** @description Ratings were tried, as scores may bend back: a smaller change may be missed. */
            is_approximate: boolean;
            /** @description Why there is nothing to change. */
            reason?: string;
        };
        Score: {
            item: string;
            model: string;
            revision: number;
            /** @description The version of the item that was scored. */
            version: number;
            value: number | null;
            category: string | null;
            coverage: number;
            confidence: number;
            formula: string;
            reason: string;
            parts: {
                input: string;
                criterion: string;
                name: string;
                rating?: number;
                weight?: number;
                contribution: number;
            }[];
            missing: string[];
            distance?: {
                high: number;
                medium: number;
            };
        };
        WhatIf: {
            generation: number;
            model: string;
            baseline: components["schemas"]["Ranking"];
            count: number;
            unscored: number;
            data: {
                /** @description From 1, in the whole ranking, filtered or not. */
                rank: number;
                /** @description Null: no score; see the item's own. */
                score: number | null;
                category: string | null;
                /** @description The share of the weight that was rated, 0–1. */
                coverage: number;
                confidence: number;
                item: {
                    /** @example itm_01jd3wq2f8e5avb1j0yqk3n9ds */
                    id?: string;
                    number?: number;
                    external_id?: string;
                    /** @enum {string} */
                    type?: "initiative" | "project" | "epic" | "feature" | "story" | "task" | "bug";
                    parent?: string;
                    blocked_by?: string[];
                    title?: string;
                    /** @description Left out of lists and pages. */
                    description?: string;
                    status?: string;
                    /** @enum {string} */
                    priority?: "critical" | "high" | "medium" | "low";
                    assignee?: string;
                    labels?: string[];
                    team?: string;
                    size?: number;
                    start_date?: string;
                    due_date?: string;
                    ratings?: {
                        [key: string]: number | {
                            low: number;
                            likely: number;
                            high: number;
                        };
                    };
                    version?: number;
                    created_at?: string;
                    updated_at?: string;
                    /** @description Only on old rankings. */
                    deleted_at?: string;
                };
                /** @description The rank it has today. */
                baseline_rank: number | null;
            }[];
            left: {
                item: {
                    /** @example itm_01jd3wq2f8e5avb1j0yqk3n9ds */
                    id?: string;
                    number?: number;
                    external_id?: string;
                    /** @enum {string} */
                    type?: "initiative" | "project" | "epic" | "feature" | "story" | "task" | "bug";
                    parent?: string;
                    blocked_by?: string[];
                    title?: string;
                    /** @description Left out of lists and pages. */
                    description?: string;
                    status?: string;
                    /** @enum {string} */
                    priority?: "critical" | "high" | "medium" | "low";
                    assignee?: string;
                    labels?: string[];
                    team?: string;
                    size?: number;
                    start_date?: string;
                    due_date?: string;
                    ratings?: {
                        [key: string]: number | {
                            low: number;
                            likely: number;
                            high: number;
                        };
                    };
                    version?: number;
                    created_at?: string;
                    updated_at?: string;
                    /** @description Only on old rankings. */
                    deleted_at?: string;
                };
                rank: number;
                baseline_rank: number;
            }[];
        };
        WhatIfRequest: {
            /** @example rice */
            model?: string;
            revision?: number;
            /** @example agile */
            preset?: string;
            /** @description Weights by input; normalised to 1. */
            weights?: {
                [key: string]: number;
            };
            /** @description Of `weighted`, `weighted-product`, `topsis` and `formula`, a list: their criteria; of others, which criterion a input reads instead. */
            criteria?: components["schemas"]["CustomCriterion"][] | {
                [key: string]: string;
            };
            cutoffs?: {
                high: number;
                medium: number;
            };
            /** @enum {string} */
            aggregation?: "product" | "mean";
            /**
             * @description Of `weighted`: by the declared range, or by what the board holds.
             * @enum {string}
             */
            scaling?: "absolute" | "min-max" | "z-score" | "percentile";
            /**
             * @description Of `formula`: what the score is, over criteria.
             * @example (value * 2 + urgency) / max(effort, 1)
             */
            expression?: string;
            /** @description Of `votes`: which item was preferred to which. */
            votes?: components["schemas"]["Vote"][];
            /**
             * @description Of `moscow`: the kind of model that orders items of one class.
             * @example rice
             */
            tie_break?: string;
            half_life_days?: number;
            thresholds?: {
                value: number;
                effort: number;
            };
            /** @description Of `ahp`: what its weights come from. */
            judgements?: components["schemas"]["Judgement"][];
            /** @description Of `ahp`: which criteria are compared with each other. */
            categories?: {
                key: string;
                name?: string;
                criteria: string[];
            }[];
            /** @enum {string} */
            table?: "classic" | "saaty-2005" | "donegan-dodd";
            /** @default [] */
            patches?: {
                /** @example itm_01jd3wq2f8e5avb1j0yqk3n9ds */
                id: string;
                ratings?: {
                    [key: string]: number | {
                        low: number;
                        likely: number;
                        high: number;
                    } | null;
                };
                /** @enum {string} */
                priority?: "critical" | "high" | "medium" | "low";
                size?: number | null;
            }[];
            /** @default {} */
            filters?: {
                status?: string;
                /** @enum {string} */
                type?: "initiative" | "project" | "epic" | "feature" | "story" | "task" | "bug";
                /** @enum {string} */
                priority?: "critical" | "high" | "medium" | "low";
                assignee?: string;
                label?: string;
                team?: string;
                /** @example itm_01jd3wq2f8e5avb1j0yqk3n9ds */
                parent?: string;
            };
            /** @default 50 */
            limit?: number;
        };
        Bands: {
            generation: number;
            model: string;
            revision: number;
            /** @enum {string} */
            missing: "ranges" | "absent";
            /** @description False where scores may bend back in between. */
            is_exact: boolean;
            count: number;
            /** @description Pairs of items whose bands overlap. */
            unsettled_pairs: number;
            data: {
                item: {
                    id: string;
                    title: string;
                    external_id?: string;
                };
                rank: number;
                score: number | null;
                /** @description Null: no bound; at its worst it may have no score. */
                band: {
                    low: number | null;
                    high: number | null;
                };
                rank_range: {
                    best: number;
                    worst: number;
                };
                /** @description Ranks of neighbours whose bands overlap, each with the next. */
                tied: {
                    from: number;
                    to: number;
                } | null;
            }[];
            /** @description The ratings that would settle most pairs, if they were known: up to 50. */
            ask_next: {
                item: {
                    id: string;
                    title: string;
                    external_id?: string;
                };
                criterion: string;
                name: string;
                /** @description Pairs that are told apart then and are not now. */
                settles: number;
                /** @description The rating that this was counted with. */
                what_if_rating: number;
                /** @description What is said today; null where nobody rated it. */
                from: {
                    low: number;
                    likely: number;
                    high: number;
                } | null;
            }[];
        };
        Comparison: {
            generation: number;
            count: number;
            models: {
                label: string;
                model: string;
                revision: number;
                kind: string;
                unscored: number;
            }[];
            /** @description Kendall's τ-b of each two models; null where one of them ties everything. */
            tau: (number | null)[][];
            /** @description Items that Copeland's method compared. */
            compared: number;
            winners: {
                borda: {
                    id: string;
                    title: string;
                    external_id?: string;
                }[];
                copeland: {
                    id: string;
                    title: string;
                    external_id?: string;
                }[];
                condorcet: {
                    id: string;
                    title: string;
                    external_id?: string;
                } | null;
                models: {
                    [key: string]: {
                        id: string;
                        title: string;
                        external_id?: string;
                    }[];
                };
            };
            consensus: {
                item: {
                    id: string;
                    title: string;
                    external_id?: string;
                };
                borda: number;
                borda_rank: number;
                /** @description Null: not compared. */
                copeland: number | null;
                copeland_rank: number | null;
                /** @description By what each model is called; ties share the mean of their ranks. */
                ranks: {
                    [key: string]: number;
                };
            }[];
            disputed: {
                item: {
                    id: string;
                    title: string;
                    external_id?: string;
                };
                /** @description 0–1: worst less best rank, of n − 1. */
                spread: number;
                /** @description By what each model is called; ties share the mean of their ranks. */
                ranks: {
                    [key: string]: number;
                };
            }[];
        };
        ComparisonRequest: {
            /** @description Ids, or models with something about them changed, as in a what-if. */
            models: (string | {
                /**
                 * @description What to call it in the answer.
                 * @example rice
                 */
                as?: string;
                /** @example rice */
                model?: string;
                revision?: number;
                /** @example agile */
                preset?: string;
                /** @description Weights by input; normalised to 1. */
                weights?: {
                    [key: string]: number;
                };
                /** @description Of `weighted`, `weighted-product`, `topsis` and `formula`, a list: their criteria; of others, which criterion a input reads instead. */
                criteria?: components["schemas"]["CustomCriterion"][] | {
                    [key: string]: string;
                };
                cutoffs?: {
                    high: number;
                    medium: number;
                };
                /** @enum {string} */
                aggregation?: "product" | "mean";
                /**
                 * @description Of `weighted`: by the declared range, or by what the board holds.
                 * @enum {string}
                 */
                scaling?: "absolute" | "min-max" | "z-score" | "percentile";
                /**
                 * @description Of `formula`: what the score is, over criteria.
                 * @example (value * 2 + urgency) / max(effort, 1)
                 */
                expression?: string;
                /** @description Of `votes`: which item was preferred to which. */
                votes?: components["schemas"]["Vote"][];
                /**
                 * @description Of `moscow`: the kind of model that orders items of one class.
                 * @example rice
                 */
                tie_break?: string;
                half_life_days?: number;
                thresholds?: {
                    value: number;
                    effort: number;
                };
                /** @description Of `ahp`: what its weights come from. */
                judgements?: components["schemas"]["Judgement"][];
                /** @description Of `ahp`: which criteria are compared with each other. */
                categories?: {
                    key: string;
                    name?: string;
                    criteria: string[];
                }[];
                /** @enum {string} */
                table?: "classic" | "saaty-2005" | "donegan-dodd";
            })[];
            /** @default 50 */
            limit?: number;
        };
        Lint: {
            generation: number;
            model: string;
            revision: number;
            /** @description Items of the backlog. */
            count: number;
            /** @description Of them, those that have no score by the model. */
            unscored: number;
            findings: {
                /** @enum {string} */
                rule: "items-unscored" | "divisor-missing" | "criterion-unrated" | "criterion-sparse" | "criterion-flat" | "rating-out-of-range" | "column-without-one" | "must-heavy" | "weight-idle" | "criteria-redundant" | "ratings-duplicate" | "not-checked";
                /** @enum {string} */
                severity: "error" | "warning" | "info";
                criterion?: string;
                /** @description A second criterion it is about. */
                other?: string;
                /** @description How many items it is about. */
                count: number;
                detail: string;
                suggestion: string;
                /** @description Twenty of them at most. */
                items?: components["schemas"]["NamedItem"][];
            }[];
        };
        Financials: components["schemas"]["CaseFinancials"] | {
            results: components["schemas"]["CaseFinancials"][];
        };
        CaseFinancials: {
            id?: string;
            npv: number | null;
            /** @example 50000 / 1.1 − 40000 = 5454.55 */
            npv_formula: string | null;
            discount_rate: number;
            /** @description A ratio: 0.8 is 80 %. */
            roi: number | null;
            /** @description In periods. */
            payback: number | null;
            discounted_payback: number | null;
            copq: {
                total: number | null;
                net: number | null;
            };
            delay_cost: number | null;
            /**
             * @description Why a number is null, by its name.
             * @example {
             *       "roi": "investment is missing"
             *     }
             */
            reasons: {
                [key: string]: string;
            };
        };
        /**
         * @example {
         *       "investment": 40000,
         *       "cash_flows": [
         *         50000
         *       ],
         *       "discount_rate": 0.1
         *     }
         */
        FinancialsRequest: {
            id?: string;
            investment?: number;
            /** @description Of periods 1, 2, 3 …; what flows out is below 0. */
            cash_flows?: number[];
            /** @description A period's, above -1: 0.1 is 10 %, which is taken if nothing is said. */
            discount_rate?: number;
            /** @description What came back in all; the sum of `cash_flows` if nothing is said. */
            return?: number;
            prevention_cost?: number;
            appraisal_cost?: number;
            internal_failure_cost?: number;
            external_failure_cost?: number;
            savings?: number;
            revenue_per_period?: number;
            periods?: number;
            /** @description The factor by which each period of delay makes the next dearer; 1 if absent. */
            escalation?: number;
            cases?: {
                id?: string;
                investment?: number;
                /** @description Of periods 1, 2, 3 …; what flows out is below 0. */
                cash_flows?: number[];
                /** @description A period's, above -1: 0.1 is 10 %, which is taken if nothing is said. */
                discount_rate?: number;
                /** @description What came back in all; the sum of `cash_flows` if nothing is said. */
                return?: number;
                prevention_cost?: number;
                appraisal_cost?: number;
                internal_failure_cost?: number;
                external_failure_cost?: number;
                savings?: number;
                revenue_per_period?: number;
                periods?: number;
                /** @description The factor by which each period of delay makes the next dearer; 1 if absent. */
                escalation?: number;
            }[];
        };
        QvfResponse: {
            scores: {
                id: string;
                title?: string;
                qvf_score: number;
                quality_score: number;
                value_score: number;
                framework_alignment: number;
                /** @enum {string} */
                category: "High" | "Medium" | "Low";
                criteria_scores: {
                    business_value: number;
                    technical_complexity: number;
                    strategic_alignment: number;
                    risk_mitigation: number;
                    implementation_effort: number;
                };
            }[];
            summary: {
                total_items: number;
                average_score: number;
                high_priority_count: number;
                medium_priority_count: number;
                low_priority_count: number;
            };
            metadata: {
                calculation_method: string;
                model: string;
                revision: number;
                criteria_weights: {
                    [key: string]: number;
                };
            };
        };
        QvfCriteria: {
            criteria: {
                id: string;
                name: string;
                category: string;
                weight: number;
                min: number;
                max: number;
                /** @enum {string} */
                direction: "up" | "down";
            }[];
            categories: {
                [key: string]: number;
            };
            presets: {
                [key: string]: {
                    [key: string]: number;
                };
            };
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
