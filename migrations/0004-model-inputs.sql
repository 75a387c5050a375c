-- Custom SQL migration file: renames "slot" to "input" in the criteria of stored definitions. --
-- Quotes inside JSON strings are escaped, so only property names match.
UPDATE `models` SET `definition` = replace(`definition`, '"slot":', '"input":');
