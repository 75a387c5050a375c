CREATE TABLE `baselines` (
	`workspace_id` text NOT NULL,
	`id` text NOT NULL,
	`name` text NOT NULL,
	`ranking` text NOT NULL,
	`actor` text NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`workspace_id`, `id`)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `baselines_by_name` ON `baselines` (`workspace_id`,`name`);--> statement-breakpoint
CREATE INDEX `baselines_by_ranking` ON `baselines` (`workspace_id`,`ranking`);--> statement-breakpoint
CREATE INDEX `changes_by_item` ON `changes` (`workspace_id`,`number`,`generation`) WHERE before IS NOT NULL;