CREATE TABLE `case_kinds` (
	`id` text PRIMARY KEY NOT NULL,
	`parent_id` text,
	`code` text NOT NULL,
	`name` text NOT NULL,
	`natures` text NOT NULL,
	`fields` text NOT NULL,
	`severity` text DEFAULT 'normal' NOT NULL,
	`department` text DEFAULT '' NOT NULL,
	`position` integer DEFAULT 0 NOT NULL,
	`active` integer DEFAULT true NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	CONSTRAINT "case_kinds_severity" CHECK("case_kinds"."severity" in ('low', 'normal', 'high', 'critical'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `case_kinds_code` ON `case_kinds` (`code`);--> statement-breakpoint
CREATE INDEX `case_kinds_order` ON `case_kinds` (`position`,`id`);--> statement-breakpoint
CREATE TABLE `case_routes` (
	`id` text PRIMARY KEY NOT NULL,
	`position` integer NOT NULL,
	`name` text NOT NULL,
	`nature` text DEFAULT '' NOT NULL,
	`kind_id` text DEFAULT '' NOT NULL,
	`dealer_id` text DEFAULT '' NOT NULL,
	`language` text DEFAULT '' NOT NULL,
	`severity` text DEFAULT '' NOT NULL,
	`department` text NOT NULL,
	`choose` text NOT NULL,
	`user_id` text,
	`active` integer DEFAULT true NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	CONSTRAINT "case_routes_choose" CHECK("case_routes"."choose" in ('person', 'last-solver', 'least-load', 'pool')),
	CONSTRAINT "case_routes_person" CHECK(("case_routes"."choose" = 'person') = ("case_routes"."user_id" is not null))
);
--> statement-breakpoint
CREATE INDEX `case_routes_order` ON `case_routes` (`position`,`id`);--> statement-breakpoint
CREATE TABLE `case_causes` (
	`id` text PRIMARY KEY NOT NULL,
	`parent_id` text,
	`code` text NOT NULL,
	`name` text NOT NULL,
	`position` integer DEFAULT 0 NOT NULL,
	`active` integer DEFAULT true NOT NULL,
	`version` integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `case_causes_code` ON `case_causes` (`code`);--> statement-breakpoint
CREATE INDEX `case_causes_order` ON `case_causes` (`position`,`id`);--> statement-breakpoint
CREATE TABLE `case_policies` (
	`id` text PRIMARY KEY NOT NULL,
	`edition` integer NOT NULL,
	`terms` text NOT NULL,
	`note` text DEFAULT '' NOT NULL,
	`published_by` text,
	`published_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `case_policies_edition` ON `case_policies` (`edition`);--> statement-breakpoint
CREATE TABLE `case_dealers` (
	`dealer_id` text PRIMARY KEY NOT NULL,
	`calendar` text DEFAULT 'business' NOT NULL,
	`manager_id` text,
	`approve_above_minor` integer,
	`hq_above_minor` integer,
	`version` integer DEFAULT 1 NOT NULL,
	CONSTRAINT "case_dealers_calendar" CHECK("case_dealers"."calendar" in ('business', 'always'))
);
--> statement-breakpoint
CREATE TABLE `case_templates` (
	`id` text PRIMARY KEY NOT NULL,
	`code` text NOT NULL,
	`name` text NOT NULL,
	`body` text NOT NULL,
	`dealer_id` text DEFAULT '' NOT NULL,
	`active` integer DEFAULT true NOT NULL,
	`version` integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `case_templates_code` ON `case_templates` (`dealer_id`,`code`);--> statement-breakpoint
CREATE TABLE `case_views` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`name` text NOT NULL,
	`query` text NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `case_views_name` ON `case_views` (`user_id`,`name`);--> statement-breakpoint
CREATE TABLE `cases` (
	`id` text PRIMARY KEY NOT NULL,
	`number` text NOT NULL,
	`dealer_id` text NOT NULL,
	`member_id` text,
	`prospect_id` text,
	`caller_name` text DEFAULT '' NOT NULL,
	`phone` text DEFAULT '' NOT NULL,
	`email` text DEFAULT '' NOT NULL,
	`language` text NOT NULL,
	`tier` text DEFAULT '' NOT NULL,
	`nature` text NOT NULL,
	`kind_id` text,
	`severity` text NOT NULL,
	`source` text NOT NULL,
	`title` text NOT NULL,
	`answers` text NOT NULL,
	`context_kind` text DEFAULT '' NOT NULL,
	`context_ref` text DEFAULT '' NOT NULL,
	`vehicle_id` text,
	`plate` text DEFAULT '' NOT NULL,
	`state` text NOT NULL,
	`department` text DEFAULT '' NOT NULL,
	`keeper_id` text,
	`solver_id` text,
	`support_at` integer,
	`asked_at` integer,
	`policy_id` text NOT NULL,
	`zone` text NOT NULL,
	`currency` text NOT NULL,
	`cause` text DEFAULT '' NOT NULL,
	`cause_id` text,
	`outcome` text DEFAULT '' NOT NULL,
	`cost_minor` integer DEFAULT 0 NOT NULL,
	`root_id` text NOT NULL,
	`merged_into` text,
	`parent_id` text,
	`recovery_of` text,
	`accepted_at` integer,
	`reopened` integer DEFAULT 0 NOT NULL,
	`day` text NOT NULL,
	`received_at` integer NOT NULL,
	`created_at` integer NOT NULL,
	`created_by` text,
	`since` integer NOT NULL,
	`attention` integer NOT NULL,
	`next_due_at` integer NOT NULL,
	`next_due_kind` text DEFAULT '' NOT NULL,
	`first_answer_at` integer,
	`solved_at` integer,
	`closed_at` integer,
	`score` integer,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`policy_id`) REFERENCES `case_policies`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "cases_nature" CHECK("cases"."nature" in ('inquiry', 'complaint', 'suggestion', 'praise')),
	CONSTRAINT "cases_severity" CHECK("cases"."severity" in ('low', 'normal', 'high', 'critical')),
	CONSTRAINT "cases_state" CHECK("cases"."state" in ('new', 'checked', 'assigned', 'analysed', 'approval', 'proposed', 'agreed', 'carried-out', 'confirmed', 'closed', 'rejected', 'withdrawn', 'merged')),
	CONSTRAINT "cases_closed" CHECK(("cases"."closed_at" is not null) = ("cases"."state" in ('closed', 'rejected', 'withdrawn', 'merged'))),
	CONSTRAINT "cases_merged" CHECK(("cases"."merged_into" is not null) = ("cases"."state" = 'merged')),
	CONSTRAINT "cases_attention" CHECK("cases"."closed_at" is not null or "cases"."attention"),
	CONSTRAINT "cases_cost" CHECK("cases"."cost_minor" >= 0)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `cases_number` ON `cases` (`number`);--> statement-breakpoint
CREATE INDEX `cases_due` ON `cases` (`dealer_id`,`next_due_at`,`id`) WHERE attention;--> statement-breakpoint
CREATE INDEX `cases_due_all` ON `cases` (`next_due_at`,`id`) WHERE attention;--> statement-breakpoint
CREATE INDEX `cases_solver` ON `cases` (`solver_id`,`next_due_at`,`id`) WHERE attention;--> statement-breakpoint
CREATE INDEX `cases_keeper` ON `cases` (`keeper_id`,`next_due_at`,`id`) WHERE attention;--> statement-breakpoint
CREATE INDEX `cases_support` ON `cases` (`support_at`,`id`) WHERE support_at is not null and closed_at is null;--> statement-breakpoint
CREATE INDEX `cases_dealer` ON `cases` (`dealer_id`,`created_at`,`id`);--> statement-breakpoint
CREATE INDEX `cases_created` ON `cases` (`created_at`,`id`);--> statement-breakpoint
CREATE INDEX `cases_day` ON `cases` (`dealer_id`,`day`,`id`);--> statement-breakpoint
CREATE INDEX `cases_member` ON `cases` (`member_id`,`created_at`,`id`);--> statement-breakpoint
CREATE INDEX `cases_prospect` ON `cases` (`prospect_id`,`created_at`,`id`);--> statement-breakpoint
CREATE INDEX `cases_vehicle` ON `cases` (`vehicle_id`,`created_at`,`id`);--> statement-breakpoint
CREATE INDEX `cases_context` ON `cases` (`context_kind`,`context_ref`,`id`);--> statement-breakpoint
CREATE INDEX `cases_root` ON `cases` (`root_id`,`id`);--> statement-breakpoint
CREATE INDEX `cases_parent` ON `cases` (`parent_id`,`id`) WHERE parent_id is not null;--> statement-breakpoint
CREATE UNIQUE INDEX `cases_recovery` ON `cases` (`recovery_of`) WHERE recovery_of is not null;--> statement-breakpoint
CREATE INDEX `cases_confirm` ON `cases` (`since`,`id`) WHERE state = 'carried-out';--> statement-breakpoint
CREATE TABLE `case_steps` (
	`id` text PRIMARY KEY NOT NULL,
	`case_id` text NOT NULL,
	`event` text NOT NULL,
	`from_state` text NOT NULL,
	`to_state` text NOT NULL,
	`at` integer NOT NULL,
	`actor_id` text,
	`hand` text NOT NULL,
	`data` text NOT NULL,
	`note` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `cases`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `case_steps_case` ON `case_steps` (`case_id`,`at`,`id`);--> statement-breakpoint
CREATE TABLE `case_messages` (
	`id` text PRIMARY KEY NOT NULL,
	`case_id` text NOT NULL,
	`hand` text NOT NULL,
	`actor_id` text,
	`kind` text NOT NULL,
	`channel` text NOT NULL,
	`words` text NOT NULL,
	`mail_id` text DEFAULT '' NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `cases`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "case_messages_kind" CHECK("case_messages"."kind" in ('public', 'note', 'talk')),
	CONSTRAINT "case_messages_hand" CHECK("case_messages"."hand" in ('owner', 'staff', 'system'))
);
--> statement-breakpoint
CREATE INDEX `case_messages_case` ON `case_messages` (`case_id`,`at`,`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `case_messages_mail` ON `case_messages` (`mail_id`) WHERE mail_id <> '';--> statement-breakpoint
CREATE TABLE `case_attachments` (
	`id` text PRIMARY KEY NOT NULL,
	`case_id` text NOT NULL,
	`message_id` text NOT NULL,
	`file_id` text NOT NULL,
	`name` text NOT NULL,
	`kind` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `cases`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`message_id`) REFERENCES `case_messages`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `case_attachments_message` ON `case_attachments` (`message_id`,`id`);--> statement-breakpoint
CREATE INDEX `case_attachments_case` ON `case_attachments` (`case_id`,`at`,`id`);--> statement-breakpoint
CREATE INDEX `case_attachments_file` ON `case_attachments` (`file_id`);--> statement-breakpoint
CREATE TABLE `case_mentions` (
	`message_id` text NOT NULL,
	`user_id` text NOT NULL,
	`case_id` text NOT NULL,
	`at` integer NOT NULL,
	`seen_at` integer,
	PRIMARY KEY(`message_id`, `user_id`),
	FOREIGN KEY (`message_id`) REFERENCES `case_messages`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`case_id`) REFERENCES `cases`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `case_mentions_user` ON `case_mentions` (`user_id`,`at`) WHERE seen_at is null;--> statement-breakpoint
CREATE INDEX `case_mentions_case` ON `case_mentions` (`case_id`,`user_id`);--> statement-breakpoint
CREATE TABLE `case_presence` (
	`case_id` text NOT NULL,
	`user_id` text NOT NULL,
	`writing` integer NOT NULL,
	`until` integer NOT NULL,
	PRIMARY KEY(`case_id`, `user_id`),
	FOREIGN KEY (`case_id`) REFERENCES `cases`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `case_presence_until` ON `case_presence` (`until`);--> statement-breakpoint
CREATE TABLE `case_terms` (
	`case_id` text NOT NULL,
	`term` text NOT NULL,
	`dealer_id` text NOT NULL,
	PRIMARY KEY(`term`, `case_id`),
	FOREIGN KEY (`case_id`) REFERENCES `cases`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `case_terms_case` ON `case_terms` (`case_id`);--> statement-breakpoint
CREATE TABLE `case_figures` (
	`scope` text NOT NULL,
	`month` text NOT NULL,
	`dimension` text NOT NULL,
	`key` text NOT NULL,
	`measure` text NOT NULL,
	`value` integer NOT NULL,
	PRIMARY KEY(`scope`, `month`, `dimension`, `key`, `measure`)
);
--> statement-breakpoint
CREATE TABLE `case_proposals` (
	`id` text PRIMARY KEY NOT NULL,
	`case_id` text NOT NULL,
	`words` text NOT NULL,
	`state` text NOT NULL,
	`worth_minor` integer NOT NULL,
	`currency` text NOT NULL,
	`approval` text DEFAULT '' NOT NULL,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`decided_by` text,
	`decided_at` integer,
	`reason` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `cases`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "case_proposals_state" CHECK("case_proposals"."state" in ('approval', 'sent', 'agreed', 'refused', 'declined', 'withdrawn')),
	CONSTRAINT "case_proposals_worth" CHECK("case_proposals"."worth_minor" >= 0)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `case_proposals_one_open` ON `case_proposals` (`case_id`) WHERE state in ('approval', 'sent');--> statement-breakpoint
CREATE INDEX `case_proposals_case` ON `case_proposals` (`case_id`,`created_at`,`id`);--> statement-breakpoint
CREATE TABLE `case_remedies` (
	`id` text PRIMARY KEY NOT NULL,
	`case_id` text NOT NULL,
	`proposal_id` text NOT NULL,
	`kind` text NOT NULL,
	`points` integer DEFAULT 0 NOT NULL,
	`amount_minor` integer DEFAULT 0 NOT NULL,
	`currency` text NOT NULL,
	`reward_id` text,
	`note` text DEFAULT '' NOT NULL,
	`done_at` integer,
	`done_by` text,
	`reference` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `cases`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`proposal_id`) REFERENCES `case_proposals`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "case_remedies_kind" CHECK("case_remedies"."kind" in ('points', 'voucher', 'money', 'repair')),
	CONSTRAINT "case_remedies_sums" CHECK("case_remedies"."points" >= 0 and "case_remedies"."amount_minor" >= 0)
);
--> statement-breakpoint
CREATE INDEX `case_remedies_case` ON `case_remedies` (`case_id`,`id`);--> statement-breakpoint
CREATE INDEX `case_remedies_proposal` ON `case_remedies` (`proposal_id`,`id`);--> statement-breakpoint
CREATE TABLE `case_tasks` (
	`id` text PRIMARY KEY NOT NULL,
	`case_id` text NOT NULL,
	`dealer_id` text NOT NULL,
	`department` text NOT NULL,
	`assignee_id` text,
	`words` text NOT NULL,
	`due_at` integer NOT NULL,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`done_at` integer,
	`done_by` text,
	`outcome` text DEFAULT '' NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `cases`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `case_tasks_case` ON `case_tasks` (`case_id`,`created_at`,`id`);--> statement-breakpoint
CREATE INDEX `case_tasks_open` ON `case_tasks` (`dealer_id`,`due_at`,`id`) WHERE done_at is null;--> statement-breakpoint
CREATE INDEX `case_tasks_mine` ON `case_tasks` (`assignee_id`,`due_at`,`id`) WHERE done_at is null;--> statement-breakpoint
CREATE TABLE `case_links` (
	`id` text PRIMARY KEY NOT NULL,
	`case_id` text NOT NULL,
	`kind` text NOT NULL,
	`ref` text NOT NULL,
	`added_by` text,
	`at` integer NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `cases`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "case_links_kind" CHECK("case_links"."kind" in ('work-order', 'booking', 'rescue', 'event', 'part', 'case'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `case_links_once` ON `case_links` (`case_id`,`kind`,`ref`);--> statement-breakpoint
CREATE INDEX `case_links_ref` ON `case_links` (`kind`,`ref`,`case_id`);--> statement-breakpoint
CREATE TABLE `case_merges` (
	`id` text PRIMARY KEY NOT NULL,
	`from_id` text NOT NULL,
	`into_id` text NOT NULL,
	`before` text NOT NULL,
	`merged_by` text,
	`at` integer NOT NULL,
	`undone_by` text,
	`undone_at` integer,
	FOREIGN KEY (`from_id`) REFERENCES `cases`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`into_id`) REFERENCES `cases`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `case_merges_one` ON `case_merges` (`from_id`) WHERE undone_at is null;--> statement-breakpoint
CREATE INDEX `case_merges_into` ON `case_merges` (`into_id`,`at`,`id`);--> statement-breakpoint
CREATE TABLE `case_surveys` (
	`id` text PRIMARY KEY NOT NULL,
	`case_id` text NOT NULL,
	`dealer_id` text NOT NULL,
	`round` integer NOT NULL,
	`due_at` integer NOT NULL,
	`asked_at` integer,
	`token_hash` text DEFAULT '' NOT NULL,
	`score` integer,
	`comment` text DEFAULT '' NOT NULL,
	`answered_at` integer,
	`recovery_id` text,
	FOREIGN KEY (`case_id`) REFERENCES `cases`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "case_surveys_score" CHECK("case_surveys"."score" is null or "case_surveys"."score" between 1 and 5),
	CONSTRAINT "case_surveys_answer" CHECK(("case_surveys"."score" is null) = ("case_surveys"."answered_at" is null))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `case_surveys_round` ON `case_surveys` (`case_id`,`round`);--> statement-breakpoint
CREATE UNIQUE INDEX `case_surveys_token` ON `case_surveys` (`token_hash`) WHERE token_hash <> '';--> statement-breakpoint
CREATE INDEX `case_surveys_due` ON `case_surveys` (`due_at`,`id`) WHERE asked_at is null;--> statement-breakpoint
CREATE TABLE `case_breaches` (
	`id` text PRIMARY KEY NOT NULL,
	`case_id` text NOT NULL,
	`dealer_id` text NOT NULL,
	`kind` text NOT NULL,
	`clock` text NOT NULL,
	`level` text NOT NULL,
	`due_at` integer NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `cases`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `case_breaches_once` ON `case_breaches` (`case_id`,`kind`,`clock`,`level`);--> statement-breakpoint
CREATE INDEX `case_breaches_dealer` ON `case_breaches` (`dealer_id`,`at`,`id`);--> statement-breakpoint
CREATE TABLE `articles` (
	`id` text PRIMARY KEY NOT NULL,
	`number` text NOT NULL,
	`audience` text NOT NULL,
	`topic` text DEFAULT '' NOT NULL,
	`state` text NOT NULL,
	`edition` integer NOT NULL,
	`published` integer DEFAULT 0 NOT NULL,
	`case_number` text DEFAULT '' NOT NULL,
	`created_by` text,
	`created_at` integer NOT NULL,
	`changed_at` integer NOT NULL,
	`published_at` integer,
	`helped` integer DEFAULT 0 NOT NULL,
	`not_helped` integer DEFAULT 0 NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	CONSTRAINT "articles_audience" CHECK("articles"."audience" in ('public', 'staff')),
	CONSTRAINT "articles_state" CHECK("articles"."state" in ('draft', 'review', 'published', 'archived'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `articles_number` ON `articles` (`number`);--> statement-breakpoint
CREATE INDEX `articles_state` ON `articles` (`state`,`changed_at`,`id`);--> statement-breakpoint
CREATE INDEX `articles_public` ON `articles` (`audience`,`topic`,`id`) WHERE published > 0;--> statement-breakpoint
CREATE TABLE `article_editions` (
	`id` text PRIMARY KEY NOT NULL,
	`article_id` text NOT NULL,
	`edition` integer NOT NULL,
	`title` text NOT NULL,
	`body` text NOT NULL,
	`written_by` text,
	`at` integer NOT NULL,
	FOREIGN KEY (`article_id`) REFERENCES `articles`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `article_editions_number` ON `article_editions` (`article_id`,`edition`);--> statement-breakpoint
CREATE TABLE `article_terms` (
	`article_id` text NOT NULL,
	`language` text NOT NULL,
	`term` text NOT NULL,
	`weight` integer NOT NULL,
	PRIMARY KEY(`language`, `term`, `article_id`),
	FOREIGN KEY (`article_id`) REFERENCES `articles`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `article_terms_article` ON `article_terms` (`article_id`);--> statement-breakpoint
CREATE TABLE `article_votes` (
	`article_id` text NOT NULL,
	`voter` text NOT NULL,
	`helped` integer NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`article_id`, `voter`),
	FOREIGN KEY (`article_id`) REFERENCES `articles`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `article_searches` (
	`day` text NOT NULL,
	`language` text NOT NULL,
	`wanted` text NOT NULL,
	`count` integer NOT NULL,
	`empty` integer NOT NULL,
	PRIMARY KEY(`day`, `language`, `wanted`)
);
--> statement-breakpoint
CREATE TABLE `prospects` (
	`id` text PRIMARY KEY NOT NULL,
	`dealer_id` text NOT NULL,
	`name` text NOT NULL,
	`phone` text DEFAULT '' NOT NULL,
	`email` text DEFAULT '' NOT NULL,
	`source` text NOT NULL,
	`member_id` text,
	`linked_at` integer,
	`linked_by` text,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `prospects_phone` ON `prospects` (`dealer_id`,`phone`) WHERE phone <> '' and member_id is null;--> statement-breakpoint
CREATE UNIQUE INDEX `prospects_email` ON `prospects` (`dealer_id`,`email`) WHERE email <> '' and phone = '' and member_id is null;--> statement-breakpoint
CREATE INDEX `prospects_member` ON `prospects` (`member_id`,`id`);--> statement-breakpoint
CREATE INDEX `prospects_dealer` ON `prospects` (`dealer_id`,`created_at`,`id`);