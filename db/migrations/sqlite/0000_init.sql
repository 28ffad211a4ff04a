CREATE TABLE `notes` (
	`id` text PRIMARY KEY NOT NULL,
	`member_id` text NOT NULL,
	`dealer_id` text DEFAULT '' NOT NULL,
	`author_id` text NOT NULL,
	`words` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `notes_member` ON `notes` (`member_id`,`at`);--> statement-breakpoint
CREATE TABLE `bookings` (
	`id` text PRIMARY KEY NOT NULL,
	`number` text NOT NULL,
	`dealer_id` text NOT NULL,
	`member_id` text,
	`vehicle_id` text,
	`state` text NOT NULL,
	`channel` text NOT NULL,
	`starts_at` integer NOT NULL,
	`ends_at` integer NOT NULL,
	`ready_at` integer NOT NULL,
	`zone` text NOT NULL,
	`minutes` integer NOT NULL,
	`transport` text NOT NULL,
	`adviser_id` text,
	`note` text DEFAULT '' NOT NULL,
	`guest_name` text DEFAULT '' NOT NULL,
	`guest_phone` text DEFAULT '' NOT NULL,
	`guest_plate` text DEFAULT '' NOT NULL,
	`estimate_minor` integer DEFAULT 0 NOT NULL,
	`currency` text NOT NULL,
	`uid` text NOT NULL,
	`sequence` integer DEFAULT 0 NOT NULL,
	`moves` integer DEFAULT 0 NOT NULL,
	`held_until` integer DEFAULT 0 NOT NULL,
	`override_reason` text DEFAULT '' NOT NULL,
	`override_by` text,
	`cancel_reason` text DEFAULT '' NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` integer NOT NULL,
	`created_by` text,
	`arrived_at` integer,
	`closed_at` integer,
	CONSTRAINT "bookings_state" CHECK("bookings"."state" in ('held', 'walked-in', 'booked', 'checked-in', 'in-work', 'paused', 'ready', 'done', 'cancelled', 'missed', 'lapsed')),
	CONSTRAINT "bookings_hold" CHECK(("bookings"."state" = 'held') = ("bookings"."held_until" > 0)),
	CONSTRAINT "bookings_order" CHECK("bookings"."ends_at" >= "bookings"."starts_at" and "bookings"."ready_at" >= "bookings"."starts_at")
);
--> statement-breakpoint
CREATE UNIQUE INDEX `bookings_number` ON `bookings` (`number`);--> statement-breakpoint
CREATE UNIQUE INDEX `bookings_uid` ON `bookings` (`uid`);--> statement-breakpoint
CREATE INDEX `bookings_dealer` ON `bookings` (`dealer_id`,`starts_at`);--> statement-breakpoint
CREATE INDEX `bookings_holds` ON `bookings` (`dealer_id`,`state`,`held_until`);--> statement-breakpoint
CREATE INDEX `bookings_member` ON `bookings` (`member_id`,`starts_at`);--> statement-breakpoint
CREATE INDEX `bookings_vehicle` ON `bookings` (`vehicle_id`,`starts_at`);--> statement-breakpoint
CREATE TABLE `booking_jobs` (
	`id` text PRIMARY KEY NOT NULL,
	`booking_id` text NOT NULL,
	`position` integer NOT NULL,
	`template_id` text NOT NULL,
	`name` text NOT NULL,
	`minutes` integer NOT NULL,
	`skill` text DEFAULT '' NOT NULL,
	`bay_type` text DEFAULT '' NOT NULL,
	`buffer_minutes` integer DEFAULT 0 NOT NULL,
	`price_minor` integer DEFAULT 0 NOT NULL,
	FOREIGN KEY (`booking_id`) REFERENCES `bookings`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `booking_jobs_order` ON `booking_jobs` (`booking_id`,`position`);--> statement-breakpoint
CREATE TABLE `blocks` (
	`id` text PRIMARY KEY NOT NULL,
	`dealer_id` text NOT NULL,
	`unit_id` text NOT NULL,
	`starts_at` integer NOT NULL,
	`ends_at` integer NOT NULL,
	`kind` text NOT NULL,
	`reason` text DEFAULT '' NOT NULL,
	`created_by` text,
	`created_at` integer NOT NULL,
	`released_at` integer,
	CONSTRAINT "blocks_order" CHECK("blocks"."ends_at" > "blocks"."starts_at")
);
--> statement-breakpoint
CREATE INDEX `blocks_dealer` ON `blocks` (`dealer_id`,`ends_at`);--> statement-breakpoint
CREATE INDEX `blocks_unit` ON `blocks` (`unit_id`,`ends_at`);--> statement-breakpoint
CREATE TABLE `claims` (
	`dealer_id` text NOT NULL,
	`unit_id` text NOT NULL,
	`quarter` integer NOT NULL,
	`kind` text NOT NULL,
	`booking_id` text,
	`block_id` text,
	`until` integer DEFAULT 0 NOT NULL,
	PRIMARY KEY(`unit_id`, `quarter`),
	FOREIGN KEY (`booking_id`) REFERENCES `bookings`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`block_id`) REFERENCES `blocks`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "claims_holder" CHECK(("claims"."booking_id" is null) <> ("claims"."block_id" is null))
);
--> statement-breakpoint
CREATE INDEX `claims_dealer` ON `claims` (`dealer_id`,`quarter`);--> statement-breakpoint
CREATE INDEX `claims_booking` ON `claims` (`booking_id`);--> statement-breakpoint
CREATE INDEX `claims_block` ON `claims` (`block_id`);--> statement-breakpoint
CREATE TABLE `waitlist` (
	`id` text PRIMARY KEY NOT NULL,
	`dealer_id` text NOT NULL,
	`member_id` text NOT NULL,
	`vehicle_id` text NOT NULL,
	`template_ids` text NOT NULL,
	`from_day` text NOT NULL,
	`to_day` text NOT NULL,
	`part_of_day` text NOT NULL,
	`transport` text NOT NULL,
	`note` text DEFAULT '' NOT NULL,
	`state` text DEFAULT 'waiting' NOT NULL,
	`rank` integer NOT NULL,
	`lapses` integer DEFAULT 0 NOT NULL,
	`created_at` integer NOT NULL,
	`closed_at` integer,
	CONSTRAINT "waitlist_state" CHECK("waitlist"."state" in ('waiting', 'served', 'left', 'over'))
);
--> statement-breakpoint
CREATE INDEX `waitlist_dealer` ON `waitlist` (`dealer_id`,`state`,`rank`,`id`);--> statement-breakpoint
CREATE INDEX `waitlist_member` ON `waitlist` (`member_id`,`state`);--> statement-breakpoint
CREATE UNIQUE INDEX `waitlist_once` ON `waitlist` (`vehicle_id`,`dealer_id`) WHERE state = 'waiting';--> statement-breakpoint
CREATE TABLE `waitlist_offers` (
	`id` text PRIMARY KEY NOT NULL,
	`dealer_id` text NOT NULL,
	`entry_id` text NOT NULL,
	`booking_id` text NOT NULL,
	`starts_at` integer NOT NULL,
	`until` integer NOT NULL,
	`state` text DEFAULT 'open' NOT NULL,
	`created_at` integer NOT NULL,
	`answered_at` integer,
	FOREIGN KEY (`entry_id`) REFERENCES `waitlist`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`booking_id`) REFERENCES `bookings`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "waitlist_offers_state" CHECK("waitlist_offers"."state" in ('open', 'accepted', 'declined', 'lapsed'))
);
--> statement-breakpoint
CREATE INDEX `waitlist_offers_due` ON `waitlist_offers` (`dealer_id`,`state`,`until`);--> statement-breakpoint
CREATE UNIQUE INDEX `waitlist_offers_one` ON `waitlist_offers` (`entry_id`) WHERE state = 'open';--> statement-breakpoint
CREATE UNIQUE INDEX `waitlist_offers_booking` ON `waitlist_offers` (`booking_id`);--> statement-breakpoint
CREATE TABLE `dealers` (
	`id` text PRIMARY KEY NOT NULL,
	`code` text NOT NULL,
	`name` text NOT NULL,
	`city` text NOT NULL,
	`address` text NOT NULL,
	`phone` text NOT NULL,
	`zone` text NOT NULL,
	`currency` text NOT NULL,
	`lat` real NOT NULL,
	`lng` real NOT NULL,
	`notice_minutes` integer NOT NULL,
	`horizon_days` integer NOT NULL,
	`online_percent` integer NOT NULL,
	`cancel_notice_hours` integer NOT NULL,
	`missed_limit` integer NOT NULL,
	`missed_window_days` integer NOT NULL,
	`hold_minutes` integer NOT NULL,
	`open_on_holidays` integer DEFAULT false NOT NULL,
	`ignore_makeup_days` integer DEFAULT false NOT NULL,
	`active` integer DEFAULT true NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`hours_version` integer DEFAULT 1 NOT NULL,
	`created_at` integer NOT NULL,
	CONSTRAINT "dealers_online" CHECK("dealers"."online_percent" between 0 and 100),
	CONSTRAINT "dealers_hold" CHECK("dealers"."hold_minutes" between 1 and 60),
	CONSTRAINT "dealers_horizon" CHECK("dealers"."horizon_days" between 1 and 365)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `dealers_code` ON `dealers` (`code`);--> statement-breakpoint
CREATE TABLE `dealer_hours` (
	`dealer_id` text NOT NULL,
	`weekday` integer NOT NULL,
	`opens` integer NOT NULL,
	`closes` integer NOT NULL,
	`break_from` integer,
	`break_to` integer,
	PRIMARY KEY(`dealer_id`, `weekday`),
	FOREIGN KEY (`dealer_id`) REFERENCES `dealers`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "dealer_hours_weekday" CHECK("dealer_hours"."weekday" between 1 and 7),
	CONSTRAINT "dealer_hours_span" CHECK("dealer_hours"."opens" >= 0 and "dealer_hours"."closes" <= 1440 and "dealer_hours"."opens" < "dealer_hours"."closes")
);
--> statement-breakpoint
CREATE TABLE `dealer_holidays` (
	`dealer_id` text NOT NULL,
	`date` text NOT NULL,
	`opens` integer,
	`closes` integer,
	`note` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	PRIMARY KEY(`dealer_id`, `date`),
	FOREIGN KEY (`dealer_id`) REFERENCES `dealers`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "dealer_holidays_span" CHECK(("dealer_holidays"."opens" is null and "dealer_holidays"."closes" is null) or ("dealer_holidays"."opens" >= 0 and "dealer_holidays"."closes" <= 1440 and "dealer_holidays"."opens" < "dealer_holidays"."closes"))
);
--> statement-breakpoint
CREATE TABLE `units` (
	`id` text PRIMARY KEY NOT NULL,
	`dealer_id` text NOT NULL,
	`kind` text NOT NULL,
	`name` text NOT NULL,
	`bay_type` text DEFAULT '' NOT NULL,
	`skills` text NOT NULL,
	`user_id` text,
	`position` integer DEFAULT 0 NOT NULL,
	`active` integer DEFAULT true NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`dealer_id`) REFERENCES `dealers`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "units_kind" CHECK("units"."kind" in ('bay', 'technician', 'loaner', 'shuttle', 'waiter'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `units_name` ON `units` (`dealer_id`,`kind`,`name`);--> statement-breakpoint
CREATE UNIQUE INDEX `units_user` ON `units` (`user_id`,`dealer_id`);--> statement-breakpoint
CREATE TABLE `job_templates` (
	`id` text PRIMARY KEY NOT NULL,
	`code` text NOT NULL,
	`name` text NOT NULL,
	`detail` text NOT NULL,
	`minutes` integer NOT NULL,
	`buffer_minutes` integer DEFAULT 0 NOT NULL,
	`skill` text NOT NULL,
	`bay_type` text NOT NULL,
	`price` integer NOT NULL,
	`currency` text NOT NULL,
	`maintenance_key` text,
	`online_bookable` integer DEFAULT true NOT NULL,
	`active` integer DEFAULT true NOT NULL,
	`position` integer DEFAULT 0 NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` integer NOT NULL,
	CONSTRAINT "job_templates_minutes" CHECK("job_templates"."minutes" between 5 and 960),
	CONSTRAINT "job_templates_price" CHECK("job_templates"."price" >= 0)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `job_templates_code` ON `job_templates` (`code`);--> statement-breakpoint
CREATE TABLE `vehicles` (
	`id` text PRIMARY KEY NOT NULL,
	`vin` text,
	`plate` text DEFAULT '' NOT NULL,
	`plate_key` text DEFAULT '' NOT NULL,
	`plate_country` text DEFAULT '' NOT NULL,
	`brand` text NOT NULL,
	`model` text NOT NULL,
	`model_code` text DEFAULT '' NOT NULL,
	`model_year` integer,
	`energy` text DEFAULT '' NOT NULL,
	`body` text DEFAULT '' NOT NULL,
	`colour` text DEFAULT '' NOT NULL,
	`first_registered_on` text,
	`insurance_until` text,
	`inspection_until` text,
	`warranty_until` text,
	`warranty_km` integer,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` integer NOT NULL,
	`changed_at` integer NOT NULL,
	CONSTRAINT "vehicles_vin_shape" CHECK("vehicles"."vin" is null or length("vehicles"."vin") = 17),
	CONSTRAINT "vehicles_named" CHECK("vehicles"."vin" is not null or "vehicles"."plate_key" <> '')
);
--> statement-breakpoint
CREATE UNIQUE INDEX `vehicles_vin` ON `vehicles` (`vin`);--> statement-breakpoint
CREATE INDEX `vehicles_plate` ON `vehicles` (`plate_key`);--> statement-breakpoint
CREATE TABLE `ownerships` (
	`id` text PRIMARY KEY NOT NULL,
	`vehicle_id` text NOT NULL,
	`member_id` text NOT NULL,
	`role` text NOT NULL,
	`since` integer NOT NULL,
	`until` integer,
	`ending` text DEFAULT '' NOT NULL,
	`last_plate` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`vehicle_id`) REFERENCES `vehicles`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "ownerships_role" CHECK("ownerships"."role" in ('owner', 'user'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `ownerships_one_owner` ON `ownerships` (`vehicle_id`) WHERE "ownerships"."until" is null and "ownerships"."role" = 'owner';--> statement-breakpoint
CREATE UNIQUE INDEX `ownerships_once` ON `ownerships` (`vehicle_id`,`member_id`) WHERE "ownerships"."until" is null;--> statement-breakpoint
CREATE INDEX `ownerships_member` ON `ownerships` (`member_id`,`until`);--> statement-breakpoint
CREATE INDEX `ownerships_vehicle` ON `ownerships` (`vehicle_id`,`until`);--> statement-breakpoint
CREATE TABLE `readings` (
	`id` text PRIMARY KEY NOT NULL,
	`vehicle_id` text NOT NULL,
	`at` integer NOT NULL,
	`km` integer NOT NULL,
	`source` text NOT NULL,
	`status` text NOT NULL,
	`series` integer DEFAULT 0 NOT NULL,
	`doubt` text DEFAULT '' NOT NULL,
	`corrected_by_id` text,
	`recorded_at` integer NOT NULL,
	`recorded_by` text,
	FOREIGN KEY (`vehicle_id`) REFERENCES `vehicles`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "readings_km" CHECK("readings"."km" >= 0 and "readings"."km" < 1000000),
	CONSTRAINT "readings_status" CHECK("readings"."status" in ('accepted', 'suspect', 'corrected', 'rejected'))
);
--> statement-breakpoint
CREATE INDEX `readings_vehicle` ON `readings` (`vehicle_id`,`at`);--> statement-breakpoint
CREATE TABLE `vehicle_clusters` (
	`id` text PRIMARY KEY NOT NULL,
	`vehicle_id` text NOT NULL,
	`series` integer NOT NULL,
	`at` integer NOT NULL,
	`old_km` integer NOT NULL,
	`new_km` integer NOT NULL,
	`recorded_by` text,
	FOREIGN KEY (`vehicle_id`) REFERENCES `vehicles`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `vehicle_clusters_once` ON `vehicle_clusters` (`vehicle_id`,`series`);--> statement-breakpoint
CREATE TABLE `vehicle_documents` (
	`id` text PRIMARY KEY NOT NULL,
	`vehicle_id` text NOT NULL,
	`member_id` text NOT NULL,
	`kind` text NOT NULL,
	`title` text DEFAULT '' NOT NULL,
	`file_id` text NOT NULL,
	`valid_until` text,
	`added_at` integer NOT NULL,
	`removed_at` integer,
	FOREIGN KEY (`vehicle_id`) REFERENCES `vehicles`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `vehicle_documents_vehicle` ON `vehicle_documents` (`vehicle_id`,`member_id`);--> statement-breakpoint
CREATE INDEX `vehicle_documents_file` ON `vehicle_documents` (`file_id`);--> statement-breakpoint
CREATE TABLE `maintenance_templates` (
	`id` text PRIMARY KEY NOT NULL,
	`model_code` text DEFAULT '' NOT NULL,
	`energy` text DEFAULT '' NOT NULL,
	`line` text NOT NULL,
	`name` text NOT NULL,
	`every_km` integer,
	`every_months` integer,
	`first_km` integer,
	`first_months` integer,
	`position` integer DEFAULT 0 NOT NULL,
	`active` integer DEFAULT true NOT NULL,
	CONSTRAINT "maintenance_templates_interval" CHECK("maintenance_templates"."every_km" is not null or "maintenance_templates"."every_months" is not null)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `maintenance_templates_once` ON `maintenance_templates` (`model_code`,`energy`,`line`);--> statement-breakpoint
CREATE TABLE `maintenance_done` (
	`id` text PRIMARY KEY NOT NULL,
	`vehicle_id` text NOT NULL,
	`line` text NOT NULL,
	`on` text NOT NULL,
	`km` integer NOT NULL,
	`source` text NOT NULL,
	`work_order_id` text,
	`service_id` text,
	`recorded_at` integer NOT NULL,
	FOREIGN KEY (`vehicle_id`) REFERENCES `vehicles`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "maintenance_done_source" CHECK("maintenance_done"."source" in ('workshop', 'owner'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `maintenance_done_once` ON `maintenance_done` (`vehicle_id`,`line`,`on`);--> statement-breakpoint
CREATE TABLE `services_elsewhere` (
	`id` text PRIMARY KEY NOT NULL,
	`vehicle_id` text NOT NULL,
	`member_id` text NOT NULL,
	`on` text NOT NULL,
	`km` integer NOT NULL,
	`lines` text NOT NULL,
	`work` text DEFAULT '' NOT NULL,
	`place` text DEFAULT '' NOT NULL,
	`document_id` text,
	`recorded_by` text,
	`at_desk` integer DEFAULT false NOT NULL,
	`recorded_at` integer NOT NULL,
	`removed_at` integer,
	FOREIGN KEY (`vehicle_id`) REFERENCES `vehicles`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `services_elsewhere_vehicle` ON `services_elsewhere` (`vehicle_id`,`member_id`);--> statement-breakpoint
CREATE TABLE `members` (
	`id` text PRIMARY KEY NOT NULL,
	`number` text NOT NULL,
	`user_id` text NOT NULL,
	`name` text NOT NULL,
	`sort_key` text NOT NULL,
	`referral_code` text NOT NULL,
	`referred_by` text,
	`home_dealer_id` text,
	`birthday` text,
	`city` text DEFAULT '' NOT NULL,
	`zone` text DEFAULT 'Asia/Shanghai' NOT NULL,
	`preferred_channel` text DEFAULT 'mail' NOT NULL,
	`quiet_from` integer DEFAULT 1320 NOT NULL,
	`quiet_until` integer DEFAULT 480 NOT NULL,
	`joined_at` integer NOT NULL,
	`profile_completed_at` integer,
	`referral_qualified_at` integer,
	`erased_at` integer,
	`version` integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `members_number` ON `members` (`number`);--> statement-breakpoint
CREATE UNIQUE INDEX `members_user` ON `members` (`user_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `members_referral` ON `members` (`referral_code`);--> statement-breakpoint
CREATE INDEX `members_sort` ON `members` (`sort_key`,`id`);--> statement-breakpoint
CREATE INDEX `members_home` ON `members` (`home_dealer_id`,`sort_key`);--> statement-breakpoint
CREATE INDEX `members_referred` ON `members` (`referred_by`);--> statement-breakpoint
CREATE TABLE `consents` (
	`id` text PRIMARY KEY NOT NULL,
	`member_id` text NOT NULL,
	`purpose` text NOT NULL,
	`channel` text DEFAULT '' NOT NULL,
	`law` text NOT NULL,
	`version` integer NOT NULL,
	`language` text NOT NULL,
	`source` text NOT NULL,
	`granted` integer NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `consents_member` ON `consents` (`member_id`,`purpose`,`channel`,`at`);--> statement-breakpoint
CREATE TABLE `search_terms` (
	`term` text NOT NULL,
	`member_id` text NOT NULL,
	`source` text NOT NULL,
	PRIMARY KEY(`term`, `member_id`, `source`)
);
--> statement-breakpoint
CREATE INDEX `search_terms_member` ON `search_terms` (`member_id`,`source`);--> statement-breakpoint
CREATE TABLE `relations` (
	`dealer_id` text NOT NULL,
	`member_id` text NOT NULL,
	`cause` text NOT NULL,
	`since` integer NOT NULL,
	PRIMARY KEY(`dealer_id`, `member_id`)
);
--> statement-breakpoint
CREATE INDEX `relations_member` ON `relations` (`member_id`);--> statement-breakpoint
CREATE TABLE `member_cards` (
	`id` text PRIMARY KEY NOT NULL,
	`member_id` text NOT NULL,
	`sealed_token` text NOT NULL,
	`created_at` integer NOT NULL,
	`revoked_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `member_cards_one` ON `member_cards` (`member_id`) WHERE "member_cards"."revoked_at" is null;--> statement-breakpoint
CREATE TABLE `users` (
	`id` text PRIMARY KEY NOT NULL,
	`email` text,
	`phone` text,
	`name` text NOT NULL,
	`password_hash` text,
	`language` text NOT NULL,
	`theme` text DEFAULT 'system' NOT NULL,
	`email_verified_at` integer,
	`phone_verified_at` integer,
	`totp_secret` text,
	`totp_enrolled_at` integer,
	`totp_step` integer DEFAULT 0 NOT NULL,
	`member_id` text,
	`closed_at` integer,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `users_email` ON `users` (`email`);--> statement-breakpoint
CREATE UNIQUE INDEX `users_phone` ON `users` (`phone`);--> statement-breakpoint
CREATE UNIQUE INDEX `users_member` ON `users` (`member_id`);--> statement-breakpoint
CREATE TABLE `sessions` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`side` text NOT NULL,
	`created_at` integer NOT NULL,
	`seen_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`second_factor_at` integer,
	`user_agent` text DEFAULT '' NOT NULL,
	`address` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `sessions_user` ON `sessions` (`user_id`);--> statement-breakpoint
CREATE INDEX `sessions_expiry` ON `sessions` (`expires_at`);--> statement-breakpoint
CREATE TABLE `tokens` (
	`id` text PRIMARY KEY NOT NULL,
	`purpose` text NOT NULL,
	`user_id` text,
	`destination` text DEFAULT '' NOT NULL,
	`payload` text,
	`attempts` integer DEFAULT 0 NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`used_at` integer
);
--> statement-breakpoint
CREATE INDEX `tokens_destination` ON `tokens` (`purpose`,`destination`);--> statement-breakpoint
CREATE INDEX `tokens_user` ON `tokens` (`user_id`);--> statement-breakpoint
CREATE TABLE `throttle` (
	`id` text PRIMARY KEY NOT NULL,
	`failures` integer NOT NULL,
	`since` integer NOT NULL,
	`blocked_until` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `grants` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`role` text NOT NULL,
	`dealer_id` text DEFAULT '' NOT NULL,
	`granted_at` integer NOT NULL,
	`granted_by` text,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `grants_once` ON `grants` (`user_id`,`role`,`dealer_id`);--> statement-breakpoint
CREATE INDEX `grants_dealer` ON `grants` (`dealer_id`,`role`);--> statement-breakpoint
CREATE TABLE `role_permissions` (
	`role` text NOT NULL,
	`permission` text NOT NULL,
	PRIMARY KEY(`role`, `permission`)
);
--> statement-breakpoint
CREATE TABLE `facts` (
	`id` text PRIMARY KEY NOT NULL,
	`type` text NOT NULL,
	`subject` text NOT NULL,
	`about` text NOT NULL,
	`member_id` text,
	`vehicle_id` text,
	`dealer_id` text,
	`occurred_at` integer NOT NULL,
	`recorded_at` integer NOT NULL,
	`actor_id` text,
	`payload` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `facts_once` ON `facts` (`type`,`subject`);--> statement-breakpoint
CREATE INDEX `facts_member` ON `facts` (`member_id`,`occurred_at`,`id`);--> statement-breakpoint
CREATE INDEX `facts_vehicle` ON `facts` (`vehicle_id`,`occurred_at`,`id`);--> statement-breakpoint
CREATE INDEX `facts_dealer` ON `facts` (`dealer_id`,`type`,`occurred_at`);--> statement-breakpoint
CREATE TABLE `audit` (
	`id` text PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`actor_id` text,
	`action` text NOT NULL,
	`subject` text NOT NULL,
	`dealer_id` text DEFAULT '' NOT NULL,
	`reason` text DEFAULT '' NOT NULL,
	`detail` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `audit_time` ON `audit` (`at`,`id`);--> statement-breakpoint
CREATE INDEX `audit_subject` ON `audit` (`subject`,`at`);--> statement-breakpoint
CREATE INDEX `audit_actor` ON `audit` (`actor_id`,`at`);--> statement-breakpoint
CREATE INDEX `audit_action` ON `audit` (`action`,`at`);--> statement-breakpoint
CREATE TABLE `person_keys` (
	`id` text PRIMARY KEY NOT NULL,
	`sealed_key` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `outbox` (
	`id` text PRIMARY KEY NOT NULL,
	`job` text NOT NULL,
	`unique_key` text,
	`payload` text NOT NULL,
	`state` text DEFAULT 'waiting' NOT NULL,
	`run_at` integer NOT NULL,
	`lease_until` integer DEFAULT 0 NOT NULL,
	`leased_by` text DEFAULT '' NOT NULL,
	`attempts` integer DEFAULT 0 NOT NULL,
	`last_error` text DEFAULT '' NOT NULL,
	`created_at` integer NOT NULL,
	`finished_at` integer,
	CONSTRAINT "outbox_state" CHECK("outbox"."state" in ('waiting', 'done', 'dead'))
);
--> statement-breakpoint
CREATE INDEX `outbox_due` ON `outbox` (`state`,`run_at`);--> statement-breakpoint
CREATE UNIQUE INDEX `outbox_once` ON `outbox` (`job`,`unique_key`);--> statement-breakpoint
CREATE INDEX `outbox_recent` ON `outbox` (`state`,`finished_at`);--> statement-breakpoint
CREATE TABLE `job_runs` (
	`id` text PRIMARY KEY NOT NULL,
	`job` text NOT NULL,
	`scheduled_at` integer NOT NULL,
	`started_at` integer NOT NULL,
	`finished_at` integer,
	`error` text DEFAULT '' NOT NULL,
	`result` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `job_runs_once` ON `job_runs` (`job`,`scheduled_at`);--> statement-breakpoint
CREATE INDEX `job_runs_time` ON `job_runs` (`started_at`);--> statement-breakpoint
CREATE TABLE `submissions` (
	`id` text PRIMARY KEY NOT NULL,
	`actor_id` text NOT NULL,
	`answer` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `submissions_time` ON `submissions` (`at`);--> statement-breakpoint
CREATE TABLE `topics` (
	`id` text PRIMARY KEY NOT NULL,
	`version` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `messages` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text,
	`channel` text NOT NULL,
	`destination` text NOT NULL,
	`template` text NOT NULL,
	`params` text NOT NULL,
	`language` text NOT NULL,
	`purpose` text NOT NULL,
	`state` text NOT NULL,
	`note` text DEFAULT '' NOT NULL,
	`created_at` integer NOT NULL,
	`sent_at` integer,
	`read_at` integer
);
--> statement-breakpoint
CREATE INDEX `messages_time` ON `messages` (`created_at`,`id`);--> statement-breakpoint
CREATE INDEX `messages_user` ON `messages` (`user_id`,`created_at`);--> statement-breakpoint
CREATE TABLE `files` (
	`id` text PRIMARY KEY NOT NULL,
	`type` text NOT NULL,
	`bytes` integer NOT NULL,
	`width` integer,
	`height` integer,
	`thumb_id` text,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `files_time` ON `files` (`created_at`);--> statement-breakpoint
CREATE TABLE `settings` (
	`id` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL,
	`changed_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `points_accounts` (
	`id` text PRIMARY KEY NOT NULL,
	`balance` integer DEFAULT 0 NOT NULL,
	`deficit` integer DEFAULT 0 NOT NULL,
	`standing` integer DEFAULT 0 NOT NULL,
	`tier` text DEFAULT 'classic' NOT NULL,
	`frozen_at` integer,
	`opened_at` integer NOT NULL,
	CONSTRAINT "points_accounts_known" CHECK("points_accounts"."tier" in ('classic', 'silver', 'gold', 'platinum')),
	CONSTRAINT "points_accounts_balance" CHECK("points_accounts"."balance" >= 0 and "points_accounts"."balance" <= 2147483647),
	CONSTRAINT "points_accounts_deficit" CHECK("points_accounts"."deficit" >= 0 and ("points_accounts"."deficit" = 0 or "points_accounts"."balance" = 0)),
	CONSTRAINT "points_accounts_standing" CHECK("points_accounts"."standing" >= 0 and "points_accounts"."standing" <= 2147483647)
);
--> statement-breakpoint
CREATE INDEX `points_accounts_tier` ON `points_accounts` (`tier`,`id`);--> statement-breakpoint
CREATE TABLE `points_entries` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`at` integer NOT NULL,
	`recorded_at` integer NOT NULL,
	`kind` text NOT NULL,
	`points` integer NOT NULL,
	`standing` integer DEFAULT 0 NOT NULL,
	`key` text NOT NULL,
	`fact_id` text,
	`rule_id` text,
	`rule_version` integer,
	`origin_id` text,
	`about` text DEFAULT '' NOT NULL,
	`title` text,
	`explanation` text NOT NULL,
	`trail` text NOT NULL,
	`actor_id` text,
	FOREIGN KEY (`account_id`) REFERENCES `points_accounts`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "points_entries_kind" CHECK("points_entries"."kind" in ('earn', 'spend', 'expire', 'reverse', 'adjust', 'transfer-in', 'transfer-out', 'import', 'return')),
	CONSTRAINT "points_entries_sign" CHECK(case when "points_entries"."kind" in ('earn', 'transfer-in', 'import', 'return') then "points_entries"."points" > 0 when "points_entries"."kind" in ('spend', 'expire', 'transfer-out') then "points_entries"."points" < 0 when "points_entries"."kind" = 'reverse' then "points_entries"."points" <= 0 else "points_entries"."points" <> 0 end)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `points_entries_key` ON `points_entries` (`key`);--> statement-breakpoint
CREATE INDEX `points_entries_account` ON `points_entries` (`account_id`,`at`,`id`);--> statement-breakpoint
CREATE INDEX `points_entries_origin` ON `points_entries` (`origin_id`) WHERE origin_id is not null;--> statement-breakpoint
CREATE INDEX `points_entries_fact` ON `points_entries` (`fact_id`) WHERE fact_id is not null;--> statement-breakpoint
CREATE TABLE `points_lots` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`entry_id` text NOT NULL,
	`points` integer NOT NULL,
	`remaining` integer NOT NULL,
	`available_from` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`restorations` integer DEFAULT 0 NOT NULL,
	FOREIGN KEY (`entry_id`) REFERENCES `points_entries`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "points_lots_points" CHECK("points_lots"."points" > 0),
	CONSTRAINT "points_lots_remaining" CHECK("points_lots"."remaining" >= 0 and "points_lots"."remaining" <= "points_lots"."points"),
	CONSTRAINT "points_lots_dates" CHECK("points_lots"."available_from" < "points_lots"."expires_at")
);
--> statement-breakpoint
CREATE INDEX `points_lots_open` ON `points_lots` (`account_id`,`expires_at`,`id`) WHERE remaining > 0;--> statement-breakpoint
CREATE INDEX `points_lots_due` ON `points_lots` (`expires_at`,`account_id`) WHERE remaining > 0;--> statement-breakpoint
CREATE INDEX `points_lots_entry` ON `points_lots` (`entry_id`);--> statement-breakpoint
CREATE TABLE `points_allocations` (
	`entry_id` text NOT NULL,
	`lot_id` text NOT NULL,
	`position` integer NOT NULL,
	`points` integer NOT NULL,
	PRIMARY KEY(`entry_id`, `lot_id`),
	FOREIGN KEY (`entry_id`) REFERENCES `points_entries`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`lot_id`) REFERENCES `points_lots`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "points_allocations_points" CHECK("points_allocations"."points" <> 0)
);
--> statement-breakpoint
CREATE INDEX `points_allocations_lot` ON `points_allocations` (`lot_id`);--> statement-breakpoint
CREATE TABLE `points_reversals` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`earn_id` text NOT NULL,
	`entry_id` text NOT NULL,
	`cause` text NOT NULL,
	`part` integer NOT NULL,
	`whole` integer NOT NULL,
	`points` integer NOT NULL,
	`expired` integer NOT NULL,
	`covered` integer NOT NULL,
	`owed` integer NOT NULL,
	`filled` integer DEFAULT 0 NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`earn_id`) REFERENCES `points_entries`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`entry_id`) REFERENCES `points_entries`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "points_reversals_sum" CHECK("points_reversals"."points" = "points_reversals"."expired" + "points_reversals"."covered" + "points_reversals"."owed"),
	CONSTRAINT "points_reversals_filled" CHECK("points_reversals"."filled" >= 0 and "points_reversals"."filled" <= "points_reversals"."owed"),
	CONSTRAINT "points_reversals_share" CHECK("points_reversals"."part" > 0 and "points_reversals"."whole" > 0)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `points_reversals_once` ON `points_reversals` (`earn_id`,`cause`);--> statement-breakpoint
CREATE INDEX `points_reversals_open` ON `points_reversals` (`account_id`,`at`,`id`) WHERE filled < owed;--> statement-breakpoint
CREATE TABLE `points_holds` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`cause` text NOT NULL,
	`points` integer NOT NULL,
	`until` integer NOT NULL,
	`state` text DEFAULT 'open' NOT NULL,
	`entry_id` text,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `points_accounts`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "points_holds_points" CHECK("points_holds"."points" > 0),
	CONSTRAINT "points_holds_state" CHECK("points_holds"."state" in ('open', 'spent', 'released'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `points_holds_cause` ON `points_holds` (`cause`);--> statement-breakpoint
CREATE INDEX `points_holds_open` ON `points_holds` (`account_id`,`until`) WHERE state = 'open';--> statement-breakpoint
CREATE TABLE `points_adjustments` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`dealer_id` text DEFAULT '' NOT NULL,
	`points` integer NOT NULL,
	`code` text NOT NULL,
	`reason` text NOT NULL,
	`state` text NOT NULL,
	`requested_by` text NOT NULL,
	`requested_at` integer NOT NULL,
	`decided_by` text,
	`decided_at` integer,
	`decision` text DEFAULT '' NOT NULL,
	`entry_id` text,
	FOREIGN KEY (`account_id`) REFERENCES `points_accounts`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "points_adjustments_points" CHECK("points_adjustments"."points" <> 0),
	CONSTRAINT "points_adjustments_state" CHECK("points_adjustments"."state" in ('requested', 'applied', 'declined')),
	CONSTRAINT "points_adjustments_second" CHECK("points_adjustments"."decided_by" is null or "points_adjustments"."decided_by" <> "points_adjustments"."requested_by")
);
--> statement-breakpoint
CREATE INDEX `points_adjustments_state` ON `points_adjustments` (`state`,`requested_at`,`id`);--> statement-breakpoint
CREATE INDEX `points_adjustments_staff` ON `points_adjustments` (`requested_by`,`requested_at`);--> statement-breakpoint
CREATE INDEX `points_adjustments_account` ON `points_adjustments` (`account_id`,`requested_at`);--> statement-breakpoint
CREATE TABLE `points_notices` (
	`account_id` text NOT NULL,
	`expires_at` integer NOT NULL,
	`days` integer NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`account_id`, `expires_at`, `days`)
);
--> statement-breakpoint
CREATE TABLE `points_rules` (
	`id` text PRIMARY KEY NOT NULL,
	`code` text NOT NULL,
	`created_at` integer NOT NULL,
	`retired_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `points_rules_code` ON `points_rules` (`code`);--> statement-breakpoint
CREATE TABLE `points_rule_versions` (
	`rule_id` text NOT NULL,
	`version` integer NOT NULL,
	`fact_type` text NOT NULL,
	`name` text NOT NULL,
	`how` text NOT NULL,
	`conditions` text NOT NULL,
	`formula` text NOT NULL,
	`beneficiary` text DEFAULT 'member' NOT NULL,
	`tier_multiplier` integer NOT NULL,
	`counts_for_standing` integer NOT NULL,
	`valid_from` integer NOT NULL,
	`valid_until` integer,
	`stacking_group` text DEFAULT '' NOT NULL,
	`priority` integer DEFAULT 0 NOT NULL,
	`pending_days` integer NOT NULL,
	`validity_months` integer NOT NULL,
	`member_budget` text,
	`club_budget` text,
	`published_at` integer NOT NULL,
	`published_by` text,
	PRIMARY KEY(`rule_id`, `version`),
	FOREIGN KEY (`rule_id`) REFERENCES `points_rules`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "points_rule_versions_days" CHECK("points_rule_versions"."pending_days" >= 0 and "points_rule_versions"."validity_months" > 0),
	CONSTRAINT "points_rule_versions_window" CHECK("points_rule_versions"."valid_until" is null or "points_rule_versions"."valid_until" > "points_rule_versions"."valid_from")
);
--> statement-breakpoint
CREATE INDEX `points_rule_versions_fact` ON `points_rule_versions` (`fact_type`,`valid_from`);--> statement-breakpoint
CREATE TABLE `points_evaluations` (
	`id` text PRIMARY KEY NOT NULL,
	`fact_id` text NOT NULL,
	`fact_type` text NOT NULL,
	`rule_id` text NOT NULL,
	`rule_version` integer NOT NULL,
	`attempt` integer DEFAULT 1 NOT NULL,
	`account_id` text NOT NULL,
	`at` integer NOT NULL,
	`occurred_at` integer NOT NULL,
	`points` integer NOT NULL,
	`reason` text NOT NULL,
	`explanation` text NOT NULL,
	`title` text NOT NULL,
	`member_period` text DEFAULT '' NOT NULL,
	`club_period` text DEFAULT '' NOT NULL,
	`counterpart` text DEFAULT '' NOT NULL,
	`about` text DEFAULT '' NOT NULL,
	`told` integer NOT NULL,
	`entry_id` text,
	CONSTRAINT "points_evaluations_points" CHECK("points_evaluations"."points" >= 0)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `points_evaluations_once` ON `points_evaluations` (`fact_id`,`rule_id`,`attempt`);--> statement-breakpoint
CREATE INDEX `points_evaluations_told` ON `points_evaluations` (`account_id`,`at`,`id`) WHERE points = 0;--> statement-breakpoint
CREATE INDEX `points_evaluations_account` ON `points_evaluations` (`account_id`,`at`,`id`);--> statement-breakpoint
CREATE INDEX `points_evaluations_rule` ON `points_evaluations` (`rule_id`,`at`,`id`);--> statement-breakpoint
CREATE INDEX `points_evaluations_time` ON `points_evaluations` (`at`,`id`);--> statement-breakpoint
CREATE INDEX `points_evaluations_reason` ON `points_evaluations` (`reason`,`at`,`id`);--> statement-breakpoint
CREATE INDEX `points_evaluations_counterpart` ON `points_evaluations` (`rule_id`,`counterpart`);--> statement-breakpoint
CREATE TABLE `points_budgets` (
	`rule_id` text NOT NULL,
	`account_id` text NOT NULL,
	`period` text NOT NULL,
	`used` integer NOT NULL,
	PRIMARY KEY(`rule_id`, `account_id`, `period`),
	CONSTRAINT "points_budgets_used" CHECK("points_budgets"."used" >= 0)
);
--> statement-breakpoint
CREATE INDEX `points_budgets_account` ON `points_budgets` (`account_id`,`period`);--> statement-breakpoint
CREATE TABLE `points_tiers` (
	`id` text PRIMARY KEY NOT NULL,
	`rank` integer NOT NULL,
	`name` text NOT NULL,
	`threshold` integer NOT NULL,
	`earn_percent` integer NOT NULL,
	`benefits` text NOT NULL,
	CONSTRAINT "points_tiers_percent" CHECK("points_tiers"."earn_percent" >= 100)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `points_tiers_rank` ON `points_tiers` (`rank`);--> statement-breakpoint
CREATE TABLE `rewards` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`name` text NOT NULL,
	`detail` text NOT NULL,
	`art` text NOT NULL,
	`points` integer NOT NULL,
	`extra` integer DEFAULT 0 NOT NULL,
	`currency` text NOT NULL,
	`stock` integer,
	`per_member` integer,
	`min_tier` text NOT NULL,
	`opens_at` integer NOT NULL,
	`closes_at` integer,
	`voucher_days` integer NOT NULL,
	`return_days` integer NOT NULL,
	`dealer_ids` text,
	`active` integer DEFAULT true NOT NULL,
	`position` integer DEFAULT 0 NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` integer NOT NULL,
	CONSTRAINT "rewards_points" CHECK("rewards"."points" > 0),
	CONSTRAINT "rewards_stock" CHECK("rewards"."stock" is null or "rewards"."stock" >= 0),
	CONSTRAINT "rewards_extra" CHECK("rewards"."extra" >= 0)
);
--> statement-breakpoint
CREATE INDEX `rewards_order` ON `rewards` (`active`,`position`,`id`);--> statement-breakpoint
CREATE TABLE `reward_stock_moves` (
	`id` text PRIMARY KEY NOT NULL,
	`reward_id` text NOT NULL,
	`delta` integer NOT NULL,
	`cause` text NOT NULL,
	`reason` text DEFAULT '' NOT NULL,
	`redemption_id` text,
	`actor_id` text,
	`at` integer NOT NULL,
	FOREIGN KEY (`reward_id`) REFERENCES `rewards`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `reward_stock_moves_reward` ON `reward_stock_moves` (`reward_id`,`at`,`id`);--> statement-breakpoint
CREATE TABLE `redemptions` (
	`id` text PRIMARY KEY NOT NULL,
	`number` text NOT NULL,
	`reward_id` text NOT NULL,
	`member_id` text NOT NULL,
	`points` integer NOT NULL,
	`name` text NOT NULL,
	`extra` integer DEFAULT 0 NOT NULL,
	`currency` text NOT NULL,
	`dealer_ids` text,
	`entry_id` text NOT NULL,
	`state` text NOT NULL,
	`at` integer NOT NULL,
	`return_until` integer NOT NULL,
	`ended_at` integer,
	FOREIGN KEY (`reward_id`) REFERENCES `rewards`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "redemptions_state" CHECK("redemptions"."state" in ('issued', 'used', 'cancelled', 'expired'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `redemptions_number` ON `redemptions` (`number`);--> statement-breakpoint
CREATE INDEX `redemptions_member` ON `redemptions` (`member_id`,`at`,`id`);--> statement-breakpoint
CREATE INDEX `redemptions_reward` ON `redemptions` (`reward_id`,`member_id`,`state`);--> statement-breakpoint
CREATE INDEX `redemptions_time` ON `redemptions` (`at`,`id`);--> statement-breakpoint
CREATE TABLE `vouchers` (
	`id` text PRIMARY KEY NOT NULL,
	`redemption_id` text NOT NULL,
	`code` text NOT NULL,
	`state` text NOT NULL,
	`expires_at` integer NOT NULL,
	`used_at` integer,
	`used_by` text,
	`dealer_id` text,
	FOREIGN KEY (`redemption_id`) REFERENCES `redemptions`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "vouchers_state" CHECK("vouchers"."state" in ('live', 'used', 'burned', 'expired'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `vouchers_redemption` ON `vouchers` (`redemption_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `vouchers_code` ON `vouchers` (`code`);--> statement-breakpoint
CREATE INDEX `vouchers_ending` ON `vouchers` (`state`,`expires_at`);--> statement-breakpoint
CREATE INDEX `vouchers_used` ON `vouchers` (`dealer_id`,`used_at`);--> statement-breakpoint
CREATE TABLE `work_orders` (
	`id` text PRIMARY KEY NOT NULL,
	`number` text NOT NULL,
	`dealer_id` text NOT NULL,
	`booking_id` text,
	`member_id` text,
	`vehicle_id` text,
	`guest_name` text DEFAULT '' NOT NULL,
	`guest_phone` text DEFAULT '' NOT NULL,
	`guest_plate` text DEFAULT '' NOT NULL,
	`state` text NOT NULL,
	`odometer_km` integer NOT NULL,
	`adviser_id` text NOT NULL,
	`technician_id` text,
	`words` text DEFAULT '' NOT NULL,
	`zone` text NOT NULL,
	`promised_at` integer NOT NULL,
	`first_promised_at` integer NOT NULL,
	`currency` text NOT NULL,
	`tier` text DEFAULT '' NOT NULL,
	`discount_bp` integer DEFAULT 0 NOT NULL,
	`labour_minor` integer DEFAULT 0 NOT NULL,
	`parts_minor` integer DEFAULT 0 NOT NULL,
	`discount_minor` integer DEFAULT 0 NOT NULL,
	`customer_minor` integer DEFAULT 0 NOT NULL,
	`warranty_minor` integer DEFAULT 0 NOT NULL,
	`goodwill_minor` integer DEFAULT 0 NOT NULL,
	`credited_minor` integer DEFAULT 0 NOT NULL,
	`repeat` integer DEFAULT false NOT NULL,
	`quality_by` text,
	`closing_note` text DEFAULT '' NOT NULL,
	`tyres` text,
	`paid_by` text DEFAULT '' NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` integer NOT NULL,
	`ready_at` integer,
	`handed_over_at` integer,
	`completed_at` integer DEFAULT 0 NOT NULL,
	`closed_at` integer,
	CONSTRAINT "work_orders_state" CHECK("work_orders"."state" in ('checked-in', 'in-work', 'waiting-parts', 'waiting-owner', 'quality-check', 'ready', 'handed-over', 'completed', 'cancelled')),
	CONSTRAINT "work_orders_closed" CHECK(("work_orders"."closed_at" is not null) = ("work_orders"."state" in ('completed', 'cancelled'))),
	CONSTRAINT "work_orders_completed" CHECK(("work_orders"."completed_at" > 0) = ("work_orders"."state" = 'completed')),
	CONSTRAINT "work_orders_credit" CHECK("work_orders"."credited_minor" >= 0 and "work_orders"."credited_minor" <= "work_orders"."customer_minor"),
	CONSTRAINT "work_orders_odometer" CHECK("work_orders"."odometer_km" >= 0),
	CONSTRAINT "work_orders_discount" CHECK("work_orders"."discount_bp" >= 0 and "work_orders"."discount_bp" <= 10000)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `work_orders_number` ON `work_orders` (`number`);--> statement-breakpoint
CREATE UNIQUE INDEX `work_orders_booking` ON `work_orders` (`booking_id`);--> statement-breakpoint
CREATE INDEX `work_orders_time` ON `work_orders` (`created_at`,`id`);--> statement-breakpoint
CREATE INDEX `work_orders_dealer` ON `work_orders` (`dealer_id`,`created_at`,`id`);--> statement-breakpoint
CREATE INDEX `work_orders_open` ON `work_orders` (`dealer_id`,`state`,`promised_at`) WHERE closed_at is null;--> statement-breakpoint
CREATE INDEX `work_orders_member` ON `work_orders` (`member_id`,`completed_at`,`id`);--> statement-breakpoint
CREATE INDEX `work_orders_vehicle` ON `work_orders` (`vehicle_id`,`completed_at`,`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `work_orders_one_open` ON `work_orders` (`vehicle_id`) WHERE closed_at is null;--> statement-breakpoint
CREATE TABLE `order_jobs` (
	`id` text PRIMARY KEY NOT NULL,
	`dealer_id` text NOT NULL,
	`order_id` text NOT NULL,
	`position` integer NOT NULL,
	`code` text DEFAULT '' NOT NULL,
	`name` text NOT NULL,
	`origin` text DEFAULT 'agreed' NOT NULL,
	`state` text DEFAULT 'open' NOT NULL,
	`technician_id` text,
	`fault_group` text DEFAULT '' NOT NULL,
	`fault` text DEFAULT '' NOT NULL,
	`cause` text DEFAULT '' NOT NULL,
	`remedy` text DEFAULT '' NOT NULL,
	`minutes` integer DEFAULT 0 NOT NULL,
	`labour_minor` integer DEFAULT 0 NOT NULL,
	`payer` text DEFAULT 'customer' NOT NULL,
	`repeat_of` text,
	`started_at` integer,
	`done_at` integer,
	FOREIGN KEY (`order_id`) REFERENCES `work_orders`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "order_jobs_state" CHECK("order_jobs"."state" in ('open', 'working', 'done', 'dropped')),
	CONSTRAINT "order_jobs_origin" CHECK("order_jobs"."origin" in ('agreed', 'added', 'extra')),
	CONSTRAINT "order_jobs_payer" CHECK("order_jobs"."payer" in ('customer', 'warranty', 'goodwill')),
	CONSTRAINT "order_jobs_labour" CHECK("order_jobs"."labour_minor" >= 0 and "order_jobs"."minutes" >= 0)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `order_jobs_order` ON `order_jobs` (`order_id`,`position`);--> statement-breakpoint
CREATE INDEX `order_jobs_technician` ON `order_jobs` (`dealer_id`,`technician_id`,`state`);--> statement-breakpoint
CREATE TABLE `order_parts` (
	`id` text PRIMARY KEY NOT NULL,
	`dealer_id` text NOT NULL,
	`order_id` text NOT NULL,
	`job_id` text NOT NULL,
	`position` integer NOT NULL,
	`part_number` text DEFAULT '' NOT NULL,
	`name` text NOT NULL,
	`quantity` integer NOT NULL,
	`unit_minor` integer NOT NULL,
	`payer` text DEFAULT 'customer' NOT NULL,
	`removed_at` integer,
	FOREIGN KEY (`order_id`) REFERENCES `work_orders`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`job_id`) REFERENCES `order_jobs`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "order_parts_payer" CHECK("order_parts"."payer" in ('customer', 'warranty', 'goodwill')),
	CONSTRAINT "order_parts_amount" CHECK("order_parts"."quantity" > 0 and "order_parts"."unit_minor" >= 0)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `order_parts_order` ON `order_parts` (`order_id`,`position`);--> statement-breakpoint
CREATE TABLE `order_extras` (
	`id` text PRIMARY KEY NOT NULL,
	`dealer_id` text NOT NULL,
	`order_id` text NOT NULL,
	`name` text NOT NULL,
	`finding` text DEFAULT '' NOT NULL,
	`consequence` text DEFAULT '' NOT NULL,
	`code` text DEFAULT '' NOT NULL,
	`minutes` integer NOT NULL,
	`labour_minor` integer NOT NULL,
	`parts_minor` integer NOT NULL,
	`new_promised_at` integer,
	`photo_file_id` text DEFAULT '' NOT NULL,
	`state` text DEFAULT 'asked' NOT NULL,
	`asked_at` integer NOT NULL,
	`asked_by` text,
	`answered_at` integer,
	`answered_by` text,
	`answered_via` text DEFAULT '' NOT NULL,
	`answer_note` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`order_id`) REFERENCES `work_orders`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "order_extras_state" CHECK("order_extras"."state" in ('asked', 'approved', 'declined', 'withdrawn')),
	CONSTRAINT "order_extras_answered" CHECK(("order_extras"."answered_at" is null) = ("order_extras"."state" = 'asked')),
	CONSTRAINT "order_extras_amount" CHECK("order_extras"."labour_minor" >= 0 and "order_extras"."parts_minor" >= 0 and "order_extras"."minutes" >= 0)
);
--> statement-breakpoint
CREATE INDEX `order_extras_open` ON `order_extras` (`dealer_id`,`state`,`asked_at`);--> statement-breakpoint
CREATE INDEX `order_extras_order` ON `order_extras` (`order_id`,`asked_at`);--> statement-breakpoint
CREATE TABLE `order_states` (
	`id` text PRIMARY KEY NOT NULL,
	`dealer_id` text NOT NULL,
	`order_id` text NOT NULL,
	`event` text NOT NULL,
	`from_state` text NOT NULL,
	`to_state` text NOT NULL,
	`at` integer NOT NULL,
	`actor_id` text,
	`reason` text DEFAULT '' NOT NULL,
	`promised_before` integer,
	`promised_after` integer,
	FOREIGN KEY (`order_id`) REFERENCES `work_orders`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `order_states_order` ON `order_states` (`order_id`,`at`,`id`);--> statement-breakpoint
CREATE TABLE `advice` (
	`id` text PRIMARY KEY NOT NULL,
	`dealer_id` text NOT NULL,
	`order_id` text NOT NULL,
	`member_id` text,
	`vehicle_id` text,
	`name` text NOT NULL,
	`note` text DEFAULT '' NOT NULL,
	`code` text DEFAULT '' NOT NULL,
	`due_on` text,
	`due_km` integer,
	`extra_id` text,
	`state` text DEFAULT 'open' NOT NULL,
	`created_at` integer NOT NULL,
	`closed_at` integer,
	`done_by_order_id` text,
	FOREIGN KEY (`order_id`) REFERENCES `work_orders`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`extra_id`) REFERENCES `order_extras`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "advice_state" CHECK("advice"."state" in ('open', 'done', 'dismissed')),
	CONSTRAINT "advice_closed" CHECK(("advice"."closed_at" is null) = ("advice"."state" = 'open'))
);
--> statement-breakpoint
CREATE INDEX `advice_vehicle` ON `advice` (`vehicle_id`,`state`,`created_at`);--> statement-breakpoint
CREATE INDEX `advice_order` ON `advice` (`order_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `advice_extra` ON `advice` (`extra_id`);--> statement-breakpoint
CREATE TABLE `credit_notes` (
	`id` text PRIMARY KEY NOT NULL,
	`number` text NOT NULL,
	`dealer_id` text NOT NULL,
	`order_id` text NOT NULL,
	`lines` text NOT NULL,
	`amount_minor` integer NOT NULL,
	`currency` text NOT NULL,
	`reason` text NOT NULL,
	`at` integer NOT NULL,
	`actor_id` text,
	FOREIGN KEY (`order_id`) REFERENCES `work_orders`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "credit_notes_amount" CHECK("credit_notes"."amount_minor" > 0)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `credit_notes_number` ON `credit_notes` (`number`);--> statement-breakpoint
CREATE INDEX `credit_notes_order` ON `credit_notes` (`order_id`,`at`);--> statement-breakpoint
CREATE INDEX `credit_notes_dealer` ON `credit_notes` (`dealer_id`,`at`,`id`);--> statement-breakpoint
CREATE TABLE `order_photos` (
	`id` text PRIMARY KEY NOT NULL,
	`dealer_id` text NOT NULL,
	`order_id` text NOT NULL,
	`file_id` text NOT NULL,
	`stage` text NOT NULL,
	`at` integer NOT NULL,
	`actor_id` text,
	FOREIGN KEY (`order_id`) REFERENCES `work_orders`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `order_photos_once` ON `order_photos` (`order_id`,`file_id`);--> statement-breakpoint
CREATE INDEX `order_photos_file` ON `order_photos` (`file_id`);--> statement-breakpoint
CREATE TABLE `workshop_settings` (
	`dealer_id` text PRIMARY KEY NOT NULL,
	`repeat_days` integer NOT NULL,
	CONSTRAINT "workshop_settings_days" CHECK("workshop_settings"."repeat_days" between 1 and 730)
);
