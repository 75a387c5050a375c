ALTER TABLE `workspaces` RENAME COLUMN "board_generation" TO "snapshot_generation";--> statement-breakpoint
ALTER TABLE `workspaces` RENAME COLUMN "board_at" TO "snapshot_at";