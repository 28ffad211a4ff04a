CREATE TABLE `event_series` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`detail` text NOT NULL,
	`active` integer DEFAULT true NOT NULL,
	`version` integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE INDEX `event_series_order` ON `event_series` (`active`,`id`);--> statement-breakpoint
CREATE TABLE `event_chapters` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`city` text NOT NULL,
	`active` integer DEFAULT true NOT NULL,
	`version` integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE INDEX `event_chapters_order` ON `event_chapters` (`active`,`id`);--> statement-breakpoint
CREATE TABLE `event_chapter_members` (
	`chapter_id` text NOT NULL,
	`member_id` text NOT NULL,
	`since` integer NOT NULL,
	PRIMARY KEY(`chapter_id`, `member_id`),
	FOREIGN KEY (`chapter_id`) REFERENCES `event_chapters`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `event_chapter_members_member` ON `event_chapter_members` (`member_id`,`chapter_id`);--> statement-breakpoint
CREATE TABLE `events` (
	`id` text PRIMARY KEY NOT NULL,
	`number` text NOT NULL,
	`dealer_id` text DEFAULT '' NOT NULL,
	`series_id` text,
	`chapter_id` text,
	`kind` text NOT NULL,
	`state` text NOT NULL,
	`title` text NOT NULL,
	`summary` text NOT NULL,
	`detail` text NOT NULL,
	`art` text NOT NULL,
	`place` text NOT NULL,
	`address` text NOT NULL,
	`lat` real,
	`lng` real,
	`zone` text NOT NULL,
	`currency` text NOT NULL,
	`starts_at` integer NOT NULL,
	`ends_at` integer NOT NULL,
	`opens_at` integer NOT NULL,
	`closes_at` integer NOT NULL,
	`early` text NOT NULL,
	`min_tier` text NOT NULL,
	`models` text,
	`chapter_ids` text,
	`dealer_ids` text,
	`party_max` integer NOT NULL,
	`questions` text NOT NULL,
	`waiver` text NOT NULL,
	`waiver_per` text DEFAULT 'party' NOT NULL,
	`refunds` text NOT NULL,
	`fairness` text NOT NULL,
	`most_skips` integer NOT NULL,
	`tier_first` integer NOT NULL,
	`offer_minutes` integer NOT NULL,
	`no_show_months` integer NOT NULL,
	`free_until` integer,
	`budget_minor` integer DEFAULT 0 NOT NULL,
	`sequence` integer DEFAULT 0 NOT NULL,
	`reason` text DEFAULT '' NOT NULL,
	`copied_from` text,
	`created_by` text,
	`created_at` integer NOT NULL,
	`published_at` integer,
	`ended_at` integer,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`series_id`) REFERENCES `event_series`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`chapter_id`) REFERENCES `event_chapters`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "events_kind" CHECK("events"."kind" in ('drive', 'class', 'test-drive', 'family-day', 'dealer', 'club')),
	CONSTRAINT "events_state" CHECK("events"."state" in ('template', 'draft', 'published', 'postponed', 'cancelled', 'closed')),
	CONSTRAINT "events_time" CHECK("events"."ends_at" > "events"."starts_at" and "events"."closes_at" >= "events"."opens_at"),
	CONSTRAINT "events_party" CHECK("events"."party_max" between 1 and 60),
	CONSTRAINT "events_place" CHECK(("events"."lat" is null) = ("events"."lng" is null)),
	CONSTRAINT "events_fairness" CHECK("events"."fairness" in ('strict', 'skip') and "events"."most_skips" >= 0),
	CONSTRAINT "events_sums" CHECK("events"."budget_minor" >= 0 and "events"."offer_minutes" between 1 and 10080)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `events_number` ON `events` (`number`);--> statement-breakpoint
CREATE INDEX `events_coming` ON `events` (`state`,`starts_at`,`id`);--> statement-breakpoint
CREATE INDEX `events_dealer` ON `events` (`dealer_id`,`state`,`starts_at`,`id`);--> statement-breakpoint
CREATE INDEX `events_series` ON `events` (`series_id`,`starts_at`,`id`);--> statement-breakpoint
CREATE INDEX `events_ending` ON `events` (`ends_at`,`id`) WHERE state = 'published';--> statement-breakpoint
CREATE TABLE `event_sessions` (
	`id` text PRIMARY KEY NOT NULL,
	`event_id` text NOT NULL,
	`name` text NOT NULL,
	`starts_at` integer NOT NULL,
	`ends_at` integer NOT NULL,
	`position` integer NOT NULL,
	`active` integer DEFAULT true NOT NULL,
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "event_sessions_time" CHECK("event_sessions"."ends_at" > "event_sessions"."starts_at")
);
--> statement-breakpoint
CREATE INDEX `event_sessions_event` ON `event_sessions` (`event_id`,`position`,`id`);--> statement-breakpoint
CREATE TABLE `event_kinds` (
	`id` text PRIMARY KEY NOT NULL,
	`event_id` text NOT NULL,
	`name` text NOT NULL,
	`who` text NOT NULL,
	`with_car` integer NOT NULL,
	`car_class` text DEFAULT '' NOT NULL,
	`points` integer NOT NULL,
	`price_minor` integer NOT NULL,
	`position` integer NOT NULL,
	`active` integer DEFAULT true NOT NULL,
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "event_kinds_who" CHECK("event_kinds"."who" in ('member', 'guest', 'child')),
	CONSTRAINT "event_kinds_price" CHECK("event_kinds"."points" >= 0 and "event_kinds"."price_minor" >= 0)
);
--> statement-breakpoint
CREATE INDEX `event_kinds_event` ON `event_kinds` (`event_id`,`position`,`id`);--> statement-breakpoint
CREATE TABLE `event_pools` (
	`id` text PRIMARY KEY NOT NULL,
	`event_id` text NOT NULL,
	`session_id` text NOT NULL,
	`scope` text NOT NULL,
	`capacity` integer,
	`taken` integer DEFAULT 0 NOT NULL,
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`session_id`) REFERENCES `event_sessions`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "event_pools_capacity" CHECK("event_pools"."taken" >= 0 and ("event_pools"."capacity" is null or ("event_pools"."capacity" >= 0 and "event_pools"."taken" <= "event_pools"."capacity")))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `event_pools_one` ON `event_pools` (`session_id`,`scope`);--> statement-breakpoint
CREATE INDEX `event_pools_event` ON `event_pools` (`event_id`,`session_id`);--> statement-breakpoint
CREATE TABLE `event_team` (
	`event_id` text NOT NULL,
	`user_id` text NOT NULL,
	`role` text NOT NULL,
	`added_at` integer NOT NULL,
	PRIMARY KEY(`event_id`, `user_id`),
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `event_team_user` ON `event_team` (`user_id`,`event_id`);--> statement-breakpoint
CREATE TABLE `event_costs` (
	`id` text PRIMARY KEY NOT NULL,
	`event_id` text NOT NULL,
	`label` text NOT NULL,
	`planned_minor` integer NOT NULL,
	`actual_minor` integer,
	`at` integer NOT NULL,
	`actor_id` text,
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "event_costs_sums" CHECK("event_costs"."planned_minor" >= 0 and ("event_costs"."actual_minor" is null or "event_costs"."actual_minor" >= 0))
);
--> statement-breakpoint
CREATE INDEX `event_costs_event` ON `event_costs` (`event_id`,`at`,`id`);--> statement-breakpoint
CREATE TABLE `event_notices` (
	`id` text PRIMARY KEY NOT NULL,
	`event_id` text NOT NULL,
	`filter` text NOT NULL,
	`subject` text NOT NULL,
	`body` text NOT NULL,
	`sent` integer NOT NULL,
	`at` integer NOT NULL,
	`actor_id` text,
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `event_notices_event` ON `event_notices` (`event_id`,`at`,`id`);--> statement-breakpoint
CREATE TABLE `event_photos` (
	`id` text PRIMARY KEY NOT NULL,
	`event_id` text NOT NULL,
	`file_id` text NOT NULL,
	`actor_id` text,
	`at` integer NOT NULL,
	`hidden_at` integer,
	`hidden_by` text,
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `event_photos_event` ON `event_photos` (`event_id`,`at`,`id`);--> statement-breakpoint
CREATE INDEX `event_photos_file` ON `event_photos` (`file_id`);--> statement-breakpoint
CREATE TABLE `event_parties` (
	`id` text PRIMARY KEY NOT NULL,
	`number` text NOT NULL,
	`event_id` text NOT NULL,
	`session_id` text NOT NULL,
	`member_id` text NOT NULL,
	`state` text NOT NULL,
	`until` integer,
	`priority` integer DEFAULT 0 NOT NULL,
	`rank` integer NOT NULL,
	`skips` integer DEFAULT 0 NOT NULL,
	`points` integer NOT NULL,
	`price_minor` integer NOT NULL,
	`paid_minor` integer DEFAULT 0 NOT NULL,
	`owed_minor` integer DEFAULT 0 NOT NULL,
	`hold_id` text,
	`answers` text NOT NULL,
	`waived_at` integer,
	`source` text NOT NULL,
	`uid` text NOT NULL,
	`sequence` integer DEFAULT 0 NOT NULL,
	`reason` text DEFAULT '' NOT NULL,
	`created_at` integer NOT NULL,
	`confirmed_at` integer,
	`ended_at` integer,
	`score` integer,
	`comment` text DEFAULT '' NOT NULL,
	`rated_at` integer,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`session_id`) REFERENCES `event_sessions`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "event_parties_state" CHECK("event_parties"."state" in ('held', 'waiting', 'offered', 'confirmed', 'cancelled', 'declined', 'lapsed')),
	CONSTRAINT "event_parties_until" CHECK(("event_parties"."until" is not null) = ("event_parties"."state" in ('held', 'offered'))),
	CONSTRAINT "event_parties_ended" CHECK(("event_parties"."ended_at" is not null) = ("event_parties"."state" in ('cancelled', 'declined', 'lapsed'))),
	CONSTRAINT "event_parties_sums" CHECK("event_parties"."points" >= 0 and "event_parties"."price_minor" >= 0 and "event_parties"."paid_minor" >= 0 and "event_parties"."owed_minor" >= 0),
	CONSTRAINT "event_parties_score" CHECK("event_parties"."score" is null or "event_parties"."score" between 1 and 5)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `event_parties_number` ON `event_parties` (`number`);--> statement-breakpoint
CREATE UNIQUE INDEX `event_parties_one` ON `event_parties` (`event_id`,`member_id`) WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX `event_parties_list` ON `event_parties` (`event_id`,`state`,`created_at`,`id`);--> statement-breakpoint
CREATE INDEX `event_parties_queue` ON `event_parties` (`session_id`,`priority`,`rank`,`id`) WHERE state = 'waiting';--> statement-breakpoint
CREATE INDEX `event_parties_until` ON `event_parties` (`session_id`,`until`) WHERE state in ('held', 'offered');--> statement-breakpoint
CREATE INDEX `event_parties_over` ON `event_parties` (`until`,`id`) WHERE state in ('held', 'offered');--> statement-breakpoint
CREATE INDEX `event_parties_member` ON `event_parties` (`member_id`,`created_at`,`id`);--> statement-breakpoint
CREATE INDEX `event_parties_owed` ON `event_parties` (`event_id`,`id`) WHERE owed_minor > 0;--> statement-breakpoint
CREATE TABLE `event_seats` (
	`id` text PRIMARY KEY NOT NULL,
	`party_id` text NOT NULL,
	`event_id` text NOT NULL,
	`kind_id` text NOT NULL,
	`member_id` text,
	`name` text NOT NULL,
	`phone` text DEFAULT '' NOT NULL,
	`vehicle_id` text,
	`plate` text DEFAULT '' NOT NULL,
	`answers` text NOT NULL,
	`waived_at` integer,
	`photo_consent` integer DEFAULT false NOT NULL,
	`points` integer NOT NULL,
	`price_minor` integer NOT NULL,
	`position` integer NOT NULL,
	`code_version` integer DEFAULT 1 NOT NULL,
	`gone_at` integer,
	FOREIGN KEY (`party_id`) REFERENCES `event_parties`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`kind_id`) REFERENCES `event_kinds`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "event_seats_sums" CHECK("event_seats"."points" >= 0 and "event_seats"."price_minor" >= 0)
);
--> statement-breakpoint
CREATE INDEX `event_seats_party` ON `event_seats` (`party_id`,`position`,`id`);--> statement-breakpoint
CREATE INDEX `event_seats_event` ON `event_seats` (`event_id`,`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `event_seats_phone` ON `event_seats` (`event_id`,`phone`) WHERE gone_at is null and phone <> '';--> statement-breakpoint
CREATE UNIQUE INDEX `event_seats_vehicle` ON `event_seats` (`event_id`,`vehicle_id`) WHERE gone_at is null and vehicle_id is not null;--> statement-breakpoint
CREATE TABLE `event_charges` (
	`id` text PRIMARY KEY NOT NULL,
	`party_id` text NOT NULL,
	`entry_id` text NOT NULL,
	`points` integer NOT NULL,
	`returned` integer DEFAULT 0 NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`party_id`) REFERENCES `event_parties`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "event_charges_sums" CHECK("event_charges"."points" > 0 and "event_charges"."returned" between 0 and "event_charges"."points")
);
--> statement-breakpoint
CREATE UNIQUE INDEX `event_charges_entry` ON `event_charges` (`entry_id`);--> statement-breakpoint
CREATE INDEX `event_charges_party` ON `event_charges` (`party_id`,`at`,`id`);--> statement-breakpoint
CREATE TABLE `event_payments` (
	`id` text PRIMARY KEY NOT NULL,
	`party_id` text NOT NULL,
	`event_id` text NOT NULL,
	`amount_minor` integer NOT NULL,
	`method` text NOT NULL,
	`actor_id` text,
	`at` integer NOT NULL,
	FOREIGN KEY (`party_id`) REFERENCES `event_parties`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "event_payments_amount" CHECK("event_payments"."amount_minor" <> 0)
);
--> statement-breakpoint
CREATE INDEX `event_payments_party` ON `event_payments` (`party_id`,`at`,`id`);--> statement-breakpoint
CREATE INDEX `event_payments_event` ON `event_payments` (`event_id`,`at`,`id`);--> statement-breakpoint
CREATE TABLE `event_payment_undos` (
	`payment_id` text PRIMARY KEY NOT NULL,
	`actor_id` text,
	`at` integer NOT NULL,
	FOREIGN KEY (`payment_id`) REFERENCES `event_payments`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `event_party_steps` (
	`id` text PRIMARY KEY NOT NULL,
	`party_id` text NOT NULL,
	`event` text NOT NULL,
	`from_state` text NOT NULL,
	`to_state` text NOT NULL,
	`people` integer NOT NULL,
	`actor_id` text,
	`at` integer NOT NULL,
	FOREIGN KEY (`party_id`) REFERENCES `event_parties`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `event_party_steps_party` ON `event_party_steps` (`party_id`,`at`,`id`);--> statement-breakpoint
CREATE TABLE `event_entries` (
	`seat_id` text PRIMARY KEY NOT NULL,
	`event_id` text NOT NULL,
	`session_id` text NOT NULL,
	`party_id` text NOT NULL,
	`scan_id` text NOT NULL,
	`door` text NOT NULL,
	`at` integer NOT NULL,
	`actor_id` text,
	FOREIGN KEY (`seat_id`) REFERENCES `event_seats`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`party_id`) REFERENCES `event_parties`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `event_entries_event` ON `event_entries` (`event_id`,`at`,`seat_id`);--> statement-breakpoint
CREATE INDEX `event_entries_party` ON `event_entries` (`party_id`);--> statement-breakpoint
CREATE TABLE `event_scans` (
	`id` text PRIMARY KEY NOT NULL,
	`event_id` text NOT NULL,
	`session_id` text,
	`seat_id` text,
	`key` text NOT NULL,
	`result` text NOT NULL,
	`door` text NOT NULL,
	`at` integer NOT NULL,
	`received_at` integer NOT NULL,
	`offline` integer NOT NULL,
	`shown` text DEFAULT '' NOT NULL,
	`actor_id` text,
	`reason` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `event_scans_key` ON `event_scans` (`key`);--> statement-breakpoint
CREATE INDEX `event_scans_event` ON `event_scans` (`event_id`,`received_at`,`id`);--> statement-breakpoint
CREATE INDEX `event_scans_seat` ON `event_scans` (`seat_id`,`received_at`,`id`);--> statement-breakpoint
CREATE TABLE `event_feeds` (
	`id` text PRIMARY KEY NOT NULL,
	`member_id` text NOT NULL,
	`token_hash` text NOT NULL,
	`language` text NOT NULL,
	`created_at` integer NOT NULL,
	`read_at` integer,
	`revoked_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `event_feeds_token` ON `event_feeds` (`token_hash`);--> statement-breakpoint
CREATE UNIQUE INDEX `event_feeds_one` ON `event_feeds` (`member_id`) WHERE revoked_at is null;--> statement-breakpoint
CREATE TABLE `event_outcomes` (
	`party_id` text PRIMARY KEY NOT NULL,
	`event_id` text NOT NULL,
	`member_id` text NOT NULL,
	`people` integer NOT NULL,
	`attended` integer NOT NULL,
	`in_person` integer NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`party_id`) REFERENCES `event_parties`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "event_outcomes_count" CHECK("event_outcomes"."attended" between 0 and "event_outcomes"."people")
);
--> statement-breakpoint
CREATE INDEX `event_outcomes_event` ON `event_outcomes` (`event_id`,`party_id`);--> statement-breakpoint
CREATE INDEX `event_outcomes_member` ON `event_outcomes` (`member_id`,`at`);