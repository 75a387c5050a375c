CREATE TABLE `erasures` (
	`workspace_id` text NOT NULL,
	`id` text NOT NULL,
	`person` text,
	`actor` text NOT NULL,
	`created_at` integer NOT NULL,
	`finished_at` integer,
	PRIMARY KEY(`workspace_id`, `id`)
);
--> statement-breakpoint
CREATE INDEX `erasures_unfinished` ON `erasures` (`created_at`) WHERE finished_at IS NULL;--> statement-breakpoint
CREATE TABLE `sessions` (
	`hash` text PRIMARY KEY NOT NULL,
	`workspace_id` text NOT NULL,
	`id` text NOT NULL,
	`key_id` text NOT NULL,
	`user_agent` text DEFAULT '' NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`last_used_at` integer NOT NULL,
	`ended_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `sessions_by_id` ON `sessions` (`workspace_id`,`id`);--> statement-breakpoint
CREATE INDEX `sessions_by_expiry` ON `sessions` (`expires_at`);--> statement-breakpoint
CREATE TABLE `tickets` (
	`hash` text PRIMARY KEY NOT NULL,
	`workspace_id` text NOT NULL,
	`key_id` text NOT NULL,
	`expires_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `tickets_by_expiry` ON `tickets` (`expires_at`);--> statement-breakpoint
DROP INDEX `api_keys_by_workspace`;--> statement-breakpoint
ALTER TABLE `api_keys` ADD `role` text DEFAULT 'admin' NOT NULL;--> statement-breakpoint
ALTER TABLE `api_keys` ADD `expires_at` integer;--> statement-breakpoint
ALTER TABLE `api_keys` ADD `last_used_at` integer;--> statement-breakpoint
ALTER TABLE `api_keys` ADD `replaced_by` text;--> statement-breakpoint
ALTER TABLE `api_keys` ADD `suspended_at` integer;--> statement-breakpoint
CREATE UNIQUE INDEX `api_keys_by_id` ON `api_keys` (`workspace_id`,`id`);--> statement-breakpoint
ALTER TABLE `workspaces` ADD `allowed_origins` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `workspaces` ADD `deleted_at` integer;--> statement-breakpoint
ALTER TABLE `workspaces` ADD `purge_at` integer;--> statement-breakpoint
ALTER TABLE `workspaces` ADD `purge_started_at` integer;--> statement-breakpoint
CREATE INDEX `workspaces_to_purge` ON `workspaces` (`purge_at`) WHERE purge_at IS NOT NULL;--> statement-breakpoint
DROP TRIGGER changes_are_never_altered;
--> statement-breakpoint
DROP TRIGGER changes_are_never_removed;
--> statement-breakpoint
CREATE TRIGGER changes_are_never_altered BEFORE UPDATE ON `changes`
WHEN NEW.workspace_id IS NOT OLD.workspace_id OR NEW.generation IS NOT OLD.generation
  OR NEW.number IS NOT OLD.number OR NEW.at IS NOT OLD.at
  OR NOT EXISTS (SELECT 1 FROM erasures e
    WHERE e.workspace_id = OLD.workspace_id AND e.finished_at IS NULL)
BEGIN
  SELECT RAISE(ABORT, 'changes are only ever appended to');
END;
--> statement-breakpoint
CREATE TRIGGER changes_are_never_removed BEFORE DELETE ON `changes`
WHEN NOT EXISTS (SELECT 1 FROM workspaces w
  WHERE w.id = OLD.workspace_id AND w.purge_started_at IS NOT NULL)
BEGIN
  SELECT RAISE(ABORT, 'changes are only ever appended to');
END;
