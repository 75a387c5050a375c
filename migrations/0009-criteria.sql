ALTER TABLE `workspaces` ADD `criteria` text DEFAULT '{}' NOT NULL;--> statement-breakpoint
UPDATE `workspaces` SET `criteria` = (SELECT json_group_object(`key`, 1) FROM (SELECT DISTINCT r.`key` FROM `items` i, json_each(i.`ratings`) r WHERE i.`workspace_id` = `workspaces`.`id` AND i.`deleted_at` IS NULL));
