CREATE TABLE `baselines` (
	`workspace_id` text NOT NULL,
	`id` text NOT NULL,
	`version` integer NOT NULL,
	`name` text NOT NULL,
	`note` text,
	`generation` integer NOT NULL,
	`model` text NOT NULL,
	`revision` integer NOT NULL,
	`order_rules` integer NOT NULL,
	`actor` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	PRIMARY KEY(`workspace_id`, `id`)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `baselines_by_name` ON `baselines` (`workspace_id`,`name`);