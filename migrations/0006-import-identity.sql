CREATE TABLE `idempotency_parts` (
	`scope` text NOT NULL,
	`route` text NOT NULL,
	`key` text NOT NULL,
	`part` integer NOT NULL,
	`bytes` blob NOT NULL,
	PRIMARY KEY(`scope`, `route`, `key`, `part`)
);
--> statement-breakpoint
DROP INDEX `items_by_external_id`;--> statement-breakpoint
ALTER TABLE `items` ADD `source` text DEFAULT '' NOT NULL;--> statement-breakpoint
CREATE INDEX `items_by_title` ON `items` (`workspace_id`,`title`) WHERE external_id IS NULL AND deleted_at IS NULL;--> statement-breakpoint
CREATE UNIQUE INDEX `items_by_external_id` ON `items` (`workspace_id`,`external_id`,`source`) WHERE external_id IS NOT NULL AND deleted_at IS NULL;--> statement-breakpoint
ALTER TABLE `idempotency` ADD `claim` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `jobs` ADD `warnings` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `jobs` ADD `warning_count` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `jobs` ADD `generations` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `jobs` ADD `report` text;--> statement-breakpoint
ALTER TABLE `jobs` ADD `plan` text;