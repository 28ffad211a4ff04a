CREATE TABLE `rescue_services` (
	`id` text PRIMARY KEY NOT NULL,
	`code` text NOT NULL,
	`name` text NOT NULL,
	`questions` text NOT NULL,
	`skill` text NOT NULL,
	`currency` text NOT NULL,
	`base_minor` integer NOT NULL,
	`included_km` integer NOT NULL,
	`per_km_minor` integer NOT NULL,
	`night_bp` integer DEFAULT 0 NOT NULL,
	`position` integer DEFAULT 0 NOT NULL,
	`active` integer DEFAULT true NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	CONSTRAINT "rescue_services_price" CHECK("rescue_services"."base_minor" >= 0 and "rescue_services"."per_km_minor" >= 0 and "rescue_services"."included_km" >= 0),
	CONSTRAINT "rescue_services_night" CHECK("rescue_services"."night_bp" between 0 and 10000)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `rescue_services_code` ON `rescue_services` (`code`);--> statement-breakpoint
CREATE TABLE `rescue_levels` (
	`priority` text PRIMARY KEY NOT NULL,
	`acknowledge_minutes` integer NOT NULL,
	`assign_minutes` integer NOT NULL,
	`arrive_minutes` integer NOT NULL,
	`on_scene_minutes` integer NOT NULL,
	`offer_seconds` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	CONSTRAINT "rescue_levels_priority" CHECK("rescue_levels"."priority" in ('now', 'soon', 'wait')),
	CONSTRAINT "rescue_levels_positive" CHECK("rescue_levels"."acknowledge_minutes" > 0 and "rescue_levels"."assign_minutes" > 0 and "rescue_levels"."arrive_minutes" > 0 and "rescue_levels"."on_scene_minutes" > 0 and "rescue_levels"."offer_seconds" between 20 and 3600)
);
--> statement-breakpoint
CREATE TABLE `rescue_entitlements` (
	`id` text PRIMARY KEY NOT NULL,
	`tier` text NOT NULL,
	`kind` text NOT NULL,
	`per_year` integer NOT NULL,
	`cover_minor` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	CONSTRAINT "rescue_entitlements_kind" CHECK("rescue_entitlements"."kind" in ('tow', 'roadside')),
	CONSTRAINT "rescue_entitlements_sums" CHECK("rescue_entitlements"."per_year" >= 0 and "rescue_entitlements"."cover_minor" >= 0)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `rescue_entitlements_tier` ON `rescue_entitlements` (`tier`,`kind`);--> statement-breakpoint
CREATE TABLE `rescue_helpers` (
	`id` text PRIMARY KEY NOT NULL,
	`dealer_id` text NOT NULL,
	`kind` text NOT NULL,
	`name` text NOT NULL,
	`phone` text NOT NULL,
	`user_id` text,
	`photo_file_id` text DEFAULT '' NOT NULL,
	`vehicle` text NOT NULL,
	`plate` text DEFAULT '' NOT NULL,
	`skills` text NOT NULL,
	`lat` real NOT NULL,
	`lng` real NOT NULL,
	`radius_km` integer NOT NULL,
	`hours` text NOT NULL,
	`zone` text NOT NULL,
	`capacity` integer DEFAULT 1 NOT NULL,
	`price_bp` integer DEFAULT 10000 NOT NULL,
	`active` integer DEFAULT true NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` integer NOT NULL,
	CONSTRAINT "rescue_helpers_kind" CHECK("rescue_helpers"."kind" in ('own', 'company')),
	CONSTRAINT "rescue_helpers_place_real" CHECK("rescue_helpers"."lat" between -90 and 90 and "rescue_helpers"."lng" between -180 and 180),
	CONSTRAINT "rescue_helpers_bounds" CHECK("rescue_helpers"."radius_km" between 1 and 500 and "rescue_helpers"."capacity" between 1 and 50)
);
--> statement-breakpoint
CREATE INDEX `rescue_helpers_dealer` ON `rescue_helpers` (`dealer_id`,`active`,`id`);--> statement-breakpoint
CREATE INDEX `rescue_helpers_place` ON `rescue_helpers` (`lat`,`lng`) WHERE active;--> statement-breakpoint
CREATE INDEX `rescue_helpers_user` ON `rescue_helpers` (`user_id`);--> statement-breakpoint
CREATE TABLE `rescue_mass_events` (
	`id` text PRIMARY KEY NOT NULL,
	`dealer_id` text NOT NULL,
	`name` text NOT NULL,
	`text` text NOT NULL,
	`started_at` integer NOT NULL,
	`started_by` text,
	`ended_at` integer
);
--> statement-breakpoint
CREATE INDEX `rescue_mass_events_open` ON `rescue_mass_events` (`dealer_id`,`started_at`,`id`);--> statement-breakpoint
CREATE TABLE `rescue_requests` (
	`id` text PRIMARY KEY NOT NULL,
	`number` text NOT NULL,
	`dealer_id` text NOT NULL,
	`member_id` text,
	`vehicle_id` text,
	`caller_name` text DEFAULT '' NOT NULL,
	`phone` text NOT NULL,
	`plate` text DEFAULT '' NOT NULL,
	`car` text DEFAULT '' NOT NULL,
	`service` text NOT NULL,
	`answers` text NOT NULL,
	`words` text DEFAULT '' NOT NULL,
	`people` integer DEFAULT 1 NOT NULL,
	`animals` integer DEFAULT false NOT NULL,
	`is_safe` integer NOT NULL,
	`priority` text NOT NULL,
	`lat` real,
	`lng` real,
	`accuracy_m` integer,
	`place` text DEFAULT '' NOT NULL,
	`district` text DEFAULT '' NOT NULL,
	`blurred_at` integer,
	`state` text NOT NULL,
	`source` text NOT NULL,
	`taken_by` text,
	`mass_event_id` text,
	`merged_into` text,
	`zone` text NOT NULL,
	`currency` text NOT NULL,
	`tier` text DEFAULT '' NOT NULL,
	`estimate_minor` integer NOT NULL,
	`covered_minor` integer NOT NULL,
	`entitlement` text DEFAULT '' NOT NULL,
	`charged_minor` integer DEFAULT 0 NOT NULL,
	`odometer_km` integer,
	`outcome` text DEFAULT '' NOT NULL,
	`report` text DEFAULT '' NOT NULL,
	`signature_file_id` text DEFAULT '' NOT NULL,
	`tow_dealer_id` text,
	`booking_number` text DEFAULT '' NOT NULL,
	`reason` text DEFAULT '' NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` integer NOT NULL,
	`since` integer NOT NULL,
	`closed_at` integer,
	CONSTRAINT "rescue_requests_priority" CHECK("rescue_requests"."priority" in ('now', 'soon', 'wait')),
	CONSTRAINT "rescue_requests_state" CHECK("rescue_requests"."state" in ('new', 'dispatching', 'assigned', 'helping', 'done', 'unserved', 'cancelled', 'merged')),
	CONSTRAINT "rescue_requests_closed" CHECK(("rescue_requests"."closed_at" is not null) = ("rescue_requests"."state" in ('done', 'unserved', 'cancelled', 'merged'))),
	CONSTRAINT "rescue_requests_place" CHECK(("rescue_requests"."lat" is null) = ("rescue_requests"."lng" is null)),
	CONSTRAINT "rescue_requests_people" CHECK("rescue_requests"."people" between 1 and 60),
	CONSTRAINT "rescue_requests_sums" CHECK("rescue_requests"."estimate_minor" >= 0 and "rescue_requests"."covered_minor" between 0 and "rescue_requests"."estimate_minor" and "rescue_requests"."charged_minor" >= 0)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `rescue_requests_number` ON `rescue_requests` (`number`);--> statement-breakpoint
CREATE INDEX `rescue_requests_open` ON `rescue_requests` (`dealer_id`,`created_at`,`id`) WHERE closed_at is null;--> statement-breakpoint
CREATE INDEX `rescue_requests_watch` ON `rescue_requests` (`since`,`id`) WHERE closed_at is null;--> statement-breakpoint
CREATE INDEX `rescue_requests_dealer` ON `rescue_requests` (`dealer_id`,`created_at`,`id`);--> statement-breakpoint
CREATE INDEX `rescue_requests_member` ON `rescue_requests` (`member_id`,`created_at`,`id`);--> statement-breakpoint
CREATE INDEX `rescue_requests_vehicle` ON `rescue_requests` (`vehicle_id`,`created_at`,`id`);--> statement-breakpoint
CREATE INDEX `rescue_requests_blur` ON `rescue_requests` (`closed_at`,`id`) WHERE blurred_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX `rescue_requests_one_open` ON `rescue_requests` (`member_id`,`vehicle_id`) WHERE closed_at is null and vehicle_id is not null;--> statement-breakpoint
CREATE TABLE `rescue_assignments` (
	`id` text PRIMARY KEY NOT NULL,
	`dealer_id` text NOT NULL,
	`request_id` text NOT NULL,
	`helper_id` text NOT NULL,
	`state` text NOT NULL,
	`offered_at` integer NOT NULL,
	`offered_by` text,
	`expires_at` integer NOT NULL,
	`eta_at` integer,
	`first_eta_at` integer,
	`arrived_at` integer,
	`ended_at` integer,
	`distance_m` integer,
	`override_reason` text DEFAULT '' NOT NULL,
	`reason` text DEFAULT '' NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`request_id`) REFERENCES `rescue_requests`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`helper_id`) REFERENCES `rescue_helpers`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "rescue_assignments_state" CHECK("rescue_assignments"."state" in ('offered', 'accepted', 'en-route', 'on-scene', 'towing', 'done', 'declined', 'timed-out', 'withdrawn', 'unable', 'gone-on-arrival', 'cancelled')),
	CONSTRAINT "rescue_assignments_ended" CHECK(("rescue_assignments"."ended_at" is null) = ("rescue_assignments"."state" in ('offered', 'accepted', 'en-route', 'on-scene', 'towing'))),
	CONSTRAINT "rescue_assignments_eta" CHECK("rescue_assignments"."eta_at" is not null or "rescue_assignments"."state" in ('offered', 'declined', 'timed-out', 'withdrawn', 'cancelled'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `rescue_assignments_one_active` ON `rescue_assignments` (`request_id`) WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX `rescue_assignments_request` ON `rescue_assignments` (`request_id`,`offered_at`,`id`);--> statement-breakpoint
CREATE INDEX `rescue_assignments_helper` ON `rescue_assignments` (`helper_id`,`offered_at`,`id`);--> statement-breakpoint
CREATE INDEX `rescue_assignments_busy` ON `rescue_assignments` (`helper_id`) WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX `rescue_assignments_waiting` ON `rescue_assignments` (`expires_at`,`id`) WHERE state = 'offered';--> statement-breakpoint
CREATE TABLE `rescue_steps` (
	`id` text PRIMARY KEY NOT NULL,
	`request_id` text NOT NULL,
	`assignment_id` text,
	`helper_id` text,
	`event` text NOT NULL,
	`from_state` text NOT NULL,
	`to_state` text NOT NULL,
	`at` integer NOT NULL,
	`happened_at` integer NOT NULL,
	`actor_id` text,
	`hand` text NOT NULL,
	`eta_at` integer,
	`reason` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`request_id`) REFERENCES `rescue_requests`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `rescue_steps_request` ON `rescue_steps` (`request_id`,`at`,`id`);--> statement-breakpoint
CREATE TABLE `rescue_breaches` (
	`id` text PRIMARY KEY NOT NULL,
	`dealer_id` text NOT NULL,
	`request_id` text NOT NULL,
	`kind` text NOT NULL,
	`clock` text NOT NULL,
	`level` text NOT NULL,
	`due_at` integer NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`request_id`) REFERENCES `rescue_requests`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `rescue_breaches_once` ON `rescue_breaches` (`request_id`,`kind`,`clock`,`level`);--> statement-breakpoint
CREATE INDEX `rescue_breaches_dealer` ON `rescue_breaches` (`dealer_id`,`at`,`id`);--> statement-breakpoint
CREATE TABLE `rescue_positions` (
	`id` text PRIMARY KEY NOT NULL,
	`assignment_id` text NOT NULL,
	`key` text NOT NULL,
	`at` integer NOT NULL,
	`lat` real NOT NULL,
	`lng` real NOT NULL,
	`received_at` integer NOT NULL,
	FOREIGN KEY (`assignment_id`) REFERENCES `rescue_assignments`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `rescue_positions_key` ON `rescue_positions` (`assignment_id`,`key`);--> statement-breakpoint
CREATE INDEX `rescue_positions_last` ON `rescue_positions` (`assignment_id`,`at`,`id`);--> statement-breakpoint
CREATE INDEX `rescue_positions_old` ON `rescue_positions` (`received_at`);--> statement-breakpoint
CREATE TABLE `rescue_messages` (
	`id` text PRIMARY KEY NOT NULL,
	`request_id` text NOT NULL,
	`hand` text NOT NULL,
	`actor_id` text,
	`text` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`request_id`) REFERENCES `rescue_requests`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `rescue_messages_request` ON `rescue_messages` (`request_id`,`at`,`id`);--> statement-breakpoint
CREATE TABLE `rescue_links` (
	`id` text PRIMARY KEY NOT NULL,
	`request_id` text NOT NULL,
	`token_hash` text NOT NULL,
	`created_at` integer NOT NULL,
	`revoked_at` integer,
	FOREIGN KEY (`request_id`) REFERENCES `rescue_requests`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `rescue_links_token` ON `rescue_links` (`token_hash`);--> statement-breakpoint
CREATE INDEX `rescue_links_request` ON `rescue_links` (`request_id`);--> statement-breakpoint
CREATE TABLE `rescue_photos` (
	`id` text PRIMARY KEY NOT NULL,
	`request_id` text NOT NULL,
	`file_id` text NOT NULL,
	`actor_id` text,
	`at` integer NOT NULL,
	FOREIGN KEY (`request_id`) REFERENCES `rescue_requests`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `rescue_photos_request` ON `rescue_photos` (`request_id`,`at`,`id`);--> statement-breakpoint
CREATE INDEX `rescue_photos_file` ON `rescue_photos` (`file_id`);--> statement-breakpoint
CREATE TABLE `rescue_follow_ups` (
	`request_id` text PRIMARY KEY NOT NULL,
	`dealer_id` text NOT NULL,
	`due_at` integer NOT NULL,
	`done_at` integer,
	`done_by` text,
	`result` text DEFAULT '' NOT NULL,
	`note` text DEFAULT '' NOT NULL,
	`score` integer,
	`comment` text DEFAULT '' NOT NULL,
	`answered_at` integer,
	FOREIGN KEY (`request_id`) REFERENCES `rescue_requests`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "rescue_follow_ups_score" CHECK("rescue_follow_ups"."score" is null or "rescue_follow_ups"."score" between 1 and 5)
);
--> statement-breakpoint
CREATE INDEX `rescue_follow_ups_due` ON `rescue_follow_ups` (`dealer_id`,`due_at`,`request_id`) WHERE done_at is null;