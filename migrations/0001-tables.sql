CREATE TABLE `api_keys` (
	`hash` text PRIMARY KEY NOT NULL,
	`workspace_id` text NOT NULL,
	`id` text NOT NULL,
	`name` text NOT NULL,
	`created_at` integer NOT NULL,
	`revoked_at` integer
);
--> statement-breakpoint
CREATE INDEX `api_keys_by_workspace` ON `api_keys` (`workspace_id`);--> statement-breakpoint
CREATE TABLE `changes` (
	`workspace_id` text NOT NULL,
	`generation` integer NOT NULL,
	`number` integer NOT NULL,
	`before` text,
	`actor` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`workspace_id`, `generation`, `number`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `idempotency` (
	`scope` text NOT NULL,
	`route` text NOT NULL,
	`key` text NOT NULL,
	`request` text NOT NULL,
	`status` integer DEFAULT 0 NOT NULL,
	`headers` text DEFAULT '{}' NOT NULL,
	`body` text DEFAULT '' NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`scope`, `route`, `key`)
);
--> statement-breakpoint
CREATE INDEX `idempotency_by_age` ON `idempotency` (`at`);--> statement-breakpoint
CREATE TABLE `import_chunks` (
	`workspace_id` text NOT NULL,
	`job_id` text NOT NULL,
	`sequence` integer NOT NULL,
	`rows` text NOT NULL,
	`count` integer NOT NULL,
	PRIMARY KEY(`workspace_id`, `job_id`, `sequence`)
);
--> statement-breakpoint
CREATE TABLE `items` (
	`workspace_id` text NOT NULL,
	`number` integer NOT NULL,
	`id` text NOT NULL,
	`external_id` text,
	`type` integer NOT NULL,
	`status` text NOT NULL,
	`priority` integer NOT NULL,
	`parent_id` text,
	`assignee` text,
	`team` text,
	`size` real,
	`start_date` text,
	`due_date` text,
	`version` integer NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`deleted_at` integer,
	`labels` text DEFAULT '[]' NOT NULL,
	`ratings` text DEFAULT '{}' NOT NULL,
	`title` text NOT NULL,
	`description` text,
	PRIMARY KEY(`workspace_id`, `number`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE UNIQUE INDEX `items_by_id` ON `items` (`workspace_id`,`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `items_by_external_id` ON `items` (`workspace_id`,`external_id`) WHERE external_id IS NOT NULL AND deleted_at IS NULL;--> statement-breakpoint
CREATE INDEX `items_by_parent` ON `items` (`workspace_id`,`parent_id`) WHERE parent_id IS NOT NULL;--> statement-breakpoint
CREATE TABLE `jobs` (
	`workspace_id` text NOT NULL,
	`id` text NOT NULL,
	`kind` text NOT NULL,
	`state` text NOT NULL,
	`done` integer DEFAULT 0 NOT NULL,
	`total` integer DEFAULT 0 NOT NULL,
	`created` integer DEFAULT 0 NOT NULL,
	`updated` integer DEFAULT 0 NOT NULL,
	`unchanged` integer DEFAULT 0 NOT NULL,
	`failed` integer DEFAULT 0 NOT NULL,
	`error_count` integer DEFAULT 0 NOT NULL,
	`generation` integer DEFAULT 0 NOT NULL,
	`errors` text DEFAULT '[]' NOT NULL,
	`unmapped` text DEFAULT '[]' NOT NULL,
	`reason` text,
	`actor` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	PRIMARY KEY(`workspace_id`, `id`)
);
--> statement-breakpoint
CREATE INDEX `jobs_unfinished` ON `jobs` (`updated_at`) WHERE state IN ('staging', 'queued', 'running');--> statement-breakpoint
CREATE TABLE `models` (
	`workspace_id` text NOT NULL,
	`id` text NOT NULL,
	`revision` integer NOT NULL,
	`name` text NOT NULL,
	`kind` text NOT NULL,
	`request` text NOT NULL,
	`definition` text NOT NULL,
	`created_at` integer NOT NULL,
	`actor` text NOT NULL,
	PRIMARY KEY(`workspace_id`, `id`, `revision`)
);
--> statement-breakpoint
CREATE TABLE `published` (
	`workspace_id` text NOT NULL,
	`model` text NOT NULL,
	`revision` integer NOT NULL,
	`generation` integer NOT NULL,
	`published_at` integer NOT NULL,
	`read_at` integer NOT NULL,
	PRIMARY KEY(`workspace_id`, `model`, `revision`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `rankings` (
	`workspace_id` text NOT NULL,
	`generation` integer NOT NULL,
	`model` text NOT NULL,
	`revision` integer NOT NULL,
	`id` text NOT NULL,
	`at` integer NOT NULL,
	`count` integer NOT NULL,
	`unscored` integer NOT NULL,
	`digest` text NOT NULL,
	PRIMARY KEY(`workspace_id`, `generation`, `model`, `revision`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE UNIQUE INDEX `rankings_by_id` ON `rankings` (`workspace_id`,`id`);--> statement-breakpoint
CREATE TABLE `workspaces` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`generation` integer DEFAULT 0 NOT NULL,
	`changed_at` integer NOT NULL,
	`last_number` integer DEFAULT 0 NOT NULL,
	`default_model` text NOT NULL,
	`cursor_key` text NOT NULL,
	`board_generation` integer DEFAULT 0 NOT NULL,
	`board_at` integer DEFAULT 0 NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `workspaces_by_change` ON `workspaces` (`changed_at`);--> statement-breakpoint
CREATE TRIGGER changes_are_never_altered BEFORE UPDATE ON `changes` BEGIN
  SELECT RAISE(ABORT, 'changes are only ever appended to');
END;
--> statement-breakpoint
CREATE TRIGGER changes_are_never_removed BEFORE DELETE ON `changes` BEGIN
  SELECT RAISE(ABORT, 'changes are only ever appended to');
END;
