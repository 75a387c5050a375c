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
         * Get health
         * @description Returns the version of the Worker. Reads no database and needs no key.
         */
        get: operations["getHealth"];
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
        /**
         * List workspaces
         * @description Lists the workspaces of all tenants, in the order of their creation. Requires the permission `workspaces:list`.
         */
        get: operations["listWorkspaces"];
        put?: never;
        /**
         * Create workspace
         * @description Creates a workspace and its first key. The response is the only one that contains the key. Requires the permission `workspaces:create`.
         */
        post: operations["createWorkspace"];
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
        /**
         * Get workspace
         * @description Returns the settings and the current generation of a workspace. The ETag is the generation. The root key also reads a deleted workspace. Requires the permission `workspace:read`.
         */
        get: operations["getWorkspace"];
        put?: never;
        post?: never;
        /**
         * Delete workspace
         * @description Deletes the workspace: its keys stop working, its sessions end and its sockets close. The root key can restore it for 30 days. Then Ordinal removes its data. Requires the permission `workspace:delete`.
         */
        delete: operations["deleteWorkspace"];
        options?: never;
        head?: never;
        /**
         * Update workspace
         * @description Applies a merge patch to the settings: omitted settings keep their values. A change creates a generation and publishes the rankings again. Send If-Match to prevent lost updates. Requires the permission `workspace:update`.
         */
        patch: operations["updateWorkspace"];
        trace?: never;
    };
    "/v1/workspaces/{workspaceId}/cursor-key:replace": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Replace cursor key
         * @description Replaces the key that signs cursors with a new random key. Creates a generation, and rejects every cursor of earlier pages. Use it if the key is unreadable, or was disclosed. Requires the permission `workspace:update`.
         */
        post: operations["replaceCursorKey"];
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
         * Get workspace summary
         * @description Counts the open items by status, type and priority, and their ratings by criterion. Counts all items by status category. Lists the newest ranking of each model. Requires the permission `items:read`.
         */
        get: operations["getWorkspaceSummary"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspaceId}:restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Restore workspace
         * @description Restores a deleted workspace and its keys, until its purge begins. Sessions stay ended. Accepts no body. Requires the permission `workspace:restore`.
         */
        post: operations["restoreWorkspace"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspaceId}/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List keys
         * @description Lists up to 1,000 keys with their states, newest first. The list does not contain the keys themselves. Requires the permission `keys:read`.
         */
        get: operations["listKeys"];
        put?: never;
        /**
         * Create key
         * @description Creates a key with a role. The response is the only one that contains the key. A workspace has at most 200 valid keys. Requires the permission `keys:write`.
         */
        post: operations["createKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspaceId}/keys/{keyId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get key
         * @description Returns the name, the role, the state and the last use of a key. Requires the permission `keys:read`.
         */
        get: operations["getKey"];
        put?: never;
        post?: never;
        /**
         * Revoke key
         * @description Revokes a key and ends its sessions. Closes its sockets at once. Every isolate rejects the key within a minute. The list still contains it. Requires the permission `keys:write`.
         */
        delete: operations["revokeKey"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspaceId}/keys/{keyId}:rotate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Rotate key
         * @description Creates a key with the same name and role. The old key still works for `overlap_hours`, by default a day. Replace it in your clients during this time. Requires the permission `keys:write`.
         */
        post: operations["rotateKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get session
         * @description Returns the workspace, the role and the permissions of the caller, whom a session or a key authenticates. Requires the permission `sessions:own`.
         */
        get: operations["getSession"];
        put?: never;
        /**
         * Create session
         * @description Exchanges the key of the request for a session cookie (`HttpOnly`, `SameSite=Strict`), which lasts a week, or until the key ends. Only pages of this origin can use the session. Requires the permission `sessions:own`.
         */
        post: operations["createSession"];
        /**
         * End session
         * @description Ends the session of the request and removes its cookie. Requires the permission `sessions:own`.
         */
        delete: operations["endSession"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspaceId}/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List sessions
         * @description Lists the open sessions of the caller's key, newest first. Admins see the sessions of all keys of the workspace. Requires the permission `sessions:own`.
         */
        get: operations["listSessions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspaceId}/sessions/{sessionId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * End session by id
         * @description Ends a session of the caller's key, and closes its sockets. Admins can end the sessions of all keys. Every isolate rejects the session within a minute. Requires the permission `sessions:own`.
         */
        delete: operations["endSessionById"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspaceId}/statuses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List statuses
         * @description Lists the statuses of the items with their categories and counts. Rankings contain the items in the categories backlog, todo and doing. Requires the permission `statuses:read`.
         */
        get: operations["listStatuses"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Update status categories
         * @description Applies a merge patch to the assigned categories: omitted statuses keep theirs. A change creates a generation and publishes the rankings again. Earlier generations keep their categories. Requires the permission `statuses:write`.
         */
        patch: operations["updateStatuses"];
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
         * Get cache statistics
         * @description Returns entries, bytes and hits of the isolate that responds. Other isolates have caches of their own. Requires the permission `cache:read`.
         */
        get: operations["getCacheStats"];
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
         * Warm cache
         * @description Builds the most-read pages of a workspace and the first pages of a ranking. Caches them in the data centre that responds. A root key may name any workspace, and every other key its own. Requires the permission `cache:write`.
         */
        post: operations["warmCache"];
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
         * Clear cache
         * @description Clears the caches of this isolate. With `workspace`, also deletes its entries in this data centre and in KV. Results do not change. A root key may name any workspace or none, and every other key its own. Requires the permission `cache:write`.
         */
        post: operations["clearCache"];
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
         * Apply item batch
         * @description Creates, updates and deletes up to 1,000 items. Each operation has its own result. All operations that are not rejected are written in one transaction. Requires the permission `items:write`.
         */
        post: operations["applyItemBatch"];
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
         * @description Lists items by number, without their descriptions. Filters can be combined. If items of several sources have the external id, the request needs a source. `number` selects up to 200 items at once. Requires the permission `items:read`.
         */
        get: operations["listItems"];
        put?: never;
        /**
         * Create item
         * @description Creates an item. Only the title is required. Requires the permission `items:write`.
         */
        post: operations["createItem"];
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
        /**
         * Get item
         * @description Returns an item with its description. The ETag is its version. With `at`, returns the item as it was at a point in the past. Requires the permission `items:read`.
         */
        get: operations["getItem"];
        put?: never;
        post?: never;
        /**
         * Delete item
         * @description Removes an item from lists and new rankings. Past rankings and the change log keep it. Requires the permission `items:write`.
         */
        delete: operations["deleteItem"];
        options?: never;
        head?: never;
        /**
         * Update item
         * @description Applies a merge patch: omitted fields keep their values, and null removes a value. Send If-Match to prevent lost updates. Requires the permission `items:write`.
         */
        patch: operations["updateItem"];
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
         * Get item links
         * @description Returns the items that block an item, and the items that it blocks. Omits deleted items. Set links through `blocked_by`. Requires the permission `items:read`.
         */
        get: operations["getItemLinks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspaceId}/items/{itemId}/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List item changes
         * @description Lists which key changed what in an item, and when, newest first. The creation is the last entry. Also lists the changes of a deleted item. A page of large values has fewer changes than `limit`. Requires the permission `changes:read`.
         */
        get: operations["listItemChanges"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspaceId}/items/{itemId}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get item history
         * @description Returns the rank and the score of an item over time: at most 30 rankings by a model, spread evenly over those that are kept, oldest first, with the cause of each new rank. Requires the permission `rankings:read`.
         */
        get: operations["getItemHistory"];
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
         * Create or update item by external id
         * @description Updates the item with this external id in the source, or creates it. Omitted fields keep their values. With `If-None-Match: *`, the request only creates the item, and fails with 412 if the item exists. Requires the permission `items:write`.
         */
        put: operations["upsertItemByExternalId"];
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
         * Cascade value
         * @description Distributes value down the item tree. Each item shares its value among its children in proportion to their sizes. The value is a rating of the topmost items, or an amount. A child without a size counts as the mean of its sized siblings. Writes nothing. Requires the permission `analyses:run`.
         */
        post: operations["cascadeValue"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspaceId}/kano-answers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Save Kano answers
         * @description Classifies pairs of answers of a Kano survey, and writes the numbers of answers in each class as ratings of up to 1,000 items. The model `kano` reads these ratings. Each item has its own result. All items that are not rejected are written in one transaction. Requires the permission `items:write`.
         */
        post: operations["saveKanoAnswers"];
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
         * Import items
         * @description Imports the export of a tracker: CSV or NDJSON of up to 100 MiB and 1,000,000 rows, or JSON of up to 16 MiB. A row with a known id or external id updates that item; any other row creates one. The job reports the meaning of each column. An unreadable cell produces a warning, and an invalid row produces an error. The other rows are still imported. With `dry_run=true`, the import writes nothing. With `Prefer: wait=10`, the response waits up to ten seconds for the job. Requires the permission `items:import`.
         */
        post: operations["importItems"];
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
         * Get job
         * @description Returns the progress of an import, a revert or a restore. With `Prefer: wait=10`, the response waits up to ten seconds for the end of the job. Requires the permission `jobs:read`.
         */
        get: operations["getJob"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspaceId}/changes/{generation}:revert": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Revert changes
         * @description Reverts the changes of a generation in a new generation. If an import or a revert wrote the generation, reverts everything that this job wrote. Each item gets its earlier fields, an item that was created is deleted, and an item that was deleted is restored. An item that has changed again stays unchanged, and the job lists it in `errors` with line 0. In `result`, `updated` counts the reverted items, `unchanged` the items that already have their earlier fields, `failed` the refused items, and `created` is 0. Accepts no body. With `Prefer: wait=10`, the response waits up to ten seconds for the job. Requires the permission `changes:revert`.
         */
        post: operations["revertChanges"];
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
         * Export items
         * @description Streams all items by number. Importing the file again gives the same items. With `for`, streams ranks, scores and categories of the open items in rank order. The category divides the scored items into thirds: High, Medium and Low. In CSV, an apostrophe precedes cells that a spreadsheet would evaluate as formulas. Requires the permission `items:export`.
         */
        get: operations["exportItems"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspaceId}/backup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Export backup
         * @description Streams everything that a restore needs, at one generation: items with deleted ones, the undo log, people, hierarchies, models, statuses, rankings and jobs. The first line is a manifest, and the last one contains the number of lines of each kind and a digest. Keys, sessions and secrets are not in the file. A file without its last line is incomplete. Requires the permission `backup:read`.
         */
        get: operations["exportBackup"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspaceId}/backup:restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Restore backup
         * @description Restores a backup into an empty workspace: generation 0, without items, models, people, hierarchies and statuses. Ids, numbers, versions, generations and times stay the same, and the rankings have the same digests. The workspace keeps its own id and keys. A file that is incomplete or altered has no effect, and the problem names the line. While the job runs, writes of items and statuses return 409. With `Prefer: wait=10`, the response waits up to ten seconds for the job. Requires the permission `backup:restore`.
         */
        post: operations["restoreBackup"];
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
        /**
         * List models
         * @description Lists the built-in models, then the models of the workspace. Requires the permission `models:read`.
         */
        get: operations["listModels"];
        put?: never;
        /**
         * Create model
         * @description Creates a model from a built-in kind, with the weights, criteria and options of the request. Requires the permission `models:write`.
         */
        post: operations["createModel"];
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
        /**
         * Get model
         * @description Returns a model at its newest revision, or at the revision in the query. Requires the permission `models:read`.
         */
        get: operations["getModel"];
        put?: never;
        /**
         * Revise model
         * @description Adds a revision to a model. Rankings by older revisions do not change. The revision keeps the `missing` and `min_coverage` of the previous one unless the request contains them. The ETag of a model is its newest revision. Send If-Match to prevent lost updates. Requires the permission `models:write`.
         */
        post: operations["reviseModel"];
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
        /**
         * List model presets
         * @description Lists the values of `preset` by kind of model. Requires the permission `models:read`.
         */
        get: operations["listModelPresets"];
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
        /**
         * Check model weights
         * @description Checks weights before they are used. Returns issues, suggestions and the normalised weights. Requires the permission `models:read`.
         */
        post: operations["checkModelWeights"];
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
         * @description Lists people in the order in which they were added. `skill` filters by skill. Requires the permission `people:read`.
         */
        get: operations["listPeople"];
        put?: never;
        /**
         * Create person
         * @description Adds a person to the team. A workspace has at most 1,000 people. Requires the permission `people:write`.
         */
        post: operations["createPerson"];
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
        /**
         * Get person
         * @description Returns a person. The ETag is the version. Requires the permission `people:read`.
         */
        get: operations["getPerson"];
        put?: never;
        post?: never;
        /**
         * Delete person
         * @description Removes a person from the team. Requires the permission `people:write`.
         */
        delete: operations["deletePerson"];
        options?: never;
        head?: never;
        /**
         * Update person
         * @description Applies a merge patch: omitted fields keep their values. Send If-Match to prevent lost updates. Requires the permission `people:write`.
         */
        patch: operations["updatePerson"];
        trace?: never;
    };
    "/v1/workspaces/{workspaceId}/people:erase": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Erase person
         * @description Starts a job that removes a person from the workspace: as the assignee of items and in the log of their changes, from the team, and from reports of imports. A judge with the name gets a pseudonym and keeps the judgements. With `actor`, the log no longer names the key. Titles, descriptions, labels and teams keep their text. In the job, `done` and `total` count steps, and `result.updated` counts items. With `Prefer: wait=10`, the response waits up to ten seconds for the job. Requires the permission `people:erase`.
         */
        post: operations["erasePerson"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspaceId}/hierarchies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List hierarchies
         * @description Lists hierarchies, newest first, without their judgements. Requires the permission `hierarchies:read`.
         */
        get: operations["listHierarchies"];
        put?: never;
        /**
         * Create hierarchy
         * @description Creates a hierarchy of criteria, which judges compare in pairs (AHP). Requires the permission `hierarchies:write`.
         */
        post: operations["createHierarchy"];
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
         * Compute hierarchy weights
         * @description Computes weights from a matrix or from judgements. Stores nothing. Requires the permission `calculations:run`.
         */
        post: operations["computeHierarchyWeights"];
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
         * Get hierarchy
         * @description Returns the judgements and the weights that they imply so far. The ETag is the version. Requires the permission `hierarchies:read`.
         */
        get: operations["getHierarchy"];
        put?: never;
        post?: never;
        /**
         * Delete hierarchy
         * @description Deletes a hierarchy that has not been finalized. Requires the permission `hierarchies:write`.
         */
        delete: operations["deleteHierarchy"];
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
         * Put judgements
         * @description Replaces all judgements of one judge. Send If-Match to prevent lost updates. Requires the permission `hierarchies:judge`.
         */
        put: operations["putJudgements"];
        post?: never;
        /**
         * Delete judgements
         * @description Deletes all judgements of one judge. Requires the permission `hierarchies:judge`.
         */
        delete: operations["deleteJudgements"];
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
         * Finalize hierarchy
         * @description Creates a model of kind `ahp` from the weights. Rejects judgements with a consistency ratio above 0.15. The problem then names the most inconsistent judgement and a value that corrects it. Requires the permission `hierarchies:write`.
         */
        post: operations["finalizeHierarchy"];
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
         * Compute order
         * @description Returns the order closest to the ranking in which each item follows its blockers, and its cost of delay. Items that are done or cancelled block nothing. The order ignores links inside a cycle and lists them. Writes nothing. Requires the permission `analyses:run`.
         */
        post: operations["computeOrder"];
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
         * Compute fit
         * @description Selects the most valuable items that fit the capacity of a release, together with their blockers. `is_exact` reports whether the selection is optimal; otherwise `upper_bound` limits the value of any selection. Without links and with integer sizes, a selection is exact while candidates × capacity steps ≤ 200,000,000, or ≤ 20,000,000 above 200 candidates. A step is the largest number that divides all sizes. With people, each item goes to one person who has the skills among its labels and enough capacity. Writes nothing. Requires the permission `analyses:run`.
         */
        post: operations["computeFit"];
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
         * Get ranking
         * @description Returns the newest ranking by a model, best first. A cursor stays on its ranking, so that following cursors returns every item once. Headers report which generation the page shows, how old it is and which cache served it. With `at`, returns the ranking of a point in the past, by the current revision of the model. The item fields show current values. Requires the permission `rankings:read`.
         */
        get: operations["getRanking"];
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
        /**
         * Compare two rankings
         * @description Lists the items that entered, left and moved between two rankings, largest move first, with the cause of each move. With `at`, compares the ranking of a point in the past. Requires the permission `rankings:read`.
         */
        get: operations["getRankingDiff"];
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
        /**
         * List rankings
         * @description Lists the rankings of all models, newest first. With `at`, lists those at or before a point in the past. Requires the permission `rankings:read`.
         */
        get: operations["listRankings"];
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
         * Get ranking by id
         * @description Returns the order and the scores exactly as they were ranked. The item fields show current values. A stored ranking contains the items that were open, so a filter by a closed status selects none. Requires the permission `rankings:read`.
         */
        get: operations["getRankingById"];
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
        /**
         * Get item rank
         * @description Returns the rank and the score of one item in a ranking. Requires the permission `rankings:read`.
         */
        get: operations["getItemRank"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspaceId}/baselines": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List baselines
         * @description Lists the baselines of the workspace, newest first. Requires the permission `baselines:read`.
         */
        get: operations["listBaselines"];
        put?: never;
        /**
         * Create baseline
         * @description Gives a name to a ranking of the open items: to a stored one, or to the one of a model at a point in the past. By default, names the newest ranking of the default model. Ordinal keeps the ranking until its last baseline is deleted. A workspace has at most 100 baselines. Requires the permission `baselines:write`.
         */
        post: operations["createBaseline"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspaceId}/baselines/{baselineId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get baseline
         * @description Returns a baseline. The ETag is the version. Requires the permission `baselines:read`.
         */
        get: operations["getBaseline"];
        put?: never;
        post?: never;
        /**
         * Delete baseline
         * @description Removes a baseline. Ordinal then keeps its ranking only as long as rankings without a baseline. Requires the permission `baselines:write`.
         */
        delete: operations["deleteBaseline"];
        options?: never;
        head?: never;
        /**
         * Update baseline
         * @description Applies a merge patch to the name and the note. `null` removes the note. A baseline keeps its ranking. Send If-Match to prevent lost updates. Requires the permission `baselines:write`.
         */
        patch: operations["updateBaseline"];
        trace?: never;
    };
    "/v1/workspaces/{workspaceId}/snapshot": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get latest snapshot
         * @description Redirects to the newest checkpoint of the backlog. The changes since a checkpoint are in `GET …/changes`. When more than 5,000 rows have changed, this request writes a new checkpoint first. Requires the permission `snapshots:read`.
         */
        get: operations["getLatestSnapshot"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspaceId}/snapshots/{generation}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get snapshot
         * @description Returns all columns of the backlog at a generation that rankings need, without titles and descriptions. The body is immutable and compressed with gzip. A generation after the newest checkpoint redirects to that checkpoint. Requires the permission `snapshots:read`.
         */
        get: operations["getSnapshot"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspaceId}/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get changes
         * @description Returns the rows that have changed since a generation, at most 5,000. If more have changed, the response is 409: take the next snapshot from `GET …/snapshot`. Requires the permission `changes:read`.
         */
        get: operations["getChanges"];
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
         * Verify ranking
         * @description Ranks the items of the generation again from D1 and compares the result with the stored row and every cache. Rewrites each entry that differs. KV may respond with a value that is one minute old. Accepts no body. Requires the permission `rankings:verify`.
         */
        post: operations["verifyRanking"];
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
         * Get ranking stability
         * @description Draws weights and interval ratings at random. Returns the shares of draws in which each item keeps its rank and beats the next item. Returns the smallest weight change that costs an item its rank. By default each weight varies by ±20 %, as in `expand=stability`. The draws are seeded, so the result is reproducible. Requires the permission `analyses:run`.
         */
        get: operations["getRankingStability"];
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
         * Explain item score
         * @description Explains the score of an item. With `target_rank`, also returns its rank and the smallest rating changes that reach the target. The changed ratings are rounded outward, away from the current ones. Requires the permission `analyses:run`.
         */
        get: operations["getItemScore"];
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
         * Simulate ranking
         * @description Returns the top of the ranking under another model, other weights or other ratings, compared with the current ranking. Writes nothing. Requires the permission `analyses:run`.
         */
        post: operations["simulateRanking"];
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
         * Get ranking bands
         * @description Returns the score and rank intervals that interval or missing ratings imply, the neighbours whose order is uncertain, and the ratings to collect next. Not available for models that score items relative to each other. Requires the permission `analyses:run`.
         */
        get: operations["getRankingBands"];
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
         * Compare models
         * @description Ranks one snapshot by two to ten models. Returns their pairwise agreement, the consensus by Borda and Copeland, and the most disputed items. Copeland compares the best 500 items of each model, at most 2,000. Writes nothing. Requires the permission `analyses:run`.
         */
        post: operations["compareModels"];
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
         * Lint ranking
         * @description Checks a backlog for missing, duplicate and out-of-range ratings, criteria that do not separate items, weights without effect, and items without a score. Uses the default model unless `model` is present. Requires the permission `analyses:run`.
         */
        get: operations["lintRanking"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspaceId}/ranking:matrix": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get ranking matrix
         * @description Places the items in a 2 × 2 matrix by two criteria or scores. Returns the number of items in each quadrant and its best-ranked items. Presets: `eisenhower`, `value-effort` and `kano`. A median covers the whole ranking, so a filter moves no item to another quadrant. Requires the permission `analyses:run`.
         */
        get: operations["getRankingMatrix"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspaceId}/ranking:facets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get ranking facets
         * @description Counts the items of the newest ranking by type, status, status category, priority, assignee, team, label and parent. The counts of a facet apply the filters of all other facets, so that each is the total of the ranking with this value selected, in the same scope. Requires the permission `rankings:read`.
         */
        get: operations["getRankingFacets"];
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
         * Subscribe to rankings
         * @description Opens a WebSocket that follows the rankings by one model. The first message is `hello`, with the current ranking and the number of connected people. After each publish, `delta` lists the items that moved, or `resync` asks the client to read the ranking again. `presence` states the number of people, and `job` the progress of a job. The server responds to "ping" with "pong". A page of this origin needs only its session cookie. A page of another origin, which cannot send a key in a header, sends a ticket. The server closes the socket when the key or the session ends, or after minutes without a ping. Requires the permission `rankings:read`.
         */
        get: operations["subscribeToRankings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspaceId}/live-tickets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create ticket
         * @description Returns a ticket that opens one WebSocket within 30 seconds. Requires the permission `rankings:read`.
         */
        post: operations["createTicket"];
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
         * Compute financials
         * @description Computes NPV, ROI, payback, cost of poor quality and cost of delay of one case, or of up to 10,000 `cases`. A number that cannot be computed is null, and `reasons` explains it. Item ratings of the same names give the criteria `npv`, `roi`, `payback`, `copq_total`, `copq_net` and `delay_cost`. Without an investment, both compute the NPV of an investment of 0, but no ROI and no payback. Stores nothing. Requires the permission `calculations:run`.
         */
        post: operations["computeFinancials"];
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
         * Score QVF items
         * @description Scores up to 10,000 items by `qvf-classic`, in the format of the original QVF API. In an NDJSON request, each line is one item. In an NDJSON response (`Accept`), each line is one score, and the last line is the summary. Stores nothing. Requires the permission `calculations:run`.
         */
        post: operations["scoreQvfItems"];
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
        /**
         * List QVF criteria
         * @description Lists the eighteen criteria of QVF, their categories and the preset weights. Requires the permission `calculations:run`.
         */
        get: operations["listQvfCriteria"];
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
             * @description The id of the item in its source system; unique in the workspace per source.
             * @example MESOS-313
             */
            external_id?: string | null;
            /**
             * @description The system that assigned the external id; none by default.
             * @example jira
             */
            source?: string | null;
            /** @enum {string} */
            type?: "initiative" | "project" | "epic" | "feature" | "story" | "task" | "bug";
            /**
             * @description The id of the parent item; in an import, also its external id.
             * @example itm_01jd3wq2f8e5avb1j0yqk3n9ds
             */
            parent?: string | null;
            /**
             * @description The ids or external ids of the items that block this one.
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
            /** @description The amount of work, in a unit that the workspace chooses. */
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
             * @description The id of the item in its source system; unique in the workspace per source.
             * @example MESOS-313
             */
            external_id?: string | null;
            /**
             * @description The system that assigned the external id; none by default.
             * @example jira
             */
            source?: string | null;
            /** @enum {string} */
            type?: "initiative" | "project" | "epic" | "feature" | "story" | "task" | "bug";
            /**
             * @description The id of the parent item; in an import, also its external id.
             * @example itm_01jd3wq2f8e5avb1j0yqk3n9ds
             */
            parent?: string | null;
            /**
             * @description The ids or external ids of the items that block this one.
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
            /** @description The amount of work, in a unit that the workspace chooses. */
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
                /** @description Accepted but not scored. */
                dependencies?: number;
                /** @description Accepted but not scored. */
                customer_impact?: number;
                /** @description Accepted but not scored. */
                market_opportunity?: number;
            }[];
            criteria_weights?: components["schemas"]["QvfWeights"];
        };
        /** @description The weights of the five categories, normalised to a sum of 1. Omitted weights have their default (agile). */
        QvfWeights: {
            business_value?: number;
            strategic_alignment?: number;
            customer_value?: number;
            implementation_complexity?: number;
            risk_assessment?: number;
        };
        Problem: {
            /**
             * @description The path of a page that describes this type of problem.
             * @example /problems/invalid
             */
            type: string;
            title: string;
            status: number;
            detail: string;
            /** @example invalid */
            code: string;
            /** @description The id of the request, for support. */
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
            /** @description The key of the workspace. No other response contains it. */
            key: string;
        };
        Workspace: {
            id: string;
            name: string;
            generation: number;
            default_model: string;
            allowed_origins: string[];
            created_at: string;
            changed_at: string;
            /** @description The time of the deletion. Only the root key receives it. */
            deleted_at?: string;
            /** @description The time after which Ordinal purges the workspace. A purged workspace cannot be restored. */
            purge_at?: string;
        };
        NewWorkspace: {
            /** @example Mesos */
            name: string;
            /**
             * @description The model that ranks when a request names none. Ordinal publishes its ranking after every change.
             * @default qvf-classic
             * @example rice
             */
            default_model?: string;
        };
        WorkspaceDetails: components["schemas"]["Workspace"] & {
            /** @description Whether a root key of the Worker can decrypt each secret of the workspace. While the cursor key is unreadable, the cursors of earlier pages are rejected. Replace it with `POST …/cursor-key:replace`. */
            secrets: {
                /** @enum {string} */
                cursor_key: "readable" | "unreadable";
            };
        };
        WorkspaceSummary: {
            generation: number;
            changed_at: string;
            /**
             * @description The items that the response covers: the open ones, or all.
             * @enum {string}
             */
            scope: "open" | "all";
            total: number;
            sized: number;
            /** @description The sum of the sizes of the items. */
            total_size: number;
            /** @description The number of items of each status category. These counts include all items. */
            by_category: {
                backlog?: number;
                todo?: number;
                doing?: number;
                done?: number;
                cancelled?: number;
            };
            by_status: {
                [key: string]: number;
            };
            by_type: {
                [key: string]: number;
            };
            by_priority: {
                [key: string]: number;
            };
            /** @description The number of rated items, by criterion. */
            rated: {
                [key: string]: number;
            };
            /** @description The newest ranking of each model. */
            rankings: components["schemas"]["Ranking"][];
        };
        Ranking: {
            /** @description The id of a stored ranking. Ordinal does not store rankings of all items. */
            id: string;
            model: string;
            revision: number;
            /** @description The generation of the backlog that was ranked. */
            generation: number;
            /**
             * @description The items that the ranking contains: the open ones, or all.
             * @enum {string}
             */
            scope: "open" | "all";
            /** @description The version of the order rules. Rules 1 ranked the items of all statuses, and tied only equal scores. */
            order_rules: number;
            /** @description The time at which the generation was created. */
            created_at: string;
            /** @description The number of ranked items, without those that a gate leaves out. */
            count: number;
            unscored: number;
            /** @description The SHA-256 of the order, its scores, failed gates and the order rules. */
            digest: string;
        };
        WorkspaceList: {
            data: {
                id: string;
                name: string;
                generation: number;
                created_at: string;
                changed_at: string;
                /** @description The time of the deletion. Only the root key receives it. */
                deleted_at?: string;
                /** @description The time after which Ordinal purges the workspace. A purged workspace cannot be restored. */
                purge_at?: string;
            }[];
            page: components["schemas"]["PageInfo"];
        };
        PageInfo: {
            next_cursor: string | null;
            prev_cursor: string | null;
            limit: number;
        };
        WorkspacePatch: {
            /** @example Mesos */
            name?: string;
            /**
             * @description The model that ranks when a request names none: a built-in model or a model of the workspace. Ordinal publishes its ranking.
             * @example rice
             */
            default_model?: string;
            /**
             * @description The origins of the web pages that may call the API with a key of the workspace. Replaces the list.
             * @example [
             *       "https://backlog.example",
             *       "http://localhost:5173"
             *     ]
             */
            allowed_origins?: string[];
        };
        CreatedKey: components["schemas"]["Key"] & {
            /**
             * @description The key. Store it now: no later response contains it.
             * @example ord_0000000000000000000000000001QBDrB
             */
            key: string;
        };
        Key: {
            /** @example key_01jd3wq2f8e5avb1j0yqk3n9ds */
            id: string;
            name: string;
            /** @enum {string} */
            role: "admin" | "product_owner" | "scrum_master" | "developer" | "executive" | "auditor" | "operator" | "viewer";
            /** @enum {string} */
            state: "active" | "expired" | "revoked";
            created_at: string;
            expires_at: string | null;
            /** @description The last recorded use, to within about an hour. */
            last_used_at: string | null;
            revoked_at: string | null;
            /** @description The id of the key that replaces this one after a rotation. */
            replaced_by: string | null;
        };
        NewKey: {
            /** @example Continuous integration */
            name: string;
            /**
             * @description The role of the key.
             * @example developer
             * @enum {string}
             */
            role: "admin" | "product_owner" | "scrum_master" | "developer" | "executive" | "auditor" | "operator" | "viewer";
            /**
             * Format: date-time
             * @description The instant from which the key is rejected. Omit it for a key without an expiry.
             * @example 2027-06-30T00:00:00Z
             */
            expires_at?: string;
        };
        KeyList: {
            data: components["schemas"]["Key"][];
        };
        KeyRotation: {
            /**
             * @description The time for which the old key still works.
             * @default 24
             */
            overlap_hours?: number;
            /**
             * Format: date-time
             * @description The instant from which the key is rejected. Omit it for a key without an expiry.
             * @example 2027-06-30T00:00:00Z
             */
            expires_at?: string;
        };
        Session: {
            /** @example ses_01jd3wq2f8e5avb1j0yqk3n9ds */
            id: string;
            /** @description The key that the session was created with. */
            key_id: string;
            user_agent: string;
            created_at: string;
            expires_at: string;
            /** @description The last recorded use, to within about an hour. */
            last_used_at: string;
            /** @description Whether the session authenticates the request. */
            current: boolean;
        };
        Caller: {
            /** @example wsp_01jd3wq2f8e5avb1j0yqk3n9ds */
            workspace: string;
            key_id: string;
            /** @enum {string} */
            role: "admin" | "product_owner" | "scrum_master" | "developer" | "executive" | "auditor" | "operator" | "viewer";
            /** @description The actions that the role may perform. */
            permissions: ("workspaces:create" | "workspaces:list" | "workspace:read" | "workspace:update" | "workspace:delete" | "workspace:restore" | "keys:read" | "keys:write" | "sessions:own" | "sessions:all" | "items:read" | "items:write" | "items:import" | "items:export" | "changes:revert" | "statuses:read" | "statuses:write" | "models:read" | "models:write" | "hierarchies:read" | "hierarchies:write" | "hierarchies:judge" | "people:read" | "people:write" | "people:erase" | "rankings:read" | "baselines:read" | "baselines:write" | "snapshots:read" | "changes:read" | "rankings:verify" | "analyses:run" | "calculations:run" | "jobs:read" | "cache:read" | "cache:write" | "backup:read" | "backup:restore")[];
            /** @description The session; null if a key authenticates the request. */
            session_id: string | null;
            /** @description The instant at which the session or the key expires. */
            expires_at: string | null;
        };
        SessionList: {
            data: components["schemas"]["Session"][];
        };
        StatusList: {
            generation: number;
            data: {
                status: string;
                /** @enum {string} */
                category: "backlog" | "todo" | "doing" | "done" | "cancelled";
                /** @description Whether the workspace has assigned the category. Otherwise, Ordinal proposes it from the words of the status. */
                is_assigned: boolean;
                /** @description The number of items with this status. */
                count: number;
            }[];
        };
        StatusPatch: {
            /**
             * @description The category of each status to change, ignoring case. `null` removes an assignment. Ordinal then proposes the category from the words of the status.
             * @example {
             *       "In QA": "doing",
             *       "Parked": "backlog",
             *       "Obsolete": "cancelled"
             *     }
             */
            categories: {
                [key: string]: "backlog" | "todo" | "doing" | "done" | "cancelled" | null;
            };
        };
        CacheStats: {
            /**
             * @description The statistics cover the isolate that responds, since its start. Other isolates have their own.
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
                /** @description Null before the first lookup. */
                hit_rate: number | null;
            }[];
            tiers: {
                /** @enum {string} */
                tier: "memory" | "cache-api" | "kv";
                hits: number;
                misses: number;
                /** @description Null before the first lookup. */
                hit_rate: number | null;
            }[];
        };
        WarmResult: {
            generation: number;
            /** @description Pages that were built and cached in this data centre. */
            built: number;
            /** @description Pages that were already cached. */
            cached: number;
            /** @description Pages that cannot be built, or only at a high cost. */
            skipped: number;
        };
        WarmRequest: {
            /** @example wsp_01jd3wq2f8e5avb1j0yqk3n9ds */
            workspace: string;
            /**
             * @description If absent, the default model of the workspace.
             * @example rice
             */
            model?: string;
            /**
             * @description The number of pages of the ranking to build, besides the most-read pages.
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
            /** @description Whether entries remain. Repeat the request until it is false. */
            has_more: boolean;
        };
        ClearRequest: {
            /**
             * @description Also clears the caches of this workspace in this data centre and in KV.
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
                /** @description The status that the operation would have had as a separate request. */
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
            /**
             * @description The system that assigned the external id.
             * @example jira
             */
            source?: string;
            /** @enum {string} */
            type: "initiative" | "project" | "epic" | "feature" | "story" | "task" | "bug";
            parent?: string;
            blocked_by?: string[];
            title: string;
            /** @description Absent in lists and pages. */
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
            /** @description Present only in past rankings. */
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
        Pagination: {
            page: number;
            per_page: number;
            total: number;
            pages: number;
            has_next: boolean;
            has_prev: boolean;
        };
        Links: {
            /** @description The items that block this one. */
            blocked_by: {
                id: string;
                title: string;
                status: string;
                external_id?: string;
            }[];
            /** @description The items that this one blocks, at most 500. */
            blocks: {
                id: string;
                title: string;
                status: string;
                external_id?: string;
            }[];
        };
        ItemChanges: {
            data: {
                generation: number;
                at: string;
                /** @enum {string} */
                kind: "created" | "updated" | "deleted" | "restored";
                /** @description The key that made the change. The name is null if unknown. */
                actor: {
                    id: string;
                    name: string | null;
                };
                /** @description The changed fields with their values before and after; null for no value. Ratings contain only the criteria that changed. Empty for the creation. */
                fields: {
                    [key: string]: {
                        from?: unknown;
                        to?: unknown;
                    };
                };
            }[];
            page: {
                next_before: number | null;
            };
        };
        ItemHistory: {
            model: string;
            data: {
                /** @description The id of the ranking. */
                ranking: string;
                generation: number;
                at: string;
                /** @description The number of ranked items. */
                count: number;
                /** @description Null if the ranking does not contain the item. */
                rank: number | null;
                score: number | null;
                /**
                 * @description The cause of a rank that differs from the previous point.
                 * @enum {string|null}
                 */
                cause: "own-ratings" | "other-items" | "model" | "order-rules" | null;
            }[];
            /** @description The number of chosen rankings that can no longer be read. */
            omitted: number;
        };
        VersionedItemPatch: {
            title?: string;
            /**
             * @description The id of the item in its source system; unique in the workspace per source.
             * @example MESOS-313
             */
            external_id?: string | null;
            /**
             * @description The system that assigned the external id; none by default.
             * @example jira
             */
            source?: string | null;
            /** @enum {string} */
            type?: "initiative" | "project" | "epic" | "feature" | "story" | "task" | "bug";
            /**
             * @description The id of the parent item; in an import, also its external id.
             * @example itm_01jd3wq2f8e5avb1j0yqk3n9ds
             */
            parent?: string | null;
            /**
             * @description The ids or external ids of the items that block this one.
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
            /** @description The amount of work, in a unit that the workspace chooses. */
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
            expected_version?: number;
        };
        Cascade: {
            generation: number;
            criterion: string | null;
            amount: number | null;
            root: string | null;
            /** @description The number of items in the tree, or of `root` and its descendants. */
            total: number;
            /** @description The number of items with a value. */
            valued: number;
            /** @description The number of items without a size. */
            assumed: number;
            /** @description The first 100 levels, from the top. */
            levels: {
                depth: number;
                items: number;
                value: number;
                /** @description The part of the value that starts at this depth. */
                own: number;
                /** @description The part of the value that parents passed down. */
                received: number;
                /** @description The value of the parents that passed it down. It equals `received` up to rounding. */
                passed_down: number;
            }[];
            data: {
                item: components["schemas"]["NamedItem"];
                depth: number;
                parent: string | null;
                size: number | null;
                /** @description Whether the item has no size and counts as the mean of its sized siblings. */
                is_size_assumed: boolean;
                /** @description The item's share of its parent's value. */
                share: number | null;
                value: number | null;
                /** @description Whether the value is a rating of the item. If false, its parent passed the value down. */
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
             * @description The criterion whose ratings are the value. The topmost items with a rating pass it down.
             * @example business_value
             */
            criterion?: string;
            /** @description The value of `root`, or of all top-level items together. Send it instead of `criterion`. */
            amount?: number;
            /**
             * @description Limits the result to this item and its descendants.
             * @example itm_01jd3wq2f8e5avb1j0yqk3n9ds
             */
            root?: string;
            /** @default 0 */
            offset?: number;
            /** @default 50 */
            limit?: number;
        };
        KanoResults: {
            /** @description One result for each item, in the order of the first answers. */
            results: {
                /** @description The index of the first answer about the item. */
                index: number;
                /** @description The status that a separate request would have had. */
                status: number;
                item?: components["schemas"]["Item"];
                /** @description The class of the item; null without answers. */
                category?: string | null;
                better?: number | null;
                worse?: number | null;
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
                updated: number;
                unchanged: number;
                rejected: number;
            };
        };
        KanoAnswers: {
            /**
             * @description With `replace`, the answers replace the earlier answers about their items. With `add`, Ordinal adds them to the earlier answers. Then send an Idempotency-Key, so that a retry does not add them twice.
             * @default replace
             * @enum {string}
             */
            mode?: "replace" | "add";
            answers: {
                /** @example itm_01jd3wq2f8e5avb1j0yqk3n9ds */
                item?: string;
                external_id?: string;
                /** @description The system that assigned `external_id`; none by default. */
                source?: string;
                /**
                 * @description The answer to the presence of the feature: one of like, must, neutral, live, dislike, a number from 1 (like) to 5 (dislike), or the words of a questionnaire.
                 * @example like
                 */
                functional: string | number;
                /**
                 * @description The answer to the absence of the feature.
                 * @example dislike
                 */
                dysfunctional: string | number;
                /**
                 * @description The number of respondents with these two answers.
                 * @default 1
                 */
                count?: number;
            }[];
        };
        Job: {
            id: string;
            /** @enum {string} */
            kind: "import" | "dry-run" | "revert" | "erasure" | "restore";
            /** @enum {string} */
            state: "queued" | "running" | "done" | "failed";
            done: number;
            total: number;
            errors: {
                line: number;
                detail: string;
            }[];
            /** @description The number of errors; `errors` lists the first 100. */
            error_count: number;
            warnings: {
                /** @description The first line with this value. */
                line: number;
                column: string;
                value: string;
                detail: string;
                /** @description The number of cells with this value. */
                count: number;
            }[];
            /** @description The number of cells with a warning; `warnings` lists the first 100 values. */
            warning_count: number;
            /** @description The columns that the import did not read. */
            unmapped: string[];
            report?: components["schemas"]["ImportReport"];
            /** @description The reason why the job failed. */
            reason?: string;
            /** @description The generations that the job wrote: the first and last of each range. */
            generations: number[][];
            result?: {
                /** @description The generation that contains the items; 0 for a dry run. */
                generation: number;
                created: number;
                updated: number;
                unchanged: number;
                failed: number;
            };
        };
        ImportReport: {
            profile: {
                name: string;
                reason: string;
            };
            /** @enum {string} */
            format: "csv" | "ndjson" | "json";
            encoding: string;
            delimiter?: string;
            /** @enum {string} */
            date_order?: "day-first" | "month-first";
            /** @enum {string} */
            decimal_sign?: "." | ",";
            /** @enum {string} */
            blank: "keep" | "clear";
            source: string;
            /** @description The first 200 columns. */
            columns: {
                column: string;
                /** @description The number of columns with this heading. */
                count: number;
                /** @description The fields that the column sets; empty if none. */
                targets: string[];
                samples: string[];
                /** @description The number of cells that are not blank. */
                values: number;
                understood: number;
                note?: string;
            }[];
            column_count: number;
            /** @description The first 1,000 different statuses of the file, most frequent first. The category is the one that the workspace has assigned, otherwise the one that the file or the words of the status propose. */
            statuses: {
                status: string;
                count: number;
                /** @enum {string} */
                category: "backlog" | "todo" | "doing" | "done" | "cancelled";
            }[];
            /** @description The built-in model whose criteria the file rates. */
            suggested_model?: string;
            notes: string[];
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
            /**
             * @description How an unrated criterion counts: `renormalise` divides its weight among the rated criteria, `worst` is the worst end of its range, `neutral` the middle, and `none` gives no score. The default and the accepted values depend on the kind.
             * @enum {string}
             */
            missing?: "renormalise" | "worst" | "neutral" | "none";
            /** @description Items with a lower coverage have no score; absent if there is no limit. */
            min_coverage?: number;
            /** @description Whether a score depends on the other items. If so, another item may change the order of two items that did not change, as for `topsis`. */
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
            /** @description A caution about the scores of this model. */
            note?: string;
            /** @description The categories of items, if they are not High, Medium and Low. */
            classes?: string[];
            /** @description The consistency of the judgements, by matrix. */
            consistency?: {
                under?: string;
                lambda: number;
                cr: number;
                /** @enum {string} */
                table: "classic" | "saaty-2005" | "donegan-dodd";
            }[];
            /** @description The conditions that an item must meet to rank before the others. */
            gates?: components["schemas"]["Gate"][];
            /** @enum {string} */
            gate?: "last" | "out";
            presets: string[];
            created_at?: string;
        };
        Gate: {
            criterion: string;
            /** @enum {string} */
            op: ">=" | ">" | "<=" | "<" | "=";
            value: number;
        };
        NewModel: {
            /** @example rice */
            id: string;
            name?: string;
            /** @example weighted */
            kind: string;
            /** @example agile */
            preset?: string;
            /** @description Weights by input, normalised to a sum of 1. */
            weights?: {
                [key: string]: number;
            };
            /** @description For `weighted`, `weighted-product`, `topsis` and `formula`: the list of criteria. For other kinds: the criterion that each input reads instead of its own. */
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
             * @description How an unrated criterion counts: `renormalise` divides its weight among the rated criteria, `worst` is the worst end of its range, `neutral` the middle, and `none` gives no score. The default and the accepted values depend on the kind.
             * @enum {string}
             */
            missing?: "renormalise" | "worst" | "neutral" | "none";
            /**
             * @description The minimum coverage, from 0 to 1, of an item with a score. 0 means no minimum. New models of `weighted`, `weighted-product`, `ahp` and `topsis` start with 0.5. A revision without this field keeps the value of the previous revision.
             * @example 0.5
             */
            min_coverage?: number;
            /**
             * @description For `weighted`: scale by the declared range, or by the ratings of all items.
             * @enum {string}
             */
            scaling?: "absolute" | "min-max" | "z-score" | "percentile";
            /**
             * @description For `formula`: the score as an expression over criteria.
             * @example (value * 2 + urgency) / max(effort, 1)
             */
            expression?: string;
            /** @description For `votes`: the preferred and the other item of each comparison. */
            votes?: components["schemas"]["Vote"][];
            /**
             * @description For `moscow`: the kind of model that orders the items of one class.
             * @example rice
             */
            tie_break?: string;
            half_life_days?: number;
            thresholds?: {
                value: number;
                effort: number;
            };
            /** @description For `ahp`: the judgements that determine the weights. */
            judgements?: components["schemas"]["Judgement"][];
            /** @description For `ahp`: the criteria of each category. */
            categories?: {
                key: string;
                name?: string;
                criteria: string[];
            }[];
            /** @enum {string} */
            table?: "classic" | "saaty-2005" | "donegan-dodd";
            /** @description The conditions that the likely ratings of an item must meet. An unrated criterion fails its gate. In a what-if, an empty list removes the gates of the model. */
            gates?: components["schemas"]["NewGate"][];
            /**
             * @description With `last`, the default, items that fail a gate rank after all scored items that pass. With `out`, the ranking does not contain them. Requires `gates`.
             * @enum {string}
             */
            gate?: "last" | "out";
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
             * @description From 1/9 to 9. Reciprocals need two decimals: 0.14 counts as 1/7.
             * @example 3
             */
            value: number;
            /** @description The category of both criteria; absent at the top level. */
            under?: string;
        };
        NewGate: {
            /**
             * @description Any criterion, even one that the score does not read.
             * @example security
             */
            criterion: string;
            /** @enum {string} */
            op: ">=" | ">" | "<=" | "<" | "=";
            /**
             * @description A number, or a word of a built-in criterion that has words.
             * @example 3
             */
            value: number;
        };
        NewRevision: {
            name?: string;
            /** @example rice */
            kind?: string;
            /** @example agile */
            preset?: string;
            /** @description Weights by input, normalised to a sum of 1. */
            weights?: {
                [key: string]: number;
            };
            /** @description For `weighted`, `weighted-product`, `topsis` and `formula`: the list of criteria. For other kinds: the criterion that each input reads instead of its own. */
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
             * @description How an unrated criterion counts: `renormalise` divides its weight among the rated criteria, `worst` is the worst end of its range, `neutral` the middle, and `none` gives no score. The default and the accepted values depend on the kind.
             * @enum {string}
             */
            missing?: "renormalise" | "worst" | "neutral" | "none";
            /**
             * @description The minimum coverage, from 0 to 1, of an item with a score. 0 means no minimum. New models of `weighted`, `weighted-product`, `ahp` and `topsis` start with 0.5. A revision without this field keeps the value of the previous revision.
             * @example 0.5
             */
            min_coverage?: number;
            /**
             * @description For `weighted`: scale by the declared range, or by the ratings of all items.
             * @enum {string}
             */
            scaling?: "absolute" | "min-max" | "z-score" | "percentile";
            /**
             * @description For `formula`: the score as an expression over criteria.
             * @example (value * 2 + urgency) / max(effort, 1)
             */
            expression?: string;
            /** @description For `votes`: the preferred and the other item of each comparison. */
            votes?: components["schemas"]["Vote"][];
            /**
             * @description For `moscow`: the kind of model that orders the items of one class.
             * @example rice
             */
            tie_break?: string;
            half_life_days?: number;
            thresholds?: {
                value: number;
                effort: number;
            };
            /** @description For `ahp`: the judgements that determine the weights. */
            judgements?: components["schemas"]["Judgement"][];
            /** @description For `ahp`: the criteria of each category. */
            categories?: {
                key: string;
                name?: string;
                criteria: string[];
            }[];
            /** @enum {string} */
            table?: "classic" | "saaty-2005" | "donegan-dodd";
            /** @description The conditions that the likely ratings of an item must meet. An unrated criterion fails its gate. In a what-if, an empty list removes the gates of the model. */
            gates?: components["schemas"]["NewGate"][];
            /**
             * @description With `last`, the default, items that fail a gate rank after all scored items that pass. With `out`, the ranking does not contain them. Requires `gates`.
             * @enum {string}
             */
            gate?: "last" | "out";
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
            /** @description Weights by input, normalised to a sum of 1. */
            weights?: {
                [key: string]: number;
            };
            /** @description For `weighted`, `weighted-product`, `topsis` and `formula`: the list of criteria. For other kinds: the criterion that each input reads instead of its own. */
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
             * @description How an unrated criterion counts: `renormalise` divides its weight among the rated criteria, `worst` is the worst end of its range, `neutral` the middle, and `none` gives no score. The default and the accepted values depend on the kind.
             * @enum {string}
             */
            missing?: "renormalise" | "worst" | "neutral" | "none";
            /**
             * @description The minimum coverage, from 0 to 1, of an item with a score. 0 means no minimum. New models of `weighted`, `weighted-product`, `ahp` and `topsis` start with 0.5. A revision without this field keeps the value of the previous revision.
             * @example 0.5
             */
            min_coverage?: number;
            /**
             * @description For `weighted`: scale by the declared range, or by the ratings of all items.
             * @enum {string}
             */
            scaling?: "absolute" | "min-max" | "z-score" | "percentile";
            /**
             * @description For `formula`: the score as an expression over criteria.
             * @example (value * 2 + urgency) / max(effort, 1)
             */
            expression?: string;
            /** @description For `votes`: the preferred and the other item of each comparison. */
            votes?: components["schemas"]["Vote"][];
            /**
             * @description For `moscow`: the kind of model that orders the items of one class.
             * @example rice
             */
            tie_break?: string;
            half_life_days?: number;
            thresholds?: {
                value: number;
                effort: number;
            };
            /** @description For `ahp`: the judgements that determine the weights. */
            judgements?: components["schemas"]["Judgement"][];
            /** @description For `ahp`: the criteria of each category. */
            categories?: {
                key: string;
                name?: string;
                criteria: string[];
            }[];
            /** @enum {string} */
            table?: "classic" | "saaty-2005" | "donegan-dodd";
            /** @description The conditions that the likely ratings of an item must meet. An unrated criterion fails its gate. In a what-if, an empty list removes the gates of the model. */
            gates?: components["schemas"]["NewGate"][];
            /**
             * @description With `last`, the default, items that fail a gate rank after all scored items that pass. With `out`, the ranking does not contain them. Requires `gates`.
             * @enum {string}
             */
            gate?: "last" | "out";
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
             * @description Skills, spelled like the labels of items.
             * @example [
             *       "edge",
             *       "ui"
             *     ]
             */
            skills: string[];
            /** @description The amount of work that the person can do in a release, in the unit of item sizes. */
            capacity: number;
            version: number;
            created_at: string;
            updated_at: string;
        };
        NewPerson: {
            /** @example Ana */
            name: string;
            /**
             * @description Skills, spelled like the labels of items.
             * @default []
             * @example [
             *       "edge",
             *       "ui"
             *     ]
             */
            skills?: string[];
            /** @description The amount of work that the person can do in a release, in the unit of item sizes. */
            capacity: number;
        };
        PersonList: {
            data: components["schemas"]["Person"][];
        };
        PersonPatch: {
            /** @example Ana */
            name?: string;
            /**
             * @description Skills, spelled like the labels of items.
             * @example [
             *       "edge",
             *       "ui"
             *     ]
             */
            skills?: string[];
            /** @description The amount of work that the person can do in a release, in the unit of item sizes. */
            capacity?: number;
            expected_version?: number;
        };
        ErasureRequest: {
            /**
             * @description The name as items and judges spell it. Case does not matter.
             * @example Ana
             */
            name?: string;
            /**
             * @description The id of the key with which the person sent requests.
             * @example key_01jd3wq2f8e5avb1j0yqk3n9ds
             */
            actor?: string;
        };
        Hierarchy: {
            /** @example hie_01jd3wq2f8e5avb1j0yqk3n9ds */
            id: string;
            name: string;
            version: number;
            /** @description The model that was created from the hierarchy, which is final. */
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
            /** @description The global weight of each criterion. */
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
                /** @description The consistency ratio; absent for a level with more keys than the table covers. Only hierarchies that were created before this limit have such a level. */
                cr?: {
                    value: number;
                    /** @enum {string} */
                    table: "classic" | "saaty-2005" | "donegan-dodd";
                };
                /** @description The judgements of the group; null where nothing was compared. */
                matrix: (number | null)[][];
                missing: {
                    a: string;
                    b: string;
                }[];
                /** @description The missing judgements, estimated with the least inconsistency. */
                estimated: {
                    a: string;
                    b: string;
                    value: number;
                }[];
                /** @description Groups of criteria without a comparison between them. */
                disconnected_groups: string[][];
                /** @description The most inconsistent judgement. */
                worst?: {
                    a: string;
                    b: string;
                    value: number;
                    /** @description The best correction on Saaty's scale, and the consistency ratio with it. */
                    correction: {
                        value: number;
                        cr?: number;
                    };
                    /** @description The value that all other judgements imply. */
                    exact: {
                        value: number;
                        cr?: number;
                    };
                };
                /** @description The agreement of the judges from 0 to 1, by Shannon entropy (Goepel). */
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
                    /** @description The consistency ratio; absent for a level with more keys than the table covers. Only hierarchies that were created before this limit have such a level. */
                    cr?: {
                        value: number;
                        /** @enum {string} */
                        table: "classic" | "saaty-2005" | "donegan-dodd";
                    };
                    missing: number;
                    /** @description The agreement with the group, from 0 to 1. */
                    consensus?: number;
                }[];
            }[];
        };
        NewHierarchy: {
            name: string;
            /** @description A flat list of criteria, with the fields of a criterion of `weighted`. */
            criteria?: components["schemas"]["CustomCriterion"][];
            /** @description Criteria by category. Send it instead of `criteria`. */
            categories?: {
                key: string;
                name?: string;
                criteria: components["schemas"]["CustomCriterion"][];
            }[];
            /**
             * @description The random index table; `classic` by default.
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
                /** @description The model that was created from the hierarchy, which is final. */
                model?: string;
                created_at: string;
                updated_at: string;
            }[];
        };
        HierarchyComputeRequest: {
            /** @description A flat list of criteria, with the fields of a criterion of `weighted`. */
            criteria?: components["schemas"]["CustomCriterion"][];
            /** @description Criteria by category. Send it instead of `criteria`. */
            categories?: {
                key: string;
                name?: string;
                criteria: components["schemas"]["CustomCriterion"][];
            }[];
            /**
             * @description The random index table; `classic` by default.
             * @enum {string}
             */
            table?: "classic" | "saaty-2005" | "donegan-dodd";
            /** @description The rows of a reciprocal matrix. Send it instead of judgements. `null` above the diagonal means not compared; `null` below it is the reciprocal of the cell above. Reciprocals need two decimals: 0.14 counts as 1/7. */
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
            /** @description The number of links between open items. */
            links: number;
            /** @description The number of pairs whose order is the reverse of their order in the ranking. */
            inversions: number;
            /** @description Items that block each other in a cycle, at most 1,000. */
            cycles: string[][];
            /** @description Links inside cycles, which the order ignores, at most 1,000. */
            ignored_links: {
                item: string;
                blocked_by: string;
            }[];
            counts: {
                /** @description The number of items that are done or cancelled. Without `scope=all`, the order leaves them out. */
                closed: number;
                cycles: number;
                ignored_links: number;
            };
            /** @description The cost of delay of the open items. The size of an item is its duration. */
            delay_cost: {
                criterion: string;
                /** @description Σ cost of delay × completion time, in this order. */
                plan: number;
                /** @description The same sum in the order of the ranking. */
                ranking: number;
                /** @description The number of items without a size, which both sums omit. */
                without_size: number;
                /** @description The number of items with a size but no cost of delay. */
                without_cost: number;
            };
            data: {
                /** @description The position in this order, from 1. */
                rank: number;
                /** @description The rank in the ranking. */
                ranking_rank: number;
                /** @description The number of ranks that the item moved up; negative for down. */
                moved: number;
                score: number | null;
                item: {
                    id: string;
                    title: string;
                    status: string;
                    external_id?: string;
                };
                /** @description The ids of its blockers, all of which precede it. */
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
             * @description If absent, the default model of the workspace.
             * @example rice
             */
            model?: string;
            revision?: number;
            /**
             * @description `open` for the items in the status categories backlog, todo and doing, or `all`.
             * @default open
             * @enum {string}
             */
            scope?: "open" | "all";
            /**
             * @description The criterion whose rating is the cost of delay per unit of time.
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
            /** @description Whether the selection is optimal. */
            is_exact: boolean;
            /** @description The upper bound of the value of any selection. */
            upper_bound: number;
            /** @description The share of `upper_bound` that the selection misses, from 0 to 1. */
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
                /** @description The ids of its blockers that are chosen. */
                blocked_by: string[];
                /** @description The person who is assigned to the item. */
                person?: {
                    id?: string;
                    name: string;
                };
            }[];
            /** @description By rank, at most 500. */
            left_out: {
                rank: number;
                /** @enum {string} */
                reason: "no-size" | "no-value" | "too-large" | "blocked" | "no-skill" | "no-room" | "no-capacity";
                size: number | null;
                item: {
                    id: string;
                    title: string;
                    status: string;
                    external_id?: string;
                };
                /** @description The ids of its blockers that are not chosen either. */
                blocked_by: string[];
            }[];
            /** @description The number of items left out, by reason. */
            counts: {
                [key: string]: number;
            };
            people?: {
                id?: string;
                name: string;
                capacity: number;
                used: number;
            }[];
            /** @description Candidates that block each other in a cycle. The selection ignores the links between them. */
            cycles: string[][];
            warnings: {
                code: string;
                detail: string;
            }[];
        };
        FitRequest: {
            /**
             * @description If absent, the default model of the workspace.
             * @example rice
             */
            model?: string;
            revision?: number;
            /** @description The amount of work that fits, in the unit of item sizes; the capacity of `people` by default. */
            capacity?: number;
            /** @description The criterion whose rating is the value of an item; its score by default. */
            value?: string;
            /** @description The team: `true` for the people of the workspace, or a list. An empty team is rejected with 422. */
            people?: true | {
                /** @example Ana */
                name: string;
                /**
                 * @description Skills, spelled like the labels of items.
                 * @default []
                 * @example [
                 *       "edge",
                 *       "ui"
                 *     ]
                 */
                skills?: string[];
                /** @description The amount of work that the person can do in a release, in the unit of item sizes. */
                capacity: number;
            }[];
            /** @default {} */
            filters?: {
                /** @description One of these statuses, ignoring case. A single status may be a string. */
                status?: string[];
                /** @description One of these categories of statuses. A single category may be a string. */
                status_category?: ("backlog" | "todo" | "doing" | "done" | "cancelled")[];
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
             * @description `open` for the items in the status categories backlog, todo and doing (the default), or `all`. The default is `all` if a filter names a status or category that is done or cancelled.
             * @enum {string}
             */
            scope?: "open" | "all";
            /**
             * @description The number of best-ranked items to choose from, after the filters.
             * @default 200
             */
            candidates?: number;
        };
        RankingPage: {
            ranking: components["schemas"]["Ranking"];
            data: (components["schemas"]["RankedItem"] & {
                stability?: components["schemas"]["ItemStability"];
                /** @description Null if the item has changed since it was ranked. */
                breakdown?: {
                    formula: string;
                    reason: string;
                    parts: {
                        input: string;
                        criterion: string;
                        name: string;
                        rating?: number;
                        /** @description The rating that counts because the item has none, by the model's rules. */
                        assumed?: number;
                        weight?: number;
                        contribution: number;
                    }[];
                    missing: string[];
                    distance?: {
                        high: number;
                        medium: number;
                    };
                    /** @description By `kano` only: the satisfaction with the feature, from 0 to 1. */
                    better?: number;
                    /** @description By `kano` only: the dissatisfaction without the feature, from −1 to 0. */
                    worse?: number;
                    failed_gate?: components["schemas"]["FailedGate"];
                } | null;
                parent?: {
                    id: string;
                    title: string;
                    type: string;
                } | null;
            })[];
            page: components["schemas"]["PageInfo"];
            pagination?: components["schemas"]["Pagination"];
            stability?: components["schemas"]["StabilityDraws"];
        };
        ItemStability: {
            /**
             * @description The share of draws in which the item is among the best 1, 10, 50 and 100.
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
            /** @description The share of draws in which the item has its current rank. */
            p_rank: number | null;
            best: number | null;
            worst: number | null;
            /** @description The mean of its ranks over all draws. */
            expected: number | null;
            /**
             * @description The share of draws in which the item has a higher score than the item that ranks next; ties count half. Null for the last item that the analysis covers.
             * @example 0.71
             */
            p_beats_next: number | null;
            margin: {
                above: number | null;
                below: number | null;
                /** @description The lead over the best item outside the best 1, 10, 50 and 100; negative if the item is outside. */
                cut: {
                    [key: string]: number;
                };
            };
            /** @description The smallest change to one weight that costs the item its rank. Null if no change does, and for models other than a weighted mean or a weighted product. */
            critical: {
                /** @description The name of the criterion among the model's weights. */
                criterion: string;
                /** @description The change in percent of the current weight, with the other weights unchanged; −100 removes the criterion. */
                change_percent: number;
                /** @description The id of the item that would overtake. */
                against: string;
            } | null;
        } | null;
        /** @description The first gate that the item fails; absent if it passes all. */
        FailedGate: components["schemas"]["Gate"] & {
            /** @description The likely rating; null if the item has none. */
            rating: number | null;
        };
        RankedItem: {
            /** @description The rank from 1 in the whole ranking, even if the page is filtered. */
            rank: number;
            /** @description Null if the item has no score; the item's score explains why. */
            score: number | null;
            category: string | null;
            /** @description The share of the weight that has ratings, from 0 to 1. */
            coverage: number;
            confidence: number;
            /** @description The number of other items with the same score when rounded to 40 bits. With gates, only items that pass, or only items that fail, count. */
            tied_with: number;
            failed_gate?: components["schemas"]["Gate"] & unknown;
            item: {
                /** @example itm_01jd3wq2f8e5avb1j0yqk3n9ds */
                id?: string;
                number?: number;
                external_id?: string;
                /**
                 * @description The system that assigned the external id.
                 * @example jira
                 */
                source?: string;
                /** @enum {string} */
                type?: "initiative" | "project" | "epic" | "feature" | "story" | "task" | "bug";
                parent?: string;
                blocked_by?: string[];
                title?: string;
                /** @description Absent in lists and pages. */
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
                /** @description Present only in past rankings. */
                deleted_at?: string;
            };
        };
        /** @description With `expand=stability`, the draws behind the stability of the items. Each weight varies within ±20 % of its value. */
        StabilityDraws: {
            /**
             * @description The values that Ordinal draws at random: the weights (of a weighted mean, a weighted product or topsis), the interval ratings, both, or none.
             * @enum {string}
             */
            method: "weights" | "ratings" | "weights-and-ratings" | "none";
            /** @description The reason, if nothing is drawn. */
            reason: string | null;
            /**
             * @description The distribution of the weights; null if no weights are drawn.
             * @enum {string|null}
             */
            weights: "around" | "simplex" | "ordered" | null;
            /** @description The range of each weight in percent; null unless `around`. */
            spread: number | null;
            /** @description The order of the weights; null unless `ordered`. */
            order: string[] | null;
            /** @enum {string} */
            intervals: "drawn" | "likely";
            /**
             * @description The draws in words.
             * @example 512 draws. Each weight is uniform within ±20 % of its value, then normalised.
             */
            description: string | null;
            /** @description The seed of the draws: FNV-1a of workspace/model/revision. */
            seed: number;
            draws: number;
        };
        RankingDiff: {
            from: components["schemas"]["Ranking"];
            to: components["schemas"]["Ranking"];
            /** @description States that the rankings have different order rules; otherwise absent. */
            note?: string;
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
                cause: "own-ratings" | "other-items" | "model" | "order-rules";
            }[];
        };
        RankingList: {
            data: components["schemas"]["Ranking"][];
            page: {
                next_before: number | null;
            };
        };
        ItemRank: {
            /** @description The rank from 1 in the whole ranking, even if the page is filtered. */
            rank: number;
            /** @description Null if the item has no score; the item's score explains why. */
            score: number | null;
            category: string | null;
            /** @description The share of the weight that has ratings, from 0 to 1. */
            coverage: number;
            confidence: number;
            /** @description The number of other items with the same score when rounded to 40 bits. With gates, only items that pass, or only items that fail, count. */
            tied_with: number;
            failed_gate?: components["schemas"]["Gate"] & unknown;
            ranking: components["schemas"]["Ranking"];
        };
        Baseline: {
            /** @example bsl_01jd3wq2f8e5avb1j0yqk3n9ds */
            id: string;
            /** @example Plan of Q1 */
            name: string;
            note?: string;
            ranking: components["schemas"]["Ranking"];
            /** @description The id of the key that created the baseline. */
            actor: string;
            version: number;
            created_at: string;
            updated_at: string;
        };
        NewBaseline: {
            /** @example Plan of Q1 */
            name: string;
            note?: string;
            /**
             * @description The id of a stored ranking. If absent, `model` and `at` select the ranking.
             * @example rnk_01jd3wq2f8e5avb1j0yqk3n9ds
             */
            ranking?: string;
            /**
             * @description The model of the ranking. If absent, the default model of the workspace.
             * @example rice
             */
            model?: string;
            /** @description A point in the past: a generation number, an instant with a time zone, or a date, which means 00:00 UTC. An instant selects the newest generation at or before it. */
            at?: string;
        };
        BaselineList: {
            data: components["schemas"]["Baseline"][];
        };
        BaselinePatch: {
            /** @example Plan of Q1 */
            name?: string;
            note?: string | null;
            expected_version?: number;
        };
        Changes: {
            workspace: string;
            since: number;
            /** @description The generation after the changes. */
            generation: number;
            /**
             * Format: date-time
             * @description The instant of the generation.
             */
            at: string;
            /** @description All categories of statuses that the workspace has assigned. */
            statuses: {
                [key: string]: "backlog" | "todo" | "doing" | "done" | "cancelled";
            };
            /** @description The rows of new and changed items, in the order of numbers. */
            changed: {
                number: number;
                /** @enum {string} */
                type: "initiative" | "project" | "epic" | "feature" | "story" | "task" | "bug";
                parent_number?: number;
                status: string;
                /** @enum {string} */
                priority?: "critical" | "high" | "medium" | "low";
                assignee?: string;
                labels: string[];
                team?: string;
                size?: number;
                /** Format: date */
                start_date?: string;
                /** Format: date */
                due_date?: string;
                ratings: {
                    [key: string]: number | {
                        low: number;
                        likely: number;
                        high: number;
                    };
                };
                /** Format: date-time */
                created_at: string;
            }[];
            /** @description The numbers of items that do not exist any more. */
            removed: number[];
        };
        Verification: {
            /** @description Whether the row and all cached rankings equal the recomputed one. Null if the ranking has older order rules: Ordinal then recomputes and corrects nothing. */
            is_valid: boolean | null;
            ranking: string;
            model: string;
            revision: number;
            generation: number;
            /** @description The version of the order rules of this ranking. */
            order_rules: number;
            /** @description The reason why the ranking was not recomputed. */
            note?: string;
            /** @description The digest that responses contain. */
            digest: string;
            /** @description The digest of the ranking recomputed from the database, without caches. */
            recomputed_digest: string | null;
            count: number;
            first_difference?: {
                tier: string;
                /** @description Null if the difference is not at a single rank. */
                rank: number | null;
                item: components["schemas"]["NamedItem"] & (Record<string, never> | null);
                field: string;
                expected: string | number | null;
                found: string | number | null;
            };
            tiers: {
                /** @enum {string} */
                tier: "memory" | "cache-api" | "kv" | "d1";
                /** @description Null if the tier has no readable ranking. */
                digest: string | null;
                is_equal: boolean;
                /** @description Whether the tier differed and was rewritten. */
                is_repaired: boolean;
            }[];
        };
        Stability: {
            /**
             * @description The values that Ordinal draws at random: the weights (of a weighted mean, a weighted product or topsis), the interval ratings, both, or none.
             * @enum {string}
             */
            method: "weights" | "ratings" | "weights-and-ratings" | "none";
            /** @description The reason, if nothing is drawn. */
            reason: string | null;
            /**
             * @description The distribution of the weights; null if no weights are drawn.
             * @enum {string|null}
             */
            weights: "around" | "simplex" | "ordered" | null;
            /** @description The range of each weight in percent; null unless `around`. */
            spread: number | null;
            /** @description The order of the weights; null unless `ordered`. */
            order: string[] | null;
            /** @enum {string} */
            intervals: "drawn" | "likely";
            /**
             * @description The draws in words.
             * @example 512 draws. Each weight is uniform within ±20 % of its value, then normalised.
             */
            description: string | null;
            /** @description The seed of the draws: FNV-1a of workspace/model/revision. */
            seed: number;
            draws: number;
            /** @description How the analysis approximates a model with `min_coverage`; null without one. */
            note: string | null;
            /** @description The number of best items that the analysis covers. */
            top: number;
            /** @description The criteria whose weights are drawn. */
            criteria: string[];
            secure_share: number;
            /** @description The number of the best 1, 10, 50 and 100 items that stay there in at least `secure_share` of the draws. */
            secure: {
                [key: string]: number;
            };
            /** @description The smallest weight change that moves the first item, and that moves any item; null if none is known. */
            most_critical: {
                first: {
                    rank: number;
                    item: components["schemas"]["NamedItem"];
                    /** @description The name of the criterion among the model's weights. */
                    criterion: string;
                    /** @description The change in percent of the current weight, with the other weights unchanged; −100 removes the criterion. */
                    change_percent: number;
                    against: components["schemas"]["NamedItem"];
                } | null;
                any: {
                    rank: number;
                    item: components["schemas"]["NamedItem"];
                    /** @description The name of the criterion among the model's weights. */
                    criterion: string;
                    /** @description The change in percent of the current weight, with the other weights unchanged; −100 removes the criterion. */
                    change_percent: number;
                    against: components["schemas"]["NamedItem"];
                } | null;
            };
            data: (components["schemas"]["ItemStability"] & {
                rank: number;
                item: components["schemas"]["NamedItem"];
                /** @description The share of draws in which the item has rank 1, 2, … 10. */
                rank_acceptability: number[] | null;
                /**
                 * @description `p_beats_next` in words.
                 * @example "Guest checkout" beats "Search" in 71 % of weightings.
                 */
                comparison: string | null;
                /** @description The mean of the weights of all draws that rank the item first; null if no draw does. */
                central_weights: {
                    [key: string]: number;
                } | null;
            })[];
        };
        Lift: components["schemas"]["Score"] & {
            /** @description The current rank, with `target_rank`; null if a gate leaves the item out. */
            rank?: number | null;
            /** @description The score minus the score of the item at the target rank; null if either has none. */
            distance_to_rank?: number | null;
            counterfactual?: components["schemas"]["Counterfactual"];
        };
        Counterfactual: {
            target_rank: number;
            /** @description The gates of the model that the item fails. A change that lifts the item among the items that pass satisfies them all. */
            failed_gates: (components["schemas"]["FailedGate"] & {
                /** @example First, rate risk at most 3. */
                detail: string;
            })[];
            /** @description For each criterion whose change suffices alone, its smallest change, rounded outward. Smallest first. */
            single: {
                criterion: string;
                name: string;
                /** @description Null if the item has no rating for the criterion. */
                from: number | string | null;
                /** @description The sufficient rating, rounded outward: away from the current rating, to fewer decimals. A rating that is closer by up to 1 % of the range, or by one class, may suffice too. */
                to: number | string;
                /** @description The distance from the current rating as a share of the criterion's range; for an unrated criterion, the distance from its worst value. */
                move: number;
                rank: number;
                /** @description Null if the item still has no score and only moves up among the unscored items. */
                score: number | null;
            }[];
            /** @description Criteria that do not suffice alone even at their best rating, with the rank that they reach. */
            insufficient: {
                criterion: string;
                name: string;
                at: number | string;
                /** @description Null if a gate leaves the item out. */
                rank: number | null;
                reason: string;
            }[];
            /** @description The smallest change to one or several ratings, by the root of the sum of squared shares. For sums the global minimum; for other models a local minimum. The ratings are rounded outward. */
            overall: {
                changes: {
                    criterion: string;
                    name: string;
                    /** @description Null if the item has no rating for the criterion. */
                    from: number | string | null;
                    /** @description The sufficient rating, rounded outward: away from the current rating, to fewer decimals. A rating that is closer by up to 1 % of the range, or by one class, may suffice too. */
                    to: number | string;
                }[];
                move: number;
                rank: number;
                /** @description Null if the item still has no score and only moves up among the unscored items. */
                score: number | null;
                /** @description Whether this is the smallest change, except that it is rounded outward. */
                is_exact: boolean;
            } | null;
            /** @description The unrated criteria that the item needs for a score, heaviest first. `overall` rates them. Other criteria may suffice too, so `overall` is then not exact. */
            needed: string[];
            /** @description Whether ratings were sampled because the score is not monotone, so that a smaller change may exist. */
            is_approximate: boolean;
            /** @description The reason, if no change is possible or needed. */
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
                /** @description The rating that counts because the item has none, by the model's rules. */
                assumed?: number;
                weight?: number;
                contribution: number;
            }[];
            missing: string[];
            distance?: {
                high: number;
                medium: number;
            };
            /** @description By `kano` only: the satisfaction with the feature, from 0 to 1. */
            better?: number;
            /** @description By `kano` only: the dissatisfaction without the feature, from −1 to 0. */
            worse?: number;
            failed_gate?: components["schemas"]["FailedGate"];
        };
        WhatIf: {
            generation: number;
            model: string;
            baseline: components["schemas"]["Ranking"];
            count: number;
            unscored: number;
            data: {
                /** @description The rank from 1 in the whole ranking, even if the page is filtered. */
                rank: number;
                /** @description Null if the item has no score; the item's score explains why. */
                score: number | null;
                category: string | null;
                /** @description The share of the weight that has ratings, from 0 to 1. */
                coverage: number;
                confidence: number;
                failed_gate?: components["schemas"]["Gate"] & unknown;
                item: {
                    /** @example itm_01jd3wq2f8e5avb1j0yqk3n9ds */
                    id?: string;
                    number?: number;
                    external_id?: string;
                    /**
                     * @description The system that assigned the external id.
                     * @example jira
                     */
                    source?: string;
                    /** @enum {string} */
                    type?: "initiative" | "project" | "epic" | "feature" | "story" | "task" | "bug";
                    parent?: string;
                    blocked_by?: string[];
                    title?: string;
                    /** @description Absent in lists and pages. */
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
                    /** @description Present only in past rankings. */
                    deleted_at?: string;
                };
                /** @description The rank in the baseline; null if the item has none. */
                baseline_rank: number | null;
            }[];
            left: {
                item: {
                    /** @example itm_01jd3wq2f8e5avb1j0yqk3n9ds */
                    id?: string;
                    number?: number;
                    external_id?: string;
                    /**
                     * @description The system that assigned the external id.
                     * @example jira
                     */
                    source?: string;
                    /** @enum {string} */
                    type?: "initiative" | "project" | "epic" | "feature" | "story" | "task" | "bug";
                    parent?: string;
                    blocked_by?: string[];
                    title?: string;
                    /** @description Absent in lists and pages. */
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
                    /** @description Present only in past rankings. */
                    deleted_at?: string;
                };
                /** @description Null if a gate leaves the item out of the ranking. */
                rank: number | null;
                baseline_rank: number;
            }[];
        };
        WhatIfRequest: {
            /** @example rice */
            model?: string;
            revision?: number;
            /** @example agile */
            preset?: string;
            /** @description Weights by input, normalised to a sum of 1. */
            weights?: {
                [key: string]: number;
            };
            /** @description For `weighted`, `weighted-product`, `topsis` and `formula`: the list of criteria. For other kinds: the criterion that each input reads instead of its own. */
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
             * @description How an unrated criterion counts: `renormalise` divides its weight among the rated criteria, `worst` is the worst end of its range, `neutral` the middle, and `none` gives no score. The default and the accepted values depend on the kind.
             * @enum {string}
             */
            missing?: "renormalise" | "worst" | "neutral" | "none";
            /**
             * @description The minimum coverage, from 0 to 1, of an item with a score. 0 means no minimum. New models of `weighted`, `weighted-product`, `ahp` and `topsis` start with 0.5. A revision without this field keeps the value of the previous revision.
             * @example 0.5
             */
            min_coverage?: number;
            /**
             * @description For `weighted`: scale by the declared range, or by the ratings of all items.
             * @enum {string}
             */
            scaling?: "absolute" | "min-max" | "z-score" | "percentile";
            /**
             * @description For `formula`: the score as an expression over criteria.
             * @example (value * 2 + urgency) / max(effort, 1)
             */
            expression?: string;
            /** @description For `votes`: the preferred and the other item of each comparison. */
            votes?: components["schemas"]["Vote"][];
            /**
             * @description For `moscow`: the kind of model that orders the items of one class.
             * @example rice
             */
            tie_break?: string;
            half_life_days?: number;
            thresholds?: {
                value: number;
                effort: number;
            };
            /** @description For `ahp`: the judgements that determine the weights. */
            judgements?: components["schemas"]["Judgement"][];
            /** @description For `ahp`: the criteria of each category. */
            categories?: {
                key: string;
                name?: string;
                criteria: string[];
            }[];
            /** @enum {string} */
            table?: "classic" | "saaty-2005" | "donegan-dodd";
            /** @description The conditions that the likely ratings of an item must meet. An unrated criterion fails its gate. In a what-if, an empty list removes the gates of the model. */
            gates?: components["schemas"]["NewGate"][];
            /**
             * @description With `last`, the default, items that fail a gate rank after all scored items that pass. With `out`, the ranking does not contain them. Requires `gates`.
             * @enum {string}
             */
            gate?: "last" | "out";
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
                /** @description One of these statuses, ignoring case. A single status may be a string. */
                status?: string[];
                /** @description One of these categories of statuses. A single category may be a string. */
                status_category?: ("backlog" | "todo" | "doing" | "done" | "cancelled")[];
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
             * @description `open` for the items in the status categories backlog, todo and doing (the default), or `all`. The default is `all` if a filter names a status or category that is done or cancelled.
             * @enum {string}
             */
            scope?: "open" | "all";
            /** @default 50 */
            limit?: number;
        };
        Bands: {
            generation: number;
            model: string;
            revision: number;
            /**
             * @description The items that the response covers: the open ones, or all.
             * @enum {string}
             */
            scope: "open" | "all";
            /** @enum {string} */
            unrated: "ranges" | "absent";
            /** @description False if the score is not monotone in a rating, so that extremes can lie between its ends. */
            is_exact: boolean;
            /** @description The limitation of `ask_next` for a model with `missing` `none` or `min_coverage`: it assumes one new rating at a time. Null for other models. */
            note: string | null;
            count: number;
            /** @description The number of pairs of items whose bands overlap. */
            unsettled_pairs: number;
            data: {
                item: {
                    id: string;
                    title: string;
                    external_id?: string;
                };
                rank: number;
                score: number | null;
                /** @description Null means no bound: the item may have no score at its worst ratings, or because ratings are missing. */
                band: {
                    low: number | null;
                    high: number | null;
                };
                rank_range: {
                    best: number;
                    worst: number;
                };
                /** @description The ranks of the group of neighbours whose bands overlap. */
                tied: {
                    from: number;
                    to: number;
                } | null;
            }[];
            /** @description The ratings that would put the most pairs in order, at most 50. */
            ask_next: {
                item: {
                    id: string;
                    title: string;
                    external_id?: string;
                };
                criterion: string;
                name: string;
                /** @description The number of pairs of items that this rating would put in order. */
                settles: number;
                /** @description The rating that `settles` assumes. */
                what_if_rating: number;
                /** @description The current rating; null if there is none. */
                from: {
                    low: number;
                    likely: number;
                    high: number;
                } | null;
            }[];
        };
        Comparison: {
            generation: number;
            /**
             * @description The items that the response covers: the open ones, or all.
             * @enum {string}
             */
            scope: "open" | "all";
            count: number;
            models: {
                label: string;
                model: string;
                revision: number;
                kind: string;
                unscored: number;
            }[];
            /** @description Kendall's τ-b of each pair of models; null if one of them ties all items. */
            tau: (number | null)[][];
            /** @description The number of items that Copeland's method compared. */
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
                /** @description Null if the item was not compared. */
                copeland: number | null;
                copeland_rank: number | null;
                /** @description Ranks by the label of the model. Tied items share their mean rank. */
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
                /** @description Worst rank − best rank, divided by n − 1: from 0 to 1. */
                spread: number;
                /** @description Ranks by the label of the model. Tied items share their mean rank. */
                ranks: {
                    [key: string]: number;
                };
            }[];
        };
        ComparisonRequest: {
            /** @description Ids of models, or models with changed weights or options. */
            models: (string | {
                /**
                 * @description The label of the model in the response.
                 * @example rice
                 */
                as?: string;
                /** @example rice */
                model?: string;
                revision?: number;
                /** @example agile */
                preset?: string;
                /** @description Weights by input, normalised to a sum of 1. */
                weights?: {
                    [key: string]: number;
                };
                /** @description For `weighted`, `weighted-product`, `topsis` and `formula`: the list of criteria. For other kinds: the criterion that each input reads instead of its own. */
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
                 * @description How an unrated criterion counts: `renormalise` divides its weight among the rated criteria, `worst` is the worst end of its range, `neutral` the middle, and `none` gives no score. The default and the accepted values depend on the kind.
                 * @enum {string}
                 */
                missing?: "renormalise" | "worst" | "neutral" | "none";
                /**
                 * @description The minimum coverage, from 0 to 1, of an item with a score. 0 means no minimum. New models of `weighted`, `weighted-product`, `ahp` and `topsis` start with 0.5. A revision without this field keeps the value of the previous revision.
                 * @example 0.5
                 */
                min_coverage?: number;
                /**
                 * @description For `weighted`: scale by the declared range, or by the ratings of all items.
                 * @enum {string}
                 */
                scaling?: "absolute" | "min-max" | "z-score" | "percentile";
                /**
                 * @description For `formula`: the score as an expression over criteria.
                 * @example (value * 2 + urgency) / max(effort, 1)
                 */
                expression?: string;
                /** @description For `votes`: the preferred and the other item of each comparison. */
                votes?: components["schemas"]["Vote"][];
                /**
                 * @description For `moscow`: the kind of model that orders the items of one class.
                 * @example rice
                 */
                tie_break?: string;
                half_life_days?: number;
                thresholds?: {
                    value: number;
                    effort: number;
                };
                /** @description For `ahp`: the judgements that determine the weights. */
                judgements?: components["schemas"]["Judgement"][];
                /** @description For `ahp`: the criteria of each category. */
                categories?: {
                    key: string;
                    name?: string;
                    criteria: string[];
                }[];
                /** @enum {string} */
                table?: "classic" | "saaty-2005" | "donegan-dodd";
                /** @description The conditions that the likely ratings of an item must meet. An unrated criterion fails its gate. In a what-if, an empty list removes the gates of the model. */
                gates?: components["schemas"]["NewGate"][];
                /**
                 * @description With `last`, the default, items that fail a gate rank after all scored items that pass. With `out`, the ranking does not contain them. Requires `gates`.
                 * @enum {string}
                 */
                gate?: "last" | "out";
            })[];
            /**
             * @description `open` for the items in the status categories backlog, todo and doing, or `all`.
             * @default open
             * @enum {string}
             */
            scope?: "open" | "all";
            /** @default 50 */
            limit?: number;
        };
        Lint: {
            generation: number;
            model: string;
            revision: number;
            /**
             * @description The items that the response covers: the open ones, or all.
             * @enum {string}
             */
            scope: "open" | "all";
            /** @description The number of items of the scope. */
            count: number;
            /** @description The number of items without a score by the model. */
            unscored: number;
            findings: {
                /** @enum {string} */
                rule: "items-unscored" | "divisor-missing" | "unrated-gain" | "criterion-unrated" | "criterion-sparse" | "criterion-flat" | "rating-out-of-range" | "column-without-one" | "must-heavy" | "gate-unrated" | "gate-unpassed" | "weight-idle" | "criteria-redundant" | "ratings-duplicate" | "not-checked";
                /** @enum {string} */
                severity: "error" | "warning" | "info";
                criterion?: string;
                /** @description The second criterion of the finding. */
                other?: string;
                /** @description The number of affected items. */
                count: number;
                detail: string;
                suggestion: string;
                /** @description At most 20 of the affected items. */
                items?: components["schemas"]["NamedItem"][];
            }[];
        };
        Matrix: {
            generation: number;
            /** @description The model that ranks the items. */
            model: string;
            revision: number;
            /**
             * @description The items that the response covers: the open ones, or all.
             * @enum {string}
             */
            scope: "open" | "all";
            /** @enum {string|null} */
            preset: "eisenhower" | "value-effort" | "kano" | null;
            x: {
                /** @description The axis with the id of its model: `score:rice`. */
                key: string;
                name: string;
                unit: string | null;
                /**
                 * @description The better side: `up` for the high side, `down` for the low side.
                 * @enum {string}
                 */
                direction: "up" | "down";
                /** @description The lowest value of the high side: an item on the threshold is on the high side. Null if it is a median and no item has both values. */
                threshold: number | null;
                /** @enum {string} */
                threshold_source: "request" | "preset" | "median";
            };
            y: {
                /** @description The axis with the id of its model: `score:rice`. */
                key: string;
                name: string;
                unit: string | null;
                /**
                 * @description The better side: `up` for the high side, `down` for the low side.
                 * @enum {string}
                 */
                direction: "up" | "down";
                /** @description The lowest value of the high side: an item on the threshold is on the high side. Null if it is a median and no item has both values. */
                threshold: number | null;
                /** @enum {string} */
                threshold_source: "request" | "preset" | "median";
            };
            /** @description The number of items that match the filters: in quadrants or left out. */
            count: number;
            /** @description The number of items that lack a value: in total, on x and on y. */
            left_out: {
                count: number;
                without_x: number;
                without_y: number;
            };
            /** @description The four quadrants: better on both axes, on y only, on x only, on neither. */
            quadrants: {
                /** @enum {string} */
                key: "x_low_y_low" | "x_high_y_low" | "x_low_y_high" | "x_high_y_high";
                name: string;
                count: number;
                /** @description The best-ranked items of the quadrant, at most `limit`. */
                items: {
                    /** @description The rank in the whole ranking. */
                    rank: number;
                    x: number;
                    y: number;
                    failed_gate?: components["schemas"]["Gate"] & unknown;
                    item: {
                        id: string;
                        title: string;
                        status: string;
                        external_id?: string;
                    };
                }[];
            }[];
        };
        RankingFacets: {
            ranking: components["schemas"]["Ranking"];
            /** @description The number of ranked items that match all filters. */
            total: number;
            facets: {
                type: components["schemas"]["Facet"];
                status: components["schemas"]["Facet"];
                status_category: components["schemas"]["Facet"];
                priority: components["schemas"]["Facet"];
                assignee: components["schemas"]["Facet"];
                team: components["schemas"]["Facet"];
                label: components["schemas"]["Facet"];
                parent: components["schemas"]["Facet"] & unknown;
            };
        };
        Facet: {
            /** @description The values that items have under the filters of the other facets, at most 100: the most frequent first, then by value. */
            values: {
                value: string;
                count: number;
            }[];
            /** @description The number of further values. */
            left_out: number;
            /** @description The number of items without a value. */
            none: number;
        };
        Ticket: {
            /**
             * @description Opens one WebSocket: `…/live?ticket=tkt_…`.
             * @example tkt_0000000000000000000000000000000000000000000000001QBDrB
             */
            ticket: string;
            expires_at: string;
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
            /** @description The return on investment as a ratio: 0.8 is 80 %. */
            roi: number | null;
            /** @description The number of periods. */
            payback: number | null;
            discounted_payback: number | null;
            copq: {
                total: number | null;
                net: number | null;
            };
            delay_cost: number | null;
            /**
             * @description For each metric that is null, the reason by the name of the metric.
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
            /** @description The cash flows of periods 1, 2, 3 …; outflows are negative. */
            cash_flows?: number[];
            /** @description The discount rate per period, above −1; 0.1 (10 %) by default. */
            discount_rate?: number;
            /** @description The total return; the sum of `cash_flows` by default. */
            return?: number;
            prevention_cost?: number;
            appraisal_cost?: number;
            internal_failure_cost?: number;
            external_failure_cost?: number;
            savings?: number;
            revenue_per_period?: number;
            periods?: number;
            /** @description The factor by which the cost grows with each period of delay; 1 by default. */
            escalation?: number;
            cases?: {
                id?: string;
                investment?: number;
                /** @description The cash flows of periods 1, 2, 3 …; outflows are negative. */
                cash_flows?: number[];
                /** @description The discount rate per period, above −1; 0.1 (10 %) by default. */
                discount_rate?: number;
                /** @description The total return; the sum of `cash_flows` by default. */
                return?: number;
                prevention_cost?: number;
                appraisal_cost?: number;
                internal_failure_cost?: number;
                external_failure_cost?: number;
                savings?: number;
                revenue_per_period?: number;
                periods?: number;
                /** @description The factor by which the cost grows with each period of delay; 1 by default. */
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
    responses: {
        /** @description Malformed request. The syntax, a parameter or a header of the request is wrong, or the request has a field or parameter that does not exist. Correct the places that `errors` lists before you retry. */
        Malformed: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-Exec-Time": components["headers"]["X-Exec-Time"];
                "Server-Timing": components["headers"]["Server-Timing"];
                "Cache-Control": components["headers"]["Cache-Control"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "/problems/malformed",
                 *       "title": "Malformed request",
                 *       "status": 400,
                 *       "detail": "The syntax, a parameter or a header of the request is wrong, or the request has a field or parameter that does not exist. Correct the places that `errors` lists before you retry.",
                 *       "code": "malformed",
                 *       "request_id": "8f14e45fceea167a"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Authentication required. The request has no key, or its key is unknown or revoked. Send a valid key as `Authorization: Bearer ord_…`, not in the query string. */
        Unauthenticated: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-Exec-Time": components["headers"]["X-Exec-Time"];
                "Server-Timing": components["headers"]["Server-Timing"];
                "Cache-Control": components["headers"]["Cache-Control"];
                "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "/problems/unauthenticated",
                 *       "title": "Authentication required",
                 *       "status": 401,
                 *       "detail": "The request has no key, or its key is unknown or revoked. Send a valid key as `Authorization: Bearer ord_…`, not in the query string.",
                 *       "code": "unauthenticated",
                 *       "request_id": "8f14e45fceea167a"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Forbidden. The key is valid but does not allow this operation. Use a key that does. */
        Forbidden: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-Exec-Time": components["headers"]["X-Exec-Time"];
                "Server-Timing": components["headers"]["Server-Timing"];
                "Cache-Control": components["headers"]["Cache-Control"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "/problems/forbidden",
                 *       "title": "Forbidden",
                 *       "status": 403,
                 *       "detail": "The key is valid but does not allow this operation. Use a key that does.",
                 *       "code": "forbidden",
                 *       "request_id": "8f14e45fceea167a"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Not found. No resource has this path or id, or it belongs to another workspace. Check the path, and check that the key belongs to the workspace in the path. */
        NotFound: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-Exec-Time": components["headers"]["X-Exec-Time"];
                "Server-Timing": components["headers"]["Server-Timing"];
                "Cache-Control": components["headers"]["Cache-Control"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "/problems/not-found",
                 *       "title": "Not found",
                 *       "status": 404,
                 *       "detail": "No resource has this path or id, or it belongs to another workspace. Check the path, and check that the key belongs to the workspace in the path.",
                 *       "code": "not-found",
                 *       "request_id": "8f14e45fceea167a"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Conflict. The current state does not allow the operation, or the request with the same Idempotency-Key is still running. Read the resource again, then decide whether to retry. */
        Conflict: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-Exec-Time": components["headers"]["X-Exec-Time"];
                "Server-Timing": components["headers"]["Server-Timing"];
                "Cache-Control": components["headers"]["Cache-Control"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "/problems/conflict",
                 *       "title": "Conflict",
                 *       "status": 409,
                 *       "detail": "The current state does not allow the operation, or the request with the same Idempotency-Key is still running. Read the resource again, then decide whether to retry.",
                 *       "code": "conflict",
                 *       "request_id": "8f14e45fceea167a"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Version conflict. The request names a version or generation that is not the current one. Read the resource again, apply the change to the new version, and send that version. */
        PreconditionFailed: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-Exec-Time": components["headers"]["X-Exec-Time"];
                "Server-Timing": components["headers"]["Server-Timing"];
                "Cache-Control": components["headers"]["Cache-Control"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "/problems/precondition-failed",
                 *       "title": "Version conflict",
                 *       "status": 412,
                 *       "detail": "The request names a version or generation that is not the current one. Read the resource again, apply the change to the new version, and send that version.",
                 *       "code": "precondition-failed",
                 *       "request_id": "8f14e45fceea167a"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Payload too large. The body is larger than this route accepts, compressed or decompressed. Split the request. */
        TooLarge: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-Exec-Time": components["headers"]["X-Exec-Time"];
                "Server-Timing": components["headers"]["Server-Timing"];
                "Cache-Control": components["headers"]["Cache-Control"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "/problems/too-large",
                 *       "title": "Payload too large",
                 *       "status": 413,
                 *       "detail": "The body is larger than this route accepts, compressed or decompressed. Split the request.",
                 *       "code": "too-large",
                 *       "request_id": "8f14e45fceea167a"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Unsupported media type. This route does not accept the Content-Type, charset, Content-Encoding or file format of the body. Send a value that `detail` lists. */
        UnsupportedMediaType: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-Exec-Time": components["headers"]["X-Exec-Time"];
                "Server-Timing": components["headers"]["Server-Timing"];
                "Cache-Control": components["headers"]["Cache-Control"];
                "Accept-Post": components["headers"]["Accept-Post"];
                "Accept-Patch": components["headers"]["Accept-Patch"];
                "Accept-Encoding": components["headers"]["Accept-Encoding"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "/problems/unsupported-media-type",
                 *       "title": "Unsupported media type",
                 *       "status": 415,
                 *       "detail": "This route does not accept the Content-Type, charset, Content-Encoding or file format of the body. Send a value that `detail` lists.",
                 *       "code": "unsupported-media-type",
                 *       "request_id": "8f14e45fceea167a"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Unprocessable content. The request is well-formed, but a value in it is not valid. Correct each place that `errors` lists. */
        Invalid: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-Exec-Time": components["headers"]["X-Exec-Time"];
                "Server-Timing": components["headers"]["Server-Timing"];
                "Cache-Control": components["headers"]["Cache-Control"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "/problems/invalid",
                 *       "title": "Unprocessable content",
                 *       "status": 422,
                 *       "detail": "The request is well-formed, but a value in it is not valid. Correct each place that `errors` lists.",
                 *       "code": "invalid",
                 *       "request_id": "8f14e45fceea167a"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Too many requests. The key or the workspace has used up a quota that RateLimit-Policy states, or the address has sent too many invalid keys. Wait for the number of seconds in Retry-After, then retry. */
        RateLimited: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-Exec-Time": components["headers"]["X-Exec-Time"];
                "Server-Timing": components["headers"]["Server-Timing"];
                "Cache-Control": components["headers"]["Cache-Control"];
                "Retry-After": components["headers"]["Retry-After"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "/problems/rate-limited",
                 *       "title": "Too many requests",
                 *       "status": 429,
                 *       "detail": "The key or the workspace has used up a quota that RateLimit-Policy states, or the address has sent too many invalid keys. Wait for the number of seconds in Retry-After, then retry.",
                 *       "code": "rate-limited",
                 *       "request_id": "8f14e45fceea167a"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Service unavailable. A service that Ordinal depends on is temporarily unavailable. Retry after the number of seconds in Retry-After. Send writes with an Idempotency-Key so that retries are safe. */
        Unavailable: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-Exec-Time": components["headers"]["X-Exec-Time"];
                "Server-Timing": components["headers"]["Server-Timing"];
                "Cache-Control": components["headers"]["Cache-Control"];
                "Retry-After": components["headers"]["Retry-After"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "/problems/unavailable",
                 *       "title": "Service unavailable",
                 *       "status": 503,
                 *       "detail": "A service that Ordinal depends on is temporarily unavailable. Retry after the number of seconds in Retry-After. Send writes with an Idempotency-Key so that retries are safe.",
                 *       "code": "unavailable",
                 *       "request_id": "8f14e45fceea167a"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Database full. The database or its disk has no space left, so Ordinal cannot write. Reads still succeed. The operator has to free space or raise the limit. Retry after that. */
        DatabaseFull: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-Exec-Time": components["headers"]["X-Exec-Time"];
                "Server-Timing": components["headers"]["Server-Timing"];
                "Cache-Control": components["headers"]["Cache-Control"];
                "Retry-After": components["headers"]["Retry-After"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "/problems/database-full",
                 *       "title": "Database full",
                 *       "status": 507,
                 *       "detail": "The database or its disk has no space left, so Ordinal cannot write. Reads still succeed. The operator has to free space or raise the limit. Retry after that.",
                 *       "code": "database-full",
                 *       "request_id": "8f14e45fceea167a"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Method not allowed. The path exists, but not for this method. Use a method that `Allow` lists. */
        MethodNotAllowed: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-Exec-Time": components["headers"]["X-Exec-Time"];
                "Server-Timing": components["headers"]["Server-Timing"];
                "Cache-Control": components["headers"]["Cache-Control"];
                Allow: components["headers"]["Allow"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "/problems/method-not-allowed",
                 *       "title": "Method not allowed",
                 *       "status": 405,
                 *       "detail": "The path exists, but not for this method. Use a method that `Allow` lists.",
                 *       "code": "method-not-allowed",
                 *       "request_id": "8f14e45fceea167a"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Not acceptable. The resource has none of the media types in Accept. Accept a type that `detail` lists. */
        NotAcceptable: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-Exec-Time": components["headers"]["X-Exec-Time"];
                "Server-Timing": components["headers"]["Server-Timing"];
                "Cache-Control": components["headers"]["Cache-Control"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "/problems/not-acceptable",
                 *       "title": "Not acceptable",
                 *       "status": 406,
                 *       "detail": "The resource has none of the media types in Accept. Accept a type that `detail` lists.",
                 *       "code": "not-acceptable",
                 *       "request_id": "8f14e45fceea167a"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description URI too long. The URL is longer than 8,192 bytes. Shorten its query. */
        UriTooLong: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-Exec-Time": components["headers"]["X-Exec-Time"];
                "Server-Timing": components["headers"]["Server-Timing"];
                "Cache-Control": components["headers"]["Cache-Control"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "/problems/uri-too-long",
                 *       "title": "URI too long",
                 *       "status": 414,
                 *       "detail": "The URL is longer than 8,192 bytes. Shorten its query.",
                 *       "code": "uri-too-long",
                 *       "request_id": "8f14e45fceea167a"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Upgrade required. This path is a WebSocket endpoint. Connect with `Upgrade: websocket`. */
        UpgradeRequired: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-Exec-Time": components["headers"]["X-Exec-Time"];
                "Server-Timing": components["headers"]["Server-Timing"];
                "Cache-Control": components["headers"]["Cache-Control"];
                Upgrade: components["headers"]["Upgrade"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "/problems/upgrade-required",
                 *       "title": "Upgrade required",
                 *       "status": 426,
                 *       "detail": "This path is a WebSocket endpoint. Connect with `Upgrade: websocket`.",
                 *       "code": "upgrade-required",
                 *       "request_id": "8f14e45fceea167a"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Request header fields too large. The request headers have more than 16,384 bytes in total. Send fewer headers. */
        HeadersTooLarge: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-Exec-Time": components["headers"]["X-Exec-Time"];
                "Server-Timing": components["headers"]["Server-Timing"];
                "Cache-Control": components["headers"]["Cache-Control"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "/problems/headers-too-large",
                 *       "title": "Request header fields too large",
                 *       "status": 431,
                 *       "detail": "The request headers have more than 16,384 bytes in total. Send fewer headers.",
                 *       "code": "headers-too-large",
                 *       "request_id": "8f14e45fceea167a"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Internal error. An unexpected error occurred and was reported. Retry once; if the error persists, contact support with the `request_id`. */
        InternalError: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-Exec-Time": components["headers"]["X-Exec-Time"];
                "Server-Timing": components["headers"]["Server-Timing"];
                "Cache-Control": components["headers"]["Cache-Control"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "/problems/internal-error",
                 *       "title": "Internal error",
                 *       "status": 500,
                 *       "detail": "An unexpected error occurred and was reported. Retry once; if the error persists, contact support with the `request_id`.",
                 *       "code": "internal-error",
                 *       "request_id": "8f14e45fceea167a"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: {
        /**
         * @description The client's id of the request, for logs and problems: 1 to 64 letters, digits, `-` and `_`.
         * @example checkout-7f3a
         */
        RequestId: string;
        /**
         * @description The trace that the response continues (W3C Trace Context).
         * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
         */
        Traceparent: string;
        /**
         * @description The expected version, as the ETag of a response, or a list of them. The write fails with 412 if the resource has another version. `*` accepts any version of an existing resource.
         * @example "3"
         */
        IfMatch: string;
        /**
         * @description The ETags of earlier responses. If one is still current, the response is a 304 without a body.
         * @example "3"
         */
        IfNoneMatch: string;
        /**
         * @description `*` creates the resource. The write fails with 412 if the resource exists.
         * @example *
         */
        IfNoneMatchAny: string;
        /**
         * @description 1 to 255 printable ASCII characters, new for each operation. A repeated request with the same key is not run again; it returns the stored response.
         * @example 8e03978e-40d5-43dd-bc93-6894a57f9324
         */
        IdempotencyKey: string;
        /**
         * @description `wait=N` delays the response until the job has ended, for at most N seconds (N ≤ 30).
         * @example wait=10
         */
        Prefer: string;
        /**
         * @description The oldest generation that the client accepts: the Ordinal-Generation of an earlier response.
         * @example 12
         */
        OrdinalMinGeneration: string;
        /**
         * @description The Ordinal-Bookmark of an earlier write. The request reads nothing older than this write.
         * @example 00000001-00000002-00004e2f-0a1b2c3d4e5f
         */
        OrdinalBookmark: string;
    };
    requestBodies: never;
    headers: {
        /** @description The id of the request, for support. */
        "X-Request-Id": string;
        /** @description The duration of the request, such as `12ms`. */
        "X-Exec-Time": string;
        /** @description The duration of the request, and the time spent in each wait. */
        "Server-Timing": string;
        /** @description How the client may cache the response. */
        "Cache-Control": string;
        /** @description The quotas of the key and of the workspace: `q` units in `w` seconds. */
        "RateLimit-Policy": string;
        /** @description The units left of each quota, `r`, and the seconds until it resets, `t`. Cheap requests report a lower bound. Absent while Ordinal cannot count. */
        RateLimit: string;
        /** @description The version of the body, for If-None-Match and If-Match. */
        ETag: string;
        /** @description The path of the resource. */
        Location: string;
        /** @description The paths of the neighbouring pages: `rel="next"` and `rel="prev"` (RFC 8288). */
        Link: string;
        /** @description The suggested file name. */
        "Content-Disposition": string;
        /** @description The cache that served the response, or why none did (RFC 9211). */
        "Cache-Status": string;
        /** @description The generation of the workspace that the response shows. */
        "Ordinal-Generation": number;
        /** @description Generations behind the newest known one; `unknown` during an outage. */
        "Ordinal-Lag": string;
        /** @description Seconds since the generation was created. */
        "Ordinal-Age": number;
        /** @description The SHA-256 of the ranking's order and scores. */
        "Ordinal-Digest": string;
        /** @description The position of the write in D1, to send with later reads. */
        "Ordinal-Bookmark": string;
        /** @description `true` if the response was stored by an earlier request. */
        "Idempotency-Replayed": string;
        /** @description Seconds to wait before a retry. */
        "Retry-After": number;
        /** @description The authentication scheme, `Bearer`. */
        "WWW-Authenticate": string;
        /** @description The methods of the path. */
        Allow: string;
        /** @description The media types that a POST accepts. */
        "Accept-Post": string;
        /** @description The media types that a PATCH accepts. */
        "Accept-Patch": string;
        /** @description The content encodings that are accepted. */
        "Accept-Encoding": string;
        /** @description Sets or removes the session cookie. */
        "Set-Cookie": string;
        /** @description The required protocol, `websocket`. */
        Upgrade: string;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    getHealth: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The client's id of the request, for logs and problems: 1 to 64 letters, digits, `-` and `_`.
                 * @example checkout-7f3a
                 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /**
                 * @description The trace that the response continues (W3C Trace Context).
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The Worker is available. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Exec-Time": components["headers"]["X-Exec-Time"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "ok",
                     *       "version": "ce7c2fb4-acfd-4d80-ac6d-0bf5c99a6b85"
                     *     }
                     */
                    "application/json": components["schemas"]["Health"];
                };
            };
            400: components["responses"]["Malformed"];
            405: components["responses"]["MethodNotAllowed"];
            406: components["responses"]["NotAcceptable"];
            412: components["responses"]["PreconditionFailed"];
            414: components["responses"]["UriTooLong"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    listWorkspaces: {
        parameters: {
            query?: {
                /** @description The number of entries per page. */
                limit?: number;
                /** @description The `page.next_cursor` of the previous page. A cursor is valid for one list only. */
                cursor?: string;
                /** @description Workspaces in use (`active`), deleted workspaces, or both (`all`). */
                state?: "active" | "deleted" | "all";
            };
            header?: {
                /**
                 * @description The ETags of earlier responses. If one is still current, the response is a 304 without a body.
                 * @example "3"
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /**
                 * @description The client's id of the request, for logs and problems: 1 to 64 letters, digits, `-` and `_`.
                 * @example checkout-7f3a
                 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /**
                 * @description The trace that the response continues (W3C Trace Context).
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of workspaces. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Exec-Time": components["headers"]["X-Exec-Time"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    Link: components["headers"]["Link"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": "wsp_01m8pbzzd6e009xj8gbjn2f0yg",
                     *           "name": "Web shop",
                     *           "generation": 0,
                     *           "created_at": "2026-11-30T13:58:29.542Z",
                     *           "changed_at": "2026-11-30T13:58:29.542Z"
                     *         },
                     *         {
                     *           "id": "wsp_01m8pbzzd6e009xj8gbjn2f0yh",
                     *           "name": "Old shop",
                     *           "generation": 12,
                     *           "created_at": "2026-11-30T13:58:29.600Z",
                     *           "changed_at": "2026-11-30T13:58:40.100Z",
                     *           "deleted_at": "2026-11-30T14:00:00.000Z",
                     *           "purge_at": "2026-12-30T14:00:00.000Z"
                     *         }
                     *       ],
                     *       "page": {
                     *         "next_cursor": null,
                     *         "prev_cursor": null,
                     *         "limit": 50
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["WorkspaceList"];
                };
            };
            /** @description The client's copy is still current. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Exec-Time": components["headers"]["X-Exec-Time"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            406: components["responses"]["NotAcceptable"];
            412: components["responses"]["PreconditionFailed"];
            414: components["responses"]["UriTooLong"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    createWorkspace: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description 1 to 255 printable ASCII characters, new for each operation. A repeated request with the same key is not run again; it returns the stored response.
                 * @example 8e03978e-40d5-43dd-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /**
                 * @description The client's id of the request, for logs and problems: 1 to 64 letters, digits, `-` and `_`.
                 * @example checkout-7f3a
                 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /**
                 * @description The trace that the response continues (W3C Trace Context).
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Web shop",
                 *       "default_model": "rice"
                 *     }
                 */
                "application/json": components["schemas"]["NewWorkspace"];
            };
        };
        responses: {
            /** @description The workspace and its key. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Exec-Time": components["headers"]["X-Exec-Time"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    Location: components["headers"]["Location"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "wsp_01m8pbzzd6e009xj8gbjn2f0yg",
                     *       "name": "Web shop",
                     *       "generation": 0,
                     *       "default_model": "rice",
                     *       "allowed_origins": [],
                     *       "created_at": "2026-11-30T13:58:29.542Z",
                     *       "changed_at": "2026-11-30T13:58:29.542Z",
                     *       "key": "ord_EXAMPLE0000000000000000000000"
                     *     }
                     */
                    "application/json": components["schemas"]["CreatedWorkspace"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            406: components["responses"]["NotAcceptable"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["UriTooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["DatabaseFull"];
        };
    };
    getWorkspace: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The ETags of earlier responses. If one is still current, the response is a 304 without a body.
                 * @example "3"
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /**
                 * @description The oldest generation that the client accepts: the Ordinal-Generation of an earlier response.
                 * @example 12
                 */
                "Ordinal-Min-Generation"?: components["parameters"]["OrdinalMinGeneration"];
                /**
                 * @description The Ordinal-Bookmark of an earlier write. The request reads nothing older than this write.
                 * @example 00000001-00000002-00004e2f-0a1b2c3d4e5f
                 */
                "Ordinal-Bookmark"?: components["parameters"]["OrdinalBookmark"];
                /**
                 * @description The client's id of the request, for logs and problems: 1 to 64 letters, digits, `-` and `_`.
                 * @example checkout-7f3a
                 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /**
                 * @description The trace that the response continues (W3C Trace Context).
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
            };
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
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Exec-Time": components["headers"]["X-Exec-Time"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "Ordinal-Generation": components["headers"]["Ordinal-Generation"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "wsp_01m8pbzzd6e009xj8gbjn2f0yg",
                     *       "name": "Web shop",
                     *       "generation": 9,
                     *       "default_model": "rice",
                     *       "allowed_origins": [],
                     *       "created_at": "2026-11-30T13:58:29.542Z",
                     *       "changed_at": "2026-11-30T13:58:54.703Z",
                     *       "secrets": {
                     *         "cursor_key": "readable"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["WorkspaceDetails"];
                };
            };
            /** @description The client's copy is still current. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Exec-Time": components["headers"]["X-Exec-Time"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "Ordinal-Generation": components["headers"]["Ordinal-Generation"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            406: components["responses"]["NotAcceptable"];
            412: components["responses"]["PreconditionFailed"];
            414: components["responses"]["UriTooLong"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    deleteWorkspace: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The expected version, as the ETag of a response, or a list of them. The write fails with 412 if the resource has another version. `*` accepts any version of an existing resource.
                 * @example "3"
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
                /**
                 * @description The oldest generation that the client accepts: the Ordinal-Generation of an earlier response.
                 * @example 12
                 */
                "Ordinal-Min-Generation"?: components["parameters"]["OrdinalMinGeneration"];
                /**
                 * @description The Ordinal-Bookmark of an earlier write. The request reads nothing older than this write.
                 * @example 00000001-00000002-00004e2f-0a1b2c3d4e5f
                 */
                "Ordinal-Bookmark"?: components["parameters"]["OrdinalBookmark"];
                /**
                 * @description The client's id of the request, for logs and problems: 1 to 64 letters, digits, `-` and `_`.
                 * @example checkout-7f3a
                 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /**
                 * @description The trace that the response continues (W3C Trace Context).
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
            };
            path: {
                workspaceId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The workspace is deleted. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Exec-Time": components["headers"]["X-Exec-Time"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            412: components["responses"]["PreconditionFailed"];
            414: components["responses"]["UriTooLong"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["DatabaseFull"];
        };
    };
    updateWorkspace: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The expected version, as the ETag of a response, or a list of them. The write fails with 412 if the resource has another version. `*` accepts any version of an existing resource.
                 * @example "3"
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
                /**
                 * @description The oldest generation that the client accepts: the Ordinal-Generation of an earlier response.
                 * @example 12
                 */
                "Ordinal-Min-Generation"?: components["parameters"]["OrdinalMinGeneration"];
                /**
                 * @description The Ordinal-Bookmark of an earlier write. The request reads nothing older than this write.
                 * @example 00000001-00000002-00004e2f-0a1b2c3d4e5f
                 */
                "Ordinal-Bookmark"?: components["parameters"]["OrdinalBookmark"];
                /**
                 * @description The client's id of the request, for logs and problems: 1 to 64 letters, digits, `-` and `_`.
                 * @example checkout-7f3a
                 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /**
                 * @description The trace that the response continues (W3C Trace Context).
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
            };
            path: {
                workspaceId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Web shop 2",
                 *       "allowed_origins": [
                 *         "https://backlog.example",
                 *         "http://localhost:5173"
                 *       ]
                 *     }
                 */
                "application/merge-patch+json": components["schemas"]["WorkspacePatch"];
                /**
                 * @example {
                 *       "name": "Web shop 2",
                 *       "allowed_origins": [
                 *         "https://backlog.example",
                 *         "http://localhost:5173"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["WorkspacePatch"];
            };
        };
        responses: {
            /** @description The workspace with its new settings. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Exec-Time": components["headers"]["X-Exec-Time"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Ordinal-Generation": components["headers"]["Ordinal-Generation"];
                    "Ordinal-Bookmark": components["headers"]["Ordinal-Bookmark"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "wsp_01m8pbzzd6e009xj8gbjn2f0yg",
                     *       "name": "Web shop 2",
                     *       "generation": 10,
                     *       "default_model": "rice",
                     *       "allowed_origins": [
                     *         "https://backlog.example",
                     *         "http://localhost:5173"
                     *       ],
                     *       "created_at": "2026-11-30T13:58:29.542Z",
                     *       "changed_at": "2026-11-30T13:58:54.703Z",
                     *       "secrets": {
                     *         "cursor_key": "readable"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["WorkspaceDetails"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            406: components["responses"]["NotAcceptable"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["UriTooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["DatabaseFull"];
        };
    };
    replaceCursorKey: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description 1 to 255 printable ASCII characters, new for each operation. A repeated request with the same key is not run again; it returns the stored response.
                 * @example 8e03978e-40d5-43dd-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /**
                 * @description The oldest generation that the client accepts: the Ordinal-Generation of an earlier response.
                 * @example 12
                 */
                "Ordinal-Min-Generation"?: components["parameters"]["OrdinalMinGeneration"];
                /**
                 * @description The Ordinal-Bookmark of an earlier write. The request reads nothing older than this write.
                 * @example 00000001-00000002-00004e2f-0a1b2c3d4e5f
                 */
                "Ordinal-Bookmark"?: components["parameters"]["OrdinalBookmark"];
                /**
                 * @description The client's id of the request, for logs and problems: 1 to 64 letters, digits, `-` and `_`.
                 * @example checkout-7f3a
                 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /**
                 * @description The trace that the response continues (W3C Trace Context).
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
            };
            path: {
                workspaceId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The workspace with its new generation. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Exec-Time": components["headers"]["X-Exec-Time"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Ordinal-Generation": components["headers"]["Ordinal-Generation"];
                    "Ordinal-Bookmark": components["headers"]["Ordinal-Bookmark"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "wsp_01m8pbzzd6e009xj8gbjn2f0yg",
                     *       "name": "Web shop",
                     *       "generation": 10,
                     *       "default_model": "rice",
                     *       "allowed_origins": [],
                     *       "created_at": "2026-11-30T13:58:29.542Z",
                     *       "changed_at": "2026-11-30T13:58:54.703Z",
                     *       "secrets": {
                     *         "cursor_key": "readable"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["WorkspaceDetails"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            406: components["responses"]["NotAcceptable"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            414: components["responses"]["UriTooLong"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["DatabaseFull"];
        };
    };
    getWorkspaceSummary: {
        parameters: {
            query?: {
                /** @description `open` for the items in the status categories backlog, todo and doing, or `all`. */
                scope?: "open" | "all";
            };
            header?: {
                /**
                 * @description The ETags of earlier responses. If one is still current, the response is a 304 without a body.
                 * @example "3"
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /**
                 * @description The oldest generation that the client accepts: the Ordinal-Generation of an earlier response.
                 * @example 12
                 */
                "Ordinal-Min-Generation"?: components["parameters"]["OrdinalMinGeneration"];
                /**
                 * @description The Ordinal-Bookmark of an earlier write. The request reads nothing older than this write.
                 * @example 00000001-00000002-00004e2f-0a1b2c3d4e5f
                 */
                "Ordinal-Bookmark"?: components["parameters"]["OrdinalBookmark"];
                /**
                 * @description The client's id of the request, for logs and problems: 1 to 64 letters, digits, `-` and `_`.
                 * @example checkout-7f3a
                 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /**
                 * @description The trace that the response continues (W3C Trace Context).
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
            };
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
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Exec-Time": components["headers"]["X-Exec-Time"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "Cache-Status": components["headers"]["Cache-Status"];
                    "Ordinal-Generation": components["headers"]["Ordinal-Generation"];
                    "Ordinal-Lag": components["headers"]["Ordinal-Lag"];
                    "Ordinal-Age": components["headers"]["Ordinal-Age"];
                    "Ordinal-Digest": components["headers"]["Ordinal-Digest"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "generation": 9,
                     *       "changed_at": "2026-11-30T13:58:54.703Z",
                     *       "scope": "open",
                     *       "total": 5,
                     *       "sized": 3,
                     *       "total_size": 13,
                     *       "by_category": {
                     *         "backlog": 0,
                     *         "todo": 5,
                     *         "doing": 0,
                     *         "done": 0,
                     *         "cancelled": 0
                     *       },
                     *       "by_status": {
                     *         "open": 5
                     *       },
                     *       "by_type": {
                     *         "story": 4,
                     *         "epic": 1
                     *       },
                     *       "by_priority": {
                     *         "high": 1,
                     *         "none": 4
                     *       },
                     *       "rated": {
                     *         "business_value": 2,
                     *         "confidence": 3,
                     *         "cost_of_delay": 3,
                     *         "effort": 3,
                     *         "impact": 3,
                     *         "reach": 3
                     *       },
                     *       "rankings": [
                     *         {
                     *           "id": "rnk_2h1efvnwmfw614sjhnvztzs57z",
                     *           "model": "rice",
                     *           "revision": 1,
                     *           "generation": 9,
                     *           "scope": "open",
                     *           "order_rules": 2,
                     *           "created_at": "2026-11-30T13:58:54.703Z",
                     *           "count": 5,
                     *           "unscored": 2,
                     *           "digest": "2fdd5d3436db682dbf376aaa47b5214e334f6b72d1286e4fa51500ddb02b68e1"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["WorkspaceSummary"];
                };
            };
            /** @description The client's copy is still current. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Exec-Time": components["headers"]["X-Exec-Time"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "Cache-Status": components["headers"]["Cache-Status"];
                    "Ordinal-Generation": components["headers"]["Ordinal-Generation"];
                    "Ordinal-Lag": components["headers"]["Ordinal-Lag"];
                    "Ordinal-Age": components["headers"]["Ordinal-Age"];
                    "Ordinal-Digest": components["headers"]["Ordinal-Digest"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            406: components["responses"]["NotAcceptable"];
            412: components["responses"]["PreconditionFailed"];
            414: components["responses"]["UriTooLong"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    restoreWorkspace: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The oldest generation that the client accepts: the Ordinal-Generation of an earlier response.
                 * @example 12
                 */
                "Ordinal-Min-Generation"?: components["parameters"]["OrdinalMinGeneration"];
                /**
                 * @description The Ordinal-Bookmark of an earlier write. The request reads nothing older than this write.
                 * @example 00000001-00000002-00004e2f-0a1b2c3d4e5f
                 */
                "Ordinal-Bookmark"?: components["parameters"]["OrdinalBookmark"];
                /**
                 * @description The client's id of the request, for logs and problems: 1 to 64 letters, digits, `-` and `_`.
                 * @example checkout-7f3a
                 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /**
                 * @description The trace that the response continues (W3C Trace Context).
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
            };
            path: {
                workspaceId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The restored workspace. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Exec-Time": components["headers"]["X-Exec-Time"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "Ordinal-Generation": components["headers"]["Ordinal-Generation"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "wsp_01m8pbzzd6e009xj8gbjn2f0yg",
                     *       "name": "Web shop",
                     *       "generation": 9,
                     *       "default_model": "rice",
                     *       "allowed_origins": [],
                     *       "created_at": "2026-11-30T13:58:29.542Z",
                     *       "changed_at": "2026-11-30T13:58:54.703Z",
                     *       "secrets": {
                     *         "cursor_key": "readable"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["WorkspaceDetails"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            406: components["responses"]["NotAcceptable"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            414: components["responses"]["UriTooLong"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["DatabaseFull"];
        };
    };
    listKeys: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The ETags of earlier responses. If one is still current, the response is a 304 without a body.
                 * @example "3"
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /**
                 * @description The oldest generation that the client accepts: the Ordinal-Generation of an earlier response.
                 * @example 12
                 */
                "Ordinal-Min-Generation"?: components["parameters"]["OrdinalMinGeneration"];
                /**
                 * @description The Ordinal-Bookmark of an earlier write. The request reads nothing older than this write.
                 * @example 00000001-00000002-00004e2f-0a1b2c3d4e5f
                 */
                "Ordinal-Bookmark"?: components["parameters"]["OrdinalBookmark"];
                /**
                 * @description The client's id of the request, for logs and problems: 1 to 64 letters, digits, `-` and `_`.
                 * @example checkout-7f3a
                 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /**
                 * @description The trace that the response continues (W3C Trace Context).
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
            };
            path: {
                workspaceId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The keys. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Exec-Time": components["headers"]["X-Exec-Time"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": "key_01m8pbzzd6e009xj8gbjn2f0yh",
                     *           "name": "Continuous integration",
                     *           "role": "developer",
                     *           "state": "active",
                     *           "created_at": "2026-11-30T13:58:29.542Z",
                     *           "expires_at": "2027-06-30T00:00:00.000Z",
                     *           "last_used_at": "2026-11-30T14:10:03.118Z",
                     *           "revoked_at": null,
                     *           "replaced_by": null
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["KeyList"];
                };
            };
            /** @description The client's copy is still current. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Exec-Time": components["headers"]["X-Exec-Time"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            406: components["responses"]["NotAcceptable"];
            412: components["responses"]["PreconditionFailed"];
            414: components["responses"]["UriTooLong"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    createKey: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description 1 to 255 printable ASCII characters, new for each operation. A repeated request with the same key is not run again; it returns the stored response.
                 * @example 8e03978e-40d5-43dd-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /**
                 * @description The oldest generation that the client accepts: the Ordinal-Generation of an earlier response.
                 * @example 12
                 */
                "Ordinal-Min-Generation"?: components["parameters"]["OrdinalMinGeneration"];
                /**
                 * @description The Ordinal-Bookmark of an earlier write. The request reads nothing older than this write.
                 * @example 00000001-00000002-00004e2f-0a1b2c3d4e5f
                 */
                "Ordinal-Bookmark"?: components["parameters"]["OrdinalBookmark"];
                /**
                 * @description The client's id of the request, for logs and problems: 1 to 64 letters, digits, `-` and `_`.
                 * @example checkout-7f3a
                 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /**
                 * @description The trace that the response continues (W3C Trace Context).
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
            };
            path: {
                workspaceId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Continuous integration",
                 *       "role": "developer",
                 *       "expires_at": "2027-06-30T00:00:00Z"
                 *     }
                 */
                "application/json": components["schemas"]["NewKey"];
            };
        };
        responses: {
            /** @description The key. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Exec-Time": components["headers"]["X-Exec-Time"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    Location: components["headers"]["Location"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "key_01m8pbzzd6e009xj8gbjn2f0yh",
                     *       "name": "Continuous integration",
                     *       "role": "developer",
                     *       "state": "active",
                     *       "created_at": "2026-11-30T13:58:29.542Z",
                     *       "expires_at": "2027-06-30T00:00:00.000Z",
                     *       "last_used_at": null,
                     *       "revoked_at": null,
                     *       "replaced_by": null,
                     *       "key": "ord_EXAMPLE0000000000000000000000"
                     *     }
                     */
                    "application/json": components["schemas"]["CreatedKey"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            406: components["responses"]["NotAcceptable"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["UriTooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["DatabaseFull"];
        };
    };
    getKey: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The ETags of earlier responses. If one is still current, the response is a 304 without a body.
                 * @example "3"
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /**
                 * @description The oldest generation that the client accepts: the Ordinal-Generation of an earlier response.
                 * @example 12
                 */
                "Ordinal-Min-Generation"?: components["parameters"]["OrdinalMinGeneration"];
                /**
                 * @description The Ordinal-Bookmark of an earlier write. The request reads nothing older than this write.
                 * @example 00000001-00000002-00004e2f-0a1b2c3d4e5f
                 */
                "Ordinal-Bookmark"?: components["parameters"]["OrdinalBookmark"];
                /**
                 * @description The client's id of the request, for logs and problems: 1 to 64 letters, digits, `-` and `_`.
                 * @example checkout-7f3a
                 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /**
                 * @description The trace that the response continues (W3C Trace Context).
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
            };
            path: {
                workspaceId: string;
                keyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The key. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Exec-Time": components["headers"]["X-Exec-Time"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "key_01m8pbzzd6e009xj8gbjn2f0yh",
                     *       "name": "Continuous integration",
                     *       "role": "developer",
                     *       "state": "active",
                     *       "created_at": "2026-11-30T13:58:29.542Z",
                     *       "expires_at": "2027-06-30T00:00:00.000Z",
                     *       "last_used_at": "2026-11-30T14:10:03.118Z",
                     *       "revoked_at": null,
                     *       "replaced_by": null
                     *     }
                     */
                    "application/json": components["schemas"]["Key"];
                };
            };
            /** @description The client's copy is still current. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Exec-Time": components["headers"]["X-Exec-Time"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            406: components["responses"]["NotAcceptable"];
            412: components["responses"]["PreconditionFailed"];
            414: components["responses"]["UriTooLong"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    revokeKey: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The oldest generation that the client accepts: the Ordinal-Generation of an earlier response.
                 * @example 12
                 */
                "Ordinal-Min-Generation"?: components["parameters"]["OrdinalMinGeneration"];
                /**
                 * @description The Ordinal-Bookmark of an earlier write. The request reads nothing older than this write.
                 * @example 00000001-00000002-00004e2f-0a1b2c3d4e5f
                 */
                "Ordinal-Bookmark"?: components["parameters"]["OrdinalBookmark"];
                /**
                 * @description The client's id of the request, for logs and problems: 1 to 64 letters, digits, `-` and `_`.
                 * @example checkout-7f3a
                 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /**
                 * @description The trace that the response continues (W3C Trace Context).
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
            };
            path: {
                workspaceId: string;
                keyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The key is revoked. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Exec-Time": components["headers"]["X-Exec-Time"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            412: components["responses"]["PreconditionFailed"];
            414: components["responses"]["UriTooLong"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["DatabaseFull"];
        };
    };
    rotateKey: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description 1 to 255 printable ASCII characters, new for each operation. A repeated request with the same key is not run again; it returns the stored response.
                 * @example 8e03978e-40d5-43dd-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /**
                 * @description The oldest generation that the client accepts: the Ordinal-Generation of an earlier response.
                 * @example 12
                 */
                "Ordinal-Min-Generation"?: components["parameters"]["OrdinalMinGeneration"];
                /**
                 * @description The Ordinal-Bookmark of an earlier write. The request reads nothing older than this write.
                 * @example 00000001-00000002-00004e2f-0a1b2c3d4e5f
                 */
                "Ordinal-Bookmark"?: components["parameters"]["OrdinalBookmark"];
                /**
                 * @description The client's id of the request, for logs and problems: 1 to 64 letters, digits, `-` and `_`.
                 * @example checkout-7f3a
                 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /**
                 * @description The trace that the response continues (W3C Trace Context).
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
            };
            path: {
                workspaceId: string;
                keyId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "overlap_hours": 24
                 *     }
                 */
                "application/json": components["schemas"]["KeyRotation"];
            };
        };
        responses: {
            /** @description The new key. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Exec-Time": components["headers"]["X-Exec-Time"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    Location: components["headers"]["Location"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "key_01m8pc0kste00a34zxg1s96472",
                     *       "name": "Continuous integration",
                     *       "role": "developer",
                     *       "state": "active",
                     *       "created_at": "2026-12-01T09:00:00.000Z",
                     *       "expires_at": null,
                     *       "last_used_at": null,
                     *       "revoked_at": null,
                     *       "replaced_by": null,
                     *       "key": "ord_EXAMPLE0000000000000000000001"
                     *     }
                     */
                    "application/json": components["schemas"]["CreatedKey"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            406: components["responses"]["NotAcceptable"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["UriTooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["DatabaseFull"];
        };
    };
    getSession: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The client's id of the request, for logs and problems: 1 to 64 letters, digits, `-` and `_`.
                 * @example checkout-7f3a
                 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /**
                 * @description The trace that the response continues (W3C Trace Context).
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The caller. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Exec-Time": components["headers"]["X-Exec-Time"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "workspace": "wsp_01m8pbzzd6e009xj8gbjn2f0yg",
                     *       "key_id": "key_01m8pbzzd6e009xj8gbjn2f0yh",
                     *       "role": "viewer",
                     *       "permissions": [
                     *         "workspace:read",
                     *         "sessions:own",
                     *         "items:read",
                     *         "statuses:read",
                     *         "models:read",
                     *         "hierarchies:read",
                     *         "people:read",
                     *         "rankings:read",
                     *         "analyses:run",
                     *         "calculations:run",
                     *         "jobs:read"
                     *       ],
                     *       "session_id": "ses_01m8pc0kste00a34zxg1s96473",
                     *       "expires_at": "2026-12-07T14:10:03.118Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Caller"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            406: components["responses"]["NotAcceptable"];
            412: components["responses"]["PreconditionFailed"];
            414: components["responses"]["UriTooLong"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    createSession: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The client's id of the request, for logs and problems: 1 to 64 letters, digits, `-` and `_`.
                 * @example checkout-7f3a
                 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /**
                 * @description The trace that the response continues (W3C Trace Context).
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The session. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Exec-Time": components["headers"]["X-Exec-Time"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Set-Cookie": components["headers"]["Set-Cookie"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "ses_01m8pc0kste00a34zxg1s96473",
                     *       "key_id": "key_01m8pbzzd6e009xj8gbjn2f0yh",
                     *       "user_agent": "Mozilla/5.0 (X11; Linux x86_64) Firefox/145.0",
                     *       "created_at": "2026-11-30T14:10:03.118Z",
                     *       "expires_at": "2026-12-07T14:10:03.118Z",
                     *       "last_used_at": "2026-11-30T14:10:03.118Z",
                     *       "current": true
                     *     }
                     */
                    "application/json": components["schemas"]["Session"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            406: components["responses"]["NotAcceptable"];
            414: components["responses"]["UriTooLong"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["DatabaseFull"];
        };
    };
    endSession: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The client's id of the request, for logs and problems: 1 to 64 letters, digits, `-` and `_`.
                 * @example checkout-7f3a
                 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /**
                 * @description The trace that the response continues (W3C Trace Context).
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The session has ended. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Exec-Time": components["headers"]["X-Exec-Time"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Set-Cookie": components["headers"]["Set-Cookie"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            414: components["responses"]["UriTooLong"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["DatabaseFull"];
        };
    };
    listSessions: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The ETags of earlier responses. If one is still current, the response is a 304 without a body.
                 * @example "3"
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /**
                 * @description The oldest generation that the client accepts: the Ordinal-Generation of an earlier response.
                 * @example 12
                 */
                "Ordinal-Min-Generation"?: components["parameters"]["OrdinalMinGeneration"];
                /**
                 * @description The Ordinal-Bookmark of an earlier write. The request reads nothing older than this write.
                 * @example 00000001-00000002-00004e2f-0a1b2c3d4e5f
                 */
                "Ordinal-Bookmark"?: components["parameters"]["OrdinalBookmark"];
                /**
                 * @description The client's id of the request, for logs and problems: 1 to 64 letters, digits, `-` and `_`.
                 * @example checkout-7f3a
                 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /**
                 * @description The trace that the response continues (W3C Trace Context).
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
            };
            path: {
                workspaceId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The sessions. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Exec-Time": components["headers"]["X-Exec-Time"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": "ses_01m8pc0kste00a34zxg1s96473",
                     *           "key_id": "key_01m8pbzzd6e009xj8gbjn2f0yh",
                     *           "user_agent": "Mozilla/5.0 (X11; Linux x86_64) Firefox/145.0",
                     *           "created_at": "2026-11-30T14:10:03.118Z",
                     *           "expires_at": "2026-12-07T14:10:03.118Z",
                     *           "last_used_at": "2026-11-30T14:10:03.118Z",
                     *           "current": true
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["SessionList"];
                };
            };
            /** @description The client's copy is still current. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Exec-Time": components["headers"]["X-Exec-Time"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            406: components["responses"]["NotAcceptable"];
            412: components["responses"]["PreconditionFailed"];
            414: components["responses"]["UriTooLong"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    endSessionById: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The oldest generation that the client accepts: the Ordinal-Generation of an earlier response.
                 * @example 12
                 */
                "Ordinal-Min-Generation"?: components["parameters"]["OrdinalMinGeneration"];
                /**
                 * @description The Ordinal-Bookmark of an earlier write. The request reads nothing older than this write.
                 * @example 00000001-00000002-00004e2f-0a1b2c3d4e5f
                 */
                "Ordinal-Bookmark"?: components["parameters"]["OrdinalBookmark"];
                /**
                 * @description The client's id of the request, for logs and problems: 1 to 64 letters, digits, `-` and `_`.
                 * @example checkout-7f3a
                 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /**
                 * @description The trace that the response continues (W3C Trace Context).
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
            };
            path: {
                workspaceId: string;
                sessionId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The session has ended. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Exec-Time": components["headers"]["X-Exec-Time"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            412: components["responses"]["PreconditionFailed"];
            414: components["responses"]["UriTooLong"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["DatabaseFull"];
        };
    };
    listStatuses: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The ETags of earlier responses. If one is still current, the response is a 304 without a body.
                 * @example "3"
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /**
                 * @description The oldest generation that the client accepts: the Ordinal-Generation of an earlier response.
                 * @example 12
                 */
                "Ordinal-Min-Generation"?: components["parameters"]["OrdinalMinGeneration"];
                /**
                 * @description The Ordinal-Bookmark of an earlier write. The request reads nothing older than this write.
                 * @example 00000001-00000002-00004e2f-0a1b2c3d4e5f
                 */
                "Ordinal-Bookmark"?: components["parameters"]["OrdinalBookmark"];
                /**
                 * @description The client's id of the request, for logs and problems: 1 to 64 letters, digits, `-` and `_`.
                 * @example checkout-7f3a
                 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /**
                 * @description The trace that the response continues (W3C Trace Context).
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
            };
            path: {
                workspaceId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The statuses, in the order of the categories. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Exec-Time": components["headers"]["X-Exec-Time"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "Cache-Status": components["headers"]["Cache-Status"];
                    "Ordinal-Generation": components["headers"]["Ordinal-Generation"];
                    "Ordinal-Lag": components["headers"]["Ordinal-Lag"];
                    "Ordinal-Age": components["headers"]["Ordinal-Age"];
                    "Ordinal-Digest": components["headers"]["Ordinal-Digest"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "generation": 9,
                     *       "data": [
                     *         {
                     *           "status": "Parked",
                     *           "category": "backlog",
                     *           "is_assigned": true,
                     *           "count": 2
                     *         },
                     *         {
                     *           "status": "open",
                     *           "category": "todo",
                     *           "is_assigned": false,
                     *           "count": 5
                     *         },
                     *         {
                     *           "status": "In QA",
                     *           "category": "doing",
                     *           "is_assigned": false,
                     *           "count": 3
                     *         },
                     *         {
                     *           "status": "Done",
                     *           "category": "done",
                     *           "is_assigned": false,
                     *           "count": 41
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["StatusList"];
                };
            };
            /** @description The client's copy is still current. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Exec-Time": components["headers"]["X-Exec-Time"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "Cache-Status": components["headers"]["Cache-Status"];
                    "Ordinal-Generation": components["headers"]["Ordinal-Generation"];
                    "Ordinal-Lag": components["headers"]["Ordinal-Lag"];
                    "Ordinal-Age": components["headers"]["Ordinal-Age"];
                    "Ordinal-Digest": components["headers"]["Ordinal-Digest"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            406: components["responses"]["NotAcceptable"];
            412: components["responses"]["PreconditionFailed"];
            414: components["responses"]["UriTooLong"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    updateStatuses: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The expected version, as the ETag of a response, or a list of them. The write fails with 412 if the resource has another version. `*` accepts any version of an existing resource.
                 * @example "3"
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
                /**
                 * @description The oldest generation that the client accepts: the Ordinal-Generation of an earlier response.
                 * @example 12
                 */
                "Ordinal-Min-Generation"?: components["parameters"]["OrdinalMinGeneration"];
                /**
                 * @description The Ordinal-Bookmark of an earlier write. The request reads nothing older than this write.
                 * @example 00000001-00000002-00004e2f-0a1b2c3d4e5f
                 */
                "Ordinal-Bookmark"?: components["parameters"]["OrdinalBookmark"];
                /**
                 * @description The client's id of the request, for logs and problems: 1 to 64 letters, digits, `-` and `_`.
                 * @example checkout-7f3a
                 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /**
                 * @description The trace that the response continues (W3C Trace Context).
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
            };
            path: {
                workspaceId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "categories": {
                 *         "Parked": "backlog",
                 *         "In QA": "doing"
                 *       }
                 *     }
                 */
                "application/merge-patch+json": components["schemas"]["StatusPatch"];
                /**
                 * @example {
                 *       "categories": {
                 *         "Parked": "backlog",
                 *         "In QA": "doing"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["StatusPatch"];
            };
        };
        responses: {
            /** @description The statuses with their new categories. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Exec-Time": components["headers"]["X-Exec-Time"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Cache-Status": components["headers"]["Cache-Status"];
                    "Ordinal-Generation": components["headers"]["Ordinal-Generation"];
                    "Ordinal-Lag": components["headers"]["Ordinal-Lag"];
                    "Ordinal-Age": components["headers"]["Ordinal-Age"];
                    "Ordinal-Digest": components["headers"]["Ordinal-Digest"];
                    "Ordinal-Bookmark": components["headers"]["Ordinal-Bookmark"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "generation": 10,
                     *       "data": [
                     *         {
                     *           "status": "Parked",
                     *           "category": "backlog",
                     *           "is_assigned": true,
                     *           "count": 2
                     *         },
                     *         {
                     *           "status": "open",
                     *           "category": "todo",
                     *           "is_assigned": false,
                     *           "count": 5
                     *         },
                     *         {
                     *           "status": "In QA",
                     *           "category": "doing",
                     *           "is_assigned": true,
                     *           "count": 3
                     *         },
                     *         {
                     *           "status": "Done",
                     *           "category": "done",
                     *           "is_assigned": false,
                     *           "count": 41
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["StatusList"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            406: components["responses"]["NotAcceptable"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["UriTooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["DatabaseFull"];
        };
    };
    getCacheStats: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The client's id of the request, for logs and problems: 1 to 64 letters, digits, `-` and `_`.
                 * @example checkout-7f3a
                 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /**
                 * @description The trace that the response continues (W3C Trace Context).
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Statistics by kind and by tier. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Exec-Time": components["headers"]["X-Exec-Time"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "scope": "isolate",
                     *       "kinds": [
                     *         {
                     *           "hits": 60,
                     *           "misses": 8,
                     *           "hit_rate": 0.8823529411764706,
                     *           "kind": "keys",
                     *           "entries": 1,
                     *           "bytes": 400,
                     *           "budget_bytes": 1000000
                     *         },
                     *         {
                     *           "hits": 59,
                     *           "misses": 3,
                     *           "hit_rate": 0.9516129032258065,
                     *           "kind": "hashes",
                     *           "entries": 1,
                     *           "bytes": 400,
                     *           "budget_bytes": 500000
                     *         }
                     *       ],
                     *       "tiers": [
                     *         {
                     *           "hits": 171,
                     *           "misses": 26,
                     *           "hit_rate": 0.868020304568528,
                     *           "tier": "memory"
                     *         },
                     *         {
                     *           "hits": 1,
                     *           "misses": 6,
                     *           "hit_rate": 0.14285714285714285,
                     *           "tier": "cache-api"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["CacheStats"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            406: components["responses"]["NotAcceptable"];
            412: components["responses"]["PreconditionFailed"];
            414: components["responses"]["UriTooLong"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    warmCache: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The client's id of the request, for logs and problems: 1 to 64 letters, digits, `-` and `_`.
                 * @example checkout-7f3a
                 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /**
                 * @description The trace that the response continues (W3C Trace Context).
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "workspace": "wsp_01m8pbzzd6e009xj8gbjn2f0yg",
                 *       "pages": 1
                 *     }
                 */
                "application/json": components["schemas"]["WarmRequest"];
            };
        };
        responses: {
            /** @description The number of pages by outcome. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Exec-Time": components["headers"]["X-Exec-Time"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "generation": 9,
                     *       "built": 0,
                     *       "cached": 1,
                     *       "skipped": 0
                     *     }
                     */
                    "application/json": components["schemas"]["WarmResult"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            406: components["responses"]["NotAcceptable"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["UriTooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["DatabaseFull"];
        };
    };
    clearCache: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The client's id of the request, for logs and problems: 1 to 64 letters, digits, `-` and `_`.
                 * @example checkout-7f3a
                 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /**
                 * @description The trace that the response continues (W3C Trace Context).
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "workspace": "wsp_01m8pbzzd6e009xj8gbjn2f0yg",
                 *       "kinds": [
                 *         "pages"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["ClearRequest"];
            };
        };
        responses: {
            /** @description The number of deleted entries. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Exec-Time": components["headers"]["X-Exec-Time"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "dropped": {
                     *         "memory": 3,
                     *         "cache_api": 1,
                     *         "kv": 0
                     *       },
                     *       "has_more": false
                     *     }
                     */
                    "application/json": components["schemas"]["ClearResult"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            406: components["responses"]["NotAcceptable"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["UriTooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["DatabaseFull"];
        };
    };
    applyItemBatch: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description 1 to 255 printable ASCII characters, new for each operation. A repeated request with the same key is not run again; it returns the stored response.
                 * @example 8e03978e-40d5-43dd-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /**
                 * @description The oldest generation that the client accepts: the Ordinal-Generation of an earlier response.
                 * @example 12
                 */
                "Ordinal-Min-Generation"?: components["parameters"]["OrdinalMinGeneration"];
                /**
                 * @description The Ordinal-Bookmark of an earlier write. The request reads nothing older than this write.
                 * @example 00000001-00000002-00004e2f-0a1b2c3d4e5f
                 */
                "Ordinal-Bookmark"?: components["parameters"]["OrdinalBookmark"];
                /**
                 * @description The client's id of the request, for logs and problems: 1 to 64 letters, digits, `-` and `_`.
                 * @example checkout-7f3a
                 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /**
                 * @description The trace that the response continues (W3C Trace Context).
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
            };
            path: {
                workspaceId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "operations": [
                 *         {
                 *           "op": "create",
                 *           "item": {
                 *             "title": "Checkout",
                 *             "type": "epic",
                 *             "external_id": "SHOP-100",
                 *             "ratings": {
                 *               "business_value": 10
                 *             }
                 *           }
                 *         },
                 *         {
                 *           "op": "create",
                 *           "item": {
                 *             "title": "Pay by invoice",
                 *             "external_id": "SHOP-102",
                 *             "size": 5,
                 *             "labels": [
                 *               "payments"
                 *             ],
                 *             "ratings": {
                 *               "reach": {
                 *                 "low": 100,
                 *                 "likely": 200,
                 *                 "high": 500
                 *               },
                 *               "impact": 3,
                 *               "confidence": 0.5,
                 *               "effort": 5,
                 *               "cost_of_delay": 13
                 *             }
                 *           }
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["Batch"];
            };
        };
        responses: {
            /** @description The result of each operation. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Exec-Time": components["headers"]["X-Exec-Time"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Ordinal-Generation": components["headers"]["Ordinal-Generation"];
                    "Ordinal-Bookmark": components["headers"]["Ordinal-Bookmark"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "results": [
                     *         {
                     *           "index": 0,
                     *           "status": 201,
                     *           "item": {
                     *             "id": "itm_01m8pbzzg9e009hfqcrwjt6ygy",
                     *             "number": 2,
                     *             "external_id": "SHOP-100",
                     *             "type": "epic",
                     *             "title": "Checkout",
                     *             "status": "open",
                     *             "labels": [],
                     *             "ratings": {
                     *               "business_value": 10
                     *             },
                     *             "version": 1,
                     *             "created_at": "2026-11-30T13:58:29.637Z",
                     *             "updated_at": "2026-11-30T13:58:29.637Z"
                     *           }
                     *         },
                     *         {
                     *           "index": 1,
                     *           "status": 201,
                     *           "item": {
                     *             "id": "itm_01m8pbzzg9e00sggn6ax2heqmf",
                     *             "number": 3,
                     *             "external_id": "SHOP-102",
                     *             "type": "story",
                     *             "title": "Pay by invoice",
                     *             "status": "open",
                     *             "labels": [
                     *               "payments"
                     *             ],
                     *             "size": 5,
                     *             "ratings": {
                     *               "reach": {
                     *                 "low": 100,
                     *                 "likely": 200,
                     *                 "high": 500
                     *               },
                     *               "impact": 3,
                     *               "confidence": 0.5,
                     *               "effort": 5,
                     *               "cost_of_delay": 13
                     *             },
                     *             "version": 1,
                     *             "created_at": "2026-11-30T13:58:29.637Z",
                     *             "updated_at": "2026-11-30T13:58:29.637Z"
                     *           }
                     *         }
                     *       ],
                     *       "counts": {
                     *         "created": 2,
                     *         "updated": 0,
                     *         "unchanged": 0,
                     *         "deleted": 0,
                     *         "rejected": 0
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["BatchResults"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            406: components["responses"]["NotAcceptable"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["UriTooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["DatabaseFull"];
        };
    };
    listItems: {
        parameters: {
            query?: {
                /** @description The numbers of at most 200 items, separated by commas. Returns these items without paging, in ascending order. The response omits deleted items and unknown numbers. Do not combine this parameter with another one. */
                number?: string;
                /** @description One or more statuses, ignoring case, separated by commas. Write `\,` for a comma inside a status. An unknown status is rejected with 422. */
                status?: string;
                /** @description One or more of backlog, todo, doing, done, cancelled, separated by commas. */
                status_category?: string;
                type?: "initiative" | "project" | "epic" | "feature" | "story" | "task" | "bug";
                priority?: "critical" | "high" | "medium" | "low";
                assignee?: string;
                label?: string;
                team?: string;
                parent?: string;
                external_id?: string;
                /** @description The system that assigned the external id; empty for items without a source. Required if items of several sources have the external id. */
                source?: string;
                /** @description Text that the title contains, ignoring case and accents. */
                q?: string;
                /** @description The number of entries per page. */
                limit?: number;
                /** @description The `page.next_cursor` of the previous page. A cursor is valid for one list only. */
                cursor?: string;
                /** @description The number of the page, from 1. Prefer `cursor`. */
                page?: number;
                per_page?: number;
            };
            header?: {
                /**
                 * @description The ETags of earlier responses. If one is still current, the response is a 304 without a body.
                 * @example "3"
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /**
                 * @description The oldest generation that the client accepts: the Ordinal-Generation of an earlier response.
                 * @example 12
                 */
                "Ordinal-Min-Generation"?: components["parameters"]["OrdinalMinGeneration"];
                /**
                 * @description The Ordinal-Bookmark of an earlier write. The request reads nothing older than this write.
                 * @example 00000001-00000002-00004e2f-0a1b2c3d4e5f
                 */
                "Ordinal-Bookmark"?: components["parameters"]["OrdinalBookmark"];
                /**
                 * @description The client's id of the request, for logs and problems: 1 to 64 letters, digits, `-` and `_`.
                 * @example checkout-7f3a
                 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /**
                 * @description The trace that the response continues (W3C Trace Context).
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
            };
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
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Exec-Time": components["headers"]["X-Exec-Time"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "Ordinal-Generation": components["headers"]["Ordinal-Generation"];
                    Link: components["headers"]["Link"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": "itm_01m8pbzzffe00a53raqqz4s58a",
                     *           "number": 1,
                     *           "external_id": "SHOP-101",
                     *           "type": "story",
                     *           "parent": "itm_01m8pbzzg9e009hfqcrwjt6ygy",
                     *           "blocked_by": [
                     *             "itm_01m8pbzzhbe0094w9fj8cc7405"
                     *           ],
                     *           "title": "Remember the delivery address",
                     *           "status": "open",
                     *           "priority": "high",
                     *           "labels": [
                     *             "checkout"
                     *           ],
                     *           "size": 3,
                     *           "ratings": {
                     *             "reach": 450,
                     *             "impact": 2,
                     *             "confidence": 0.8,
                     *             "effort": 2,
                     *             "business_value": 8,
                     *             "cost_of_delay": 8
                     *           },
                     *           "version": 2,
                     *           "created_at": "2026-11-30T13:58:29.610Z",
                     *           "updated_at": "2026-11-30T13:58:29.734Z"
                     *         },
                     *         {
                     *           "id": "itm_01m8pbzzg9e00sggn6ax2heqmf",
                     *           "number": 3,
                     *           "external_id": "SHOP-102",
                     *           "type": "story",
                     *           "parent": "itm_01m8pbzzg9e009hfqcrwjt6ygy",
                     *           "title": "Pay by invoice",
                     *           "status": "open",
                     *           "labels": [
                     *             "payments"
                     *           ],
                     *           "size": 5,
                     *           "ratings": {
                     *             "reach": {
                     *               "low": 100,
                     *               "likely": 200,
                     *               "high": 500
                     *             },
                     *             "impact": 3,
                     *             "confidence": 0.5,
                     *             "effort": 5,
                     *             "cost_of_delay": 13
                     *           },
                     *           "version": 2,
                     *           "created_at": "2026-11-30T13:58:29.637Z",
                     *           "updated_at": "2026-11-30T13:58:29.769Z"
                     *         }
                     *       ],
                     *       "page": {
                     *         "next_cursor": "WzMsIml0ZW1zP2xpbWl0PTImdHlwZT1zdG9yeSJd.yDYmfWpd_mKGxvEGI4mWvw",
                     *         "prev_cursor": null,
                     *         "limit": 2
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ItemList"];
                };
            };
            /** @description The client's copy is still current. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Exec-Time": components["headers"]["X-Exec-Time"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "Ordinal-Generation": components["headers"]["Ordinal-Generation"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            406: components["responses"]["NotAcceptable"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            414: components["responses"]["UriTooLong"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    createItem: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description 1 to 255 printable ASCII characters, new for each operation. A repeated request with the same key is not run again; it returns the stored response.
                 * @example 8e03978e-40d5-43dd-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /**
                 * @description The oldest generation that the client accepts: the Ordinal-Generation of an earlier response.
                 * @example 12
                 */
                "Ordinal-Min-Generation"?: components["parameters"]["OrdinalMinGeneration"];
                /**
                 * @description The Ordinal-Bookmark of an earlier write. The request reads nothing older than this write.
                 * @example 00000001-00000002-00004e2f-0a1b2c3d4e5f
                 */
                "Ordinal-Bookmark"?: components["parameters"]["OrdinalBookmark"];
                /**
                 * @description The client's id of the request, for logs and problems: 1 to 64 letters, digits, `-` and `_`.
                 * @example checkout-7f3a
                 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /**
                 * @description The trace that the response continues (W3C Trace Context).
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
            };
            path: {
                workspaceId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "title": "Remember the delivery address",
                 *       "type": "story",
                 *       "external_id": "SHOP-101",
                 *       "status": "open",
                 *       "priority": "high",
                 *       "labels": [
                 *         "checkout"
                 *       ],
                 *       "size": 3,
                 *       "ratings": {
                 *         "reach": 450,
                 *         "impact": 2,
                 *         "confidence": 0.8,
                 *         "effort": 2,
                 *         "business_value": 8,
                 *         "cost_of_delay": 8
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["NewItem"];
            };
        };
        responses: {
            /** @description The item. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Exec-Time": components["headers"]["X-Exec-Time"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Ordinal-Generation": components["headers"]["Ordinal-Generation"];
                    "Ordinal-Bookmark": components["headers"]["Ordinal-Bookmark"];
                    ETag: components["headers"]["ETag"];
                    Location: components["headers"]["Location"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "itm_01m8pbzzffe00a53raqqz4s58a",
                     *       "number": 1,
                     *       "external_id": "SHOP-101",
                     *       "type": "story",
                     *       "title": "Remember the delivery address",
                     *       "status": "open",
                     *       "priority": "high",
                     *       "labels": [
                     *         "checkout"
                     *       ],
                     *       "size": 3,
                     *       "ratings": {
                     *         "reach": 450,
                     *         "impact": 2,
                     *         "confidence": 0.8,
                     *         "effort": 2,
                     *         "business_value": 8,
                     *         "cost_of_delay": 8
                     *       },
                     *       "version": 1,
                     *       "created_at": "2026-11-30T13:58:29.610Z",
                     *       "updated_at": "2026-11-30T13:58:29.610Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Item"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            406: components["responses"]["NotAcceptable"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["UriTooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["DatabaseFull"];
        };
    };
    getItem: {
        parameters: {
            query?: {
                /** @description A point in the past: a generation number, an instant with a time zone, or a date, which means 00:00 UTC. An instant selects the newest generation at or before it. */
                at?: string;
            };
            header?: {
                /**
                 * @description The ETags of earlier responses. If one is still current, the response is a 304 without a body.
                 * @example "3"
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /**
                 * @description The oldest generation that the client accepts: the Ordinal-Generation of an earlier response.
                 * @example 12
                 */
                "Ordinal-Min-Generation"?: components["parameters"]["OrdinalMinGeneration"];
                /**
                 * @description The Ordinal-Bookmark of an earlier write. The request reads nothing older than this write.
                 * @example 00000001-00000002-00004e2f-0a1b2c3d4e5f
                 */
                "Ordinal-Bookmark"?: components["parameters"]["OrdinalBookmark"];
                /**
                 * @description The client's id of the request, for logs and problems: 1 to 64 letters, digits, `-` and `_`.
                 * @example checkout-7f3a
                 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /**
                 * @description The trace that the response continues (W3C Trace Context).
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
            };
            path: {
                workspaceId: string;
                itemId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The item. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Exec-Time": components["headers"]["X-Exec-Time"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "itm_01m8pbzzffe00a53raqqz4s58a",
                     *       "number": 1,
                     *       "external_id": "SHOP-101",
                     *       "type": "story",
                     *       "parent": "itm_01m8pbzzg9e009hfqcrwjt6ygy",
                     *       "blocked_by": [
                     *         "itm_01m8pbzzhbe0094w9fj8cc7405"
                     *       ],
                     *       "title": "Remember the delivery address",
                     *       "status": "open",
                     *       "priority": "high",
                     *       "labels": [
                     *         "checkout"
                     *       ],
                     *       "size": 3,
                     *       "ratings": {
                     *         "reach": 450,
                     *         "impact": 2,
                     *         "confidence": 0.8,
                     *         "effort": 2,
                     *         "business_value": 8,
                     *         "cost_of_delay": 8
                     *       },
                     *       "version": 2,
                     *       "created_at": "2026-11-30T13:58:29.610Z",
                     *       "updated_at": "2026-11-30T13:58:29.734Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Item"];
                };
            };
            /** @description The client's copy is still current. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Exec-Time": components["headers"]["X-Exec-Time"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            406: components["responses"]["NotAcceptable"];
            412: components["responses"]["PreconditionFailed"];
            414: components["responses"]["UriTooLong"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    deleteItem: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The expected version, as the ETag of a response, or a list of them. The write fails with 412 if the resource has another version. `*` accepts any version of an existing resource.
                 * @example "3"
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
                /**
                 * @description The oldest generation that the client accepts: the Ordinal-Generation of an earlier response.
                 * @example 12
                 */
                "Ordinal-Min-Generation"?: components["parameters"]["OrdinalMinGeneration"];
                /**
                 * @description The Ordinal-Bookmark of an earlier write. The request reads nothing older than this write.
                 * @example 00000001-00000002-00004e2f-0a1b2c3d4e5f
                 */
                "Ordinal-Bookmark"?: components["parameters"]["OrdinalBookmark"];
                /**
                 * @description The client's id of the request, for logs and problems: 1 to 64 letters, digits, `-` and `_`.
                 * @example checkout-7f3a
                 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /**
                 * @description The trace that the response continues (W3C Trace Context).
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
            };
            path: {
                workspaceId: string;
                itemId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The item is deleted. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Exec-Time": components["headers"]["X-Exec-Time"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Ordinal-Generation": components["headers"]["Ordinal-Generation"];
                    "Ordinal-Bookmark": components["headers"]["Ordinal-Bookmark"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            412: components["responses"]["PreconditionFailed"];
            414: components["responses"]["UriTooLong"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["DatabaseFull"];
        };
    };
    updateItem: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The expected version, as the ETag of a response, or a list of them. The write fails with 412 if the resource has another version. `*` accepts any version of an existing resource.
                 * @example "3"
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
                /**
                 * @description The oldest generation that the client accepts: the Ordinal-Generation of an earlier response.
                 * @example 12
                 */
                "Ordinal-Min-Generation"?: components["parameters"]["OrdinalMinGeneration"];
                /**
                 * @description The Ordinal-Bookmark of an earlier write. The request reads nothing older than this write.
                 * @example 00000001-00000002-00004e2f-0a1b2c3d4e5f
                 */
                "Ordinal-Bookmark"?: components["parameters"]["OrdinalBookmark"];
                /**
                 * @description The client's id of the request, for logs and problems: 1 to 64 letters, digits, `-` and `_`.
                 * @example checkout-7f3a
                 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /**
                 * @description The trace that the response continues (W3C Trace Context).
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
            };
            path: {
                workspaceId: string;
                itemId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "parent": "itm_01m8pbzzg9e009hfqcrwjt6ygy",
                 *       "blocked_by": [
                 *         "itm_01m8pbzzhbe0094w9fj8cc7405"
                 *       ],
                 *       "expected_version": 1
                 *     }
                 */
                "application/merge-patch+json": components["schemas"]["VersionedItemPatch"];
                /**
                 * @example {
                 *       "parent": "itm_01m8pbzzg9e009hfqcrwjt6ygy",
                 *       "blocked_by": [
                 *         "itm_01m8pbzzhbe0094w9fj8cc7405"
                 *       ],
                 *       "expected_version": 1
                 *     }
                 */
                "application/json": components["schemas"]["VersionedItemPatch"];
            };
        };
        responses: {
            /** @description The updated item. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Exec-Time": components["headers"]["X-Exec-Time"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Ordinal-Generation": components["headers"]["Ordinal-Generation"];
                    "Ordinal-Bookmark": components["headers"]["Ordinal-Bookmark"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "itm_01m8pbzzffe00a53raqqz4s58a",
                     *       "number": 1,
                     *       "external_id": "SHOP-101",
                     *       "type": "story",
                     *       "parent": "itm_01m8pbzzg9e009hfqcrwjt6ygy",
                     *       "blocked_by": [
                     *         "itm_01m8pbzzhbe0094w9fj8cc7405"
                     *       ],
                     *       "title": "Remember the delivery address",
                     *       "status": "open",
                     *       "priority": "high",
                     *       "labels": [
                     *         "checkout"
                     *       ],
                     *       "size": 3,
                     *       "ratings": {
                     *         "reach": 450,
                     *         "impact": 2,
                     *         "confidence": 0.8,
                     *         "effort": 2,
                     *         "business_value": 8,
                     *         "cost_of_delay": 8
                     *       },
                     *       "version": 2,
                     *       "created_at": "2026-11-30T13:58:29.610Z",
                     *       "updated_at": "2026-11-30T13:58:29.734Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Item"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            406: components["responses"]["NotAcceptable"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["UriTooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["DatabaseFull"];
        };
    };
    getItemLinks: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The ETags of earlier responses. If one is still current, the response is a 304 without a body.
                 * @example "3"
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /**
                 * @description The oldest generation that the client accepts: the Ordinal-Generation of an earlier response.
                 * @example 12
                 */
                "Ordinal-Min-Generation"?: components["parameters"]["OrdinalMinGeneration"];
                /**
                 * @description The Ordinal-Bookmark of an earlier write. The request reads nothing older than this write.
                 * @example 00000001-00000002-00004e2f-0a1b2c3d4e5f
                 */
                "Ordinal-Bookmark"?: components["parameters"]["OrdinalBookmark"];
                /**
                 * @description The client's id of the request, for logs and problems: 1 to 64 letters, digits, `-` and `_`.
                 * @example checkout-7f3a
                 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /**
                 * @description The trace that the response continues (W3C Trace Context).
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
            };
            path: {
                workspaceId: string;
                itemId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The links in both directions. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Exec-Time": components["headers"]["X-Exec-Time"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "blocked_by": [
                     *         {
                     *           "id": "itm_01m8pbzzhbe0094w9fj8cc7405",
                     *           "title": "Show the delivery date",
                     *           "status": "open",
                     *           "external_id": "SHOP-103"
                     *         }
                     *       ],
                     *       "blocks": []
                     *     }
                     */
                    "application/json": components["schemas"]["Links"];
                };
            };
            /** @description The client's copy is still current. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Exec-Time": components["headers"]["X-Exec-Time"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            406: components["responses"]["NotAcceptable"];
            412: components["responses"]["PreconditionFailed"];
            414: components["responses"]["UriTooLong"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    listItemChanges: {
        parameters: {
            query?: {
                limit?: number;
                /** @description Lists only changes of older generations. */
                before?: number;
            };
            header?: {
                /**
                 * @description The ETags of earlier responses. If one is still current, the response is a 304 without a body.
                 * @example "3"
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /**
                 * @description The oldest generation that the client accepts: the Ordinal-Generation of an earlier response.
                 * @example 12
                 */
                "Ordinal-Min-Generation"?: components["parameters"]["OrdinalMinGeneration"];
                /**
                 * @description The Ordinal-Bookmark of an earlier write. The request reads nothing older than this write.
                 * @example 00000001-00000002-00004e2f-0a1b2c3d4e5f
                 */
                "Ordinal-Bookmark"?: components["parameters"]["OrdinalBookmark"];
                /**
                 * @description The client's id of the request, for logs and problems: 1 to 64 letters, digits, `-` and `_`.
                 * @example checkout-7f3a
                 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /**
                 * @description The trace that the response continues (W3C Trace Context).
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
            };
            path: {
                workspaceId: string;
                itemId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of changes. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Exec-Time": components["headers"]["X-Exec-Time"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "generation": 412,
                     *           "at": "2026-11-30T13:58:30.000Z",
                     *           "kind": "updated",
                     *           "actor": {
                     *             "id": "key_01jd3wq2f8e5avb1j0yqk3n9ds",
                     *             "name": "Planning"
                     *           },
                     *           "fields": {
                     *             "status": {
                     *               "from": "open",
                     *               "to": "in progress"
                     *             },
                     *             "ratings": {
                     *               "from": {
                     *                 "reach": 450
                     *               },
                     *               "to": {
                     *                 "reach": 600
                     *               }
                     *             }
                     *           }
                     *         }
                     *       ],
                     *       "page": {
                     *         "next_before": null
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ItemChanges"];
                };
            };
            /** @description The client's copy is still current. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Exec-Time": components["headers"]["X-Exec-Time"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            406: components["responses"]["NotAcceptable"];
            412: components["responses"]["PreconditionFailed"];
            414: components["responses"]["UriTooLong"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    getItemHistory: {
        parameters: {
            query?: {
                /** @description If absent, the default model of the workspace. */
                model?: string;
                /** @description The maximum number of points. */
                points?: number;
            };
            header?: {
                /**
                 * @description The ETags of earlier responses. If one is still current, the response is a 304 without a body.
                 * @example "3"
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /**
                 * @description The oldest generation that the client accepts: the Ordinal-Generation of an earlier response.
                 * @example 12
                 */
                "Ordinal-Min-Generation"?: components["parameters"]["OrdinalMinGeneration"];
                /**
                 * @description The Ordinal-Bookmark of an earlier write. The request reads nothing older than this write.
                 * @example 00000001-00000002-00004e2f-0a1b2c3d4e5f
                 */
                "Ordinal-Bookmark"?: components["parameters"]["OrdinalBookmark"];
                /**
                 * @description The client's id of the request, for logs and problems: 1 to 64 letters, digits, `-` and `_`.
                 * @example checkout-7f3a
                 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /**
                 * @description The trace that the response continues (W3C Trace Context).
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
            };
            path: {
                workspaceId: string;
                itemId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The history. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Exec-Time": components["headers"]["X-Exec-Time"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "model": "rice",
                     *       "data": [
                     *         {
                     *           "ranking": "rnk_01jd3wq2f8e5avb1j0yqk3n9ds",
                     *           "generation": 412,
                     *           "at": "2026-11-30T13:58:30.000Z",
                     *           "count": 1412,
                     *           "rank": 4,
                     *           "score": 675,
                     *           "cause": "own-ratings"
                     *         }
                     *       ],
                     *       "omitted": 0
                     *     }
                     */
                    "application/json": components["schemas"]["ItemHistory"];
                };
            };
            /** @description The client's copy is still current. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Exec-Time": components["headers"]["X-Exec-Time"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            406: components["responses"]["NotAcceptable"];
            412: components["responses"]["PreconditionFailed"];
            414: components["responses"]["UriTooLong"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    upsertItemByExternalId: {
        parameters: {
            query?: {
                /** @description The system that assigned the external id. By default, the source in the body. */
                source?: string;
            };
            header?: {
                /**
                 * @description The expected version, as the ETag of a response, or a list of them. The write fails with 412 if the resource has another version. `*` accepts any version of an existing resource.
                 * @example "3"
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
                /**
                 * @description `*` creates the resource. The write fails with 412 if the resource exists.
                 * @example *
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatchAny"];
                /**
                 * @description The oldest generation that the client accepts: the Ordinal-Generation of an earlier response.
                 * @example 12
                 */
                "Ordinal-Min-Generation"?: components["parameters"]["OrdinalMinGeneration"];
                /**
                 * @description The Ordinal-Bookmark of an earlier write. The request reads nothing older than this write.
                 * @example 00000001-00000002-00004e2f-0a1b2c3d4e5f
                 */
                "Ordinal-Bookmark"?: components["parameters"]["OrdinalBookmark"];
                /**
                 * @description The client's id of the request, for logs and problems: 1 to 64 letters, digits, `-` and `_`.
                 * @example checkout-7f3a
                 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /**
                 * @description The trace that the response continues (W3C Trace Context).
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
            };
            path: {
                workspaceId: string;
                externalId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "title": "Show the delivery date",
                 *       "size": 2,
                 *       "ratings": {
                 *         "reach": 900,
                 *         "impact": 1,
                 *         "confidence": 0.8,
                 *         "effort": 1,
                 *         "cost_of_delay": 5
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["ItemPatch"];
            };
        };
        responses: {
            /** @description The updated item. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Exec-Time": components["headers"]["X-Exec-Time"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Ordinal-Generation": components["headers"]["Ordinal-Generation"];
                    "Ordinal-Bookmark": components["headers"]["Ordinal-Bookmark"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "itm_01m8pbzzhbe0094w9fj8cc7405",
                     *       "number": 4,
                     *       "external_id": "SHOP-103",
                     *       "type": "story",
                     *       "title": "Show the delivery date",
                     *       "status": "open",
                     *       "labels": [],
                     *       "size": 2,
                     *       "ratings": {
                     *         "reach": 900,
                     *         "impact": 1,
                     *         "confidence": 0.8,
                     *         "effort": 1,
                     *         "cost_of_delay": 5
                     *       },
                     *       "version": 1,
                     *       "created_at": "2026-11-30T13:58:29.668Z",
                     *       "updated_at": "2026-11-30T13:58:29.668Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Item"];
                };
            };
            /** @description The created item. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Exec-Time": components["headers"]["X-Exec-Time"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Ordinal-Generation": components["headers"]["Ordinal-Generation"];
                    "Ordinal-Bookmark": components["headers"]["Ordinal-Bookmark"];
                    ETag: components["headers"]["ETag"];
                    Location: components["headers"]["Location"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "itm_01m8pbzzhbe0094w9fj8cc7405",
                     *       "number": 4,
                     *       "external_id": "SHOP-103",
                     *       "type": "story",
                     *       "title": "Show the delivery date",
                     *       "status": "open",
                     *       "labels": [],
                     *       "size": 2,
                     *       "ratings": {
                     *         "reach": 900,
                     *         "impact": 1,
                     *         "confidence": 0.8,
                     *         "effort": 1,
                     *         "cost_of_delay": 5
                     *       },
                     *       "version": 1,
                     *       "created_at": "2026-11-30T13:58:29.668Z",
                     *       "updated_at": "2026-11-30T13:58:29.668Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Item"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            406: components["responses"]["NotAcceptable"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["UriTooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["DatabaseFull"];
        };
    };
    cascadeValue: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The oldest generation that the client accepts: the Ordinal-Generation of an earlier response.
                 * @example 12
                 */
                "Ordinal-Min-Generation"?: components["parameters"]["OrdinalMinGeneration"];
                /**
                 * @description The Ordinal-Bookmark of an earlier write. The request reads nothing older than this write.
                 * @example 00000001-00000002-00004e2f-0a1b2c3d4e5f
                 */
                "Ordinal-Bookmark"?: components["parameters"]["OrdinalBookmark"];
                /**
                 * @description The client's id of the request, for logs and problems: 1 to 64 letters, digits, `-` and `_`.
                 * @example checkout-7f3a
                 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /**
                 * @description The trace that the response continues (W3C Trace Context).
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
            };
            path: {
                workspaceId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "criterion": "business_value",
                 *       "limit": 3
                 *     }
                 */
                "application/json": components["schemas"]["CascadeRequest"];
            };
        };
        responses: {
            /** @description A page of the tree, and the value by level. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Exec-Time": components["headers"]["X-Exec-Time"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Cache-Status": components["headers"]["Cache-Status"];
                    "Ordinal-Generation": components["headers"]["Ordinal-Generation"];
                    "Ordinal-Lag": components["headers"]["Ordinal-Lag"];
                    "Ordinal-Age": components["headers"]["Ordinal-Age"];
                    "Ordinal-Digest": components["headers"]["Ordinal-Digest"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "generation": 9,
                     *       "criterion": "business_value",
                     *       "amount": null,
                     *       "root": null,
                     *       "total": 5,
                     *       "valued": 3,
                     *       "assumed": 2,
                     *       "levels": [
                     *         {
                     *           "depth": 0,
                     *           "items": 3,
                     *           "value": 10,
                     *           "own": 10,
                     *           "received": 0,
                     *           "passed_down": 0
                     *         },
                     *         {
                     *           "depth": 1,
                     *           "items": 2,
                     *           "value": 10,
                     *           "own": 0,
                     *           "received": 10,
                     *           "passed_down": 10
                     *         }
                     *       ],
                     *       "data": [
                     *         {
                     *           "item": {
                     *             "id": "itm_01m8pbzzg9e009hfqcrwjt6ygy",
                     *             "number": 2,
                     *             "title": "Checkout",
                     *             "external_id": "SHOP-100"
                     *           },
                     *           "depth": 0,
                     *           "parent": null,
                     *           "size": null,
                     *           "is_size_assumed": true,
                     *           "share": null,
                     *           "value": 10,
                     *           "is_own": true
                     *         },
                     *         {
                     *           "item": {
                     *             "id": "itm_01m8pbzzffe00a53raqqz4s58a",
                     *             "number": 1,
                     *             "title": "Remember the delivery address",
                     *             "external_id": "SHOP-101"
                     *           },
                     *           "depth": 1,
                     *           "parent": "itm_01m8pbzzg9e009hfqcrwjt6ygy",
                     *           "size": 3,
                     *           "is_size_assumed": false,
                     *           "share": 0.375,
                     *           "value": 3.75,
                     *           "is_own": false
                     *         }
                     *       ],
                     *       "page": {
                     *         "offset": 0,
                     *         "limit": 3,
                     *         "next_offset": 3
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["Cascade"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            406: components["responses"]["NotAcceptable"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["UriTooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["DatabaseFull"];
        };
    };
    saveKanoAnswers: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description 1 to 255 printable ASCII characters, new for each operation. A repeated request with the same key is not run again; it returns the stored response.
                 * @example 8e03978e-40d5-43dd-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /**
                 * @description The oldest generation that the client accepts: the Ordinal-Generation of an earlier response.
                 * @example 12
                 */
                "Ordinal-Min-Generation"?: components["parameters"]["OrdinalMinGeneration"];
                /**
                 * @description The Ordinal-Bookmark of an earlier write. The request reads nothing older than this write.
                 * @example 00000001-00000002-00004e2f-0a1b2c3d4e5f
                 */
                "Ordinal-Bookmark"?: components["parameters"]["OrdinalBookmark"];
                /**
                 * @description The client's id of the request, for logs and problems: 1 to 64 letters, digits, `-` and `_`.
                 * @example checkout-7f3a
                 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /**
                 * @description The trace that the response continues (W3C Trace Context).
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
            };
            path: {
                workspaceId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "mode": "replace",
                 *       "answers": [
                 *         {
                 *           "external_id": "SHOP-102",
                 *           "functional": "like",
                 *           "dysfunctional": "dislike",
                 *           "count": 20
                 *         },
                 *         {
                 *           "external_id": "SHOP-102",
                 *           "functional": "I expect it",
                 *           "dysfunctional": 5,
                 *           "count": 15
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["KanoAnswers"];
            };
        };
        responses: {
            /** @description The result for each item. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Exec-Time": components["headers"]["X-Exec-Time"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Ordinal-Generation": components["headers"]["Ordinal-Generation"];
                    "Ordinal-Bookmark": components["headers"]["Ordinal-Bookmark"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "results": [
                     *         {
                     *           "index": 0,
                     *           "status": 200,
                     *           "item": {
                     *             "id": "itm_01m8pbzzg9e00bqxv7mhy7vjkc",
                     *             "number": 3,
                     *             "external_id": "SHOP-102",
                     *             "type": "story",
                     *             "title": "Pay by invoice",
                     *             "status": "open",
                     *             "labels": [
                     *               "payments"
                     *             ],
                     *             "ratings": {
                     *               "kano_attractive": 0,
                     *               "kano_one_dimensional": 20,
                     *               "kano_must_be": 15,
                     *               "kano_indifferent": 0,
                     *               "kano_reverse": 0,
                     *               "kano_questionable": 0
                     *             },
                     *             "version": 2,
                     *             "created_at": "2026-11-30T13:58:29.637Z",
                     *             "updated_at": "2026-11-30T13:58:30.112Z"
                     *           },
                     *           "category": "One-dimensional",
                     *           "better": 0.5714285714285714,
                     *           "worse": -1
                     *         }
                     *       ],
                     *       "counts": {
                     *         "updated": 1,
                     *         "unchanged": 0,
                     *         "rejected": 0
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["KanoResults"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            406: components["responses"]["NotAcceptable"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["UriTooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["DatabaseFull"];
        };
    };
    importItems: {
        parameters: {
            query?: {
                /** @description The fields of columns: a JSON object, or pairs `column=field` separated by commas. A list of fields sets each of them. An empty field leaves the column out. A target that is not a field of an item is a criterion. */
                map?: string;
                /** @description The meanings of words by field: a JSON object, or `field: word=value, word=value; field: …`. */
                values?: string;
                /** @description The tracker of the file. By default, the file's columns decide. */
                profile?: string;
                /** @description The source system of the external ids. By default, the name of the tracker's profile. */
                source?: string;
                /** @description The encoding of the file, such as `windows-1252`. By default, UTF-8 or UTF-16. */
                encoding?: string;
                /** @description The meaning of `03/04/2026`. By default, the other dates of the file decide. */
                dates?: "day-first" | "month-first";
                /** @description The decimal sign. By default, the other numbers of the file decide. */
                decimal?: "point" | "comma";
                /** @description Whether a blank cell keeps the field of an item or clears it. */
                blank?: "keep" | "clear";
                /** @description With `title`, a row without an id updates the item with the same title. */
                match?: "title";
                /** @description With `true`, a cell with a warning rejects its row. */
                strict?: "true" | "false";
                /** @description With `true`, the import writes nothing, and the job reports the expected result. */
                dry_run?: "true" | "false";
            };
            header?: {
                /**
                 * @description 1 to 255 printable ASCII characters, new for each operation. A repeated request with the same key is not run again; it returns the stored response.
                 * @example 8e03978e-40d5-43dd-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /**
                 * @description `wait=N` delays the response until the job has ended, for at most N seconds (N ≤ 30).
                 * @example wait=10
                 */
                Prefer?: components["parameters"]["Prefer"];
                /**
                 * @description The oldest generation that the client accepts: the Ordinal-Generation of an earlier response.
                 * @example 12
                 */
                "Ordinal-Min-Generation"?: components["parameters"]["OrdinalMinGeneration"];
                /**
                 * @description The Ordinal-Bookmark of an earlier write. The request reads nothing older than this write.
                 * @example 00000001-00000002-00004e2f-0a1b2c3d4e5f
                 */
                "Ordinal-Bookmark"?: components["parameters"]["OrdinalBookmark"];
                /**
                 * @description The client's id of the request, for logs and problems: 1 to 64 letters, digits, `-` and `_`.
                 * @example checkout-7f3a
                 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /**
                 * @description The trace that the response continues (W3C Trace Context).
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
            };
            path: {
                workspaceId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example external_id,title,status,size,due_date,sprint
                 *     SHOP-104,Save a basket,open,2,2026-02-30,7
                 */
                "text/csv": string | Blob;
                "text/tab-separated-values": string | Blob;
                /** @example {"external_id":"SHOP-104","title":"Save a basket","status":"open","size":2} */
                "application/x-ndjson": string | Blob;
                "application/json": unknown;
            };
        };
        responses: {
            /** @description The finished job. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Exec-Time": components["headers"]["X-Exec-Time"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    Location: components["headers"]["Location"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "job_01m8pc001me0096c1gk7qyh7pb",
                     *       "kind": "import",
                     *       "state": "done",
                     *       "done": 1,
                     *       "total": 1,
                     *       "errors": [],
                     *       "error_count": 0,
                     *       "warnings": [
                     *         {
                     *           "line": 2,
                     *           "column": "due_date",
                     *           "value": "2026-02-30",
                     *           "detail": "2026-02-30 does not exist. Correct the date.",
                     *           "count": 1
                     *         }
                     *       ],
                     *       "warning_count": 1,
                     *       "unmapped": [
                     *         "sprint"
                     *       ],
                     *       "report": {
                     *         "profile": {
                     *           "name": "generic",
                     *           "reason": "The columns match no tracker."
                     *         },
                     *         "format": "csv",
                     *         "encoding": "utf-8",
                     *         "delimiter": ",",
                     *         "blank": "keep",
                     *         "source": "",
                     *         "decimal_sign": ".",
                     *         "columns": [
                     *           {
                     *             "column": "external_id",
                     *             "count": 1,
                     *             "values": 1,
                     *             "understood": 1,
                     *             "targets": [
                     *               "external_id"
                     *             ],
                     *             "samples": [
                     *               "SHOP-104"
                     *             ]
                     *           },
                     *           {
                     *             "column": "title",
                     *             "count": 1,
                     *             "values": 1,
                     *             "understood": 1,
                     *             "targets": [
                     *               "title"
                     *             ],
                     *             "samples": [
                     *               "Save a basket"
                     *             ]
                     *           },
                     *           {
                     *             "column": "status",
                     *             "count": 1,
                     *             "values": 1,
                     *             "understood": 1,
                     *             "targets": [
                     *               "status"
                     *             ],
                     *             "samples": [
                     *               "open"
                     *             ]
                     *           },
                     *           {
                     *             "column": "size",
                     *             "count": 1,
                     *             "values": 1,
                     *             "understood": 1,
                     *             "targets": [
                     *               "size"
                     *             ],
                     *             "samples": [
                     *               "2"
                     *             ]
                     *           },
                     *           {
                     *             "column": "due_date",
                     *             "count": 1,
                     *             "values": 1,
                     *             "understood": 0,
                     *             "targets": [
                     *               "due_date"
                     *             ],
                     *             "samples": [
                     *               "2026-02-30"
                     *             ]
                     *           },
                     *           {
                     *             "column": "sprint",
                     *             "count": 1,
                     *             "values": 1,
                     *             "understood": 0,
                     *             "targets": [],
                     *             "samples": [
                     *               "7"
                     *             ]
                     *           }
                     *         ],
                     *         "column_count": 6,
                     *         "statuses": [
                     *           {
                     *             "status": "open",
                     *             "count": 1,
                     *             "category": "todo"
                     *           }
                     *         ],
                     *         "notes": []
                     *       },
                     *       "generations": [],
                     *       "result": {
                     *         "generation": 6,
                     *         "created": 1,
                     *         "updated": 0,
                     *         "unchanged": 0,
                     *         "failed": 0
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["Job"];
                };
            };
            /** @description The job, which continues in the background. */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Exec-Time": components["headers"]["X-Exec-Time"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    Location: components["headers"]["Location"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "job_01m8pc001me0096c1gk7qyh7pb",
                     *       "kind": "import",
                     *       "state": "queued",
                     *       "done": 0,
                     *       "total": 1,
                     *       "errors": [],
                     *       "error_count": 0,
                     *       "warnings": [
                     *         {
                     *           "line": 2,
                     *           "column": "due_date",
                     *           "value": "2026-02-30",
                     *           "detail": "2026-02-30 does not exist. Correct the date.",
                     *           "count": 1
                     *         }
                     *       ],
                     *       "warning_count": 1,
                     *       "unmapped": [
                     *         "sprint"
                     *       ],
                     *       "report": {
                     *         "profile": {
                     *           "name": "generic",
                     *           "reason": "The columns match no tracker."
                     *         },
                     *         "format": "csv",
                     *         "encoding": "utf-8",
                     *         "delimiter": ",",
                     *         "blank": "keep",
                     *         "source": "",
                     *         "decimal_sign": ".",
                     *         "columns": [
                     *           {
                     *             "column": "external_id",
                     *             "count": 1,
                     *             "values": 1,
                     *             "understood": 1,
                     *             "targets": [
                     *               "external_id"
                     *             ],
                     *             "samples": [
                     *               "SHOP-104"
                     *             ]
                     *           },
                     *           {
                     *             "column": "title",
                     *             "count": 1,
                     *             "values": 1,
                     *             "understood": 1,
                     *             "targets": [
                     *               "title"
                     *             ],
                     *             "samples": [
                     *               "Save a basket"
                     *             ]
                     *           },
                     *           {
                     *             "column": "status",
                     *             "count": 1,
                     *             "values": 1,
                     *             "understood": 1,
                     *             "targets": [
                     *               "status"
                     *             ],
                     *             "samples": [
                     *               "open"
                     *             ]
                     *           },
                     *           {
                     *             "column": "size",
                     *             "count": 1,
                     *             "values": 1,
                     *             "understood": 1,
                     *             "targets": [
                     *               "size"
                     *             ],
                     *             "samples": [
                     *               "2"
                     *             ]
                     *           },
                     *           {
                     *             "column": "due_date",
                     *             "count": 1,
                     *             "values": 1,
                     *             "understood": 0,
                     *             "targets": [
                     *               "due_date"
                     *             ],
                     *             "samples": [
                     *               "2026-02-30"
                     *             ]
                     *           },
                     *           {
                     *             "column": "sprint",
                     *             "count": 1,
                     *             "values": 1,
                     *             "understood": 0,
                     *             "targets": [],
                     *             "samples": [
                     *               "7"
                     *             ]
                     *           }
                     *         ],
                     *         "column_count": 6,
                     *         "statuses": [
                     *           {
                     *             "status": "open",
                     *             "count": 1,
                     *             "category": "todo"
                     *           }
                     *         ],
                     *         "notes": []
                     *       },
                     *       "generations": []
                     *     }
                     */
                    "application/json": components["schemas"]["Job"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            406: components["responses"]["NotAcceptable"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["UriTooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["DatabaseFull"];
        };
    };
    getJob: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description `wait=N` delays the response until the job has ended, for at most N seconds (N ≤ 30).
                 * @example wait=10
                 */
                Prefer?: components["parameters"]["Prefer"];
                /**
                 * @description The ETags of earlier responses. If one is still current, the response is a 304 without a body.
                 * @example "3"
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /**
                 * @description The oldest generation that the client accepts: the Ordinal-Generation of an earlier response.
                 * @example 12
                 */
                "Ordinal-Min-Generation"?: components["parameters"]["OrdinalMinGeneration"];
                /**
                 * @description The Ordinal-Bookmark of an earlier write. The request reads nothing older than this write.
                 * @example 00000001-00000002-00004e2f-0a1b2c3d4e5f
                 */
                "Ordinal-Bookmark"?: components["parameters"]["OrdinalBookmark"];
                /**
                 * @description The client's id of the request, for logs and problems: 1 to 64 letters, digits, `-` and `_`.
                 * @example checkout-7f3a
                 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /**
                 * @description The trace that the response continues (W3C Trace Context).
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
            };
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
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Exec-Time": components["headers"]["X-Exec-Time"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "Ordinal-Generation": components["headers"]["Ordinal-Generation"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "job_01m8pc001me0096c1gk7qyh7pb",
                     *       "kind": "import",
                     *       "state": "done",
                     *       "done": 1,
                     *       "total": 1,
                     *       "errors": [],
                     *       "error_count": 0,
                     *       "warnings": [
                     *         {
                     *           "line": 2,
                     *           "column": "due_date",
                     *           "value": "2026-02-30",
                     *           "detail": "2026-02-30 does not exist. Correct the date.",
                     *           "count": 1
                     *         }
                     *       ],
                     *       "warning_count": 1,
                     *       "unmapped": [
                     *         "sprint"
                     *       ],
                     *       "report": {
                     *         "profile": {
                     *           "name": "generic",
                     *           "reason": "The columns match no tracker."
                     *         },
                     *         "format": "csv",
                     *         "encoding": "utf-8",
                     *         "delimiter": ",",
                     *         "blank": "keep",
                     *         "source": "",
                     *         "decimal_sign": ".",
                     *         "columns": [
                     *           {
                     *             "column": "external_id",
                     *             "count": 1,
                     *             "values": 1,
                     *             "understood": 1,
                     *             "targets": [
                     *               "external_id"
                     *             ],
                     *             "samples": [
                     *               "SHOP-104"
                     *             ]
                     *           },
                     *           {
                     *             "column": "title",
                     *             "count": 1,
                     *             "values": 1,
                     *             "understood": 1,
                     *             "targets": [
                     *               "title"
                     *             ],
                     *             "samples": [
                     *               "Save a basket"
                     *             ]
                     *           },
                     *           {
                     *             "column": "status",
                     *             "count": 1,
                     *             "values": 1,
                     *             "understood": 1,
                     *             "targets": [
                     *               "status"
                     *             ],
                     *             "samples": [
                     *               "open"
                     *             ]
                     *           },
                     *           {
                     *             "column": "size",
                     *             "count": 1,
                     *             "values": 1,
                     *             "understood": 1,
                     *             "targets": [
                     *               "size"
                     *             ],
                     *             "samples": [
                     *               "2"
                     *             ]
                     *           },
                     *           {
                     *             "column": "due_date",
                     *             "count": 1,
                     *             "values": 1,
                     *             "understood": 0,
                     *             "targets": [
                     *               "due_date"
                     *             ],
                     *             "samples": [
                     *               "2026-02-30"
                     *             ]
                     *           },
                     *           {
                     *             "column": "sprint",
                     *             "count": 1,
                     *             "values": 1,
                     *             "understood": 0,
                     *             "targets": [],
                     *             "samples": [
                     *               "7"
                     *             ]
                     *           }
                     *         ],
                     *         "column_count": 6,
                     *         "statuses": [
                     *           {
                     *             "status": "open",
                     *             "count": 1,
                     *             "category": "todo"
                     *           }
                     *         ],
                     *         "notes": []
                     *       },
                     *       "generations": [],
                     *       "result": {
                     *         "generation": 6,
                     *         "created": 1,
                     *         "updated": 0,
                     *         "unchanged": 0,
                     *         "failed": 0
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["Job"];
                };
            };
            /** @description The client's copy is still current. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Exec-Time": components["headers"]["X-Exec-Time"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "Ordinal-Generation": components["headers"]["Ordinal-Generation"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            406: components["responses"]["NotAcceptable"];
            412: components["responses"]["PreconditionFailed"];
            414: components["responses"]["UriTooLong"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    revertChanges: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description 1 to 255 printable ASCII characters, new for each operation. A repeated request with the same key is not run again; it returns the stored response.
                 * @example 8e03978e-40d5-43dd-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /**
                 * @description `wait=N` delays the response until the job has ended, for at most N seconds (N ≤ 30).
                 * @example wait=10
                 */
                Prefer?: components["parameters"]["Prefer"];
                /**
                 * @description The oldest generation that the client accepts: the Ordinal-Generation of an earlier response.
                 * @example 12
                 */
                "Ordinal-Min-Generation"?: components["parameters"]["OrdinalMinGeneration"];
                /**
                 * @description The Ordinal-Bookmark of an earlier write. The request reads nothing older than this write.
                 * @example 00000001-00000002-00004e2f-0a1b2c3d4e5f
                 */
                "Ordinal-Bookmark"?: components["parameters"]["OrdinalBookmark"];
                /**
                 * @description The client's id of the request, for logs and problems: 1 to 64 letters, digits, `-` and `_`.
                 * @example checkout-7f3a
                 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /**
                 * @description The trace that the response continues (W3C Trace Context).
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
            };
            path: {
                workspaceId: string;
                generation: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The finished job. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Exec-Time": components["headers"]["X-Exec-Time"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    Location: components["headers"]["Location"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "job_01m8pc001me0096c1gk7qyh7pc",
                     *       "kind": "revert",
                     *       "state": "done",
                     *       "done": 1,
                     *       "total": 1,
                     *       "errors": [],
                     *       "error_count": 0,
                     *       "warnings": [],
                     *       "warning_count": 0,
                     *       "unmapped": [],
                     *       "generations": [
                     *         [
                     *           7,
                     *           7
                     *         ]
                     *       ],
                     *       "result": {
                     *         "generation": 7,
                     *         "created": 0,
                     *         "updated": 1,
                     *         "unchanged": 0,
                     *         "failed": 0
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["Job"];
                };
            };
            /** @description The job, which continues in the background. */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Exec-Time": components["headers"]["X-Exec-Time"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    Location: components["headers"]["Location"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "job_01m8pc001me0096c1gk7qyh7pc",
                     *       "kind": "revert",
                     *       "state": "queued",
                     *       "done": 0,
                     *       "total": 1,
                     *       "errors": [],
                     *       "error_count": 0,
                     *       "warnings": [],
                     *       "warning_count": 0,
                     *       "unmapped": [],
                     *       "generations": []
                     *     }
                     */
                    "application/json": components["schemas"]["Job"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            406: components["responses"]["NotAcceptable"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            414: components["responses"]["UriTooLong"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["DatabaseFull"];
        };
    };
    exportItems: {
        parameters: {
            query?: {
                format?: "csv" | "ndjson";
                /** @description Returns ranks instead of all fields: a CSV file that the tracker imports to update its own items, or with `csv`, a file with the ranks of the items of all sources. */
                for?: "jira" | "azure-devops" | "csv";
                /** @description With `for`: the model that ranks. By default, the workspace's default model. */
                model?: string;
                /** @description With `for`: `open` for the ranks of the items in the status categories backlog, todo and doing (the default), or `all`. */
                scope?: "open" | "all";
                /** @description With `for=azure-devops`: the process of the project, which names the types of work items. By default, `agile`. */
                process?: "agile" | "scrum" | "cmmi" | "basic";
                /** @description With `true`, a CSV file starts with a byte order mark, which Excel needs. */
                bom?: "true" | "false";
            };
            header?: {
                /**
                 * @description The oldest generation that the client accepts: the Ordinal-Generation of an earlier response.
                 * @example 12
                 */
                "Ordinal-Min-Generation"?: components["parameters"]["OrdinalMinGeneration"];
                /**
                 * @description The Ordinal-Bookmark of an earlier write. The request reads nothing older than this write.
                 * @example 00000001-00000002-00004e2f-0a1b2c3d4e5f
                 */
                "Ordinal-Bookmark"?: components["parameters"]["OrdinalBookmark"];
                /**
                 * @description The client's id of the request, for logs and problems: 1 to 64 letters, digits, `-` and `_`.
                 * @example checkout-7f3a
                 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /**
                 * @description The trace that the response continues (W3C Trace Context).
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
            };
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
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Exec-Time": components["headers"]["X-Exec-Time"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Content-Disposition": components["headers"]["Content-Disposition"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example id,number,external_id,type,parent,title,description,status,priority,assignee,labels,team,size,start_date,due_date,blocked_by,version,created_at,updated_at,ratings.business_value,ratings.confidence,ratings.cost_of_delay,ratings.effort,ratings.impact,ratings.reach
                     *     itm_01m8pbzzffe00a53raqqz4s58a,1,SHOP-101,story,SHOP-100,Remember the delivery address,,open,high,,checkout,,3,,,SHOP-103,2,2026-11-30T13:58:29.610Z,2026-11-30T13:58:29.734Z,8,0.8,8,2,2,450
                     *     itm_01m8pbzzg9e009hfqcrwjt6ygy,2,SHOP-100,epic,,Checkout,,open,,,,,,,,,1,2026-11-30T13:58:29.637Z,2026-11-30T13:58:29.637Z,10,,,,,
                     *     itm_01m8pbzzg9e00sggn6ax2heqmf,3,SHOP-102,story,SHOP-100,Pay by invoice,,open,,,payments,,5,,,,2,2026-11-30T13:58:29.637Z,2026-11-30T13:58:29.769Z,,0.5,13,5,3,100..200..500
                     *     itm_01m8pbzzhbe0094w9fj8cc7405,4,SHOP-103,story,,Show the delivery date,,open,,,,,2,,,,1,2026-11-30T13:58:29.668Z,2026-11-30T13:58:29.668Z,,0.8,5,1,1,900
                     *     itm_01m8pbzzvse0089dk9rbj3x5ym,6,SHOP-104,story,,Save a basket,,open,,,,,,,,,1,2026-11-30T13:58:30.000Z,2026-11-30T13:58:30.000Z,,,,,,
                     */
                    "text/csv": string;
                    /**
                     * @example {"id":"itm_01m8pbzzffe00a53raqqz4s58a","number":1,"external_id":"SHOP-101","type":"story","parent":"SHOP-100","blocked_by":["SHOP-103"],"title":"Remember the delivery address","status":"open","priority":"high","labels":["checkout"],"size":3,"ratings":{"business_value":8,"confidence":0.8,"cost_of_delay":8,"effort":2,"impact":2,"reach":450},"version":2,"created_at":"2026-11-30T13:58:29.610Z","updated_at":"2026-11-30T13:58:29.734Z"}
                     *     {"id":"itm_01m8pbzzg9e009hfqcrwjt6ygy","number":2,"external_id":"SHOP-100","type":"epic","title":"Checkout","status":"open","labels":[],"ratings":{"business_value":10},"version":1,"created_at":"2026-11-30T13:58:29.637Z","updated_at":"2026-11-30T13:58:29.637Z"}
                     */
                    "application/x-ndjson": string;
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            406: components["responses"]["NotAcceptable"];
            412: components["responses"]["PreconditionFailed"];
            414: components["responses"]["UriTooLong"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    exportBackup: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The oldest generation that the client accepts: the Ordinal-Generation of an earlier response.
                 * @example 12
                 */
                "Ordinal-Min-Generation"?: components["parameters"]["OrdinalMinGeneration"];
                /**
                 * @description The Ordinal-Bookmark of an earlier write. The request reads nothing older than this write.
                 * @example 00000001-00000002-00004e2f-0a1b2c3d4e5f
                 */
                "Ordinal-Bookmark"?: components["parameters"]["OrdinalBookmark"];
                /**
                 * @description The client's id of the request, for logs and problems: 1 to 64 letters, digits, `-` and `_`.
                 * @example checkout-7f3a
                 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /**
                 * @description The trace that the response continues (W3C Trace Context).
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
            };
            path: {
                workspaceId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The backup. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Exec-Time": components["headers"]["X-Exec-Time"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Content-Disposition": components["headers"]["Content-Disposition"];
                    "Ordinal-Generation": components["headers"]["Ordinal-Generation"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {"kind":"manifest","format":"ordinal-backup","version":1,"generation":1,"created_at":"2026-11-30T13:59:29.610Z","ordinal_version":"7f3a9c12","schema_version":8,"left_out":["API keys","sessions and tickets","secrets, such as the key that signs cursors","responses to requests with an Idempotency-Key","staged rows of unfinished jobs","caches"],"workspace":{"id":"wsp_01m8pbzzekefh9nmgmy8xjgnfc","name":"Shop","generation":1,"changedAt":1796047109610,"lastNumber":1,"defaultModel":"rice","createdAt":1796047108610,"allowedOrigins":[]}}
                     *     {"kind":"item","row":{"id":"itm_01m8pbzzffe00a53raqqz4s58a","number":1,"externalId":"SHOP-101","type":"story","title":"Remember the delivery address","status":"open","labels":["checkout"],"ratings":{"reach":450},"version":1,"createdAt":1796047109610,"updatedAt":1796047109610}}
                     *     {"kind":"change","row":{"generation":1,"number":1,"before":null,"actor":"key_01m8pbzzeke00b5pkxnzv2t6jd","at":1796047109610}}
                     *     {"kind":"end","counts":{"item":1,"person":0,"hierarchy":0,"model":0,"status_map":0,"publication":0,"ranking":0,"job":0,"change":1},"digest":"6a9eea9df319056aa564668481fe2cd65afc1f7fa9e8386e248049cfee0540bb"}
                     */
                    "application/x-ndjson": string;
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            406: components["responses"]["NotAcceptable"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            414: components["responses"]["UriTooLong"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    restoreBackup: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description 1 to 255 printable ASCII characters, new for each operation. A repeated request with the same key is not run again; it returns the stored response.
                 * @example 8e03978e-40d5-43dd-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /**
                 * @description `wait=N` delays the response until the job has ended, for at most N seconds (N ≤ 30).
                 * @example wait=10
                 */
                Prefer?: components["parameters"]["Prefer"];
                /**
                 * @description The oldest generation that the client accepts: the Ordinal-Generation of an earlier response.
                 * @example 12
                 */
                "Ordinal-Min-Generation"?: components["parameters"]["OrdinalMinGeneration"];
                /**
                 * @description The Ordinal-Bookmark of an earlier write. The request reads nothing older than this write.
                 * @example 00000001-00000002-00004e2f-0a1b2c3d4e5f
                 */
                "Ordinal-Bookmark"?: components["parameters"]["OrdinalBookmark"];
                /**
                 * @description The client's id of the request, for logs and problems: 1 to 64 letters, digits, `-` and `_`.
                 * @example checkout-7f3a
                 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /**
                 * @description The trace that the response continues (W3C Trace Context).
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
            };
            path: {
                workspaceId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {"kind":"manifest","format":"ordinal-backup","version":1,"generation":1,"created_at":"2026-11-30T13:59:29.610Z","ordinal_version":"7f3a9c12","schema_version":8,"left_out":["API keys","sessions and tickets","secrets, such as the key that signs cursors","responses to requests with an Idempotency-Key","staged rows of unfinished jobs","caches"],"workspace":{"id":"wsp_01m8pbzzekefh9nmgmy8xjgnfc","name":"Shop","generation":1,"changedAt":1796047109610,"lastNumber":1,"defaultModel":"rice","createdAt":1796047108610,"allowedOrigins":[]}}
                 *     {"kind":"item","row":{"id":"itm_01m8pbzzffe00a53raqqz4s58a","number":1,"externalId":"SHOP-101","type":"story","title":"Remember the delivery address","status":"open","labels":["checkout"],"ratings":{"reach":450},"version":1,"createdAt":1796047109610,"updatedAt":1796047109610}}
                 *     {"kind":"change","row":{"generation":1,"number":1,"before":null,"actor":"key_01m8pbzzeke00b5pkxnzv2t6jd","at":1796047109610}}
                 *     {"kind":"end","counts":{"item":1,"person":0,"hierarchy":0,"model":0,"status_map":0,"publication":0,"ranking":0,"job":0,"change":1},"digest":"6a9eea9df319056aa564668481fe2cd65afc1f7fa9e8386e248049cfee0540bb"}
                 */
                "application/x-ndjson": string | Blob;
            };
        };
        responses: {
            /** @description The finished job. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Exec-Time": components["headers"]["X-Exec-Time"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    Location: components["headers"]["Location"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "job_01m8pc001me0096c1gk7qyh7pd",
                     *       "kind": "restore",
                     *       "state": "done",
                     *       "done": 2,
                     *       "total": 2,
                     *       "errors": [],
                     *       "error_count": 0,
                     *       "warnings": [],
                     *       "warning_count": 0,
                     *       "unmapped": [],
                     *       "generations": [],
                     *       "result": {
                     *         "generation": 1,
                     *         "created": 1,
                     *         "updated": 0,
                     *         "unchanged": 0,
                     *         "failed": 0
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["Job"];
                };
            };
            /** @description The job, which continues in the background. */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Exec-Time": components["headers"]["X-Exec-Time"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    Location: components["headers"]["Location"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "job_01m8pc001me0096c1gk7qyh7pd",
                     *       "kind": "restore",
                     *       "state": "queued",
                     *       "done": 0,
                     *       "total": 2,
                     *       "errors": [],
                     *       "error_count": 0,
                     *       "warnings": [],
                     *       "warning_count": 0,
                     *       "unmapped": [],
                     *       "generations": []
                     *     }
                     */
                    "application/json": components["schemas"]["Job"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            406: components["responses"]["NotAcceptable"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["UriTooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["DatabaseFull"];
        };
    };
    listModels: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The ETags of earlier responses. If one is still current, the response is a 304 without a body.
                 * @example "3"
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /**
                 * @description The oldest generation that the client accepts: the Ordinal-Generation of an earlier response.
                 * @example 12
                 */
                "Ordinal-Min-Generation"?: components["parameters"]["OrdinalMinGeneration"];
                /**
                 * @description The Ordinal-Bookmark of an earlier write. The request reads nothing older than this write.
                 * @example 00000001-00000002-00004e2f-0a1b2c3d4e5f
                 */
                "Ordinal-Bookmark"?: components["parameters"]["OrdinalBookmark"];
                /**
                 * @description The client's id of the request, for logs and problems: 1 to 64 letters, digits, `-` and `_`.
                 * @example checkout-7f3a
                 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /**
                 * @description The trace that the response continues (W3C Trace Context).
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
            };
            path: {
                workspaceId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The models. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Exec-Time": components["headers"]["X-Exec-Time"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": "qvf",
                     *           "name": "Quantified Value Framework",
                     *           "revision": 1,
                     *           "is_built_in": true,
                     *           "kind": "qvf",
                     *           "formula": "Σ w · u / Σ w over eighteen criteria and the effort",
                     *           "criteria": [
                     *             {
                     *               "key": "raw_value",
                     *               "name": "Raw value",
                     *               "unit": "points",
                     *               "min": 1,
                     *               "max": 10,
                     *               "direction": "up",
                     *               "input": "raw_value",
                     *               "weight": 0.09000000000000001
                     *             },
                     *             {
                     *               "key": "revenue_impact",
                     *               "name": "Revenue impact",
                     *               "unit": "money per year",
                     *               "min": 0,
                     *               "max": 100000000,
                     *               "direction": "up",
                     *               "scale": "log",
                     *               "input": "revenue_impact",
                     *               "weight": 0.0675
                     *             }
                     *           ],
                     *           "weights": {
                     *             "raw_value": 0.09000000000000001,
                     *             "revenue_impact": 0.0675,
                     *             "cost_savings": 0.045000000000000005,
                     *             "deadline_criticality": 0.022500000000000003,
                     *             "okr_alignment": 0.09000000000000001,
                     *             "vision_alignment": 0.0675,
                     *             "portfolio_balance": 0.045000000000000005,
                     *             "theme_alignment": 0.022500000000000003,
                     *             "user_impact": 0.07200000000000001,
                     *             "customer_satisfaction": 0.063,
                     *             "competitiveness": 0.045000000000000005,
                     *             "technical_complexity": 0.054000000000000006,
                     *             "dependency_complexity": 0.0405,
                     *             "resource_demand": 0.0405,
                     *             "implementation_risk": 0.0405,
                     *             "inaction_risk": 0.03375,
                     *             "technical_risk": 0.03375,
                     *             "compliance_need": 0.027000000000000003,
                     *             "effort": 0.1
                     *           },
                     *           "cutoffs": {
                     *             "high": 0.7,
                     *             "medium": 0.4
                     *           },
                     *           "is_relative": false,
                     *           "presets": [
                     *             "default",
                     *             "agile"
                     *           ]
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["ModelList"];
                };
            };
            /** @description The client's copy is still current. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Exec-Time": components["headers"]["X-Exec-Time"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            406: components["responses"]["NotAcceptable"];
            412: components["responses"]["PreconditionFailed"];
            414: components["responses"]["UriTooLong"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    createModel: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description 1 to 255 printable ASCII characters, new for each operation. A repeated request with the same key is not run again; it returns the stored response.
                 * @example 8e03978e-40d5-43dd-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /**
                 * @description The oldest generation that the client accepts: the Ordinal-Generation of an earlier response.
                 * @example 12
                 */
                "Ordinal-Min-Generation"?: components["parameters"]["OrdinalMinGeneration"];
                /**
                 * @description The Ordinal-Bookmark of an earlier write. The request reads nothing older than this write.
                 * @example 00000001-00000002-00004e2f-0a1b2c3d4e5f
                 */
                "Ordinal-Bookmark"?: components["parameters"]["OrdinalBookmark"];
                /**
                 * @description The client's id of the request, for logs and problems: 1 to 64 letters, digits, `-` and `_`.
                 * @example checkout-7f3a
                 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /**
                 * @description The trace that the response continues (W3C Trace Context).
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
            };
            path: {
                workspaceId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "shop-value",
                 *       "name": "Shop value",
                 *       "kind": "weighted",
                 *       "criteria": [
                 *         {
                 *           "key": "business_value",
                 *           "min": 0,
                 *           "max": 20
                 *         },
                 *         {
                 *           "key": "reach",
                 *           "min": 0,
                 *           "max": 1000
                 *         }
                 *       ],
                 *       "weights": {
                 *         "business_value": 0.6,
                 *         "reach": 0.4
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["NewModel"];
            };
        };
        responses: {
            /** @description The model, at revision 1. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Exec-Time": components["headers"]["X-Exec-Time"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    Location: components["headers"]["Location"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "shop-value",
                     *       "name": "Shop value",
                     *       "revision": 1,
                     *       "is_built_in": false,
                     *       "kind": "weighted",
                     *       "formula": "Σ w · u / Σ w",
                     *       "criteria": [
                     *         {
                     *           "unit": "points",
                     *           "min": 0,
                     *           "max": 20,
                     *           "direction": "up",
                     *           "key": "business_value",
                     *           "name": "Business value",
                     *           "input": "business_value",
                     *           "weight": 0.6
                     *         },
                     *         {
                     *           "unit": "people or events per quarter",
                     *           "min": 0,
                     *           "max": 1000,
                     *           "direction": "up",
                     *           "key": "reach",
                     *           "name": "Reach",
                     *           "scale": "log",
                     *           "input": "reach",
                     *           "weight": 0.4
                     *         }
                     *       ],
                     *       "weights": {
                     *         "business_value": 0.6,
                     *         "reach": 0.4
                     *       },
                     *       "cutoffs": {
                     *         "high": 0.7,
                     *         "medium": 0.4
                     *       },
                     *       "is_relative": false,
                     *       "presets": [],
                     *       "created_at": "2026-11-30T13:58:50.338Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Model"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            406: components["responses"]["NotAcceptable"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["UriTooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["DatabaseFull"];
        };
    };
    getModel: {
        parameters: {
            query?: {
                revision?: number;
            };
            header?: {
                /**
                 * @description The ETags of earlier responses. If one is still current, the response is a 304 without a body.
                 * @example "3"
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /**
                 * @description The oldest generation that the client accepts: the Ordinal-Generation of an earlier response.
                 * @example 12
                 */
                "Ordinal-Min-Generation"?: components["parameters"]["OrdinalMinGeneration"];
                /**
                 * @description The Ordinal-Bookmark of an earlier write. The request reads nothing older than this write.
                 * @example 00000001-00000002-00004e2f-0a1b2c3d4e5f
                 */
                "Ordinal-Bookmark"?: components["parameters"]["OrdinalBookmark"];
                /**
                 * @description The client's id of the request, for logs and problems: 1 to 64 letters, digits, `-` and `_`.
                 * @example checkout-7f3a
                 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /**
                 * @description The trace that the response continues (W3C Trace Context).
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
            };
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
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Exec-Time": components["headers"]["X-Exec-Time"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "shop-value",
                     *       "name": "Shop value",
                     *       "revision": 2,
                     *       "is_built_in": false,
                     *       "kind": "weighted",
                     *       "formula": "Σ w · u / Σ w",
                     *       "criteria": [
                     *         {
                     *           "unit": "points",
                     *           "min": 0,
                     *           "max": 20,
                     *           "direction": "up",
                     *           "key": "business_value",
                     *           "name": "Business value",
                     *           "input": "business_value",
                     *           "weight": 0.5
                     *         },
                     *         {
                     *           "unit": "people or events per quarter",
                     *           "min": 0,
                     *           "max": 1000,
                     *           "direction": "up",
                     *           "key": "reach",
                     *           "name": "Reach",
                     *           "scale": "log",
                     *           "input": "reach",
                     *           "weight": 0.5
                     *         }
                     *       ],
                     *       "weights": {
                     *         "business_value": 0.5,
                     *         "reach": 0.5
                     *       },
                     *       "cutoffs": {
                     *         "high": 0.7,
                     *         "medium": 0.4
                     *       },
                     *       "is_relative": false,
                     *       "presets": [],
                     *       "created_at": "2026-11-30T13:58:50.362Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Model"];
                };
            };
            /** @description The client's copy is still current. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Exec-Time": components["headers"]["X-Exec-Time"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            406: components["responses"]["NotAcceptable"];
            412: components["responses"]["PreconditionFailed"];
            414: components["responses"]["UriTooLong"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    reviseModel: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The expected version, as the ETag of a response, or a list of them. The write fails with 412 if the resource has another version. `*` accepts any version of an existing resource.
                 * @example "3"
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
                /**
                 * @description 1 to 255 printable ASCII characters, new for each operation. A repeated request with the same key is not run again; it returns the stored response.
                 * @example 8e03978e-40d5-43dd-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /**
                 * @description The oldest generation that the client accepts: the Ordinal-Generation of an earlier response.
                 * @example 12
                 */
                "Ordinal-Min-Generation"?: components["parameters"]["OrdinalMinGeneration"];
                /**
                 * @description The Ordinal-Bookmark of an earlier write. The request reads nothing older than this write.
                 * @example 00000001-00000002-00004e2f-0a1b2c3d4e5f
                 */
                "Ordinal-Bookmark"?: components["parameters"]["OrdinalBookmark"];
                /**
                 * @description The client's id of the request, for logs and problems: 1 to 64 letters, digits, `-` and `_`.
                 * @example checkout-7f3a
                 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /**
                 * @description The trace that the response continues (W3C Trace Context).
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
            };
            path: {
                workspaceId: string;
                modelId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "criteria": [
                 *         {
                 *           "key": "business_value",
                 *           "min": 0,
                 *           "max": 20
                 *         },
                 *         {
                 *           "key": "reach",
                 *           "min": 0,
                 *           "max": 1000
                 *         }
                 *       ],
                 *       "weights": {
                 *         "business_value": 0.5,
                 *         "reach": 0.5
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["NewRevision"];
            };
        };
        responses: {
            /** @description The model, at its next revision. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Exec-Time": components["headers"]["X-Exec-Time"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    Location: components["headers"]["Location"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "shop-value",
                     *       "name": "Shop value",
                     *       "revision": 2,
                     *       "is_built_in": false,
                     *       "kind": "weighted",
                     *       "formula": "Σ w · u / Σ w",
                     *       "criteria": [
                     *         {
                     *           "unit": "points",
                     *           "min": 0,
                     *           "max": 20,
                     *           "direction": "up",
                     *           "key": "business_value",
                     *           "name": "Business value",
                     *           "input": "business_value",
                     *           "weight": 0.5
                     *         },
                     *         {
                     *           "unit": "people or events per quarter",
                     *           "min": 0,
                     *           "max": 1000,
                     *           "direction": "up",
                     *           "key": "reach",
                     *           "name": "Reach",
                     *           "scale": "log",
                     *           "input": "reach",
                     *           "weight": 0.5
                     *         }
                     *       ],
                     *       "weights": {
                     *         "business_value": 0.5,
                     *         "reach": 0.5
                     *       },
                     *       "cutoffs": {
                     *         "high": 0.7,
                     *         "medium": 0.4
                     *       },
                     *       "is_relative": false,
                     *       "presets": [],
                     *       "created_at": "2026-11-30T13:58:50.362Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Model"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            406: components["responses"]["NotAcceptable"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["UriTooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["DatabaseFull"];
        };
    };
    listModelPresets: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The ETags of earlier responses. If one is still current, the response is a 304 without a body.
                 * @example "3"
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /**
                 * @description The oldest generation that the client accepts: the Ordinal-Generation of an earlier response.
                 * @example 12
                 */
                "Ordinal-Min-Generation"?: components["parameters"]["OrdinalMinGeneration"];
                /**
                 * @description The Ordinal-Bookmark of an earlier write. The request reads nothing older than this write.
                 * @example 00000001-00000002-00004e2f-0a1b2c3d4e5f
                 */
                "Ordinal-Bookmark"?: components["parameters"]["OrdinalBookmark"];
                /**
                 * @description The client's id of the request, for logs and problems: 1 to 64 letters, digits, `-` and `_`.
                 * @example checkout-7f3a
                 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /**
                 * @description The trace that the response continues (W3C Trace Context).
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
            };
            path: {
                workspaceId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The presets. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Exec-Time": components["headers"]["X-Exec-Time"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "kind": "qvf",
                     *           "preset": "default",
                     *           "request": {
                     *             "weights": {
                     *               "business_value": 0.25,
                     *               "strategic_alignment": 0.25,
                     *               "customer_value": 0.2,
                     *               "implementation_complexity": 0.15,
                     *               "risk_assessment": 0.15
                     *             }
                     *           }
                     *         },
                     *         {
                     *           "kind": "qvf",
                     *           "preset": "agile",
                     *           "request": {
                     *             "weights": {
                     *               "business_value": 0.3,
                     *               "strategic_alignment": 0.15,
                     *               "customer_value": 0.3,
                     *               "implementation_complexity": 0.2,
                     *               "risk_assessment": 0.05
                     *             }
                     *           }
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["PresetList"];
                };
            };
            /** @description The client's copy is still current. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Exec-Time": components["headers"]["X-Exec-Time"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            406: components["responses"]["NotAcceptable"];
            412: components["responses"]["PreconditionFailed"];
            414: components["responses"]["UriTooLong"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    checkModelWeights: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The oldest generation that the client accepts: the Ordinal-Generation of an earlier response.
                 * @example 12
                 */
                "Ordinal-Min-Generation"?: components["parameters"]["OrdinalMinGeneration"];
                /**
                 * @description The Ordinal-Bookmark of an earlier write. The request reads nothing older than this write.
                 * @example 00000001-00000002-00004e2f-0a1b2c3d4e5f
                 */
                "Ordinal-Bookmark"?: components["parameters"]["OrdinalBookmark"];
                /**
                 * @description The client's id of the request, for logs and problems: 1 to 64 letters, digits, `-` and `_`.
                 * @example checkout-7f3a
                 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /**
                 * @description The trace that the response continues (W3C Trace Context).
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
            };
            path: {
                workspaceId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "kind": "qvf",
                 *       "weights": {
                 *         "business_value": 0.4,
                 *         "effort": 0.2
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["WeightCheck"];
            };
        };
        responses: {
            /** @description The report. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Exec-Time": components["headers"]["X-Exec-Time"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "is_valid": false,
                     *       "issues": [
                     *         "The weights of \"categories\" add up to 1.15, not 1."
                     *       ],
                     *       "suggestions": [
                     *         "Use the normalised weights of \"categories\"."
                     *       ],
                     *       "normalised": {
                     *         "categories": {
                     *           "business_value": 0.3478260869565218,
                     *           "strategic_alignment": 0.2173913043478261,
                     *           "customer_value": 0.1739130434782609,
                     *           "implementation_complexity": 0.13043478260869565,
                     *           "risk_assessment": 0.13043478260869565
                     *         },
                     *         "business_value": {
                     *           "raw_value": 0.4,
                     *           "revenue_impact": 0.3,
                     *           "cost_savings": 0.2,
                     *           "deadline_criticality": 0.1
                     *         },
                     *         "strategic_alignment": {
                     *           "okr_alignment": 0.4,
                     *           "vision_alignment": 0.3,
                     *           "portfolio_balance": 0.2,
                     *           "theme_alignment": 0.1
                     *         },
                     *         "customer_value": {
                     *           "user_impact": 0.4,
                     *           "customer_satisfaction": 0.35,
                     *           "competitiveness": 0.25
                     *         },
                     *         "implementation_complexity": {
                     *           "technical_complexity": 0.4,
                     *           "dependency_complexity": 0.3,
                     *           "resource_demand": 0.3
                     *         },
                     *         "risk_assessment": {
                     *           "implementation_risk": 0.3,
                     *           "inaction_risk": 0.25,
                     *           "technical_risk": 0.25,
                     *           "compliance_need": 0.2
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["WeightReport"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            406: components["responses"]["NotAcceptable"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["UriTooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["DatabaseFull"];
        };
    };
    listPeople: {
        parameters: {
            query?: {
                skill?: string;
            };
            header?: {
                /**
                 * @description The ETags of earlier responses. If one is still current, the response is a 304 without a body.
                 * @example "3"
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /**
                 * @description The oldest generation that the client accepts: the Ordinal-Generation of an earlier response.
                 * @example 12
                 */
                "Ordinal-Min-Generation"?: components["parameters"]["OrdinalMinGeneration"];
                /**
                 * @description The Ordinal-Bookmark of an earlier write. The request reads nothing older than this write.
                 * @example 00000001-00000002-00004e2f-0a1b2c3d4e5f
                 */
                "Ordinal-Bookmark"?: components["parameters"]["OrdinalBookmark"];
                /**
                 * @description The client's id of the request, for logs and problems: 1 to 64 letters, digits, `-` and `_`.
                 * @example checkout-7f3a
                 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /**
                 * @description The trace that the response continues (W3C Trace Context).
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
            };
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
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Exec-Time": components["headers"]["X-Exec-Time"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": "per_01m8pc0kste00a34zxg1s96471",
                     *           "name": "Ana",
                     *           "capacity": 6,
                     *           "version": 1,
                     *           "skills": [
                     *             "checkout",
                     *             "payments"
                     *           ],
                     *           "created_at": "2026-11-30T13:58:50.426Z",
                     *           "updated_at": "2026-11-30T13:58:50.426Z"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["PersonList"];
                };
            };
            /** @description The client's copy is still current. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Exec-Time": components["headers"]["X-Exec-Time"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            406: components["responses"]["NotAcceptable"];
            412: components["responses"]["PreconditionFailed"];
            414: components["responses"]["UriTooLong"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    createPerson: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description 1 to 255 printable ASCII characters, new for each operation. A repeated request with the same key is not run again; it returns the stored response.
                 * @example 8e03978e-40d5-43dd-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /**
                 * @description The oldest generation that the client accepts: the Ordinal-Generation of an earlier response.
                 * @example 12
                 */
                "Ordinal-Min-Generation"?: components["parameters"]["OrdinalMinGeneration"];
                /**
                 * @description The Ordinal-Bookmark of an earlier write. The request reads nothing older than this write.
                 * @example 00000001-00000002-00004e2f-0a1b2c3d4e5f
                 */
                "Ordinal-Bookmark"?: components["parameters"]["OrdinalBookmark"];
                /**
                 * @description The client's id of the request, for logs and problems: 1 to 64 letters, digits, `-` and `_`.
                 * @example checkout-7f3a
                 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /**
                 * @description The trace that the response continues (W3C Trace Context).
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
            };
            path: {
                workspaceId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Ana",
                 *       "skills": [
                 *         "checkout",
                 *         "payments"
                 *       ],
                 *       "capacity": 6
                 *     }
                 */
                "application/json": components["schemas"]["NewPerson"];
            };
        };
        responses: {
            /** @description The person. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Exec-Time": components["headers"]["X-Exec-Time"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    Location: components["headers"]["Location"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "name": "Ana",
                     *       "capacity": 6,
                     *       "id": "per_01m8pc0kste00a34zxg1s96471",
                     *       "version": 1,
                     *       "skills": [
                     *         "checkout",
                     *         "payments"
                     *       ],
                     *       "created_at": "2026-11-30T13:58:50.426Z",
                     *       "updated_at": "2026-11-30T13:58:50.426Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Person"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            406: components["responses"]["NotAcceptable"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["UriTooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["DatabaseFull"];
        };
    };
    getPerson: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The ETags of earlier responses. If one is still current, the response is a 304 without a body.
                 * @example "3"
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /**
                 * @description The oldest generation that the client accepts: the Ordinal-Generation of an earlier response.
                 * @example 12
                 */
                "Ordinal-Min-Generation"?: components["parameters"]["OrdinalMinGeneration"];
                /**
                 * @description The Ordinal-Bookmark of an earlier write. The request reads nothing older than this write.
                 * @example 00000001-00000002-00004e2f-0a1b2c3d4e5f
                 */
                "Ordinal-Bookmark"?: components["parameters"]["OrdinalBookmark"];
                /**
                 * @description The client's id of the request, for logs and problems: 1 to 64 letters, digits, `-` and `_`.
                 * @example checkout-7f3a
                 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /**
                 * @description The trace that the response continues (W3C Trace Context).
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
            };
            path: {
                workspaceId: string;
                personId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The person. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Exec-Time": components["headers"]["X-Exec-Time"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "per_01m8pc0kste00a34zxg1s96471",
                     *       "name": "Ana",
                     *       "capacity": 6,
                     *       "version": 1,
                     *       "skills": [
                     *         "checkout",
                     *         "payments"
                     *       ],
                     *       "created_at": "2026-11-30T13:58:50.426Z",
                     *       "updated_at": "2026-11-30T13:58:50.426Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Person"];
                };
            };
            /** @description The client's copy is still current. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Exec-Time": components["headers"]["X-Exec-Time"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            406: components["responses"]["NotAcceptable"];
            412: components["responses"]["PreconditionFailed"];
            414: components["responses"]["UriTooLong"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    deletePerson: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The expected version, as the ETag of a response, or a list of them. The write fails with 412 if the resource has another version. `*` accepts any version of an existing resource.
                 * @example "3"
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
                /**
                 * @description The oldest generation that the client accepts: the Ordinal-Generation of an earlier response.
                 * @example 12
                 */
                "Ordinal-Min-Generation"?: components["parameters"]["OrdinalMinGeneration"];
                /**
                 * @description The Ordinal-Bookmark of an earlier write. The request reads nothing older than this write.
                 * @example 00000001-00000002-00004e2f-0a1b2c3d4e5f
                 */
                "Ordinal-Bookmark"?: components["parameters"]["OrdinalBookmark"];
                /**
                 * @description The client's id of the request, for logs and problems: 1 to 64 letters, digits, `-` and `_`.
                 * @example checkout-7f3a
                 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /**
                 * @description The trace that the response continues (W3C Trace Context).
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
            };
            path: {
                workspaceId: string;
                personId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The person is deleted. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Exec-Time": components["headers"]["X-Exec-Time"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            412: components["responses"]["PreconditionFailed"];
            414: components["responses"]["UriTooLong"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["DatabaseFull"];
        };
    };
    updatePerson: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The expected version, as the ETag of a response, or a list of them. The write fails with 412 if the resource has another version. `*` accepts any version of an existing resource.
                 * @example "3"
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
                /**
                 * @description The oldest generation that the client accepts: the Ordinal-Generation of an earlier response.
                 * @example 12
                 */
                "Ordinal-Min-Generation"?: components["parameters"]["OrdinalMinGeneration"];
                /**
                 * @description The Ordinal-Bookmark of an earlier write. The request reads nothing older than this write.
                 * @example 00000001-00000002-00004e2f-0a1b2c3d4e5f
                 */
                "Ordinal-Bookmark"?: components["parameters"]["OrdinalBookmark"];
                /**
                 * @description The client's id of the request, for logs and problems: 1 to 64 letters, digits, `-` and `_`.
                 * @example checkout-7f3a
                 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /**
                 * @description The trace that the response continues (W3C Trace Context).
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
            };
            path: {
                workspaceId: string;
                personId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "capacity": 5,
                 *       "expected_version": 1
                 *     }
                 */
                "application/merge-patch+json": components["schemas"]["PersonPatch"];
                /**
                 * @example {
                 *       "capacity": 5,
                 *       "expected_version": 1
                 *     }
                 */
                "application/json": components["schemas"]["PersonPatch"];
            };
        };
        responses: {
            /** @description The updated person. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Exec-Time": components["headers"]["X-Exec-Time"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "per_01m8pc0kste00a34zxg1s96471",
                     *       "name": "Ana",
                     *       "capacity": 5,
                     *       "version": 2,
                     *       "skills": [
                     *         "checkout",
                     *         "payments"
                     *       ],
                     *       "created_at": "2026-11-30T13:58:50.426Z",
                     *       "updated_at": "2026-11-30T13:58:50.462Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Person"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            406: components["responses"]["NotAcceptable"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["UriTooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["DatabaseFull"];
        };
    };
    erasePerson: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description 1 to 255 printable ASCII characters, new for each operation. A repeated request with the same key is not run again; it returns the stored response.
                 * @example 8e03978e-40d5-43dd-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /**
                 * @description `wait=N` delays the response until the job has ended, for at most N seconds (N ≤ 30).
                 * @example wait=10
                 */
                Prefer?: components["parameters"]["Prefer"];
                /**
                 * @description The oldest generation that the client accepts: the Ordinal-Generation of an earlier response.
                 * @example 12
                 */
                "Ordinal-Min-Generation"?: components["parameters"]["OrdinalMinGeneration"];
                /**
                 * @description The Ordinal-Bookmark of an earlier write. The request reads nothing older than this write.
                 * @example 00000001-00000002-00004e2f-0a1b2c3d4e5f
                 */
                "Ordinal-Bookmark"?: components["parameters"]["OrdinalBookmark"];
                /**
                 * @description The client's id of the request, for logs and problems: 1 to 64 letters, digits, `-` and `_`.
                 * @example checkout-7f3a
                 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /**
                 * @description The trace that the response continues (W3C Trace Context).
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
            };
            path: {
                workspaceId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Ana"
                 *     }
                 */
                "application/json": components["schemas"]["ErasureRequest"];
            };
        };
        responses: {
            /** @description The finished job. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Exec-Time": components["headers"]["X-Exec-Time"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    Location: components["headers"]["Location"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "job_01m8pc001me0096c1gk7qyh7pd",
                     *       "kind": "erasure",
                     *       "state": "done",
                     *       "done": 12,
                     *       "total": 12,
                     *       "errors": [],
                     *       "error_count": 0,
                     *       "warnings": [],
                     *       "warning_count": 0,
                     *       "unmapped": [],
                     *       "generations": [
                     *         [
                     *           7,
                     *           7
                     *         ]
                     *       ],
                     *       "result": {
                     *         "generation": 7,
                     *         "created": 0,
                     *         "updated": 1,
                     *         "unchanged": 0,
                     *         "failed": 0
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["Job"];
                };
            };
            /** @description The job, which continues in the background. */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Exec-Time": components["headers"]["X-Exec-Time"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    Location: components["headers"]["Location"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "job_01m8pc001me0096c1gk7qyh7pd",
                     *       "kind": "erasure",
                     *       "state": "queued",
                     *       "done": 0,
                     *       "total": 12,
                     *       "errors": [],
                     *       "error_count": 0,
                     *       "warnings": [],
                     *       "warning_count": 0,
                     *       "unmapped": [],
                     *       "generations": []
                     *     }
                     */
                    "application/json": components["schemas"]["Job"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            406: components["responses"]["NotAcceptable"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["UriTooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["DatabaseFull"];
        };
    };
    listHierarchies: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The ETags of earlier responses. If one is still current, the response is a 304 without a body.
                 * @example "3"
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /**
                 * @description The oldest generation that the client accepts: the Ordinal-Generation of an earlier response.
                 * @example 12
                 */
                "Ordinal-Min-Generation"?: components["parameters"]["OrdinalMinGeneration"];
                /**
                 * @description The Ordinal-Bookmark of an earlier write. The request reads nothing older than this write.
                 * @example 00000001-00000002-00004e2f-0a1b2c3d4e5f
                 */
                "Ordinal-Bookmark"?: components["parameters"]["OrdinalBookmark"];
                /**
                 * @description The client's id of the request, for logs and problems: 1 to 64 letters, digits, `-` and `_`.
                 * @example checkout-7f3a
                 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /**
                 * @description The trace that the response continues (W3C Trace Context).
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
            };
            path: {
                workspaceId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Hierarchies, newest first. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Exec-Time": components["headers"]["X-Exec-Time"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": "hie_01m8pc0kvye0092fd0mtet0tpm",
                     *           "name": "What matters",
                     *           "version": 1,
                     *           "created_at": "2026-11-30T13:58:50.494Z",
                     *           "updated_at": "2026-11-30T13:58:50.494Z"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["HierarchyList"];
                };
            };
            /** @description The client's copy is still current. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Exec-Time": components["headers"]["X-Exec-Time"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            406: components["responses"]["NotAcceptable"];
            412: components["responses"]["PreconditionFailed"];
            414: components["responses"]["UriTooLong"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    createHierarchy: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description 1 to 255 printable ASCII characters, new for each operation. A repeated request with the same key is not run again; it returns the stored response.
                 * @example 8e03978e-40d5-43dd-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /**
                 * @description The oldest generation that the client accepts: the Ordinal-Generation of an earlier response.
                 * @example 12
                 */
                "Ordinal-Min-Generation"?: components["parameters"]["OrdinalMinGeneration"];
                /**
                 * @description The Ordinal-Bookmark of an earlier write. The request reads nothing older than this write.
                 * @example 00000001-00000002-00004e2f-0a1b2c3d4e5f
                 */
                "Ordinal-Bookmark"?: components["parameters"]["OrdinalBookmark"];
                /**
                 * @description The client's id of the request, for logs and problems: 1 to 64 letters, digits, `-` and `_`.
                 * @example checkout-7f3a
                 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /**
                 * @description The trace that the response continues (W3C Trace Context).
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
            };
            path: {
                workspaceId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "What matters",
                 *       "criteria": [
                 *         {
                 *           "key": "business_value"
                 *         },
                 *         {
                 *           "key": "reach"
                 *         },
                 *         {
                 *           "key": "risk_level"
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["NewHierarchy"];
            };
        };
        responses: {
            /** @description The hierarchy, without judgements. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Exec-Time": components["headers"]["X-Exec-Time"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    Location: components["headers"]["Location"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "hie_01m8pc0kvye0092fd0mtet0tpm",
                     *       "name": "What matters",
                     *       "version": 1,
                     *       "created_at": "2026-11-30T13:58:50.494Z",
                     *       "updated_at": "2026-11-30T13:58:50.494Z",
                     *       "criteria": [
                     *         {
                     *           "key": "business_value"
                     *         },
                     *         {
                     *           "key": "reach"
                     *         },
                     *         {
                     *           "key": "risk_level"
                     *         }
                     *       ],
                     *       "table": "classic",
                     *       "judges": {},
                     *       "result": {
                     *         "table": "classic",
                     *         "verdict": "incomplete",
                     *         "may_be_finalized": false,
                     *         "levels": [
                     *           {
                     *             "keys": [
                     *               "business_value",
                     *               "reach",
                     *               "risk_level"
                     *             ],
                     *             "verdict": "incomplete",
                     *             "matrix": [
                     *               [
                     *                 1,
                     *                 null,
                     *                 null
                     *               ],
                     *               [
                     *                 null,
                     *                 1,
                     *                 null
                     *               ],
                     *               [
                     *                 null,
                     *                 null,
                     *                 1
                     *               ]
                     *             ],
                     *             "missing": [
                     *               {
                     *                 "a": "business_value",
                     *                 "b": "reach"
                     *               },
                     *               {
                     *                 "a": "business_value",
                     *                 "b": "risk_level"
                     *               },
                     *               {
                     *                 "a": "reach",
                     *                 "b": "risk_level"
                     *               }
                     *             ],
                     *             "estimated": [],
                     *             "disconnected_groups": [
                     *               [
                     *                 "business_value"
                     *               ],
                     *               [
                     *                 "reach"
                     *               ],
                     *               [
                     *                 "risk_level"
                     *               ]
                     *             ],
                     *             "judges": []
                     *           }
                     *         ]
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["Hierarchy"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            406: components["responses"]["NotAcceptable"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["UriTooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["DatabaseFull"];
        };
    };
    computeHierarchyWeights: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The oldest generation that the client accepts: the Ordinal-Generation of an earlier response.
                 * @example 12
                 */
                "Ordinal-Min-Generation"?: components["parameters"]["OrdinalMinGeneration"];
                /**
                 * @description The Ordinal-Bookmark of an earlier write. The request reads nothing older than this write.
                 * @example 00000001-00000002-00004e2f-0a1b2c3d4e5f
                 */
                "Ordinal-Bookmark"?: components["parameters"]["OrdinalBookmark"];
                /**
                 * @description The client's id of the request, for logs and problems: 1 to 64 letters, digits, `-` and `_`.
                 * @example checkout-7f3a
                 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /**
                 * @description The trace that the response continues (W3C Trace Context).
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
            };
            path: {
                workspaceId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "criteria": [
                 *         {
                 *           "key": "business_value"
                 *         },
                 *         {
                 *           "key": "reach"
                 *         }
                 *       ],
                 *       "judgements": [
                 *         {
                 *           "a": "business_value",
                 *           "b": "reach",
                 *           "value": 3
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["HierarchyComputeRequest"];
            };
        };
        responses: {
            /** @description The weights and their consistency. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Exec-Time": components["headers"]["X-Exec-Time"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "table": "classic",
                     *       "verdict": "consistent",
                     *       "may_be_finalized": true,
                     *       "weights": {
                     *         "business_value": 0.75,
                     *         "reach": 0.25
                     *       },
                     *       "levels": [
                     *         {
                     *           "keys": [
                     *             "business_value",
                     *             "reach"
                     *           ],
                     *           "verdict": "consistent",
                     *           "weights": {
                     *             "business_value": 0.75,
                     *             "reach": 0.25
                     *           },
                     *           "lambda": 2,
                     *           "ci": 0,
                     *           "cr": {
                     *             "value": 0,
                     *             "table": "classic"
                     *           },
                     *           "matrix": [
                     *             [
                     *               1,
                     *               3
                     *             ],
                     *             [
                     *               0.3333333333333333,
                     *               1
                     *             ]
                     *           ],
                     *           "missing": [],
                     *           "estimated": [],
                     *           "disconnected_groups": [],
                     *           "judges": [
                     *             {
                     *               "judge": "all",
                     *               "verdict": "consistent",
                     *               "weights": {
                     *                 "business_value": 0.75,
                     *                 "reach": 0.25
                     *               },
                     *               "lambda": 2,
                     *               "ci": 0,
                     *               "cr": {
                     *                 "value": 0,
                     *                 "table": "classic"
                     *               },
                     *               "missing": 0,
                     *               "consensus": 1
                     *             }
                     *           ]
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["HierarchyResult"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            406: components["responses"]["NotAcceptable"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["UriTooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["DatabaseFull"];
        };
    };
    getHierarchy: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The ETags of earlier responses. If one is still current, the response is a 304 without a body.
                 * @example "3"
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /**
                 * @description The oldest generation that the client accepts: the Ordinal-Generation of an earlier response.
                 * @example 12
                 */
                "Ordinal-Min-Generation"?: components["parameters"]["OrdinalMinGeneration"];
                /**
                 * @description The Ordinal-Bookmark of an earlier write. The request reads nothing older than this write.
                 * @example 00000001-00000002-00004e2f-0a1b2c3d4e5f
                 */
                "Ordinal-Bookmark"?: components["parameters"]["OrdinalBookmark"];
                /**
                 * @description The client's id of the request, for logs and problems: 1 to 64 letters, digits, `-` and `_`.
                 * @example checkout-7f3a
                 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /**
                 * @description The trace that the response continues (W3C Trace Context).
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
            };
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
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Exec-Time": components["headers"]["X-Exec-Time"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "hie_01m8pc0kvye0092fd0mtet0tpm",
                     *       "name": "What matters",
                     *       "version": 4,
                     *       "created_at": "2026-11-30T13:58:50.494Z",
                     *       "updated_at": "2026-11-30T13:58:50.555Z",
                     *       "criteria": [
                     *         {
                     *           "key": "business_value"
                     *         },
                     *         {
                     *           "key": "reach"
                     *         },
                     *         {
                     *           "key": "risk_level"
                     *         }
                     *       ],
                     *       "table": "classic",
                     *       "judges": {
                     *         "ana@example.com": [
                     *           {
                     *             "a": "business_value",
                     *             "b": "reach",
                     *             "value": 3
                     *           },
                     *           {
                     *             "a": "business_value",
                     *             "b": "risk_level",
                     *             "value": 5
                     *           },
                     *           {
                     *             "a": "reach",
                     *             "b": "risk_level",
                     *             "value": 2
                     *           }
                     *         ]
                     *       },
                     *       "result": {
                     *         "table": "classic",
                     *         "verdict": "consistent",
                     *         "may_be_finalized": true,
                     *         "weights": {
                     *           "business_value": 0.6483290138222366,
                     *           "reach": 0.22965079406263705,
                     *           "risk_level": 0.12202019211512621
                     *         },
                     *         "levels": [
                     *           {
                     *             "keys": [
                     *               "business_value",
                     *               "reach",
                     *               "risk_level"
                     *             ],
                     *             "verdict": "consistent",
                     *             "weights": {
                     *               "business_value": 0.6483290138222366,
                     *               "reach": 0.22965079406263705,
                     *               "risk_level": 0.12202019211512621
                     *             },
                     *             "lambda": 3.0036945980636394,
                     *             "ci": 0.0018472990318196825,
                     *             "cr": {
                     *               "value": 0.0031849983307235905,
                     *               "table": "classic"
                     *             },
                     *             "matrix": [
                     *               [
                     *                 1,
                     *                 3,
                     *                 5
                     *               ],
                     *               [
                     *                 0.3333333333333333,
                     *                 1,
                     *                 2
                     *               ],
                     *               [
                     *                 0.2,
                     *                 0.5,
                     *                 1
                     *               ]
                     *             ],
                     *             "missing": [],
                     *             "estimated": [],
                     *             "disconnected_groups": [],
                     *             "worst": {
                     *               "a": "business_value",
                     *               "b": "risk_level",
                     *               "value": 5,
                     *               "correction": {
                     *                 "value": 6,
                     *                 "cr": 0
                     *               },
                     *               "exact": {
                     *                 "value": 5.999999999999942,
                     *                 "cr": 0
                     *               }
                     *             },
                     *             "judges": [
                     *               {
                     *                 "judge": "ana@example.com",
                     *                 "verdict": "consistent",
                     *                 "weights": {
                     *                   "business_value": 0.6483290138222366,
                     *                   "reach": 0.22965079406263705,
                     *                   "risk_level": 0.12202019211512621
                     *                 },
                     *                 "lambda": 3.0036945980636394,
                     *                 "ci": 0.0018472990318196825,
                     *                 "cr": {
                     *                   "value": 0.0031849983307235905,
                     *                   "table": "classic"
                     *                 },
                     *                 "missing": 0,
                     *                 "consensus": 1
                     *               }
                     *             ]
                     *           }
                     *         ]
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["Hierarchy"];
                };
            };
            /** @description The client's copy is still current. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Exec-Time": components["headers"]["X-Exec-Time"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            406: components["responses"]["NotAcceptable"];
            412: components["responses"]["PreconditionFailed"];
            414: components["responses"]["UriTooLong"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    deleteHierarchy: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The expected version, as the ETag of a response, or a list of them. The write fails with 412 if the resource has another version. `*` accepts any version of an existing resource.
                 * @example "3"
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
                /**
                 * @description The oldest generation that the client accepts: the Ordinal-Generation of an earlier response.
                 * @example 12
                 */
                "Ordinal-Min-Generation"?: components["parameters"]["OrdinalMinGeneration"];
                /**
                 * @description The Ordinal-Bookmark of an earlier write. The request reads nothing older than this write.
                 * @example 00000001-00000002-00004e2f-0a1b2c3d4e5f
                 */
                "Ordinal-Bookmark"?: components["parameters"]["OrdinalBookmark"];
                /**
                 * @description The client's id of the request, for logs and problems: 1 to 64 letters, digits, `-` and `_`.
                 * @example checkout-7f3a
                 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /**
                 * @description The trace that the response continues (W3C Trace Context).
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
            };
            path: {
                workspaceId: string;
                hierarchyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The hierarchy is deleted. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Exec-Time": components["headers"]["X-Exec-Time"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            414: components["responses"]["UriTooLong"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["DatabaseFull"];
        };
    };
    putJudgements: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The expected version, as the ETag of a response, or a list of them. The write fails with 412 if the resource has another version. `*` accepts any version of an existing resource.
                 * @example "3"
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
                /**
                 * @description The oldest generation that the client accepts: the Ordinal-Generation of an earlier response.
                 * @example 12
                 */
                "Ordinal-Min-Generation"?: components["parameters"]["OrdinalMinGeneration"];
                /**
                 * @description The Ordinal-Bookmark of an earlier write. The request reads nothing older than this write.
                 * @example 00000001-00000002-00004e2f-0a1b2c3d4e5f
                 */
                "Ordinal-Bookmark"?: components["parameters"]["OrdinalBookmark"];
                /**
                 * @description The client's id of the request, for logs and problems: 1 to 64 letters, digits, `-` and `_`.
                 * @example checkout-7f3a
                 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /**
                 * @description The trace that the response continues (W3C Trace Context).
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
            };
            path: {
                workspaceId: string;
                hierarchyId: string;
                judge: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "judgements": [
                 *         {
                 *           "a": "business_value",
                 *           "b": "reach",
                 *           "value": 3
                 *         },
                 *         {
                 *           "a": "business_value",
                 *           "b": "risk_level",
                 *           "value": 5
                 *         },
                 *         {
                 *           "a": "reach",
                 *           "b": "risk_level",
                 *           "value": 2
                 *         }
                 *       ],
                 *       "expected_version": 1
                 *     }
                 */
                "application/json": components["schemas"]["JudgeRequest"];
            };
        };
        responses: {
            /** @description The updated hierarchy. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Exec-Time": components["headers"]["X-Exec-Time"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "hie_01m8pc0kvye0092fd0mtet0tpm",
                     *       "name": "What matters",
                     *       "version": 2,
                     *       "created_at": "2026-11-30T13:58:50.494Z",
                     *       "updated_at": "2026-11-30T13:58:50.523Z",
                     *       "criteria": [
                     *         {
                     *           "key": "business_value"
                     *         },
                     *         {
                     *           "key": "reach"
                     *         },
                     *         {
                     *           "key": "risk_level"
                     *         }
                     *       ],
                     *       "table": "classic",
                     *       "judges": {
                     *         "ana@example.com": [
                     *           {
                     *             "a": "business_value",
                     *             "b": "reach",
                     *             "value": 3
                     *           },
                     *           {
                     *             "a": "business_value",
                     *             "b": "risk_level",
                     *             "value": 5
                     *           },
                     *           {
                     *             "a": "reach",
                     *             "b": "risk_level",
                     *             "value": 2
                     *           }
                     *         ]
                     *       },
                     *       "result": {
                     *         "table": "classic",
                     *         "verdict": "consistent",
                     *         "may_be_finalized": true,
                     *         "weights": {
                     *           "business_value": 0.6483290138222366,
                     *           "reach": 0.22965079406263705,
                     *           "risk_level": 0.12202019211512621
                     *         },
                     *         "levels": [
                     *           {
                     *             "keys": [
                     *               "business_value",
                     *               "reach",
                     *               "risk_level"
                     *             ],
                     *             "verdict": "consistent",
                     *             "weights": {
                     *               "business_value": 0.6483290138222366,
                     *               "reach": 0.22965079406263705,
                     *               "risk_level": 0.12202019211512621
                     *             },
                     *             "lambda": 3.0036945980636394,
                     *             "ci": 0.0018472990318196825,
                     *             "cr": {
                     *               "value": 0.0031849983307235905,
                     *               "table": "classic"
                     *             },
                     *             "matrix": [
                     *               [
                     *                 1,
                     *                 3,
                     *                 5
                     *               ],
                     *               [
                     *                 0.3333333333333333,
                     *                 1,
                     *                 2
                     *               ],
                     *               [
                     *                 0.2,
                     *                 0.5,
                     *                 1
                     *               ]
                     *             ],
                     *             "missing": [],
                     *             "estimated": [],
                     *             "disconnected_groups": [],
                     *             "worst": {
                     *               "a": "business_value",
                     *               "b": "risk_level",
                     *               "value": 5,
                     *               "correction": {
                     *                 "value": 6,
                     *                 "cr": 0
                     *               },
                     *               "exact": {
                     *                 "value": 5.999999999999942,
                     *                 "cr": 0
                     *               }
                     *             },
                     *             "judges": [
                     *               {
                     *                 "judge": "ana@example.com",
                     *                 "verdict": "consistent",
                     *                 "weights": {
                     *                   "business_value": 0.6483290138222366,
                     *                   "reach": 0.22965079406263705,
                     *                   "risk_level": 0.12202019211512621
                     *                 },
                     *                 "lambda": 3.0036945980636394,
                     *                 "ci": 0.0018472990318196825,
                     *                 "cr": {
                     *                   "value": 0.0031849983307235905,
                     *                   "table": "classic"
                     *                 },
                     *                 "missing": 0,
                     *                 "consensus": 1
                     *               }
                     *             ]
                     *           }
                     *         ]
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["Hierarchy"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            406: components["responses"]["NotAcceptable"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["UriTooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["DatabaseFull"];
        };
    };
    deleteJudgements: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The expected version, as the ETag of a response, or a list of them. The write fails with 412 if the resource has another version. `*` accepts any version of an existing resource.
                 * @example "3"
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
                /**
                 * @description The oldest generation that the client accepts: the Ordinal-Generation of an earlier response.
                 * @example 12
                 */
                "Ordinal-Min-Generation"?: components["parameters"]["OrdinalMinGeneration"];
                /**
                 * @description The Ordinal-Bookmark of an earlier write. The request reads nothing older than this write.
                 * @example 00000001-00000002-00004e2f-0a1b2c3d4e5f
                 */
                "Ordinal-Bookmark"?: components["parameters"]["OrdinalBookmark"];
                /**
                 * @description The client's id of the request, for logs and problems: 1 to 64 letters, digits, `-` and `_`.
                 * @example checkout-7f3a
                 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /**
                 * @description The trace that the response continues (W3C Trace Context).
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
            };
            path: {
                workspaceId: string;
                hierarchyId: string;
                judge: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The judgements are deleted. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Exec-Time": components["headers"]["X-Exec-Time"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            414: components["responses"]["UriTooLong"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["DatabaseFull"];
        };
    };
    finalizeHierarchy: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The expected version, as the ETag of a response, or a list of them. The write fails with 412 if the resource has another version. `*` accepts any version of an existing resource.
                 * @example "3"
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
                /**
                 * @description 1 to 255 printable ASCII characters, new for each operation. A repeated request with the same key is not run again; it returns the stored response.
                 * @example 8e03978e-40d5-43dd-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /**
                 * @description The oldest generation that the client accepts: the Ordinal-Generation of an earlier response.
                 * @example 12
                 */
                "Ordinal-Min-Generation"?: components["parameters"]["OrdinalMinGeneration"];
                /**
                 * @description The Ordinal-Bookmark of an earlier write. The request reads nothing older than this write.
                 * @example 00000001-00000002-00004e2f-0a1b2c3d4e5f
                 */
                "Ordinal-Bookmark"?: components["parameters"]["OrdinalBookmark"];
                /**
                 * @description The client's id of the request, for logs and problems: 1 to 64 letters, digits, `-` and `_`.
                 * @example checkout-7f3a
                 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /**
                 * @description The trace that the response continues (W3C Trace Context).
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
            };
            path: {
                workspaceId: string;
                hierarchyId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "model": "by-judgement",
                 *       "name": "By judgement"
                 *     }
                 */
                "application/json": components["schemas"]["FinalizeRequest"];
            };
        };
        responses: {
            /** @description The model. The hierarchy is now final. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Exec-Time": components["headers"]["X-Exec-Time"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    Location: components["headers"]["Location"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "by-judgement",
                     *       "name": "By judgement",
                     *       "revision": 1,
                     *       "is_built_in": false,
                     *       "kind": "ahp",
                     *       "formula": "Σ w · u / Σ w, w by pairwise judgements",
                     *       "criteria": [
                     *         {
                     *           "unit": "points",
                     *           "min": 1,
                     *           "max": 10,
                     *           "direction": "up",
                     *           "key": "business_value",
                     *           "name": "Business value",
                     *           "input": "business_value",
                     *           "weight": 0.6483290138222366
                     *         },
                     *         {
                     *           "unit": "people or events per quarter",
                     *           "min": 0,
                     *           "max": 1000000000000,
                     *           "direction": "up",
                     *           "key": "reach",
                     *           "name": "Reach",
                     *           "scale": "log",
                     *           "input": "reach",
                     *           "weight": 0.22965079406263705
                     *         },
                     *         {
                     *           "unit": "points",
                     *           "min": 1,
                     *           "max": 10,
                     *           "direction": "down",
                     *           "key": "risk_level",
                     *           "name": "Risk level",
                     *           "input": "risk_level",
                     *           "weight": 0.12202019211512621
                     *         }
                     *       ],
                     *       "weights": {
                     *         "business_value": 0.6483290138222366,
                     *         "reach": 0.22965079406263705,
                     *         "risk_level": 0.12202019211512621
                     *       },
                     *       "cutoffs": {
                     *         "high": 0.7,
                     *         "medium": 0.4
                     *       },
                     *       "is_relative": false,
                     *       "consistency": [
                     *         {
                     *           "lambda": 3.0036945980636394,
                     *           "cr": 0.0031849983307235905,
                     *           "table": "classic"
                     *         }
                     *       ],
                     *       "presets": [],
                     *       "created_at": "2026-11-30T13:58:50.584Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Model"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            406: components["responses"]["NotAcceptable"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["UriTooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["DatabaseFull"];
        };
    };
    computeOrder: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The oldest generation that the client accepts: the Ordinal-Generation of an earlier response.
                 * @example 12
                 */
                "Ordinal-Min-Generation"?: components["parameters"]["OrdinalMinGeneration"];
                /**
                 * @description The Ordinal-Bookmark of an earlier write. The request reads nothing older than this write.
                 * @example 00000001-00000002-00004e2f-0a1b2c3d4e5f
                 */
                "Ordinal-Bookmark"?: components["parameters"]["OrdinalBookmark"];
                /**
                 * @description The client's id of the request, for logs and problems: 1 to 64 letters, digits, `-` and `_`.
                 * @example checkout-7f3a
                 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /**
                 * @description The trace that the response continues (W3C Trace Context).
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
            };
            path: {
                workspaceId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "limit": 2
                 *     }
                 */
                "application/json": components["schemas"]["OrderRequest"];
            };
        };
        responses: {
            /** @description A page of the order. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Exec-Time": components["headers"]["X-Exec-Time"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Cache-Status": components["headers"]["Cache-Status"];
                    "Ordinal-Generation": components["headers"]["Ordinal-Generation"];
                    "Ordinal-Lag": components["headers"]["Ordinal-Lag"];
                    "Ordinal-Age": components["headers"]["Ordinal-Age"];
                    "Ordinal-Digest": components["headers"]["Ordinal-Digest"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "ranking": {
                     *         "id": "rnk_2h1efvnwmfw614sjhnvztzs57z",
                     *         "model": "rice",
                     *         "revision": 1,
                     *         "generation": 9,
                     *         "scope": "open",
                     *         "order_rules": 2,
                     *         "created_at": "2026-11-30T13:58:54.703Z",
                     *         "count": 5,
                     *         "unscored": 2,
                     *         "digest": "2fdd5d3436db682dbf376aaa47b5214e334f6b72d1286e4fa51500ddb02b68e1"
                     *       },
                     *       "count": 5,
                     *       "links": 1,
                     *       "inversions": 0,
                     *       "cycles": [],
                     *       "ignored_links": [],
                     *       "counts": {
                     *         "closed": 0,
                     *         "cycles": 0,
                     *         "ignored_links": 0
                     *       },
                     *       "delay_cost": {
                     *         "criterion": "cost_of_delay",
                     *         "plan": 180,
                     *         "ranking": 180,
                     *         "without_size": 2,
                     *         "without_cost": 2
                     *       },
                     *       "data": [
                     *         {
                     *           "rank": 1,
                     *           "ranking_rank": 1,
                     *           "moved": 0,
                     *           "score": 720,
                     *           "item": {
                     *             "id": "itm_01m8pbzzhbe0094w9fj8cc7405",
                     *             "title": "Show the delivery date",
                     *             "status": "open",
                     *             "external_id": "SHOP-103"
                     *           },
                     *           "blocked_by": []
                     *         },
                     *         {
                     *           "rank": 2,
                     *           "ranking_rank": 2,
                     *           "moved": 0,
                     *           "score": 360,
                     *           "item": {
                     *             "id": "itm_01m8pbzzffe00a53raqqz4s58a",
                     *             "title": "Remember the delivery address",
                     *             "status": "open",
                     *             "external_id": "SHOP-101"
                     *           },
                     *           "blocked_by": [
                     *             "itm_01m8pbzzhbe0094w9fj8cc7405"
                     *           ]
                     *         }
                     *       ],
                     *       "page": {
                     *         "limit": 2,
                     *         "offset": 0,
                     *         "total": 5
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["Order"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            406: components["responses"]["NotAcceptable"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["UriTooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["DatabaseFull"];
        };
    };
    computeFit: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The oldest generation that the client accepts: the Ordinal-Generation of an earlier response.
                 * @example 12
                 */
                "Ordinal-Min-Generation"?: components["parameters"]["OrdinalMinGeneration"];
                /**
                 * @description The Ordinal-Bookmark of an earlier write. The request reads nothing older than this write.
                 * @example 00000001-00000002-00004e2f-0a1b2c3d4e5f
                 */
                "Ordinal-Bookmark"?: components["parameters"]["OrdinalBookmark"];
                /**
                 * @description The client's id of the request, for logs and problems: 1 to 64 letters, digits, `-` and `_`.
                 * @example checkout-7f3a
                 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /**
                 * @description The trace that the response continues (W3C Trace Context).
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
            };
            path: {
                workspaceId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "capacity": 6,
                 *       "value": "cost_of_delay"
                 *     }
                 */
                "application/json": components["schemas"]["FitRequest"];
            };
        };
        responses: {
            /** @description The selected items by rank, and the reason for each item left out. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Exec-Time": components["headers"]["X-Exec-Time"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Cache-Status": components["headers"]["Cache-Status"];
                    "Ordinal-Generation": components["headers"]["Ordinal-Generation"];
                    "Ordinal-Lag": components["headers"]["Ordinal-Lag"];
                    "Ordinal-Age": components["headers"]["Ordinal-Age"];
                    "Ordinal-Digest": components["headers"]["Ordinal-Digest"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "ranking": {
                     *         "id": "rnk_2h1efvnwmfw614sjhnvztzs57z",
                     *         "model": "rice",
                     *         "revision": 1,
                     *         "generation": 9,
                     *         "scope": "open",
                     *         "order_rules": 2,
                     *         "created_at": "2026-11-30T13:58:54.703Z",
                     *         "count": 5,
                     *         "unscored": 2,
                     *         "digest": "2fdd5d3436db682dbf376aaa47b5214e334f6b72d1286e4fa51500ddb02b68e1"
                     *       },
                     *       "capacity": 6,
                     *       "used": 5,
                     *       "value": 13,
                     *       "is_exact": true,
                     *       "upper_bound": 13,
                     *       "gap": 0,
                     *       "method": "branch-and-bound",
                     *       "candidates": 5,
                     *       "chosen": [
                     *         {
                     *           "rank": 1,
                     *           "value": 5,
                     *           "size": 2,
                     *           "item": {
                     *             "id": "itm_01m8pbzzhbe0094w9fj8cc7405",
                     *             "title": "Show the delivery date",
                     *             "status": "open",
                     *             "external_id": "SHOP-103"
                     *           },
                     *           "blocked_by": []
                     *         },
                     *         {
                     *           "rank": 2,
                     *           "value": 8,
                     *           "size": 3,
                     *           "item": {
                     *             "id": "itm_01m8pbzzffe00a53raqqz4s58a",
                     *             "title": "Remember the delivery address",
                     *             "status": "open",
                     *             "external_id": "SHOP-101"
                     *           },
                     *           "blocked_by": []
                     *         }
                     *       ],
                     *       "left_out": [
                     *         {
                     *           "rank": 3,
                     *           "size": 8,
                     *           "reason": "no-capacity",
                     *           "item": {
                     *             "id": "itm_01m8pbzzg9e00sggn6ax2heqmf",
                     *             "title": "Pay by invoice",
                     *             "status": "open",
                     *             "external_id": "SHOP-102"
                     *           },
                     *           "blocked_by": []
                     *         },
                     *         {
                     *           "rank": 4,
                     *           "size": null,
                     *           "reason": "no-size",
                     *           "item": {
                     *             "id": "itm_01m8pbzzg9e009hfqcrwjt6ygy",
                     *             "title": "Checkout",
                     *             "status": "open",
                     *             "external_id": "SHOP-100"
                     *           },
                     *           "blocked_by": []
                     *         }
                     *       ],
                     *       "counts": {
                     *         "no-capacity": 1,
                     *         "no-size": 2
                     *       },
                     *       "cycles": [],
                     *       "warnings": []
                     *     }
                     */
                    "application/json": components["schemas"]["Fit"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            406: components["responses"]["NotAcceptable"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["UriTooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["DatabaseFull"];
        };
    };
    getRanking: {
        parameters: {
            query?: {
                /** @description If absent, the default model of the workspace. */
                model?: string;
                revision?: number;
                /** @description A point in the past: a generation number, an instant with a time zone, or a date, which means 00:00 UTC. An instant selects the newest generation at or before it. */
                at?: string;
                /** @description `open` for the items in the status categories backlog, todo and doing (the default), or `all`. The default is `all` if a filter names a status or category that is done or cancelled. */
                scope?: "open" | "all";
                /** @description One or more statuses, ignoring case, separated by commas. Write `\,` for a comma inside a status. An unknown status is rejected with 422. */
                status?: string;
                /** @description One or more of backlog, todo, doing, done, cancelled, separated by commas. */
                status_category?: string;
                type?: "initiative" | "project" | "epic" | "feature" | "story" | "task" | "bug";
                priority?: "critical" | "high" | "medium" | "low";
                assignee?: string;
                label?: string;
                team?: string;
                parent?: string;
                /** @description The number of entries per page. */
                limit?: number;
                /** @description The `page.next_cursor` of the previous page. A cursor is valid for one list only. */
                cursor?: string;
                /** @description The number of the page, from 1. Prefer `cursor`. */
                page?: number;
                per_page?: number;
                /** @description The fields of the item to return, separated by commas; all by default. */
                fields?: string;
                /** @description Additional data of each item, separated by commas: stability, breakdown, parent. */
                expand?: string;
            };
            header?: {
                /**
                 * @description The ETags of earlier responses. If one is still current, the response is a 304 without a body.
                 * @example "3"
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /**
                 * @description The oldest generation that the client accepts: the Ordinal-Generation of an earlier response.
                 * @example 12
                 */
                "Ordinal-Min-Generation"?: components["parameters"]["OrdinalMinGeneration"];
                /**
                 * @description The Ordinal-Bookmark of an earlier write. The request reads nothing older than this write.
                 * @example 00000001-00000002-00004e2f-0a1b2c3d4e5f
                 */
                "Ordinal-Bookmark"?: components["parameters"]["OrdinalBookmark"];
                /**
                 * @description The client's id of the request, for logs and problems: 1 to 64 letters, digits, `-` and `_`.
                 * @example checkout-7f3a
                 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /**
                 * @description The trace that the response continues (W3C Trace Context).
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
            };
            path: {
                workspaceId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of the ranking, best first. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Exec-Time": components["headers"]["X-Exec-Time"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "Cache-Status": components["headers"]["Cache-Status"];
                    "Ordinal-Generation": components["headers"]["Ordinal-Generation"];
                    "Ordinal-Lag": components["headers"]["Ordinal-Lag"];
                    "Ordinal-Age": components["headers"]["Ordinal-Age"];
                    "Ordinal-Digest": components["headers"]["Ordinal-Digest"];
                    Link: components["headers"]["Link"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "ranking": {
                     *         "id": "rnk_1cz09txfns1apb9gsdd548pna9",
                     *         "model": "rice",
                     *         "revision": 1,
                     *         "generation": 8,
                     *         "scope": "open",
                     *         "order_rules": 2,
                     *         "created_at": "2026-11-30T13:58:30.000Z",
                     *         "count": 5,
                     *         "unscored": 2,
                     *         "digest": "1bdb70b8ca8c966a21b20abad6f8736169552d5f1f1d9135fe9c443a996d559c"
                     *       },
                     *       "data": [
                     *         {
                     *           "rank": 1,
                     *           "score": 720,
                     *           "category": null,
                     *           "coverage": 1,
                     *           "confidence": 1,
                     *           "tied_with": 0,
                     *           "item": {
                     *             "id": "itm_01m8pbzzhbe0094w9fj8cc7405",
                     *             "number": 4,
                     *             "external_id": "SHOP-103",
                     *             "type": "story",
                     *             "title": "Show the delivery date",
                     *             "status": "open",
                     *             "labels": [],
                     *             "size": 2,
                     *             "ratings": {
                     *               "reach": 900,
                     *               "impact": 1,
                     *               "confidence": 0.8,
                     *               "effort": 1,
                     *               "cost_of_delay": 5
                     *             },
                     *             "version": 1,
                     *             "created_at": "2026-11-30T13:58:29.668Z",
                     *             "updated_at": "2026-11-30T13:58:29.668Z"
                     *           }
                     *         },
                     *         {
                     *           "rank": 2,
                     *           "score": 360,
                     *           "category": null,
                     *           "coverage": 1,
                     *           "confidence": 1,
                     *           "tied_with": 0,
                     *           "item": {
                     *             "id": "itm_01m8pbzzffe00a53raqqz4s58a",
                     *             "number": 1,
                     *             "external_id": "SHOP-101",
                     *             "type": "story",
                     *             "parent": "itm_01m8pbzzg9e009hfqcrwjt6ygy",
                     *             "blocked_by": [
                     *               "itm_01m8pbzzhbe0094w9fj8cc7405"
                     *             ],
                     *             "title": "Remember the delivery address",
                     *             "status": "open",
                     *             "priority": "high",
                     *             "labels": [
                     *               "checkout"
                     *             ],
                     *             "size": 3,
                     *             "ratings": {
                     *               "reach": 450,
                     *               "impact": 2,
                     *               "confidence": 0.8,
                     *               "effort": 2,
                     *               "business_value": 8,
                     *               "cost_of_delay": 8
                     *             },
                     *             "version": 2,
                     *             "created_at": "2026-11-30T13:58:29.610Z",
                     *             "updated_at": "2026-11-30T13:58:29.734Z"
                     *           }
                     *         }
                     *       ],
                     *       "page": {
                     *         "next_cursor": "WzIsIndzcF8wMW04cGJ6emQ2ZTAwOXhqOGdiam4yZjB5Zy84L3JpY2UvMT9saW1pdD0yIl0.IxCXw4dc0Fva2rxJHZpLzg",
                     *         "prev_cursor": null,
                     *         "limit": 2
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["RankingPage"];
                };
            };
            /** @description The client's copy is still current. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Exec-Time": components["headers"]["X-Exec-Time"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "Cache-Status": components["headers"]["Cache-Status"];
                    "Ordinal-Generation": components["headers"]["Ordinal-Generation"];
                    "Ordinal-Lag": components["headers"]["Ordinal-Lag"];
                    "Ordinal-Age": components["headers"]["Ordinal-Age"];
                    "Ordinal-Digest": components["headers"]["Ordinal-Digest"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            406: components["responses"]["NotAcceptable"];
            412: components["responses"]["PreconditionFailed"];
            414: components["responses"]["UriTooLong"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    getRankingDiff: {
        parameters: {
            query?: {
                /** @description The id of the first ranking, or of a baseline. Send either `from` or `at`. */
                from?: string;
                /** @description A point in the past: a generation number, an instant with a time zone, or a date, which means 00:00 UTC. An instant selects the newest generation at or before it. */
                at?: string;
                /** @description The model of the ranking at `at`. If absent, the model of the second ranking. */
                model?: string;
                /** @description The id of the second ranking, or of a baseline. If absent, the newest ranking of the model. */
                to?: string;
                limit?: number;
            };
            header?: {
                /**
                 * @description The ETags of earlier responses. If one is still current, the response is a 304 without a body.
                 * @example "3"
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /**
                 * @description The oldest generation that the client accepts: the Ordinal-Generation of an earlier response.
                 * @example 12
                 */
                "Ordinal-Min-Generation"?: components["parameters"]["OrdinalMinGeneration"];
                /**
                 * @description The Ordinal-Bookmark of an earlier write. The request reads nothing older than this write.
                 * @example 00000001-00000002-00004e2f-0a1b2c3d4e5f
                 */
                "Ordinal-Bookmark"?: components["parameters"]["OrdinalBookmark"];
                /**
                 * @description The client's id of the request, for logs and problems: 1 to 64 letters, digits, `-` and `_`.
                 * @example checkout-7f3a
                 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /**
                 * @description The trace that the response continues (W3C Trace Context).
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
            };
            path: {
                workspaceId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The differences. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Exec-Time": components["headers"]["X-Exec-Time"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "Cache-Status": components["headers"]["Cache-Status"];
                    "Ordinal-Generation": components["headers"]["Ordinal-Generation"];
                    "Ordinal-Lag": components["headers"]["Ordinal-Lag"];
                    "Ordinal-Age": components["headers"]["Ordinal-Age"];
                    "Ordinal-Digest": components["headers"]["Ordinal-Digest"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "from": {
                     *         "id": "rnk_1cz09txfns1apb9gsdd548pna9",
                     *         "model": "rice",
                     *         "revision": 1,
                     *         "generation": 8,
                     *         "scope": "open",
                     *         "order_rules": 2,
                     *         "created_at": "2026-11-30T13:58:30.000Z",
                     *         "count": 5,
                     *         "unscored": 2,
                     *         "digest": "1bdb70b8ca8c966a21b20abad6f8736169552d5f1f1d9135fe9c443a996d559c"
                     *       },
                     *       "to": {
                     *         "id": "rnk_2h1efvnwmfw614sjhnvztzs57z",
                     *         "model": "rice",
                     *         "revision": 1,
                     *         "generation": 9,
                     *         "scope": "open",
                     *         "order_rules": 2,
                     *         "created_at": "2026-11-30T13:58:54.703Z",
                     *         "count": 5,
                     *         "unscored": 2,
                     *         "digest": "2fdd5d3436db682dbf376aaa47b5214e334f6b72d1286e4fa51500ddb02b68e1"
                     *       },
                     *       "tau_b": 1,
                     *       "counts": {
                     *         "entered": 0,
                     *         "left": 0,
                     *         "moved": 0,
                     *         "unmoved": 5
                     *       },
                     *       "entered": [],
                     *       "left": [],
                     *       "moved": []
                     *     }
                     */
                    "application/json": components["schemas"]["RankingDiff"];
                };
            };
            /** @description The client's copy is still current. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Exec-Time": components["headers"]["X-Exec-Time"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "Cache-Status": components["headers"]["Cache-Status"];
                    "Ordinal-Generation": components["headers"]["Ordinal-Generation"];
                    "Ordinal-Lag": components["headers"]["Ordinal-Lag"];
                    "Ordinal-Age": components["headers"]["Ordinal-Age"];
                    "Ordinal-Digest": components["headers"]["Ordinal-Digest"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            406: components["responses"]["NotAcceptable"];
            412: components["responses"]["PreconditionFailed"];
            414: components["responses"]["UriTooLong"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    listRankings: {
        parameters: {
            query?: {
                limit?: number;
                /** @description A point in the past: a generation number, an instant with a time zone, or a date, which means 00:00 UTC. An instant selects the newest generation at or before it. */
                at?: string;
                /** @description Lists only rankings of older generations. */
                before?: number;
            };
            header?: {
                /**
                 * @description The ETags of earlier responses. If one is still current, the response is a 304 without a body.
                 * @example "3"
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /**
                 * @description The oldest generation that the client accepts: the Ordinal-Generation of an earlier response.
                 * @example 12
                 */
                "Ordinal-Min-Generation"?: components["parameters"]["OrdinalMinGeneration"];
                /**
                 * @description The Ordinal-Bookmark of an earlier write. The request reads nothing older than this write.
                 * @example 00000001-00000002-00004e2f-0a1b2c3d4e5f
                 */
                "Ordinal-Bookmark"?: components["parameters"]["OrdinalBookmark"];
                /**
                 * @description The client's id of the request, for logs and problems: 1 to 64 letters, digits, `-` and `_`.
                 * @example checkout-7f3a
                 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /**
                 * @description The trace that the response continues (W3C Trace Context).
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
            };
            path: {
                workspaceId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Rankings, newest first. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Exec-Time": components["headers"]["X-Exec-Time"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": "rnk_1cz09txfns1apb9gsdd548pna9",
                     *           "model": "rice",
                     *           "revision": 1,
                     *           "generation": 8,
                     *           "scope": "open",
                     *           "order_rules": 2,
                     *           "created_at": "2026-11-30T13:58:30.000Z",
                     *           "count": 5,
                     *           "unscored": 2,
                     *           "digest": "1bdb70b8ca8c966a21b20abad6f8736169552d5f1f1d9135fe9c443a996d559c"
                     *         }
                     *       ],
                     *       "page": {
                     *         "next_before": null
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["RankingList"];
                };
            };
            /** @description The client's copy is still current. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Exec-Time": components["headers"]["X-Exec-Time"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            406: components["responses"]["NotAcceptable"];
            412: components["responses"]["PreconditionFailed"];
            414: components["responses"]["UriTooLong"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    getRankingById: {
        parameters: {
            query?: {
                /** @description One or more statuses, ignoring case, separated by commas. Write `\,` for a comma inside a status. An unknown status is rejected with 422. */
                status?: string;
                /** @description One or more of backlog, todo, doing, done, cancelled, separated by commas. */
                status_category?: string;
                type?: "initiative" | "project" | "epic" | "feature" | "story" | "task" | "bug";
                priority?: "critical" | "high" | "medium" | "low";
                assignee?: string;
                label?: string;
                team?: string;
                parent?: string;
                /** @description The number of entries per page. */
                limit?: number;
                /** @description The `page.next_cursor` of the previous page. A cursor is valid for one list only. */
                cursor?: string;
                /** @description The number of the page, from 1. Prefer `cursor`. */
                page?: number;
                per_page?: number;
                /** @description The fields of the item to return, separated by commas; all by default. */
                fields?: string;
                /** @description Additional data of each item, separated by commas: stability, breakdown, parent. */
                expand?: string;
            };
            header?: {
                /**
                 * @description The ETags of earlier responses. If one is still current, the response is a 304 without a body.
                 * @example "3"
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /**
                 * @description The oldest generation that the client accepts: the Ordinal-Generation of an earlier response.
                 * @example 12
                 */
                "Ordinal-Min-Generation"?: components["parameters"]["OrdinalMinGeneration"];
                /**
                 * @description The Ordinal-Bookmark of an earlier write. The request reads nothing older than this write.
                 * @example 00000001-00000002-00004e2f-0a1b2c3d4e5f
                 */
                "Ordinal-Bookmark"?: components["parameters"]["OrdinalBookmark"];
                /**
                 * @description The client's id of the request, for logs and problems: 1 to 64 letters, digits, `-` and `_`.
                 * @example checkout-7f3a
                 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /**
                 * @description The trace that the response continues (W3C Trace Context).
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
            };
            path: {
                workspaceId: string;
                rankingId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of the ranking, best first. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Exec-Time": components["headers"]["X-Exec-Time"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "Cache-Status": components["headers"]["Cache-Status"];
                    "Ordinal-Generation": components["headers"]["Ordinal-Generation"];
                    "Ordinal-Lag": components["headers"]["Ordinal-Lag"];
                    "Ordinal-Age": components["headers"]["Ordinal-Age"];
                    "Ordinal-Digest": components["headers"]["Ordinal-Digest"];
                    Link: components["headers"]["Link"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "ranking": {
                     *         "id": "rnk_1cz09txfns1apb9gsdd548pna9",
                     *         "model": "rice",
                     *         "revision": 1,
                     *         "generation": 8,
                     *         "scope": "open",
                     *         "order_rules": 2,
                     *         "created_at": "2026-11-30T13:58:30.000Z",
                     *         "count": 5,
                     *         "unscored": 2,
                     *         "digest": "1bdb70b8ca8c966a21b20abad6f8736169552d5f1f1d9135fe9c443a996d559c"
                     *       },
                     *       "data": [
                     *         {
                     *           "rank": 1,
                     *           "score": 720,
                     *           "category": null,
                     *           "coverage": 1,
                     *           "confidence": 1,
                     *           "tied_with": 0,
                     *           "item": {
                     *             "id": "itm_01m8pbzzhbe0094w9fj8cc7405",
                     *             "title": "Show the delivery date"
                     *           }
                     *         },
                     *         {
                     *           "rank": 2,
                     *           "score": 360,
                     *           "category": null,
                     *           "coverage": 1,
                     *           "confidence": 1,
                     *           "tied_with": 0,
                     *           "item": {
                     *             "id": "itm_01m8pbzzffe00a53raqqz4s58a",
                     *             "title": "Remember the delivery address"
                     *           }
                     *         }
                     *       ],
                     *       "page": {
                     *         "next_cursor": "WzIsIndzcF8wMW04cGJ6emQ2ZTAwOXhqOGdiam4yZjB5Zy84L3JpY2UvMT9saW1pdD0yJmZpZWxkcz1pZCUyQ3RpdGxlIl0.rlY5lyhPCEL9u-_zez9aWQ",
                     *         "prev_cursor": null,
                     *         "limit": 2
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["RankingPage"];
                };
            };
            /** @description The client's copy is still current. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Exec-Time": components["headers"]["X-Exec-Time"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "Cache-Status": components["headers"]["Cache-Status"];
                    "Ordinal-Generation": components["headers"]["Ordinal-Generation"];
                    "Ordinal-Lag": components["headers"]["Ordinal-Lag"];
                    "Ordinal-Age": components["headers"]["Ordinal-Age"];
                    "Ordinal-Digest": components["headers"]["Ordinal-Digest"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            406: components["responses"]["NotAcceptable"];
            412: components["responses"]["PreconditionFailed"];
            414: components["responses"]["UriTooLong"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    getItemRank: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The ETags of earlier responses. If one is still current, the response is a 304 without a body.
                 * @example "3"
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /**
                 * @description The oldest generation that the client accepts: the Ordinal-Generation of an earlier response.
                 * @example 12
                 */
                "Ordinal-Min-Generation"?: components["parameters"]["OrdinalMinGeneration"];
                /**
                 * @description The Ordinal-Bookmark of an earlier write. The request reads nothing older than this write.
                 * @example 00000001-00000002-00004e2f-0a1b2c3d4e5f
                 */
                "Ordinal-Bookmark"?: components["parameters"]["OrdinalBookmark"];
                /**
                 * @description The client's id of the request, for logs and problems: 1 to 64 letters, digits, `-` and `_`.
                 * @example checkout-7f3a
                 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /**
                 * @description The trace that the response continues (W3C Trace Context).
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
            };
            path: {
                workspaceId: string;
                rankingId: string;
                itemId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The rank of the item. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Exec-Time": components["headers"]["X-Exec-Time"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "Cache-Status": components["headers"]["Cache-Status"];
                    "Ordinal-Generation": components["headers"]["Ordinal-Generation"];
                    "Ordinal-Lag": components["headers"]["Ordinal-Lag"];
                    "Ordinal-Age": components["headers"]["Ordinal-Age"];
                    "Ordinal-Digest": components["headers"]["Ordinal-Digest"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "ranking": {
                     *         "id": "rnk_1cz09txfns1apb9gsdd548pna9",
                     *         "model": "rice",
                     *         "revision": 1,
                     *         "generation": 8,
                     *         "scope": "open",
                     *         "order_rules": 2,
                     *         "created_at": "2026-11-30T13:58:30.000Z",
                     *         "count": 5,
                     *         "unscored": 2,
                     *         "digest": "1bdb70b8ca8c966a21b20abad6f8736169552d5f1f1d9135fe9c443a996d559c"
                     *       },
                     *       "rank": 2,
                     *       "score": 360,
                     *       "category": null,
                     *       "coverage": 1,
                     *       "confidence": 1,
                     *       "tied_with": 0
                     *     }
                     */
                    "application/json": components["schemas"]["ItemRank"];
                };
            };
            /** @description The client's copy is still current. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Exec-Time": components["headers"]["X-Exec-Time"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "Cache-Status": components["headers"]["Cache-Status"];
                    "Ordinal-Generation": components["headers"]["Ordinal-Generation"];
                    "Ordinal-Lag": components["headers"]["Ordinal-Lag"];
                    "Ordinal-Age": components["headers"]["Ordinal-Age"];
                    "Ordinal-Digest": components["headers"]["Ordinal-Digest"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            406: components["responses"]["NotAcceptable"];
            412: components["responses"]["PreconditionFailed"];
            414: components["responses"]["UriTooLong"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    listBaselines: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The ETags of earlier responses. If one is still current, the response is a 304 without a body.
                 * @example "3"
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /**
                 * @description The oldest generation that the client accepts: the Ordinal-Generation of an earlier response.
                 * @example 12
                 */
                "Ordinal-Min-Generation"?: components["parameters"]["OrdinalMinGeneration"];
                /**
                 * @description The Ordinal-Bookmark of an earlier write. The request reads nothing older than this write.
                 * @example 00000001-00000002-00004e2f-0a1b2c3d4e5f
                 */
                "Ordinal-Bookmark"?: components["parameters"]["OrdinalBookmark"];
                /**
                 * @description The client's id of the request, for logs and problems: 1 to 64 letters, digits, `-` and `_`.
                 * @example checkout-7f3a
                 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /**
                 * @description The trace that the response continues (W3C Trace Context).
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
            };
            path: {
                workspaceId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The baselines, newest first. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Exec-Time": components["headers"]["X-Exec-Time"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": "bsl_01m8pc0q3gfb5s2rk7s8b0m6tx",
                     *           "name": "Plan of Q1",
                     *           "note": "Agreed on 30 November",
                     *           "version": 1,
                     *           "actor": "key_01m8pbzxf8e1qtw3v9mk6a4p7c",
                     *           "ranking": {
                     *             "id": "rnk_1cz09txfns1apb9gsdd548pna9",
                     *             "model": "rice",
                     *             "revision": 1,
                     *             "generation": 8,
                     *             "scope": "open",
                     *             "order_rules": 2,
                     *             "created_at": "2026-11-30T13:58:30.000Z",
                     *             "count": 5,
                     *             "unscored": 2,
                     *             "digest": "1bdb70b8ca8c966a21b20abad6f8736169552d5f1f1d9135fe9c443a996d559c"
                     *           },
                     *           "created_at": "2026-11-30T13:58:55.600Z",
                     *           "updated_at": "2026-11-30T13:58:55.600Z"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["BaselineList"];
                };
            };
            /** @description The client's copy is still current. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Exec-Time": components["headers"]["X-Exec-Time"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            406: components["responses"]["NotAcceptable"];
            412: components["responses"]["PreconditionFailed"];
            414: components["responses"]["UriTooLong"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    createBaseline: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description 1 to 255 printable ASCII characters, new for each operation. A repeated request with the same key is not run again; it returns the stored response.
                 * @example 8e03978e-40d5-43dd-bc93-6894a57f9324
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /**
                 * @description The oldest generation that the client accepts: the Ordinal-Generation of an earlier response.
                 * @example 12
                 */
                "Ordinal-Min-Generation"?: components["parameters"]["OrdinalMinGeneration"];
                /**
                 * @description The Ordinal-Bookmark of an earlier write. The request reads nothing older than this write.
                 * @example 00000001-00000002-00004e2f-0a1b2c3d4e5f
                 */
                "Ordinal-Bookmark"?: components["parameters"]["OrdinalBookmark"];
                /**
                 * @description The client's id of the request, for logs and problems: 1 to 64 letters, digits, `-` and `_`.
                 * @example checkout-7f3a
                 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /**
                 * @description The trace that the response continues (W3C Trace Context).
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
            };
            path: {
                workspaceId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Plan of Q1",
                 *       "note": "Agreed on 30 November",
                 *       "ranking": "rnk_1cz09txfns1apb9gsdd548pna9"
                 *     }
                 */
                "application/json": components["schemas"]["NewBaseline"];
            };
        };
        responses: {
            /** @description The baseline. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Exec-Time": components["headers"]["X-Exec-Time"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    Location: components["headers"]["Location"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "bsl_01m8pc0q3gfb5s2rk7s8b0m6tx",
                     *       "name": "Plan of Q1",
                     *       "note": "Agreed on 30 November",
                     *       "version": 1,
                     *       "actor": "key_01m8pbzxf8e1qtw3v9mk6a4p7c",
                     *       "ranking": {
                     *         "id": "rnk_1cz09txfns1apb9gsdd548pna9",
                     *         "model": "rice",
                     *         "revision": 1,
                     *         "generation": 8,
                     *         "scope": "open",
                     *         "order_rules": 2,
                     *         "created_at": "2026-11-30T13:58:30.000Z",
                     *         "count": 5,
                     *         "unscored": 2,
                     *         "digest": "1bdb70b8ca8c966a21b20abad6f8736169552d5f1f1d9135fe9c443a996d559c"
                     *       },
                     *       "created_at": "2026-11-30T13:58:55.600Z",
                     *       "updated_at": "2026-11-30T13:58:55.600Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Baseline"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            406: components["responses"]["NotAcceptable"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["UriTooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["DatabaseFull"];
        };
    };
    getBaseline: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The ETags of earlier responses. If one is still current, the response is a 304 without a body.
                 * @example "3"
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /**
                 * @description The oldest generation that the client accepts: the Ordinal-Generation of an earlier response.
                 * @example 12
                 */
                "Ordinal-Min-Generation"?: components["parameters"]["OrdinalMinGeneration"];
                /**
                 * @description The Ordinal-Bookmark of an earlier write. The request reads nothing older than this write.
                 * @example 00000001-00000002-00004e2f-0a1b2c3d4e5f
                 */
                "Ordinal-Bookmark"?: components["parameters"]["OrdinalBookmark"];
                /**
                 * @description The client's id of the request, for logs and problems: 1 to 64 letters, digits, `-` and `_`.
                 * @example checkout-7f3a
                 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /**
                 * @description The trace that the response continues (W3C Trace Context).
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
            };
            path: {
                workspaceId: string;
                baselineId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The baseline. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Exec-Time": components["headers"]["X-Exec-Time"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "bsl_01m8pc0q3gfb5s2rk7s8b0m6tx",
                     *       "name": "Plan of Q1",
                     *       "note": "Agreed on 30 November",
                     *       "version": 1,
                     *       "actor": "key_01m8pbzxf8e1qtw3v9mk6a4p7c",
                     *       "ranking": {
                     *         "id": "rnk_1cz09txfns1apb9gsdd548pna9",
                     *         "model": "rice",
                     *         "revision": 1,
                     *         "generation": 8,
                     *         "scope": "open",
                     *         "order_rules": 2,
                     *         "created_at": "2026-11-30T13:58:30.000Z",
                     *         "count": 5,
                     *         "unscored": 2,
                     *         "digest": "1bdb70b8ca8c966a21b20abad6f8736169552d5f1f1d9135fe9c443a996d559c"
                     *       },
                     *       "created_at": "2026-11-30T13:58:55.600Z",
                     *       "updated_at": "2026-11-30T13:58:55.600Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Baseline"];
                };
            };
            /** @description The client's copy is still current. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Exec-Time": components["headers"]["X-Exec-Time"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            406: components["responses"]["NotAcceptable"];
            412: components["responses"]["PreconditionFailed"];
            414: components["responses"]["UriTooLong"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    deleteBaseline: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The expected version, as the ETag of a response, or a list of them. The write fails with 412 if the resource has another version. `*` accepts any version of an existing resource.
                 * @example "3"
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
                /**
                 * @description The oldest generation that the client accepts: the Ordinal-Generation of an earlier response.
                 * @example 12
                 */
                "Ordinal-Min-Generation"?: components["parameters"]["OrdinalMinGeneration"];
                /**
                 * @description The Ordinal-Bookmark of an earlier write. The request reads nothing older than this write.
                 * @example 00000001-00000002-00004e2f-0a1b2c3d4e5f
                 */
                "Ordinal-Bookmark"?: components["parameters"]["OrdinalBookmark"];
                /**
                 * @description The client's id of the request, for logs and problems: 1 to 64 letters, digits, `-` and `_`.
                 * @example checkout-7f3a
                 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /**
                 * @description The trace that the response continues (W3C Trace Context).
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
            };
            path: {
                workspaceId: string;
                baselineId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The baseline is deleted. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Exec-Time": components["headers"]["X-Exec-Time"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            412: components["responses"]["PreconditionFailed"];
            414: components["responses"]["UriTooLong"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["DatabaseFull"];
        };
    };
    updateBaseline: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The expected version, as the ETag of a response, or a list of them. The write fails with 412 if the resource has another version. `*` accepts any version of an existing resource.
                 * @example "3"
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
                /**
                 * @description The oldest generation that the client accepts: the Ordinal-Generation of an earlier response.
                 * @example 12
                 */
                "Ordinal-Min-Generation"?: components["parameters"]["OrdinalMinGeneration"];
                /**
                 * @description The Ordinal-Bookmark of an earlier write. The request reads nothing older than this write.
                 * @example 00000001-00000002-00004e2f-0a1b2c3d4e5f
                 */
                "Ordinal-Bookmark"?: components["parameters"]["OrdinalBookmark"];
                /**
                 * @description The client's id of the request, for logs and problems: 1 to 64 letters, digits, `-` and `_`.
                 * @example checkout-7f3a
                 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /**
                 * @description The trace that the response continues (W3C Trace Context).
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
            };
            path: {
                workspaceId: string;
                baselineId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Plan of Q1, revised"
                 *     }
                 */
                "application/merge-patch+json": components["schemas"]["BaselinePatch"];
                /**
                 * @example {
                 *       "name": "Plan of Q1, revised"
                 *     }
                 */
                "application/json": components["schemas"]["BaselinePatch"];
            };
        };
        responses: {
            /** @description The updated baseline. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Exec-Time": components["headers"]["X-Exec-Time"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "bsl_01m8pc0q3gfb5s2rk7s8b0m6tx",
                     *       "name": "Plan of Q1, revised",
                     *       "note": "Agreed on 30 November",
                     *       "version": 2,
                     *       "actor": "key_01m8pbzxf8e1qtw3v9mk6a4p7c",
                     *       "ranking": {
                     *         "id": "rnk_1cz09txfns1apb9gsdd548pna9",
                     *         "model": "rice",
                     *         "revision": 1,
                     *         "generation": 8,
                     *         "scope": "open",
                     *         "order_rules": 2,
                     *         "created_at": "2026-11-30T13:58:30.000Z",
                     *         "count": 5,
                     *         "unscored": 2,
                     *         "digest": "1bdb70b8ca8c966a21b20abad6f8736169552d5f1f1d9135fe9c443a996d559c"
                     *       },
                     *       "created_at": "2026-11-30T13:58:55.600Z",
                     *       "updated_at": "2026-11-30T13:59:02.114Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Baseline"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            406: components["responses"]["NotAcceptable"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["UriTooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["DatabaseFull"];
        };
    };
    getLatestSnapshot: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The oldest generation that the client accepts: the Ordinal-Generation of an earlier response.
                 * @example 12
                 */
                "Ordinal-Min-Generation"?: components["parameters"]["OrdinalMinGeneration"];
                /**
                 * @description The Ordinal-Bookmark of an earlier write. The request reads nothing older than this write.
                 * @example 00000001-00000002-00004e2f-0a1b2c3d4e5f
                 */
                "Ordinal-Bookmark"?: components["parameters"]["OrdinalBookmark"];
                /**
                 * @description The client's id of the request, for logs and problems: 1 to 64 letters, digits, `-` and `_`.
                 * @example checkout-7f3a
                 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /**
                 * @description The trace that the response continues (W3C Trace Context).
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
            };
            path: {
                workspaceId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The path of the newest checkpoint is in `Location`. */
            307: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Exec-Time": components["headers"]["X-Exec-Time"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    Location: components["headers"]["Location"];
                    "Ordinal-Generation": components["headers"]["Ordinal-Generation"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["UriTooLong"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    getSnapshot: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The oldest generation that the client accepts: the Ordinal-Generation of an earlier response.
                 * @example 12
                 */
                "Ordinal-Min-Generation"?: components["parameters"]["OrdinalMinGeneration"];
                /**
                 * @description The Ordinal-Bookmark of an earlier write. The request reads nothing older than this write.
                 * @example 00000001-00000002-00004e2f-0a1b2c3d4e5f
                 */
                "Ordinal-Bookmark"?: components["parameters"]["OrdinalBookmark"];
                /**
                 * @description The client's id of the request, for logs and problems: 1 to 64 letters, digits, `-` and `_`.
                 * @example checkout-7f3a
                 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /**
                 * @description The trace that the response continues (W3C Trace Context).
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
            };
            path: {
                workspaceId: string;
                generation: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The encoded snapshot. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Exec-Time": components["headers"]["X-Exec-Time"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "Ordinal-Generation": components["headers"]["Ordinal-Generation"];
                    [name: string]: unknown;
                };
                content: {
                    /** @example (bytes in gzip) */
                    "application/octet-stream": string;
                };
            };
            /** @description The client's copy is still current. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Exec-Time": components["headers"]["X-Exec-Time"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "Ordinal-Generation": components["headers"]["Ordinal-Generation"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The path of the newest checkpoint is in `Location`. */
            307: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Exec-Time": components["headers"]["X-Exec-Time"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "Ordinal-Generation": components["headers"]["Ordinal-Generation"];
                    Location: components["headers"]["Location"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            406: components["responses"]["NotAcceptable"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["UriTooLong"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    getChanges: {
        parameters: {
            query: {
                /** @description The generation of the snapshot that the client has. */
                since: number;
            };
            header?: {
                /**
                 * @description The ETags of earlier responses. If one is still current, the response is a 304 without a body.
                 * @example "3"
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /**
                 * @description The oldest generation that the client accepts: the Ordinal-Generation of an earlier response.
                 * @example 12
                 */
                "Ordinal-Min-Generation"?: components["parameters"]["OrdinalMinGeneration"];
                /**
                 * @description The Ordinal-Bookmark of an earlier write. The request reads nothing older than this write.
                 * @example 00000001-00000002-00004e2f-0a1b2c3d4e5f
                 */
                "Ordinal-Bookmark"?: components["parameters"]["OrdinalBookmark"];
                /**
                 * @description The client's id of the request, for logs and problems: 1 to 64 letters, digits, `-` and `_`.
                 * @example checkout-7f3a
                 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /**
                 * @description The trace that the response continues (W3C Trace Context).
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
            };
            path: {
                workspaceId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The changes. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Exec-Time": components["headers"]["X-Exec-Time"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "Ordinal-Generation": components["headers"]["Ordinal-Generation"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "workspace": "wsp_01m8pbzzd6e009xj8gbjn2f0yh",
                     *       "since": 8,
                     *       "generation": 9,
                     *       "at": "2026-11-30T13:58:54.703Z",
                     *       "statuses": {
                     *         "In Review": "doing"
                     *       },
                     *       "changed": [
                     *         {
                     *           "number": 3,
                     *           "type": "story",
                     *           "parent_number": 1,
                     *           "status": "In Review",
                     *           "priority": "high",
                     *           "assignee": "Ana",
                     *           "labels": [
                     *             "checkout"
                     *           ],
                     *           "size": 5,
                     *           "due_date": "2027-01-15",
                     *           "ratings": {
                     *             "reach": 450,
                     *             "impact": {
                     *               "low": 1,
                     *               "likely": 2,
                     *               "high": 3
                     *             }
                     *           },
                     *           "created_at": "2026-11-30T13:58:30.000Z"
                     *         }
                     *       ],
                     *       "removed": [
                     *         4
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Changes"];
                };
            };
            /** @description The client's copy is still current. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Exec-Time": components["headers"]["X-Exec-Time"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "Ordinal-Generation": components["headers"]["Ordinal-Generation"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            406: components["responses"]["NotAcceptable"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            414: components["responses"]["UriTooLong"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    verifyRanking: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The oldest generation that the client accepts: the Ordinal-Generation of an earlier response.
                 * @example 12
                 */
                "Ordinal-Min-Generation"?: components["parameters"]["OrdinalMinGeneration"];
                /**
                 * @description The Ordinal-Bookmark of an earlier write. The request reads nothing older than this write.
                 * @example 00000001-00000002-00004e2f-0a1b2c3d4e5f
                 */
                "Ordinal-Bookmark"?: components["parameters"]["OrdinalBookmark"];
                /**
                 * @description The client's id of the request, for logs and problems: 1 to 64 letters, digits, `-` and `_`.
                 * @example checkout-7f3a
                 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /**
                 * @description The trace that the response continues (W3C Trace Context).
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
            };
            path: {
                workspaceId: string;
                rankingId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The result of the verification. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Exec-Time": components["headers"]["X-Exec-Time"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Cache-Status": components["headers"]["Cache-Status"];
                    "Ordinal-Generation": components["headers"]["Ordinal-Generation"];
                    "Ordinal-Lag": components["headers"]["Ordinal-Lag"];
                    "Ordinal-Age": components["headers"]["Ordinal-Age"];
                    "Ordinal-Digest": components["headers"]["Ordinal-Digest"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "is_valid": true,
                     *       "ranking": "rnk_2h1efvnwmfw614sjhnvztzs57z",
                     *       "model": "rice",
                     *       "revision": 1,
                     *       "generation": 9,
                     *       "order_rules": 2,
                     *       "digest": "2fdd5d3436db682dbf376aaa47b5214e334f6b72d1286e4fa51500ddb02b68e1",
                     *       "recomputed_digest": "2fdd5d3436db682dbf376aaa47b5214e334f6b72d1286e4fa51500ddb02b68e1",
                     *       "count": 5,
                     *       "tiers": [
                     *         {
                     *           "tier": "memory",
                     *           "digest": "2fdd5d3436db682dbf376aaa47b5214e334f6b72d1286e4fa51500ddb02b68e1",
                     *           "is_equal": true,
                     *           "is_repaired": false
                     *         },
                     *         {
                     *           "tier": "cache-api",
                     *           "digest": "2fdd5d3436db682dbf376aaa47b5214e334f6b72d1286e4fa51500ddb02b68e1",
                     *           "is_equal": true,
                     *           "is_repaired": false
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Verification"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            406: components["responses"]["NotAcceptable"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            414: components["responses"]["UriTooLong"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["DatabaseFull"];
        };
    };
    getRankingStability: {
        parameters: {
            query?: {
                /** @description The distribution of the weights. `around`: each weight is uniform within ±`spread` % of its own value, then all are normalised. `simplex`: all weights are equally likely. `ordered`: all weights in the given order are equally likely. */
                weights?: "around" | "simplex" | "ordered";
                /** @description The range of each weight in percent of its value, for `weights=around`; 20 by default. With 0, every draw has the model's own weights. */
                spread?: number;
                /** @description All criteria with a weight, the most important first, separated by commas, for `weights=ordered`. By default, the order of the model's own weights. */
                order?: string;
                /** @description Whether ratings that are intervals are drawn together with the weights, or count as their likely values. By default `likely` for `weights=simplex`, and otherwise `drawn`. */
                intervals?: "drawn" | "likely";
                limit?: number;
            };
            header?: {
                /**
                 * @description The ETags of earlier responses. If one is still current, the response is a 304 without a body.
                 * @example "3"
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /**
                 * @description The oldest generation that the client accepts: the Ordinal-Generation of an earlier response.
                 * @example 12
                 */
                "Ordinal-Min-Generation"?: components["parameters"]["OrdinalMinGeneration"];
                /**
                 * @description The Ordinal-Bookmark of an earlier write. The request reads nothing older than this write.
                 * @example 00000001-00000002-00004e2f-0a1b2c3d4e5f
                 */
                "Ordinal-Bookmark"?: components["parameters"]["OrdinalBookmark"];
                /**
                 * @description The client's id of the request, for logs and problems: 1 to 64 letters, digits, `-` and `_`.
                 * @example checkout-7f3a
                 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /**
                 * @description The trace that the response continues (W3C Trace Context).
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
            };
            path: {
                workspaceId: string;
                rankingId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The stability of the ranking. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Exec-Time": components["headers"]["X-Exec-Time"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "Cache-Status": components["headers"]["Cache-Status"];
                    "Ordinal-Generation": components["headers"]["Ordinal-Generation"];
                    "Ordinal-Lag": components["headers"]["Ordinal-Lag"];
                    "Ordinal-Age": components["headers"]["Ordinal-Age"];
                    "Ordinal-Digest": components["headers"]["Ordinal-Digest"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "ranking": {
                     *         "id": "rnk_2h1efvnwmfw614sjhnvztzs57z",
                     *         "model": "rice",
                     *         "revision": 1,
                     *         "generation": 9,
                     *         "scope": "open",
                     *         "order_rules": 2,
                     *         "created_at": "2026-11-30T13:58:54.703Z",
                     *         "count": 5,
                     *         "unscored": 2,
                     *         "digest": "2fdd5d3436db682dbf376aaa47b5214e334f6b72d1286e4fa51500ddb02b68e1"
                     *       },
                     *       "method": "ratings",
                     *       "reason": null,
                     *       "note": null,
                     *       "weights": null,
                     *       "spread": null,
                     *       "order": null,
                     *       "intervals": "drawn",
                     *       "description": "512 draws. Intervals are drawn from triangular distributions.",
                     *       "seed": 1517066145,
                     *       "draws": 512,
                     *       "top": 1000,
                     *       "criteria": [],
                     *       "secure_share": 0.95,
                     *       "secure": {
                     *         "1": 1,
                     *         "10": 3,
                     *         "50": 3,
                     *         "100": 3
                     *       },
                     *       "most_critical": {
                     *         "first": null,
                     *         "any": null
                     *       },
                     *       "data": [
                     *         {
                     *           "rank": 1,
                     *           "item": {
                     *             "id": "itm_01m8pbzzhbe0094w9fj8cc7405",
                     *             "number": 4,
                     *             "title": "Show the delivery date",
                     *             "external_id": "SHOP-103"
                     *           },
                     *           "p_top": {
                     *             "1": 0.998046875,
                     *             "10": 1,
                     *             "50": 1,
                     *             "100": 1
                     *           },
                     *           "p_rank": 0.998046875,
                     *           "best": 1,
                     *           "worst": 2,
                     *           "expected": 1.001953125,
                     *           "p_beats_next": 0.998046875,
                     *           "margin": {
                     *             "above": null,
                     *             "below": 360,
                     *             "cut": {
                     *               "1": 360
                     *             }
                     *           },
                     *           "critical": null,
                     *           "rank_acceptability": [
                     *             0.998046875,
                     *             0.001953125
                     *           ],
                     *           "central_weights": null,
                     *           "comparison": "\"Show the delivery date\" beats \"Remember the delivery address\" in more than 99 % of draws."
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Stability"] & {
                        ranking: components["schemas"]["Ranking"];
                    };
                };
            };
            /** @description The client's copy is still current. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Exec-Time": components["headers"]["X-Exec-Time"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "Cache-Status": components["headers"]["Cache-Status"];
                    "Ordinal-Generation": components["headers"]["Ordinal-Generation"];
                    "Ordinal-Lag": components["headers"]["Ordinal-Lag"];
                    "Ordinal-Age": components["headers"]["Ordinal-Age"];
                    "Ordinal-Digest": components["headers"]["Ordinal-Digest"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            406: components["responses"]["NotAcceptable"];
            412: components["responses"]["PreconditionFailed"];
            414: components["responses"]["UriTooLong"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    getItemScore: {
        parameters: {
            query?: {
                model?: string;
                revision?: number;
                /** @description `open` for the items in the status categories backlog, todo and doing, or `all`. */
                scope?: "open" | "all";
                /** @description Also returns the changes that would bring the item to this rank or a better one. */
                target_rank?: number;
            };
            header?: {
                /**
                 * @description The ETags of earlier responses. If one is still current, the response is a 304 without a body.
                 * @example "3"
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /**
                 * @description The oldest generation that the client accepts: the Ordinal-Generation of an earlier response.
                 * @example 12
                 */
                "Ordinal-Min-Generation"?: components["parameters"]["OrdinalMinGeneration"];
                /**
                 * @description The Ordinal-Bookmark of an earlier write. The request reads nothing older than this write.
                 * @example 00000001-00000002-00004e2f-0a1b2c3d4e5f
                 */
                "Ordinal-Bookmark"?: components["parameters"]["OrdinalBookmark"];
                /**
                 * @description The client's id of the request, for logs and problems: 1 to 64 letters, digits, `-` and `_`.
                 * @example checkout-7f3a
                 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /**
                 * @description The trace that the response continues (W3C Trace Context).
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
            };
            path: {
                workspaceId: string;
                itemId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The score and its parts. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Exec-Time": components["headers"]["X-Exec-Time"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "Cache-Status": components["headers"]["Cache-Status"];
                    "Ordinal-Generation": components["headers"]["Ordinal-Generation"];
                    "Ordinal-Lag": components["headers"]["Ordinal-Lag"];
                    "Ordinal-Age": components["headers"]["Ordinal-Age"];
                    "Ordinal-Digest": components["headers"]["Ordinal-Digest"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "item": "itm_01m8pbzzffe00a53raqqz4s58a",
                     *       "model": "rice",
                     *       "revision": 1,
                     *       "version": 2,
                     *       "value": 360,
                     *       "category": null,
                     *       "coverage": 1,
                     *       "confidence": 1,
                     *       "formula": "450 × 2 × 0.8 / 2 = 360",
                     *       "reason": "Score 360: reach at 450 moves it most.",
                     *       "parts": [
                     *         {
                     *           "input": "reach",
                     *           "criterion": "reach",
                     *           "name": "Reach",
                     *           "rating": 450,
                     *           "contribution": 284.93570973494127
                     *         },
                     *         {
                     *           "input": "impact",
                     *           "criterion": "impact",
                     *           "name": "Impact",
                     *           "rating": 2,
                     *           "contribution": 32.32843016557759
                     *         },
                     *         {
                     *           "input": "confidence",
                     *           "criterion": "confidence",
                     *           "name": "Confidence",
                     *           "rating": 0.8,
                     *           "contribution": 10.407429933903531
                     *         },
                     *         {
                     *           "input": "effort",
                     *           "criterion": "effort",
                     *           "name": "Effort",
                     *           "rating": 2,
                     *           "contribution": 32.32843016557759
                     *         }
                     *       ],
                     *       "missing": [],
                     *       "rank": 2,
                     *       "distance_to_rank": -360,
                     *       "counterfactual": {
                     *         "target_rank": 1,
                     *         "failed_gates": [],
                     *         "single": [
                     *           {
                     *             "criterion": "reach",
                     *             "name": "Reach",
                     *             "from": 450,
                     *             "to": 901,
                     *             "move": 0.025085832971997513,
                     *             "rank": 1,
                     *             "score": 720.8000000000001
                     *           },
                     *           {
                     *             "criterion": "effort",
                     *             "name": "Effort",
                     *             "from": 2,
                     *             "to": 0.99,
                     *             "move": 1.01,
                     *             "rank": 1,
                     *             "score": 727.2727272727273
                     *           }
                     *         ],
                     *         "insufficient": [
                     *           {
                     *             "criterion": "impact",
                     *             "name": "Impact",
                     *             "at": 3,
                     *             "rank": 2,
                     *             "reason": "Even at 3, the item would have rank 2."
                     *           },
                     *           {
                     *             "criterion": "confidence",
                     *             "name": "Confidence",
                     *             "at": 1,
                     *             "rank": 2,
                     *             "reason": "Even at 1, the item would have rank 2."
                     *           }
                     *         ],
                     *         "overall": {
                     *           "changes": [
                     *             {
                     *               "criterion": "reach",
                     *               "name": "Reach",
                     *               "from": 450,
                     *               "to": 896.8
                     *             },
                     *             {
                     *               "criterion": "impact",
                     *               "name": "Impact",
                     *               "from": 2,
                     *               "to": 2.004035
                     *             }
                     *           ],
                     *           "move": 0.02498239878332966,
                     *           "rank": 1,
                     *           "score": 720.0564288868591,
                     *           "is_exact": false
                     *         },
                     *         "needed": [],
                     *         "is_approximate": false
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["Lift"];
                };
            };
            /** @description The client's copy is still current. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Exec-Time": components["headers"]["X-Exec-Time"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "Cache-Status": components["headers"]["Cache-Status"];
                    "Ordinal-Generation": components["headers"]["Ordinal-Generation"];
                    "Ordinal-Lag": components["headers"]["Ordinal-Lag"];
                    "Ordinal-Age": components["headers"]["Ordinal-Age"];
                    "Ordinal-Digest": components["headers"]["Ordinal-Digest"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            406: components["responses"]["NotAcceptable"];
            412: components["responses"]["PreconditionFailed"];
            414: components["responses"]["UriTooLong"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    simulateRanking: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The oldest generation that the client accepts: the Ordinal-Generation of an earlier response.
                 * @example 12
                 */
                "Ordinal-Min-Generation"?: components["parameters"]["OrdinalMinGeneration"];
                /**
                 * @description The Ordinal-Bookmark of an earlier write. The request reads nothing older than this write.
                 * @example 00000001-00000002-00004e2f-0a1b2c3d4e5f
                 */
                "Ordinal-Bookmark"?: components["parameters"]["OrdinalBookmark"];
                /**
                 * @description The client's id of the request, for logs and problems: 1 to 64 letters, digits, `-` and `_`.
                 * @example checkout-7f3a
                 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /**
                 * @description The trace that the response continues (W3C Trace Context).
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
            };
            path: {
                workspaceId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "model": "wsjf",
                 *       "patches": [
                 *         {
                 *           "id": "itm_01m8pbzzffe00a53raqqz4s58a",
                 *           "ratings": {
                 *             "effort": 1
                 *           }
                 *         }
                 *       ],
                 *       "limit": 2
                 *     }
                 */
                "application/json": components["schemas"]["WhatIfRequest"];
            };
        };
        responses: {
            /** @description The top of the simulated ranking. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Exec-Time": components["headers"]["X-Exec-Time"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Cache-Status": components["headers"]["Cache-Status"];
                    "Ordinal-Generation": components["headers"]["Ordinal-Generation"];
                    "Ordinal-Lag": components["headers"]["Ordinal-Lag"];
                    "Ordinal-Age": components["headers"]["Ordinal-Age"];
                    "Ordinal-Digest": components["headers"]["Ordinal-Digest"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "generation": 9,
                     *       "model": "wsjf",
                     *       "baseline": {
                     *         "id": "rnk_2h1efvnwmfw614sjhnvztzs57z",
                     *         "model": "rice",
                     *         "revision": 1,
                     *         "generation": 9,
                     *         "scope": "open",
                     *         "order_rules": 2,
                     *         "created_at": "2026-11-30T13:58:54.703Z",
                     *         "count": 5,
                     *         "unscored": 2,
                     *         "digest": "2fdd5d3436db682dbf376aaa47b5214e334f6b72d1286e4fa51500ddb02b68e1"
                     *       },
                     *       "count": 5,
                     *       "unscored": 5,
                     *       "data": [
                     *         {
                     *           "rank": 1,
                     *           "baseline_rank": 1,
                     *           "score": null,
                     *           "category": null,
                     *           "coverage": 0,
                     *           "confidence": 0,
                     *           "item": {
                     *             "id": "itm_01m8pbzzhbe0094w9fj8cc7405",
                     *             "number": 4,
                     *             "external_id": "SHOP-103",
                     *             "type": "story",
                     *             "title": "Show the delivery date",
                     *             "status": "open",
                     *             "labels": [],
                     *             "size": 2,
                     *             "ratings": {
                     *               "reach": 900,
                     *               "impact": 1,
                     *               "confidence": 0.8,
                     *               "effort": 1,
                     *               "cost_of_delay": 5
                     *             },
                     *             "version": 1,
                     *             "created_at": "2026-11-30T13:58:29.668Z",
                     *             "updated_at": "2026-11-30T13:58:29.668Z"
                     *           }
                     *         },
                     *         {
                     *           "rank": 2,
                     *           "baseline_rank": 2,
                     *           "score": null,
                     *           "category": null,
                     *           "coverage": 0,
                     *           "confidence": 0,
                     *           "item": {
                     *             "id": "itm_01m8pbzzffe00a53raqqz4s58a",
                     *             "number": 1,
                     *             "external_id": "SHOP-101",
                     *             "type": "story",
                     *             "parent": "itm_01m8pbzzg9e009hfqcrwjt6ygy",
                     *             "blocked_by": [
                     *               "itm_01m8pbzzhbe0094w9fj8cc7405"
                     *             ],
                     *             "title": "Remember the delivery address",
                     *             "status": "open",
                     *             "priority": "high",
                     *             "labels": [
                     *               "checkout"
                     *             ],
                     *             "size": 3,
                     *             "ratings": {
                     *               "reach": 450,
                     *               "impact": 2,
                     *               "confidence": 0.8,
                     *               "effort": 2,
                     *               "business_value": 8,
                     *               "cost_of_delay": 8
                     *             },
                     *             "version": 2,
                     *             "created_at": "2026-11-30T13:58:29.610Z",
                     *             "updated_at": "2026-11-30T13:58:29.734Z"
                     *           }
                     *         }
                     *       ],
                     *       "left": []
                     *     }
                     */
                    "application/json": components["schemas"]["WhatIf"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            406: components["responses"]["NotAcceptable"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["UriTooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["DatabaseFull"];
        };
    };
    getRankingBands: {
        parameters: {
            query?: {
                model?: string;
                revision?: number;
                /** @description `open` for the items in the status categories backlog, todo and doing, or `all`. */
                scope?: "open" | "all";
                /** @description How to treat an unrated criterion: `ranges` for any value in its range, or `absent` for the rule of the model for missing ratings. */
                unrated?: "ranges" | "absent";
                limit?: number;
                offset?: number;
            };
            header?: {
                /**
                 * @description The ETags of earlier responses. If one is still current, the response is a 304 without a body.
                 * @example "3"
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /**
                 * @description The oldest generation that the client accepts: the Ordinal-Generation of an earlier response.
                 * @example 12
                 */
                "Ordinal-Min-Generation"?: components["parameters"]["OrdinalMinGeneration"];
                /**
                 * @description The Ordinal-Bookmark of an earlier write. The request reads nothing older than this write.
                 * @example 00000001-00000002-00004e2f-0a1b2c3d4e5f
                 */
                "Ordinal-Bookmark"?: components["parameters"]["OrdinalBookmark"];
                /**
                 * @description The client's id of the request, for logs and problems: 1 to 64 letters, digits, `-` and `_`.
                 * @example checkout-7f3a
                 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /**
                 * @description The trace that the response continues (W3C Trace Context).
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
            };
            path: {
                workspaceId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of the bands, and the ratings to collect next. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Exec-Time": components["headers"]["X-Exec-Time"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "Cache-Status": components["headers"]["Cache-Status"];
                    "Ordinal-Generation": components["headers"]["Ordinal-Generation"];
                    "Ordinal-Lag": components["headers"]["Ordinal-Lag"];
                    "Ordinal-Age": components["headers"]["Ordinal-Age"];
                    "Ordinal-Digest": components["headers"]["Ordinal-Digest"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "generation": 9,
                     *       "model": "rice",
                     *       "revision": 1,
                     *       "scope": "open",
                     *       "unrated": "ranges",
                     *       "is_exact": true,
                     *       "note": null,
                     *       "count": 5,
                     *       "unsettled_pairs": 9,
                     *       "data": [
                     *         {
                     *           "item": {
                     *             "id": "itm_01m8pbzzhbe0094w9fj8cc7405",
                     *             "title": "Show the delivery date",
                     *             "external_id": "SHOP-103"
                     *           },
                     *           "rank": 1,
                     *           "score": 720,
                     *           "band": {
                     *             "low": 720,
                     *             "high": 720
                     *           },
                     *           "rank_range": {
                     *             "best": 1,
                     *             "worst": 4
                     *           },
                     *           "tied": null
                     *         },
                     *         {
                     *           "item": {
                     *             "id": "itm_01m8pbzzffe00a53raqqz4s58a",
                     *             "title": "Remember the delivery address",
                     *             "external_id": "SHOP-101"
                     *           },
                     *           "rank": 2,
                     *           "score": 360,
                     *           "band": {
                     *             "low": 360,
                     *             "high": 360
                     *           },
                     *           "rank_range": {
                     *             "best": 2,
                     *             "worst": 5
                     *           },
                     *           "tied": {
                     *             "from": 2,
                     *             "to": 5
                     *           }
                     *         }
                     *       ],
                     *       "ask_next": [
                     *         {
                     *           "item": {
                     *             "id": "itm_01m8pbzzg9e00sggn6ax2heqmf",
                     *             "title": "Pay by invoice",
                     *             "external_id": "SHOP-102"
                     *           },
                     *           "criterion": "reach",
                     *           "name": "Reach",
                     *           "settles": 2,
                     *           "what_if_rating": 200,
                     *           "from": {
                     *             "low": 100,
                     *             "likely": 200,
                     *             "high": 500
                     *           }
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Bands"];
                };
            };
            /** @description The client's copy is still current. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Exec-Time": components["headers"]["X-Exec-Time"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "Cache-Status": components["headers"]["Cache-Status"];
                    "Ordinal-Generation": components["headers"]["Ordinal-Generation"];
                    "Ordinal-Lag": components["headers"]["Ordinal-Lag"];
                    "Ordinal-Age": components["headers"]["Ordinal-Age"];
                    "Ordinal-Digest": components["headers"]["Ordinal-Digest"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            406: components["responses"]["NotAcceptable"];
            412: components["responses"]["PreconditionFailed"];
            414: components["responses"]["UriTooLong"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    compareModels: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The oldest generation that the client accepts: the Ordinal-Generation of an earlier response.
                 * @example 12
                 */
                "Ordinal-Min-Generation"?: components["parameters"]["OrdinalMinGeneration"];
                /**
                 * @description The Ordinal-Bookmark of an earlier write. The request reads nothing older than this write.
                 * @example 00000001-00000002-00004e2f-0a1b2c3d4e5f
                 */
                "Ordinal-Bookmark"?: components["parameters"]["OrdinalBookmark"];
                /**
                 * @description The client's id of the request, for logs and problems: 1 to 64 letters, digits, `-` and `_`.
                 * @example checkout-7f3a
                 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /**
                 * @description The trace that the response continues (W3C Trace Context).
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
            };
            path: {
                workspaceId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "models": [
                 *         "rice",
                 *         {
                 *           "as": "shop",
                 *           "model": "shop-value"
                 *         }
                 *       ],
                 *       "limit": 2
                 *     }
                 */
                "application/json": components["schemas"]["ComparisonRequest"];
            };
        };
        responses: {
            /** @description The agreement, the consensus and the disputed items. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Exec-Time": components["headers"]["X-Exec-Time"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "Cache-Status": components["headers"]["Cache-Status"];
                    "Ordinal-Generation": components["headers"]["Ordinal-Generation"];
                    "Ordinal-Lag": components["headers"]["Ordinal-Lag"];
                    "Ordinal-Age": components["headers"]["Ordinal-Age"];
                    "Ordinal-Digest": components["headers"]["Ordinal-Digest"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "generation": 9,
                     *       "scope": "open",
                     *       "count": 5,
                     *       "models": [
                     *         {
                     *           "label": "rice",
                     *           "model": "rice",
                     *           "revision": 1,
                     *           "kind": "rice",
                     *           "unscored": 2
                     *         },
                     *         {
                     *           "label": "shop",
                     *           "model": "shop-value",
                     *           "revision": 2,
                     *           "kind": "weighted",
                     *           "unscored": 1
                     *         }
                     *       ],
                     *       "tau": [
                     *         [
                     *           1,
                     *           0.7378647873726218
                     *         ],
                     *         [
                     *           0.7378647873726218,
                     *           1
                     *         ]
                     *       ],
                     *       "compared": 5,
                     *       "winners": {
                     *         "borda": [
                     *           {
                     *             "id": "itm_01m8pbzzhbe0094w9fj8cc7405",
                     *             "title": "Show the delivery date",
                     *             "external_id": "SHOP-103"
                     *           }
                     *         ],
                     *         "copeland": [
                     *           {
                     *             "id": "itm_01m8pbzzhbe0094w9fj8cc7405",
                     *             "title": "Show the delivery date",
                     *             "external_id": "SHOP-103"
                     *           }
                     *         ],
                     *         "condorcet": {
                     *           "id": "itm_01m8pbzzhbe0094w9fj8cc7405",
                     *           "title": "Show the delivery date",
                     *           "external_id": "SHOP-103"
                     *         },
                     *         "models": {
                     *           "rice": [
                     *             {
                     *               "id": "itm_01m8pbzzhbe0094w9fj8cc7405",
                     *               "title": "Show the delivery date",
                     *               "external_id": "SHOP-103"
                     *             }
                     *           ],
                     *           "shop": [
                     *             {
                     *               "id": "itm_01m8pbzzhbe0094w9fj8cc7405",
                     *               "title": "Show the delivery date",
                     *               "external_id": "SHOP-103"
                     *             }
                     *           ]
                     *         }
                     *       },
                     *       "consensus": [
                     *         {
                     *           "item": {
                     *             "id": "itm_01m8pbzzhbe0094w9fj8cc7405",
                     *             "title": "Show the delivery date",
                     *             "external_id": "SHOP-103"
                     *           },
                     *           "borda": 8,
                     *           "borda_rank": 1,
                     *           "copeland": 4,
                     *           "copeland_rank": 1,
                     *           "ranks": {
                     *             "rice": 1,
                     *             "shop": 1
                     *           }
                     *         },
                     *         {
                     *           "item": {
                     *             "id": "itm_01m8pbzzffe00a53raqqz4s58a",
                     *             "title": "Remember the delivery address",
                     *             "external_id": "SHOP-101"
                     *           },
                     *           "borda": 5,
                     *           "borda_rank": 2,
                     *           "copeland": 1,
                     *           "copeland_rank": 2,
                     *           "ranks": {
                     *             "rice": 2,
                     *             "shop": 3
                     *           }
                     *         }
                     *       ],
                     *       "disputed": [
                     *         {
                     *           "item": {
                     *             "id": "itm_01m8pbzzffe00a53raqqz4s58a",
                     *             "title": "Remember the delivery address",
                     *             "external_id": "SHOP-101"
                     *           },
                     *           "spread": 0.25,
                     *           "ranks": {
                     *             "rice": 2,
                     *             "shop": 3
                     *           }
                     *         },
                     *         {
                     *           "item": {
                     *             "id": "itm_01m8pbzzg9e00sggn6ax2heqmf",
                     *             "title": "Pay by invoice",
                     *             "external_id": "SHOP-102"
                     *           },
                     *           "spread": 0.25,
                     *           "ranks": {
                     *             "rice": 3,
                     *             "shop": 2
                     *           }
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Comparison"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            406: components["responses"]["NotAcceptable"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["UriTooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["DatabaseFull"];
        };
    };
    lintRanking: {
        parameters: {
            query?: {
                model?: string;
                revision?: number;
                /** @description `open` for the items in the status categories backlog, todo and doing, or `all`. */
                scope?: "open" | "all";
            };
            header?: {
                /**
                 * @description The ETags of earlier responses. If one is still current, the response is a 304 without a body.
                 * @example "3"
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /**
                 * @description The oldest generation that the client accepts: the Ordinal-Generation of an earlier response.
                 * @example 12
                 */
                "Ordinal-Min-Generation"?: components["parameters"]["OrdinalMinGeneration"];
                /**
                 * @description The Ordinal-Bookmark of an earlier write. The request reads nothing older than this write.
                 * @example 00000001-00000002-00004e2f-0a1b2c3d4e5f
                 */
                "Ordinal-Bookmark"?: components["parameters"]["OrdinalBookmark"];
                /**
                 * @description The client's id of the request, for logs and problems: 1 to 64 letters, digits, `-` and `_`.
                 * @example checkout-7f3a
                 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /**
                 * @description The trace that the response continues (W3C Trace Context).
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
            };
            path: {
                workspaceId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Findings; those that prevent scores come first. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Exec-Time": components["headers"]["X-Exec-Time"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "Cache-Status": components["headers"]["Cache-Status"];
                    "Ordinal-Generation": components["headers"]["Ordinal-Generation"];
                    "Ordinal-Lag": components["headers"]["Ordinal-Lag"];
                    "Ordinal-Age": components["headers"]["Ordinal-Age"];
                    "Ordinal-Digest": components["headers"]["Ordinal-Digest"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "generation": 9,
                     *       "model": "rice",
                     *       "revision": 1,
                     *       "scope": "open",
                     *       "count": 5,
                     *       "unscored": 2,
                     *       "findings": [
                     *         {
                     *           "rule": "items-unscored",
                     *           "severity": "warning",
                     *           "count": 2,
                     *           "detail": "2 items of 5 (40 %) have no score by \"rice\" and rank last.",
                     *           "suggestion": "Rate them, or rank by a model that asks what they are rated by.",
                     *           "items": [
                     *             {
                     *               "id": "itm_01m8pbzzg9e009hfqcrwjt6ygy",
                     *               "number": 2,
                     *               "title": "Checkout",
                     *               "external_id": "SHOP-100"
                     *             },
                     *             {
                     *               "id": "itm_01m8pbzzvse0089dk9rbj3x5ym",
                     *               "number": 6,
                     *               "title": "Save a basket",
                     *               "external_id": "SHOP-104"
                     *             }
                     *           ]
                     *         },
                     *         {
                     *           "rule": "divisor-missing",
                     *           "severity": "error",
                     *           "criterion": "effort",
                     *           "count": 2,
                     *           "detail": "2 items of 5 have no effort above 0, which \"rice\" divides by: no score.",
                     *           "suggestion": "Estimate their effort; a rough number is better than none.",
                     *           "items": [
                     *             {
                     *               "id": "itm_01m8pbzzg9e009hfqcrwjt6ygy",
                     *               "number": 2,
                     *               "title": "Checkout",
                     *               "external_id": "SHOP-100"
                     *             },
                     *             {
                     *               "id": "itm_01m8pbzzvse0089dk9rbj3x5ym",
                     *               "number": 6,
                     *               "title": "Save a basket",
                     *               "external_id": "SHOP-104"
                     *             }
                     *           ]
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Lint"];
                };
            };
            /** @description The client's copy is still current. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Exec-Time": components["headers"]["X-Exec-Time"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "Cache-Status": components["headers"]["Cache-Status"];
                    "Ordinal-Generation": components["headers"]["Ordinal-Generation"];
                    "Ordinal-Lag": components["headers"]["Ordinal-Lag"];
                    "Ordinal-Age": components["headers"]["Ordinal-Age"];
                    "Ordinal-Digest": components["headers"]["Ordinal-Digest"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            406: components["responses"]["NotAcceptable"];
            412: components["responses"]["PreconditionFailed"];
            414: components["responses"]["UriTooLong"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    getRankingMatrix: {
        parameters: {
            query?: {
                model?: string;
                revision?: number;
                /** @description `open` for the items in the status categories backlog, todo and doing (the default), or `all`. The default is `all` if a filter names a status or category that is done or cancelled. */
                scope?: "open" | "all";
                /** @description The axes, thresholds, directions and names of a known matrix. Other parameters override them. A new axis also replaces the threshold and the direction. */
                preset?: "eisenhower" | "value-effort" | "kano";
                /** @description The values of the axis: a criterion such as `effort`; `abs:` and a criterion for absolute values; `score` by the model of the ranking; `score:`, `coverage:` or `confidence:` and a model, such as `score:rice`; `size`; or `priority`, from 1 (low) to 4 (critical). Required without a preset. */
                x?: string;
                /** @description The values of the axis: a criterion such as `effort`; `abs:` and a criterion for absolute values; `score` by the model of the ranking; `score:`, `coverage:` or `confidence:` and a model, such as `score:rice`; `size`; or `priority`, from 1 (low) to 4 (critical). Required without a preset. */
                y?: string;
                /** @description The lowest value of the high side: a number, or the median of the items that have both values. The default is the threshold of the preset, or the median. */
                x_threshold?: "median" | number;
                /** @description The lowest value of the high side: a number, or the median of the items that have both values. The default is the threshold of the preset, or the median. */
                y_threshold?: "median" | number;
                /** @description The better side: `up` for the high side, `down` for the low side. The default is that of the preset or of the criterion. */
                x_direction?: "up" | "down";
                /** @description The better side: `up` for the high side, `down` for the low side. The default is that of the preset or of the criterion. */
                y_direction?: "up" | "down";
                /** @description The name of this quadrant. */
                x_low_y_low?: string;
                /** @description The name of this quadrant. */
                x_high_y_low?: string;
                /** @description The name of this quadrant. */
                x_low_y_high?: string;
                /** @description The name of this quadrant. */
                x_high_y_high?: string;
                /** @description One or more statuses, ignoring case, separated by commas. Write `\,` for a comma inside a status. An unknown status is rejected with 422. */
                status?: string;
                /** @description One or more of backlog, todo, doing, done, cancelled, separated by commas. */
                status_category?: string;
                type?: "initiative" | "project" | "epic" | "feature" | "story" | "task" | "bug";
                priority?: "critical" | "high" | "medium" | "low";
                assignee?: string;
                label?: string;
                team?: string;
                parent?: string;
                /** @description The maximum number of items to list for each quadrant. */
                limit?: number;
            };
            header?: {
                /**
                 * @description The ETags of earlier responses. If one is still current, the response is a 304 without a body.
                 * @example "3"
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /**
                 * @description The oldest generation that the client accepts: the Ordinal-Generation of an earlier response.
                 * @example 12
                 */
                "Ordinal-Min-Generation"?: components["parameters"]["OrdinalMinGeneration"];
                /**
                 * @description The Ordinal-Bookmark of an earlier write. The request reads nothing older than this write.
                 * @example 00000001-00000002-00004e2f-0a1b2c3d4e5f
                 */
                "Ordinal-Bookmark"?: components["parameters"]["OrdinalBookmark"];
                /**
                 * @description The client's id of the request, for logs and problems: 1 to 64 letters, digits, `-` and `_`.
                 * @example checkout-7f3a
                 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /**
                 * @description The trace that the response continues (W3C Trace Context).
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
            };
            path: {
                workspaceId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The axes, the quadrants and the number of items left out. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Exec-Time": components["headers"]["X-Exec-Time"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "Cache-Status": components["headers"]["Cache-Status"];
                    "Ordinal-Generation": components["headers"]["Ordinal-Generation"];
                    "Ordinal-Lag": components["headers"]["Ordinal-Lag"];
                    "Ordinal-Age": components["headers"]["Ordinal-Age"];
                    "Ordinal-Digest": components["headers"]["Ordinal-Digest"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "generation": 9,
                     *       "model": "rice",
                     *       "revision": 1,
                     *       "scope": "open",
                     *       "preset": null,
                     *       "x": {
                     *         "key": "effort",
                     *         "name": "Effort",
                     *         "unit": "person-months",
                     *         "direction": "down",
                     *         "threshold": 2,
                     *         "threshold_source": "median"
                     *       },
                     *       "y": {
                     *         "key": "score:rice",
                     *         "name": "Score (rice)",
                     *         "unit": null,
                     *         "direction": "up",
                     *         "threshold": 360,
                     *         "threshold_source": "median"
                     *       },
                     *       "count": 5,
                     *       "left_out": {
                     *         "count": 2,
                     *         "without_x": 2,
                     *         "without_y": 2
                     *       },
                     *       "quadrants": [
                     *         {
                     *           "key": "x_low_y_high",
                     *           "name": "High score (rice), low effort",
                     *           "count": 1,
                     *           "items": [
                     *             {
                     *               "rank": 1,
                     *               "x": 1,
                     *               "y": 720,
                     *               "item": {
                     *                 "id": "itm_01m8pbzzhbe0094w9fj8cc7405",
                     *                 "title": "Show the delivery date",
                     *                 "status": "open",
                     *                 "external_id": "SHOP-103"
                     *               }
                     *             }
                     *           ]
                     *         },
                     *         {
                     *           "key": "x_high_y_high",
                     *           "name": "High score (rice), high effort",
                     *           "count": 1,
                     *           "items": [
                     *             {
                     *               "rank": 2,
                     *               "x": 2,
                     *               "y": 360,
                     *               "item": {
                     *                 "id": "itm_01m8pbzzffe00a53raqqz4s58a",
                     *                 "title": "Remember the delivery address",
                     *                 "status": "open",
                     *                 "external_id": "SHOP-101"
                     *               }
                     *             }
                     *           ]
                     *         },
                     *         {
                     *           "key": "x_low_y_low",
                     *           "name": "Low score (rice), low effort",
                     *           "count": 0,
                     *           "items": []
                     *         },
                     *         {
                     *           "key": "x_high_y_low",
                     *           "name": "Low score (rice), high effort",
                     *           "count": 1,
                     *           "items": [
                     *             {
                     *               "rank": 3,
                     *               "x": 5,
                     *               "y": 60,
                     *               "item": {
                     *                 "id": "itm_01m8pbzzg9e00sggn6ax2heqmf",
                     *                 "title": "Pay by invoice",
                     *                 "status": "open",
                     *                 "external_id": "SHOP-102"
                     *               }
                     *             }
                     *           ]
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Matrix"];
                };
            };
            /** @description The client's copy is still current. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Exec-Time": components["headers"]["X-Exec-Time"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "Cache-Status": components["headers"]["Cache-Status"];
                    "Ordinal-Generation": components["headers"]["Ordinal-Generation"];
                    "Ordinal-Lag": components["headers"]["Ordinal-Lag"];
                    "Ordinal-Age": components["headers"]["Ordinal-Age"];
                    "Ordinal-Digest": components["headers"]["Ordinal-Digest"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            406: components["responses"]["NotAcceptable"];
            412: components["responses"]["PreconditionFailed"];
            414: components["responses"]["UriTooLong"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    getRankingFacets: {
        parameters: {
            query?: {
                model?: string;
                revision?: number;
                /** @description `open` for the items in the status categories backlog, todo and doing (the default), or `all`. The default is `all` if a filter names a status or category that is done or cancelled. */
                scope?: "open" | "all";
                /** @description One or more statuses, ignoring case, separated by commas. Write `\,` for a comma inside a status. An unknown status is rejected with 422. */
                status?: string;
                /** @description One or more of backlog, todo, doing, done, cancelled, separated by commas. */
                status_category?: string;
                type?: "initiative" | "project" | "epic" | "feature" | "story" | "task" | "bug";
                priority?: "critical" | "high" | "medium" | "low";
                assignee?: string;
                label?: string;
                team?: string;
                parent?: string;
            };
            header?: {
                /**
                 * @description The ETags of earlier responses. If one is still current, the response is a 304 without a body.
                 * @example "3"
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /**
                 * @description The oldest generation that the client accepts: the Ordinal-Generation of an earlier response.
                 * @example 12
                 */
                "Ordinal-Min-Generation"?: components["parameters"]["OrdinalMinGeneration"];
                /**
                 * @description The Ordinal-Bookmark of an earlier write. The request reads nothing older than this write.
                 * @example 00000001-00000002-00004e2f-0a1b2c3d4e5f
                 */
                "Ordinal-Bookmark"?: components["parameters"]["OrdinalBookmark"];
                /**
                 * @description The client's id of the request, for logs and problems: 1 to 64 letters, digits, `-` and `_`.
                 * @example checkout-7f3a
                 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /**
                 * @description The trace that the response continues (W3C Trace Context).
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
            };
            path: {
                workspaceId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The counts of each facet. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Exec-Time": components["headers"]["X-Exec-Time"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "Cache-Status": components["headers"]["Cache-Status"];
                    "Ordinal-Generation": components["headers"]["Ordinal-Generation"];
                    "Ordinal-Lag": components["headers"]["Ordinal-Lag"];
                    "Ordinal-Age": components["headers"]["Ordinal-Age"];
                    "Ordinal-Digest": components["headers"]["Ordinal-Digest"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "ranking": {
                     *         "id": "rnk_1cz09txfns1apb9gsdd548pna9",
                     *         "model": "rice",
                     *         "revision": 1,
                     *         "generation": 8,
                     *         "scope": "open",
                     *         "order_rules": 2,
                     *         "created_at": "2026-11-30T13:58:30.000Z",
                     *         "count": 5,
                     *         "unscored": 2,
                     *         "digest": "1bdb70b8ca8c966a21b20abad6f8736169552d5f1f1d9135fe9c443a996d559c"
                     *       },
                     *       "total": 3,
                     *       "facets": {
                     *         "type": {
                     *           "values": [
                     *             {
                     *               "value": "story",
                     *               "count": 4
                     *             },
                     *             {
                     *               "value": "bug",
                     *               "count": 1
                     *             }
                     *           ],
                     *           "left_out": 0,
                     *           "none": 0
                     *         },
                     *         "status": {
                     *           "values": [
                     *             {
                     *               "value": "open",
                     *               "count": 3
                     *             }
                     *           ],
                     *           "left_out": 0,
                     *           "none": 0
                     *         },
                     *         "status_category": {
                     *           "values": [
                     *             {
                     *               "value": "todo",
                     *               "count": 3
                     *             }
                     *           ],
                     *           "left_out": 0,
                     *           "none": 0
                     *         },
                     *         "priority": {
                     *           "values": [
                     *             {
                     *               "value": "high",
                     *               "count": 1
                     *             }
                     *           ],
                     *           "left_out": 0,
                     *           "none": 2
                     *         },
                     *         "assignee": {
                     *           "values": [
                     *             {
                     *               "value": "Ana",
                     *               "count": 2
                     *             }
                     *           ],
                     *           "left_out": 0,
                     *           "none": 1
                     *         },
                     *         "team": {
                     *           "values": [
                     *             {
                     *               "value": "Checkout",
                     *               "count": 3
                     *             }
                     *           ],
                     *           "left_out": 0,
                     *           "none": 0
                     *         },
                     *         "label": {
                     *           "values": [
                     *             {
                     *               "value": "q1",
                     *               "count": 2
                     *             },
                     *             {
                     *               "value": "ui",
                     *               "count": 1
                     *             }
                     *           ],
                     *           "left_out": 0,
                     *           "none": 1
                     *         },
                     *         "parent": {
                     *           "values": [
                     *             {
                     *               "value": "1",
                     *               "count": 2
                     *             }
                     *           ],
                     *           "left_out": 0,
                     *           "none": 1
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["RankingFacets"];
                };
            };
            /** @description The client's copy is still current. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Exec-Time": components["headers"]["X-Exec-Time"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    "Cache-Status": components["headers"]["Cache-Status"];
                    "Ordinal-Generation": components["headers"]["Ordinal-Generation"];
                    "Ordinal-Lag": components["headers"]["Ordinal-Lag"];
                    "Ordinal-Age": components["headers"]["Ordinal-Age"];
                    "Ordinal-Digest": components["headers"]["Ordinal-Digest"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            406: components["responses"]["NotAcceptable"];
            412: components["responses"]["PreconditionFailed"];
            414: components["responses"]["UriTooLong"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    subscribeToRankings: {
        parameters: {
            query?: {
                /** @description The model to follow. If absent, the default model of the workspace. */
                model?: string;
                /** @description `open` for the items in the status categories backlog, todo and doing, or `all`. */
                scope?: "open" | "all";
                /** @description The ranking that the client has. The deltas from it to the current ranking follow `hello`, or a `resync`. */
                since?: string;
                /** @description A single-use ticket, instead of a key or a session. */
                ticket?: string;
            };
            header?: {
                /**
                 * @description The oldest generation that the client accepts: the Ordinal-Generation of an earlier response.
                 * @example 12
                 */
                "Ordinal-Min-Generation"?: components["parameters"]["OrdinalMinGeneration"];
                /**
                 * @description The Ordinal-Bookmark of an earlier write. The request reads nothing older than this write.
                 * @example 00000001-00000002-00004e2f-0a1b2c3d4e5f
                 */
                "Ordinal-Bookmark"?: components["parameters"]["OrdinalBookmark"];
                /**
                 * @description The client's id of the request, for logs and problems: 1 to 64 letters, digits, `-` and `_`.
                 * @example checkout-7f3a
                 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /**
                 * @description The trace that the response continues (W3C Trace Context).
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
            };
            path: {
                workspaceId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The WebSocket is open. */
            101: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            412: components["responses"]["PreconditionFailed"];
            414: components["responses"]["UriTooLong"];
            422: components["responses"]["Invalid"];
            426: components["responses"]["UpgradeRequired"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    createTicket: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The oldest generation that the client accepts: the Ordinal-Generation of an earlier response.
                 * @example 12
                 */
                "Ordinal-Min-Generation"?: components["parameters"]["OrdinalMinGeneration"];
                /**
                 * @description The Ordinal-Bookmark of an earlier write. The request reads nothing older than this write.
                 * @example 00000001-00000002-00004e2f-0a1b2c3d4e5f
                 */
                "Ordinal-Bookmark"?: components["parameters"]["OrdinalBookmark"];
                /**
                 * @description The client's id of the request, for logs and problems: 1 to 64 letters, digits, `-` and `_`.
                 * @example checkout-7f3a
                 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /**
                 * @description The trace that the response continues (W3C Trace Context).
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
            };
            path: {
                workspaceId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The ticket. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Exec-Time": components["headers"]["X-Exec-Time"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "ticket": "tkt_EXAMPLE0000000000000000000000",
                     *       "expires_at": "2026-11-30T14:10:33.118Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Ticket"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            406: components["responses"]["NotAcceptable"];
            412: components["responses"]["PreconditionFailed"];
            414: components["responses"]["UriTooLong"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["DatabaseFull"];
        };
    };
    computeFinancials: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The client's id of the request, for logs and problems: 1 to 64 letters, digits, `-` and `_`.
                 * @example checkout-7f3a
                 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /**
                 * @description The trace that the response continues (W3C Trace Context).
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "investment": 40000,
                 *       "cash_flows": [
                 *         50000
                 *       ],
                 *       "discount_rate": 0.1
                 *     }
                 */
                "application/json": components["schemas"]["FinancialsRequest"];
            };
        };
        responses: {
            /** @description The metrics; for `cases`, in the order of the request. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Exec-Time": components["headers"]["X-Exec-Time"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "npv": 5454.545454545449,
                     *       "npv_formula": "50000 / 1.1 − 40000 = 5454.55",
                     *       "discount_rate": 0.1,
                     *       "roi": 0.25,
                     *       "payback": 0.8,
                     *       "discounted_payback": 0.8800000000000001,
                     *       "copq": {
                     *         "total": null,
                     *         "net": null
                     *       },
                     *       "delay_cost": null,
                     *       "reasons": {
                     *         "copq.total": "prevention_cost is missing; send 0 if there is none",
                     *         "copq.net": "prevention_cost is missing; send 0 if there is none",
                     *         "delay_cost": "revenue_per_period is missing"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["Financials"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            406: components["responses"]["NotAcceptable"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["UriTooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["DatabaseFull"];
        };
    };
    scoreQvfItems: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The client's id of the request, for logs and problems: 1 to 64 letters, digits, `-` and `_`.
                 * @example checkout-7f3a
                 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /**
                 * @description The trace that the response continues (W3C Trace Context).
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "work_items": [
                 *         {
                 *           "id": "SHOP-101",
                 *           "title": "Remember the delivery address",
                 *           "business_value": 8,
                 *           "technical_complexity": 3,
                 *           "story_points": 5,
                 *           "priority": "high",
                 *           "risk_level": 2
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["QvfRequest"];
                /** @example {"id":"SHOP-101","title":"Remember the delivery address","business_value":8,"technical_complexity":3,"story_points":5,"priority":"high","risk_level":2} */
                "application/x-ndjson": string | Blob;
            };
        };
        responses: {
            /** @description The scores, in the order of the items. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Exec-Time": components["headers"]["X-Exec-Time"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "scores": [
                     *         {
                     *           "id": "SHOP-101",
                     *           "title": "Remember the delivery address",
                     *           "qvf_score": 0.8861904761904762,
                     *           "quality_score": 0.75,
                     *           "value_score": 0.96,
                     *           "framework_alignment": 0.8418809523809524,
                     *           "criteria_scores": {
                     *             "business_value": 0.8,
                     *             "technical_complexity": 0.7,
                     *             "strategic_alignment": 0.9,
                     *             "risk_mitigation": 0.8,
                     *             "implementation_effort": 0.7619047619047619
                     *           },
                     *           "category": "High"
                     *         }
                     *       ],
                     *       "summary": {
                     *         "total_items": 1,
                     *         "average_score": 0.8861904761904762,
                     *         "high_priority_count": 1,
                     *         "medium_priority_count": 0,
                     *         "low_priority_count": 0
                     *       },
                     *       "metadata": {
                     *         "calculation_method": "qvf-classic",
                     *         "model": "qvf-classic",
                     *         "revision": 1,
                     *         "criteria_weights": {
                     *           "business_value": 0.3,
                     *           "strategic_alignment": 0.15,
                     *           "customer_value": 0.3,
                     *           "implementation_complexity": 0.2,
                     *           "risk_assessment": 0.05
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["QvfResponse"];
                    /**
                     * @example {"id":"SHOP-101","title":"Remember the delivery address","qvf_score":0.8861904761904762,"quality_score":0.75,"value_score":0.96,"framework_alignment":0.8418809523809524,"criteria_scores":{"business_value":0.8,"technical_complexity":0.7,"strategic_alignment":0.9,"risk_mitigation":0.8,"implementation_effort":0.7619047619047619},"category":"High"}
                     *     {"summary":{"total_items":1,"average_score":0.8861904761904762,"high_priority_count":1,"medium_priority_count":0,"low_priority_count":0},"metadata":{"calculation_method":"qvf-classic","model":"qvf-classic","revision":1,"criteria_weights":{"business_value":0.3,"strategic_alignment":0.15,"customer_value":0.3,"implementation_complexity":0.2,"risk_assessment":0.05}}}
                     */
                    "application/x-ndjson": string;
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            406: components["responses"]["NotAcceptable"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["UriTooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["DatabaseFull"];
        };
    };
    listQvfCriteria: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The ETags of earlier responses. If one is still current, the response is a 304 without a body.
                 * @example "3"
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /**
                 * @description The client's id of the request, for logs and problems: 1 to 64 letters, digits, `-` and `_`.
                 * @example checkout-7f3a
                 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /**
                 * @description The trace that the response continues (W3C Trace Context).
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Eighteen criteria in five categories. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Exec-Time": components["headers"]["X-Exec-Time"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "criteria": [
                     *         {
                     *           "id": "raw_value",
                     *           "name": "Raw value",
                     *           "category": "business_value",
                     *           "weight": 0.4,
                     *           "min": 1,
                     *           "max": 10,
                     *           "direction": "up"
                     *         },
                     *         {
                     *           "id": "revenue_impact",
                     *           "name": "Revenue impact",
                     *           "category": "business_value",
                     *           "weight": 0.3,
                     *           "min": 0,
                     *           "max": 100000000,
                     *           "direction": "up"
                     *         }
                     *       ],
                     *       "categories": {
                     *         "business_value": 0.25,
                     *         "strategic_alignment": 0.25,
                     *         "customer_value": 0.2,
                     *         "implementation_complexity": 0.15,
                     *         "risk_assessment": 0.15
                     *       },
                     *       "presets": {
                     *         "default": {
                     *           "business_value": 0.25,
                     *           "strategic_alignment": 0.25,
                     *           "customer_value": 0.2,
                     *           "implementation_complexity": 0.15,
                     *           "risk_assessment": 0.15
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["QvfCriteria"];
                };
            };
            /** @description The client's copy is still current. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Exec-Time": components["headers"]["X-Exec-Time"];
                    "Server-Timing": components["headers"]["Server-Timing"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            406: components["responses"]["NotAcceptable"];
            412: components["responses"]["PreconditionFailed"];
            414: components["responses"]["UriTooLong"];
            429: components["responses"]["RateLimited"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
}
