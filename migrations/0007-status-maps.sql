CREATE TABLE `status_maps` (
	`workspace_id` text NOT NULL,
	`generation` integer NOT NULL,
	`categories` text NOT NULL,
	`actor` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`workspace_id`, `generation`)
);
--> statement-breakpoint
CREATE TABLE `__new_rankings` (
	`workspace_id` text NOT NULL,
	`generation` integer NOT NULL,
	`model` text NOT NULL,
	`revision` integer NOT NULL,
	`order_rules` integer DEFAULT 1 NOT NULL,
	`id` text NOT NULL,
	`at` integer NOT NULL,
	`count` integer NOT NULL,
	`unscored` integer NOT NULL,
	`digest` text NOT NULL,
	PRIMARY KEY(`workspace_id`, `generation`, `model`, `revision`, `order_rules`)
);
--> statement-breakpoint
INSERT INTO `__new_rankings`("workspace_id", "generation", "model", "revision", "order_rules", "id", "at", "count", "unscored", "digest") SELECT "workspace_id", "generation", "model", "revision", 1, "id", "at", "count", "unscored", "digest" FROM `rankings`;--> statement-breakpoint
DROP TABLE `rankings`;--> statement-breakpoint
ALTER TABLE `__new_rankings` RENAME TO `rankings`;--> statement-breakpoint
CREATE UNIQUE INDEX `rankings_by_id` ON `rankings` (`workspace_id`,`id`);--> statement-breakpoint
ALTER TABLE `published` ADD `order_rules` integer DEFAULT 1 NOT NULL;