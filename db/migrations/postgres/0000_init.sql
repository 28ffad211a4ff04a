CREATE TABLE "notes" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"member_id" text collate "C" NOT NULL,
	"dealer_id" text collate "C" DEFAULT '' NOT NULL,
	"author_id" text collate "C" NOT NULL,
	"words" text collate "C" NOT NULL,
	"at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "bookings" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"number" text collate "C" NOT NULL,
	"dealer_id" text collate "C" NOT NULL,
	"member_id" text collate "C",
	"vehicle_id" text collate "C",
	"state" text collate "C" NOT NULL,
	"channel" text collate "C" NOT NULL,
	"starts_at" bigint NOT NULL,
	"ends_at" bigint NOT NULL,
	"ready_at" bigint NOT NULL,
	"zone" text collate "C" NOT NULL,
	"minutes" integer NOT NULL,
	"transport" text collate "C" NOT NULL,
	"adviser_id" text collate "C",
	"note" text collate "C" DEFAULT '' NOT NULL,
	"guest_name" text collate "C" DEFAULT '' NOT NULL,
	"guest_phone" text collate "C" DEFAULT '' NOT NULL,
	"guest_plate" text collate "C" DEFAULT '' NOT NULL,
	"estimate_minor" bigint DEFAULT 0 NOT NULL,
	"currency" text collate "C" NOT NULL,
	"uid" text collate "C" NOT NULL,
	"sequence" integer DEFAULT 0 NOT NULL,
	"moves" integer DEFAULT 0 NOT NULL,
	"held_until" bigint DEFAULT 0 NOT NULL,
	"override_reason" text collate "C" DEFAULT '' NOT NULL,
	"override_by" text collate "C",
	"cancel_reason" text collate "C" DEFAULT '' NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" bigint NOT NULL,
	"created_by" text collate "C",
	"arrived_at" bigint,
	"closed_at" bigint,
	CONSTRAINT "bookings_state" CHECK ("bookings"."state" in ('held', 'walked-in', 'booked', 'checked-in', 'in-work', 'paused', 'ready', 'done', 'cancelled', 'missed', 'lapsed')),
	CONSTRAINT "bookings_hold" CHECK (("bookings"."state" = 'held') = ("bookings"."held_until" > 0)),
	CONSTRAINT "bookings_order" CHECK ("bookings"."ends_at" >= "bookings"."starts_at" and "bookings"."ready_at" >= "bookings"."starts_at")
);
--> statement-breakpoint
CREATE TABLE "booking_jobs" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"booking_id" text collate "C" NOT NULL,
	"position" integer NOT NULL,
	"template_id" text collate "C" NOT NULL,
	"name" jsonb NOT NULL,
	"minutes" integer NOT NULL,
	"skill" text collate "C" DEFAULT '' NOT NULL,
	"bay_type" text collate "C" DEFAULT '' NOT NULL,
	"buffer_minutes" integer DEFAULT 0 NOT NULL,
	"price_minor" bigint DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "blocks" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"dealer_id" text collate "C" NOT NULL,
	"unit_id" text collate "C" NOT NULL,
	"starts_at" bigint NOT NULL,
	"ends_at" bigint NOT NULL,
	"kind" text collate "C" NOT NULL,
	"reason" text collate "C" DEFAULT '' NOT NULL,
	"created_by" text collate "C",
	"created_at" bigint NOT NULL,
	"released_at" bigint,
	CONSTRAINT "blocks_order" CHECK ("blocks"."ends_at" > "blocks"."starts_at")
);
--> statement-breakpoint
CREATE TABLE "claims" (
	"dealer_id" text collate "C" NOT NULL,
	"unit_id" text collate "C" NOT NULL,
	"quarter" integer NOT NULL,
	"kind" text collate "C" NOT NULL,
	"booking_id" text collate "C",
	"block_id" text collate "C",
	"until" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "claims_unit_id_quarter_pk" PRIMARY KEY("unit_id","quarter"),
	CONSTRAINT "claims_holder" CHECK (("claims"."booking_id" is null) <> ("claims"."block_id" is null))
);
--> statement-breakpoint
CREATE TABLE "waitlist" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"dealer_id" text collate "C" NOT NULL,
	"member_id" text collate "C" NOT NULL,
	"vehicle_id" text collate "C" NOT NULL,
	"template_ids" jsonb NOT NULL,
	"from_day" text collate "C" NOT NULL,
	"to_day" text collate "C" NOT NULL,
	"part_of_day" text collate "C" NOT NULL,
	"transport" text collate "C" NOT NULL,
	"note" text collate "C" DEFAULT '' NOT NULL,
	"state" text collate "C" DEFAULT 'waiting' NOT NULL,
	"rank" bigint NOT NULL,
	"lapses" integer DEFAULT 0 NOT NULL,
	"created_at" bigint NOT NULL,
	"closed_at" bigint,
	CONSTRAINT "waitlist_state" CHECK ("waitlist"."state" in ('waiting', 'served', 'left', 'over'))
);
--> statement-breakpoint
CREATE TABLE "waitlist_offers" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"dealer_id" text collate "C" NOT NULL,
	"entry_id" text collate "C" NOT NULL,
	"booking_id" text collate "C" NOT NULL,
	"starts_at" bigint NOT NULL,
	"until" bigint NOT NULL,
	"state" text collate "C" DEFAULT 'open' NOT NULL,
	"created_at" bigint NOT NULL,
	"answered_at" bigint,
	CONSTRAINT "waitlist_offers_state" CHECK ("waitlist_offers"."state" in ('open', 'accepted', 'declined', 'lapsed'))
);
--> statement-breakpoint
CREATE TABLE "dealers" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"code" text collate "C" NOT NULL,
	"name" jsonb NOT NULL,
	"city" jsonb NOT NULL,
	"address" jsonb NOT NULL,
	"phone" text collate "C" NOT NULL,
	"zone" text collate "C" NOT NULL,
	"currency" text collate "C" NOT NULL,
	"lat" double precision NOT NULL,
	"lng" double precision NOT NULL,
	"notice_minutes" integer NOT NULL,
	"horizon_days" integer NOT NULL,
	"online_percent" integer NOT NULL,
	"cancel_notice_hours" integer NOT NULL,
	"missed_limit" integer NOT NULL,
	"missed_window_days" integer NOT NULL,
	"hold_minutes" integer NOT NULL,
	"open_on_holidays" boolean DEFAULT false NOT NULL,
	"ignore_makeup_days" boolean DEFAULT false NOT NULL,
	"active" boolean DEFAULT true NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"hours_version" integer DEFAULT 1 NOT NULL,
	"created_at" bigint NOT NULL,
	CONSTRAINT "dealers_online" CHECK ("dealers"."online_percent" between 0 and 100),
	CONSTRAINT "dealers_hold" CHECK ("dealers"."hold_minutes" between 1 and 60),
	CONSTRAINT "dealers_horizon" CHECK ("dealers"."horizon_days" between 1 and 365)
);
--> statement-breakpoint
CREATE TABLE "dealer_hours" (
	"dealer_id" text collate "C" NOT NULL,
	"weekday" integer NOT NULL,
	"opens" integer NOT NULL,
	"closes" integer NOT NULL,
	"break_from" integer,
	"break_to" integer,
	CONSTRAINT "dealer_hours_dealer_id_weekday_pk" PRIMARY KEY("dealer_id","weekday"),
	CONSTRAINT "dealer_hours_weekday" CHECK ("dealer_hours"."weekday" between 1 and 7),
	CONSTRAINT "dealer_hours_span" CHECK ("dealer_hours"."opens" >= 0 and "dealer_hours"."closes" <= 1440 and "dealer_hours"."opens" < "dealer_hours"."closes")
);
--> statement-breakpoint
CREATE TABLE "dealer_holidays" (
	"dealer_id" text collate "C" NOT NULL,
	"date" text collate "C" NOT NULL,
	"opens" integer,
	"closes" integer,
	"note" jsonb NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "dealer_holidays_dealer_id_date_pk" PRIMARY KEY("dealer_id","date"),
	CONSTRAINT "dealer_holidays_span" CHECK (("dealer_holidays"."opens" is null and "dealer_holidays"."closes" is null) or ("dealer_holidays"."opens" >= 0 and "dealer_holidays"."closes" <= 1440 and "dealer_holidays"."opens" < "dealer_holidays"."closes"))
);
--> statement-breakpoint
CREATE TABLE "units" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"dealer_id" text collate "C" NOT NULL,
	"kind" text collate "C" NOT NULL,
	"name" text collate "C" NOT NULL,
	"bay_type" text collate "C" DEFAULT '' NOT NULL,
	"skills" jsonb NOT NULL,
	"user_id" text collate "C",
	"position" integer DEFAULT 0 NOT NULL,
	"active" boolean DEFAULT true NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" bigint NOT NULL,
	CONSTRAINT "units_kind" CHECK ("units"."kind" in ('bay', 'technician', 'loaner', 'shuttle', 'waiter'))
);
--> statement-breakpoint
CREATE TABLE "job_templates" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"code" text collate "C" NOT NULL,
	"name" jsonb NOT NULL,
	"detail" jsonb NOT NULL,
	"minutes" integer NOT NULL,
	"buffer_minutes" integer DEFAULT 0 NOT NULL,
	"skill" text collate "C" NOT NULL,
	"bay_type" text collate "C" NOT NULL,
	"price" bigint NOT NULL,
	"currency" text collate "C" NOT NULL,
	"maintenance_key" text collate "C",
	"online_bookable" boolean DEFAULT true NOT NULL,
	"active" boolean DEFAULT true NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" bigint NOT NULL,
	CONSTRAINT "job_templates_minutes" CHECK ("job_templates"."minutes" between 5 and 960),
	CONSTRAINT "job_templates_price" CHECK ("job_templates"."price" >= 0)
);
--> statement-breakpoint
CREATE TABLE "vehicles" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"vin" text collate "C",
	"plate" text collate "C" DEFAULT '' NOT NULL,
	"plate_key" text collate "C" DEFAULT '' NOT NULL,
	"plate_country" text collate "C" DEFAULT '' NOT NULL,
	"brand" jsonb NOT NULL,
	"model" jsonb NOT NULL,
	"model_code" text collate "C" DEFAULT '' NOT NULL,
	"model_year" integer,
	"energy" text collate "C" DEFAULT '' NOT NULL,
	"body" text collate "C" DEFAULT '' NOT NULL,
	"colour" text collate "C" DEFAULT '' NOT NULL,
	"first_registered_on" text collate "C",
	"insurance_until" text collate "C",
	"inspection_until" text collate "C",
	"warranty_until" text collate "C",
	"warranty_km" integer,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" bigint NOT NULL,
	"changed_at" bigint NOT NULL,
	CONSTRAINT "vehicles_vin_shape" CHECK ("vehicles"."vin" is null or length("vehicles"."vin") = 17),
	CONSTRAINT "vehicles_named" CHECK ("vehicles"."vin" is not null or "vehicles"."plate_key" <> '')
);
--> statement-breakpoint
CREATE TABLE "ownerships" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"vehicle_id" text collate "C" NOT NULL,
	"member_id" text collate "C" NOT NULL,
	"role" text collate "C" NOT NULL,
	"since" bigint NOT NULL,
	"until" bigint,
	"ending" text collate "C" DEFAULT '' NOT NULL,
	"last_plate" text collate "C" DEFAULT '' NOT NULL,
	CONSTRAINT "ownerships_role" CHECK ("ownerships"."role" in ('owner', 'user'))
);
--> statement-breakpoint
CREATE TABLE "readings" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"vehicle_id" text collate "C" NOT NULL,
	"at" bigint NOT NULL,
	"km" integer NOT NULL,
	"source" text collate "C" NOT NULL,
	"status" text collate "C" NOT NULL,
	"series" integer DEFAULT 0 NOT NULL,
	"doubt" text collate "C" DEFAULT '' NOT NULL,
	"corrected_by_id" text collate "C",
	"recorded_at" bigint NOT NULL,
	"recorded_by" text collate "C",
	CONSTRAINT "readings_km" CHECK ("readings"."km" >= 0 and "readings"."km" < 1000000),
	CONSTRAINT "readings_status" CHECK ("readings"."status" in ('accepted', 'suspect', 'corrected', 'rejected'))
);
--> statement-breakpoint
CREATE TABLE "vehicle_clusters" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"vehicle_id" text collate "C" NOT NULL,
	"series" integer NOT NULL,
	"at" bigint NOT NULL,
	"old_km" integer NOT NULL,
	"new_km" integer NOT NULL,
	"recorded_by" text collate "C"
);
--> statement-breakpoint
CREATE TABLE "vehicle_documents" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"vehicle_id" text collate "C" NOT NULL,
	"member_id" text collate "C" NOT NULL,
	"kind" text collate "C" NOT NULL,
	"title" text collate "C" DEFAULT '' NOT NULL,
	"file_id" text collate "C" NOT NULL,
	"valid_until" text collate "C",
	"added_at" bigint NOT NULL,
	"removed_at" bigint
);
--> statement-breakpoint
CREATE TABLE "maintenance_templates" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"model_code" text collate "C" DEFAULT '' NOT NULL,
	"energy" text collate "C" DEFAULT '' NOT NULL,
	"line" text collate "C" NOT NULL,
	"name" jsonb NOT NULL,
	"every_km" integer,
	"every_months" integer,
	"first_km" integer,
	"first_months" integer,
	"position" integer DEFAULT 0 NOT NULL,
	"active" boolean DEFAULT true NOT NULL,
	CONSTRAINT "maintenance_templates_interval" CHECK ("maintenance_templates"."every_km" is not null or "maintenance_templates"."every_months" is not null)
);
--> statement-breakpoint
CREATE TABLE "maintenance_done" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"vehicle_id" text collate "C" NOT NULL,
	"line" text collate "C" NOT NULL,
	"on" text collate "C" NOT NULL,
	"km" integer NOT NULL,
	"source" text collate "C" NOT NULL,
	"work_order_id" text collate "C",
	"service_id" text collate "C",
	"recorded_at" bigint NOT NULL,
	CONSTRAINT "maintenance_done_source" CHECK ("maintenance_done"."source" in ('workshop', 'owner'))
);
--> statement-breakpoint
CREATE TABLE "services_elsewhere" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"vehicle_id" text collate "C" NOT NULL,
	"member_id" text collate "C" NOT NULL,
	"on" text collate "C" NOT NULL,
	"km" integer NOT NULL,
	"lines" jsonb NOT NULL,
	"work" text collate "C" DEFAULT '' NOT NULL,
	"place" text collate "C" DEFAULT '' NOT NULL,
	"document_id" text collate "C",
	"recorded_by" text collate "C",
	"at_desk" boolean DEFAULT false NOT NULL,
	"recorded_at" bigint NOT NULL,
	"removed_at" bigint
);
--> statement-breakpoint
CREATE TABLE "members" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"number" text collate "C" NOT NULL,
	"user_id" text collate "C" NOT NULL,
	"name" text collate "C" NOT NULL,
	"sort_key" text collate "C" NOT NULL,
	"referral_code" text collate "C" NOT NULL,
	"referred_by" text collate "C",
	"home_dealer_id" text collate "C",
	"birthday" text collate "C",
	"city" text collate "C" DEFAULT '' NOT NULL,
	"zone" text collate "C" DEFAULT 'Asia/Shanghai' NOT NULL,
	"preferred_channel" text collate "C" DEFAULT 'mail' NOT NULL,
	"quiet_from" integer DEFAULT 1320 NOT NULL,
	"quiet_until" integer DEFAULT 480 NOT NULL,
	"joined_at" bigint NOT NULL,
	"profile_completed_at" bigint,
	"referral_qualified_at" bigint,
	"erased_at" bigint,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "consents" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"member_id" text collate "C" NOT NULL,
	"purpose" text collate "C" NOT NULL,
	"channel" text collate "C" DEFAULT '' NOT NULL,
	"law" text collate "C" NOT NULL,
	"version" integer NOT NULL,
	"language" text collate "C" NOT NULL,
	"source" text collate "C" NOT NULL,
	"granted" boolean NOT NULL,
	"at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "search_terms" (
	"term" text collate "C" NOT NULL,
	"member_id" text collate "C" NOT NULL,
	"source" text collate "C" NOT NULL,
	CONSTRAINT "search_terms_term_member_id_source_pk" PRIMARY KEY("term","member_id","source")
);
--> statement-breakpoint
CREATE TABLE "relations" (
	"dealer_id" text collate "C" NOT NULL,
	"member_id" text collate "C" NOT NULL,
	"cause" text collate "C" NOT NULL,
	"since" bigint NOT NULL,
	CONSTRAINT "relations_dealer_id_member_id_pk" PRIMARY KEY("dealer_id","member_id")
);
--> statement-breakpoint
CREATE TABLE "member_cards" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"member_id" text collate "C" NOT NULL,
	"sealed_token" text collate "C" NOT NULL,
	"created_at" bigint NOT NULL,
	"revoked_at" bigint
);
--> statement-breakpoint
CREATE TABLE "users" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"email" text collate "C",
	"phone" text collate "C",
	"name" text collate "C" NOT NULL,
	"password_hash" text collate "C",
	"language" text collate "C" NOT NULL,
	"theme" text collate "C" DEFAULT 'system' NOT NULL,
	"email_verified_at" bigint,
	"phone_verified_at" bigint,
	"totp_secret" text collate "C",
	"totp_enrolled_at" bigint,
	"totp_step" integer DEFAULT 0 NOT NULL,
	"member_id" text collate "C",
	"closed_at" bigint,
	"created_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"user_id" text collate "C" NOT NULL,
	"side" text collate "C" NOT NULL,
	"created_at" bigint NOT NULL,
	"seen_at" bigint NOT NULL,
	"expires_at" bigint NOT NULL,
	"second_factor_at" bigint,
	"user_agent" text collate "C" DEFAULT '' NOT NULL,
	"address" text collate "C" DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE TABLE "tokens" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"purpose" text collate "C" NOT NULL,
	"user_id" text collate "C",
	"destination" text collate "C" DEFAULT '' NOT NULL,
	"payload" jsonb,
	"attempts" integer DEFAULT 0 NOT NULL,
	"created_at" bigint NOT NULL,
	"expires_at" bigint NOT NULL,
	"used_at" bigint
);
--> statement-breakpoint
CREATE TABLE "throttle" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"failures" integer NOT NULL,
	"since" bigint NOT NULL,
	"blocked_until" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "grants" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"user_id" text collate "C" NOT NULL,
	"role" text collate "C" NOT NULL,
	"dealer_id" text collate "C" DEFAULT '' NOT NULL,
	"granted_at" bigint NOT NULL,
	"granted_by" text collate "C"
);
--> statement-breakpoint
CREATE TABLE "role_permissions" (
	"role" text collate "C" NOT NULL,
	"permission" text collate "C" NOT NULL,
	CONSTRAINT "role_permissions_role_permission_pk" PRIMARY KEY("role","permission")
);
--> statement-breakpoint
CREATE TABLE "facts" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"type" text collate "C" NOT NULL,
	"subject" text collate "C" NOT NULL,
	"about" text collate "C" NOT NULL,
	"member_id" text collate "C",
	"vehicle_id" text collate "C",
	"dealer_id" text collate "C",
	"occurred_at" bigint NOT NULL,
	"recorded_at" bigint NOT NULL,
	"actor_id" text collate "C",
	"payload" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"at" bigint NOT NULL,
	"actor_id" text collate "C",
	"action" text collate "C" NOT NULL,
	"subject" text collate "C" NOT NULL,
	"dealer_id" text collate "C" DEFAULT '' NOT NULL,
	"reason" text collate "C" DEFAULT '' NOT NULL,
	"detail" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "person_keys" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"sealed_key" text collate "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"job" text collate "C" NOT NULL,
	"unique_key" text collate "C",
	"payload" jsonb NOT NULL,
	"state" text collate "C" DEFAULT 'waiting' NOT NULL,
	"run_at" bigint NOT NULL,
	"lease_until" bigint DEFAULT 0 NOT NULL,
	"leased_by" text collate "C" DEFAULT '' NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"last_error" text collate "C" DEFAULT '' NOT NULL,
	"created_at" bigint NOT NULL,
	"finished_at" bigint,
	CONSTRAINT "outbox_state" CHECK ("outbox"."state" in ('waiting', 'done', 'dead'))
);
--> statement-breakpoint
CREATE TABLE "job_runs" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"job" text collate "C" NOT NULL,
	"scheduled_at" bigint NOT NULL,
	"started_at" bigint NOT NULL,
	"finished_at" bigint,
	"error" text collate "C" DEFAULT '' NOT NULL,
	"result" jsonb
);
--> statement-breakpoint
CREATE TABLE "submissions" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"actor_id" text collate "C" NOT NULL,
	"answer" jsonb NOT NULL,
	"at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "topics" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"version" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "messages" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"user_id" text collate "C",
	"channel" text collate "C" NOT NULL,
	"destination" text collate "C" NOT NULL,
	"template" text collate "C" NOT NULL,
	"params" jsonb NOT NULL,
	"language" text collate "C" NOT NULL,
	"purpose" text collate "C" NOT NULL,
	"state" text collate "C" NOT NULL,
	"note" text collate "C" DEFAULT '' NOT NULL,
	"created_at" bigint NOT NULL,
	"sent_at" bigint,
	"read_at" bigint
);
--> statement-breakpoint
CREATE TABLE "files" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"type" text collate "C" NOT NULL,
	"bytes" integer NOT NULL,
	"width" integer,
	"height" integer,
	"thumb_id" text collate "C",
	"created_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "settings" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"value" jsonb NOT NULL,
	"changed_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "points_accounts" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"balance" integer DEFAULT 0 NOT NULL,
	"deficit" integer DEFAULT 0 NOT NULL,
	"standing" integer DEFAULT 0 NOT NULL,
	"tier" text collate "C" DEFAULT 'classic' NOT NULL,
	"frozen_at" bigint,
	"opened_at" bigint NOT NULL,
	CONSTRAINT "points_accounts_known" CHECK ("points_accounts"."tier" in ('classic', 'silver', 'gold', 'platinum')),
	CONSTRAINT "points_accounts_balance" CHECK ("points_accounts"."balance" >= 0 and "points_accounts"."balance" <= 2147483647),
	CONSTRAINT "points_accounts_deficit" CHECK ("points_accounts"."deficit" >= 0 and ("points_accounts"."deficit" = 0 or "points_accounts"."balance" = 0)),
	CONSTRAINT "points_accounts_standing" CHECK ("points_accounts"."standing" >= 0 and "points_accounts"."standing" <= 2147483647)
);
--> statement-breakpoint
CREATE TABLE "points_entries" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"account_id" text collate "C" NOT NULL,
	"at" bigint NOT NULL,
	"recorded_at" bigint NOT NULL,
	"kind" text collate "C" NOT NULL,
	"points" integer NOT NULL,
	"standing" integer DEFAULT 0 NOT NULL,
	"key" text collate "C" NOT NULL,
	"fact_id" text collate "C",
	"rule_id" text collate "C",
	"rule_version" integer,
	"origin_id" text collate "C",
	"about" text collate "C" DEFAULT '' NOT NULL,
	"title" jsonb,
	"explanation" jsonb NOT NULL,
	"trail" jsonb NOT NULL,
	"actor_id" text collate "C",
	CONSTRAINT "points_entries_kind" CHECK ("points_entries"."kind" in ('earn', 'spend', 'expire', 'reverse', 'adjust', 'transfer-in', 'transfer-out', 'import', 'return')),
	CONSTRAINT "points_entries_sign" CHECK (case when "points_entries"."kind" in ('earn', 'transfer-in', 'import', 'return') then "points_entries"."points" > 0 when "points_entries"."kind" in ('spend', 'expire', 'transfer-out') then "points_entries"."points" < 0 when "points_entries"."kind" = 'reverse' then "points_entries"."points" <= 0 else "points_entries"."points" <> 0 end)
);
--> statement-breakpoint
CREATE TABLE "points_lots" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"account_id" text collate "C" NOT NULL,
	"entry_id" text collate "C" NOT NULL,
	"points" integer NOT NULL,
	"remaining" integer NOT NULL,
	"available_from" bigint NOT NULL,
	"expires_at" bigint NOT NULL,
	"restorations" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "points_lots_points" CHECK ("points_lots"."points" > 0),
	CONSTRAINT "points_lots_remaining" CHECK ("points_lots"."remaining" >= 0 and "points_lots"."remaining" <= "points_lots"."points"),
	CONSTRAINT "points_lots_dates" CHECK ("points_lots"."available_from" < "points_lots"."expires_at")
);
--> statement-breakpoint
CREATE TABLE "points_allocations" (
	"entry_id" text collate "C" NOT NULL,
	"lot_id" text collate "C" NOT NULL,
	"position" integer NOT NULL,
	"points" integer NOT NULL,
	CONSTRAINT "points_allocations_entry_id_lot_id_pk" PRIMARY KEY("entry_id","lot_id"),
	CONSTRAINT "points_allocations_points" CHECK ("points_allocations"."points" <> 0)
);
--> statement-breakpoint
CREATE TABLE "points_reversals" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"account_id" text collate "C" NOT NULL,
	"earn_id" text collate "C" NOT NULL,
	"entry_id" text collate "C" NOT NULL,
	"cause" text collate "C" NOT NULL,
	"part" bigint NOT NULL,
	"whole" bigint NOT NULL,
	"points" integer NOT NULL,
	"expired" integer NOT NULL,
	"covered" integer NOT NULL,
	"owed" integer NOT NULL,
	"filled" integer DEFAULT 0 NOT NULL,
	"at" bigint NOT NULL,
	CONSTRAINT "points_reversals_sum" CHECK ("points_reversals"."points" = "points_reversals"."expired" + "points_reversals"."covered" + "points_reversals"."owed"),
	CONSTRAINT "points_reversals_filled" CHECK ("points_reversals"."filled" >= 0 and "points_reversals"."filled" <= "points_reversals"."owed"),
	CONSTRAINT "points_reversals_share" CHECK ("points_reversals"."part" > 0 and "points_reversals"."whole" > 0)
);
--> statement-breakpoint
CREATE TABLE "points_holds" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"account_id" text collate "C" NOT NULL,
	"cause" text collate "C" NOT NULL,
	"points" integer NOT NULL,
	"until" bigint NOT NULL,
	"state" text collate "C" DEFAULT 'open' NOT NULL,
	"entry_id" text collate "C",
	"created_at" bigint NOT NULL,
	CONSTRAINT "points_holds_points" CHECK ("points_holds"."points" > 0),
	CONSTRAINT "points_holds_state" CHECK ("points_holds"."state" in ('open', 'spent', 'released'))
);
--> statement-breakpoint
CREATE TABLE "points_adjustments" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"account_id" text collate "C" NOT NULL,
	"dealer_id" text collate "C" DEFAULT '' NOT NULL,
	"points" integer NOT NULL,
	"code" text collate "C" NOT NULL,
	"reason" text collate "C" NOT NULL,
	"state" text collate "C" NOT NULL,
	"requested_by" text collate "C" NOT NULL,
	"requested_at" bigint NOT NULL,
	"decided_by" text collate "C",
	"decided_at" bigint,
	"decision" text collate "C" DEFAULT '' NOT NULL,
	"entry_id" text collate "C",
	CONSTRAINT "points_adjustments_points" CHECK ("points_adjustments"."points" <> 0),
	CONSTRAINT "points_adjustments_state" CHECK ("points_adjustments"."state" in ('requested', 'applied', 'declined')),
	CONSTRAINT "points_adjustments_second" CHECK ("points_adjustments"."decided_by" is null or "points_adjustments"."decided_by" <> "points_adjustments"."requested_by")
);
--> statement-breakpoint
CREATE TABLE "points_notices" (
	"account_id" text collate "C" NOT NULL,
	"expires_at" bigint NOT NULL,
	"days" integer NOT NULL,
	"at" bigint NOT NULL,
	CONSTRAINT "points_notices_account_id_expires_at_days_pk" PRIMARY KEY("account_id","expires_at","days")
);
--> statement-breakpoint
CREATE TABLE "points_rules" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"code" text collate "C" NOT NULL,
	"created_at" bigint NOT NULL,
	"retired_at" bigint
);
--> statement-breakpoint
CREATE TABLE "points_rule_versions" (
	"rule_id" text collate "C" NOT NULL,
	"version" integer NOT NULL,
	"fact_type" text collate "C" NOT NULL,
	"name" jsonb NOT NULL,
	"how" jsonb NOT NULL,
	"conditions" jsonb NOT NULL,
	"formula" jsonb NOT NULL,
	"beneficiary" text collate "C" DEFAULT 'member' NOT NULL,
	"tier_multiplier" boolean NOT NULL,
	"counts_for_standing" boolean NOT NULL,
	"valid_from" bigint NOT NULL,
	"valid_until" bigint,
	"stacking_group" text collate "C" DEFAULT '' NOT NULL,
	"priority" integer DEFAULT 0 NOT NULL,
	"pending_days" integer NOT NULL,
	"validity_months" integer NOT NULL,
	"member_budget" jsonb,
	"club_budget" jsonb,
	"published_at" bigint NOT NULL,
	"published_by" text collate "C",
	CONSTRAINT "points_rule_versions_rule_id_version_pk" PRIMARY KEY("rule_id","version"),
	CONSTRAINT "points_rule_versions_days" CHECK ("points_rule_versions"."pending_days" >= 0 and "points_rule_versions"."validity_months" > 0),
	CONSTRAINT "points_rule_versions_window" CHECK ("points_rule_versions"."valid_until" is null or "points_rule_versions"."valid_until" > "points_rule_versions"."valid_from")
);
--> statement-breakpoint
CREATE TABLE "points_evaluations" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"fact_id" text collate "C" NOT NULL,
	"fact_type" text collate "C" NOT NULL,
	"rule_id" text collate "C" NOT NULL,
	"rule_version" integer NOT NULL,
	"attempt" integer DEFAULT 1 NOT NULL,
	"account_id" text collate "C" NOT NULL,
	"at" bigint NOT NULL,
	"occurred_at" bigint NOT NULL,
	"points" integer NOT NULL,
	"reason" text collate "C" NOT NULL,
	"explanation" jsonb NOT NULL,
	"title" jsonb NOT NULL,
	"member_period" text collate "C" DEFAULT '' NOT NULL,
	"club_period" text collate "C" DEFAULT '' NOT NULL,
	"counterpart" text collate "C" DEFAULT '' NOT NULL,
	"about" text collate "C" DEFAULT '' NOT NULL,
	"told" boolean NOT NULL,
	"entry_id" text collate "C",
	CONSTRAINT "points_evaluations_points" CHECK ("points_evaluations"."points" >= 0)
);
--> statement-breakpoint
CREATE TABLE "points_budgets" (
	"rule_id" text collate "C" NOT NULL,
	"account_id" text collate "C" NOT NULL,
	"period" text collate "C" NOT NULL,
	"used" integer NOT NULL,
	CONSTRAINT "points_budgets_rule_id_account_id_period_pk" PRIMARY KEY("rule_id","account_id","period"),
	CONSTRAINT "points_budgets_used" CHECK ("points_budgets"."used" >= 0)
);
--> statement-breakpoint
CREATE TABLE "points_tiers" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"rank" integer NOT NULL,
	"name" jsonb NOT NULL,
	"threshold" integer NOT NULL,
	"earn_percent" integer NOT NULL,
	"benefits" jsonb NOT NULL,
	CONSTRAINT "points_tiers_percent" CHECK ("points_tiers"."earn_percent" >= 100)
);
--> statement-breakpoint
CREATE TABLE "rewards" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"kind" text collate "C" NOT NULL,
	"name" jsonb NOT NULL,
	"detail" jsonb NOT NULL,
	"art" text collate "C" NOT NULL,
	"points" integer NOT NULL,
	"extra" bigint DEFAULT 0 NOT NULL,
	"currency" text collate "C" NOT NULL,
	"stock" integer,
	"per_member" integer,
	"min_tier" text collate "C" NOT NULL,
	"opens_at" bigint NOT NULL,
	"closes_at" bigint,
	"voucher_days" integer NOT NULL,
	"return_days" integer NOT NULL,
	"dealer_ids" jsonb,
	"active" boolean DEFAULT true NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" bigint NOT NULL,
	CONSTRAINT "rewards_points" CHECK ("rewards"."points" > 0),
	CONSTRAINT "rewards_stock" CHECK ("rewards"."stock" is null or "rewards"."stock" >= 0),
	CONSTRAINT "rewards_extra" CHECK ("rewards"."extra" >= 0)
);
--> statement-breakpoint
CREATE TABLE "reward_stock_moves" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"reward_id" text collate "C" NOT NULL,
	"delta" integer NOT NULL,
	"cause" text collate "C" NOT NULL,
	"reason" text collate "C" DEFAULT '' NOT NULL,
	"redemption_id" text collate "C",
	"actor_id" text collate "C",
	"at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "redemptions" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"number" text collate "C" NOT NULL,
	"reward_id" text collate "C" NOT NULL,
	"member_id" text collate "C" NOT NULL,
	"points" integer NOT NULL,
	"name" jsonb NOT NULL,
	"extra" bigint DEFAULT 0 NOT NULL,
	"currency" text collate "C" NOT NULL,
	"dealer_ids" jsonb,
	"entry_id" text collate "C" NOT NULL,
	"state" text collate "C" NOT NULL,
	"at" bigint NOT NULL,
	"return_until" bigint NOT NULL,
	"ended_at" bigint,
	CONSTRAINT "redemptions_state" CHECK ("redemptions"."state" in ('issued', 'used', 'cancelled', 'expired'))
);
--> statement-breakpoint
CREATE TABLE "vouchers" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"redemption_id" text collate "C" NOT NULL,
	"code" text collate "C" NOT NULL,
	"state" text collate "C" NOT NULL,
	"expires_at" bigint NOT NULL,
	"used_at" bigint,
	"used_by" text collate "C",
	"dealer_id" text collate "C",
	CONSTRAINT "vouchers_state" CHECK ("vouchers"."state" in ('live', 'used', 'burned', 'expired'))
);
--> statement-breakpoint
CREATE TABLE "work_orders" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"number" text collate "C" NOT NULL,
	"dealer_id" text collate "C" NOT NULL,
	"booking_id" text collate "C",
	"member_id" text collate "C",
	"vehicle_id" text collate "C",
	"guest_name" text collate "C" DEFAULT '' NOT NULL,
	"guest_phone" text collate "C" DEFAULT '' NOT NULL,
	"guest_plate" text collate "C" DEFAULT '' NOT NULL,
	"state" text collate "C" NOT NULL,
	"odometer_km" integer NOT NULL,
	"adviser_id" text collate "C" NOT NULL,
	"technician_id" text collate "C",
	"words" text collate "C" DEFAULT '' NOT NULL,
	"zone" text collate "C" NOT NULL,
	"promised_at" bigint NOT NULL,
	"first_promised_at" bigint NOT NULL,
	"currency" text collate "C" NOT NULL,
	"tier" text collate "C" DEFAULT '' NOT NULL,
	"discount_bp" integer DEFAULT 0 NOT NULL,
	"labour_minor" bigint DEFAULT 0 NOT NULL,
	"parts_minor" bigint DEFAULT 0 NOT NULL,
	"discount_minor" bigint DEFAULT 0 NOT NULL,
	"customer_minor" bigint DEFAULT 0 NOT NULL,
	"warranty_minor" bigint DEFAULT 0 NOT NULL,
	"goodwill_minor" bigint DEFAULT 0 NOT NULL,
	"credited_minor" bigint DEFAULT 0 NOT NULL,
	"repeat" boolean DEFAULT false NOT NULL,
	"quality_by" text collate "C",
	"closing_note" text collate "C" DEFAULT '' NOT NULL,
	"tyres" jsonb,
	"paid_by" text collate "C" DEFAULT '' NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" bigint NOT NULL,
	"ready_at" bigint,
	"handed_over_at" bigint,
	"completed_at" bigint DEFAULT 0 NOT NULL,
	"closed_at" bigint,
	CONSTRAINT "work_orders_state" CHECK ("work_orders"."state" in ('checked-in', 'in-work', 'waiting-parts', 'waiting-owner', 'quality-check', 'ready', 'handed-over', 'completed', 'cancelled')),
	CONSTRAINT "work_orders_closed" CHECK (("work_orders"."closed_at" is not null) = ("work_orders"."state" in ('completed', 'cancelled'))),
	CONSTRAINT "work_orders_completed" CHECK (("work_orders"."completed_at" > 0) = ("work_orders"."state" = 'completed')),
	CONSTRAINT "work_orders_credit" CHECK ("work_orders"."credited_minor" >= 0 and "work_orders"."credited_minor" <= "work_orders"."customer_minor"),
	CONSTRAINT "work_orders_odometer" CHECK ("work_orders"."odometer_km" >= 0),
	CONSTRAINT "work_orders_discount" CHECK ("work_orders"."discount_bp" >= 0 and "work_orders"."discount_bp" <= 10000)
);
--> statement-breakpoint
CREATE TABLE "order_jobs" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"dealer_id" text collate "C" NOT NULL,
	"order_id" text collate "C" NOT NULL,
	"position" integer NOT NULL,
	"code" text collate "C" DEFAULT '' NOT NULL,
	"name" jsonb NOT NULL,
	"origin" text collate "C" DEFAULT 'agreed' NOT NULL,
	"state" text collate "C" DEFAULT 'open' NOT NULL,
	"technician_id" text collate "C",
	"fault_group" text collate "C" DEFAULT '' NOT NULL,
	"fault" text collate "C" DEFAULT '' NOT NULL,
	"cause" text collate "C" DEFAULT '' NOT NULL,
	"remedy" text collate "C" DEFAULT '' NOT NULL,
	"minutes" integer DEFAULT 0 NOT NULL,
	"labour_minor" bigint DEFAULT 0 NOT NULL,
	"payer" text collate "C" DEFAULT 'customer' NOT NULL,
	"repeat_of" text collate "C",
	"started_at" bigint,
	"done_at" bigint,
	CONSTRAINT "order_jobs_state" CHECK ("order_jobs"."state" in ('open', 'working', 'done', 'dropped')),
	CONSTRAINT "order_jobs_origin" CHECK ("order_jobs"."origin" in ('agreed', 'added', 'extra')),
	CONSTRAINT "order_jobs_payer" CHECK ("order_jobs"."payer" in ('customer', 'warranty', 'goodwill')),
	CONSTRAINT "order_jobs_labour" CHECK ("order_jobs"."labour_minor" >= 0 and "order_jobs"."minutes" >= 0)
);
--> statement-breakpoint
CREATE TABLE "order_parts" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"dealer_id" text collate "C" NOT NULL,
	"order_id" text collate "C" NOT NULL,
	"job_id" text collate "C" NOT NULL,
	"position" integer NOT NULL,
	"part_number" text collate "C" DEFAULT '' NOT NULL,
	"name" jsonb NOT NULL,
	"quantity" integer NOT NULL,
	"unit_minor" bigint NOT NULL,
	"payer" text collate "C" DEFAULT 'customer' NOT NULL,
	"removed_at" bigint,
	CONSTRAINT "order_parts_payer" CHECK ("order_parts"."payer" in ('customer', 'warranty', 'goodwill')),
	CONSTRAINT "order_parts_amount" CHECK ("order_parts"."quantity" > 0 and "order_parts"."unit_minor" >= 0)
);
--> statement-breakpoint
CREATE TABLE "order_extras" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"dealer_id" text collate "C" NOT NULL,
	"order_id" text collate "C" NOT NULL,
	"name" jsonb NOT NULL,
	"finding" text collate "C" DEFAULT '' NOT NULL,
	"consequence" text collate "C" DEFAULT '' NOT NULL,
	"code" text collate "C" DEFAULT '' NOT NULL,
	"minutes" integer NOT NULL,
	"labour_minor" bigint NOT NULL,
	"parts_minor" bigint NOT NULL,
	"new_promised_at" bigint,
	"photo_file_id" text collate "C" DEFAULT '' NOT NULL,
	"state" text collate "C" DEFAULT 'asked' NOT NULL,
	"asked_at" bigint NOT NULL,
	"asked_by" text collate "C",
	"answered_at" bigint,
	"answered_by" text collate "C",
	"answered_via" text collate "C" DEFAULT '' NOT NULL,
	"answer_note" text collate "C" DEFAULT '' NOT NULL,
	CONSTRAINT "order_extras_state" CHECK ("order_extras"."state" in ('asked', 'approved', 'declined', 'withdrawn')),
	CONSTRAINT "order_extras_answered" CHECK (("order_extras"."answered_at" is null) = ("order_extras"."state" = 'asked')),
	CONSTRAINT "order_extras_amount" CHECK ("order_extras"."labour_minor" >= 0 and "order_extras"."parts_minor" >= 0 and "order_extras"."minutes" >= 0)
);
--> statement-breakpoint
CREATE TABLE "order_states" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"dealer_id" text collate "C" NOT NULL,
	"order_id" text collate "C" NOT NULL,
	"event" text collate "C" NOT NULL,
	"from_state" text collate "C" NOT NULL,
	"to_state" text collate "C" NOT NULL,
	"at" bigint NOT NULL,
	"actor_id" text collate "C",
	"reason" text collate "C" DEFAULT '' NOT NULL,
	"promised_before" bigint,
	"promised_after" bigint
);
--> statement-breakpoint
CREATE TABLE "advice" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"dealer_id" text collate "C" NOT NULL,
	"order_id" text collate "C" NOT NULL,
	"member_id" text collate "C",
	"vehicle_id" text collate "C",
	"name" jsonb NOT NULL,
	"note" text collate "C" DEFAULT '' NOT NULL,
	"code" text collate "C" DEFAULT '' NOT NULL,
	"due_on" text collate "C",
	"due_km" integer,
	"extra_id" text collate "C",
	"state" text collate "C" DEFAULT 'open' NOT NULL,
	"created_at" bigint NOT NULL,
	"closed_at" bigint,
	"done_by_order_id" text collate "C",
	CONSTRAINT "advice_state" CHECK ("advice"."state" in ('open', 'done', 'dismissed')),
	CONSTRAINT "advice_closed" CHECK (("advice"."closed_at" is null) = ("advice"."state" = 'open'))
);
--> statement-breakpoint
CREATE TABLE "credit_notes" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"number" text collate "C" NOT NULL,
	"dealer_id" text collate "C" NOT NULL,
	"order_id" text collate "C" NOT NULL,
	"lines" jsonb NOT NULL,
	"amount_minor" bigint NOT NULL,
	"currency" text collate "C" NOT NULL,
	"reason" text collate "C" NOT NULL,
	"at" bigint NOT NULL,
	"actor_id" text collate "C",
	CONSTRAINT "credit_notes_amount" CHECK ("credit_notes"."amount_minor" > 0)
);
--> statement-breakpoint
CREATE TABLE "order_photos" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"dealer_id" text collate "C" NOT NULL,
	"order_id" text collate "C" NOT NULL,
	"file_id" text collate "C" NOT NULL,
	"stage" text collate "C" NOT NULL,
	"at" bigint NOT NULL,
	"actor_id" text collate "C"
);
--> statement-breakpoint
CREATE TABLE "workshop_settings" (
	"dealer_id" text collate "C" PRIMARY KEY NOT NULL,
	"repeat_days" integer NOT NULL,
	CONSTRAINT "workshop_settings_days" CHECK ("workshop_settings"."repeat_days" between 1 and 730)
);
--> statement-breakpoint
ALTER TABLE "booking_jobs" ADD CONSTRAINT "booking_jobs_booking_id_bookings_id_fk" FOREIGN KEY ("booking_id") REFERENCES "public"."bookings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "claims" ADD CONSTRAINT "claims_booking_id_bookings_id_fk" FOREIGN KEY ("booking_id") REFERENCES "public"."bookings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "claims" ADD CONSTRAINT "claims_block_id_blocks_id_fk" FOREIGN KEY ("block_id") REFERENCES "public"."blocks"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "waitlist_offers" ADD CONSTRAINT "waitlist_offers_entry_id_waitlist_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."waitlist"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "waitlist_offers" ADD CONSTRAINT "waitlist_offers_booking_id_bookings_id_fk" FOREIGN KEY ("booking_id") REFERENCES "public"."bookings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dealer_hours" ADD CONSTRAINT "dealer_hours_dealer_id_dealers_id_fk" FOREIGN KEY ("dealer_id") REFERENCES "public"."dealers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dealer_holidays" ADD CONSTRAINT "dealer_holidays_dealer_id_dealers_id_fk" FOREIGN KEY ("dealer_id") REFERENCES "public"."dealers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "units" ADD CONSTRAINT "units_dealer_id_dealers_id_fk" FOREIGN KEY ("dealer_id") REFERENCES "public"."dealers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ownerships" ADD CONSTRAINT "ownerships_vehicle_id_vehicles_id_fk" FOREIGN KEY ("vehicle_id") REFERENCES "public"."vehicles"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "readings" ADD CONSTRAINT "readings_vehicle_id_vehicles_id_fk" FOREIGN KEY ("vehicle_id") REFERENCES "public"."vehicles"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vehicle_clusters" ADD CONSTRAINT "vehicle_clusters_vehicle_id_vehicles_id_fk" FOREIGN KEY ("vehicle_id") REFERENCES "public"."vehicles"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vehicle_documents" ADD CONSTRAINT "vehicle_documents_vehicle_id_vehicles_id_fk" FOREIGN KEY ("vehicle_id") REFERENCES "public"."vehicles"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "maintenance_done" ADD CONSTRAINT "maintenance_done_vehicle_id_vehicles_id_fk" FOREIGN KEY ("vehicle_id") REFERENCES "public"."vehicles"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "services_elsewhere" ADD CONSTRAINT "services_elsewhere_vehicle_id_vehicles_id_fk" FOREIGN KEY ("vehicle_id") REFERENCES "public"."vehicles"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grants" ADD CONSTRAINT "grants_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "points_entries" ADD CONSTRAINT "points_entries_account_id_points_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."points_accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "points_lots" ADD CONSTRAINT "points_lots_entry_id_points_entries_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."points_entries"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "points_allocations" ADD CONSTRAINT "points_allocations_entry_id_points_entries_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."points_entries"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "points_allocations" ADD CONSTRAINT "points_allocations_lot_id_points_lots_id_fk" FOREIGN KEY ("lot_id") REFERENCES "public"."points_lots"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "points_reversals" ADD CONSTRAINT "points_reversals_earn_id_points_entries_id_fk" FOREIGN KEY ("earn_id") REFERENCES "public"."points_entries"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "points_reversals" ADD CONSTRAINT "points_reversals_entry_id_points_entries_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."points_entries"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "points_holds" ADD CONSTRAINT "points_holds_account_id_points_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."points_accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "points_adjustments" ADD CONSTRAINT "points_adjustments_account_id_points_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."points_accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "points_rule_versions" ADD CONSTRAINT "points_rule_versions_rule_id_points_rules_id_fk" FOREIGN KEY ("rule_id") REFERENCES "public"."points_rules"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reward_stock_moves" ADD CONSTRAINT "reward_stock_moves_reward_id_rewards_id_fk" FOREIGN KEY ("reward_id") REFERENCES "public"."rewards"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "redemptions" ADD CONSTRAINT "redemptions_reward_id_rewards_id_fk" FOREIGN KEY ("reward_id") REFERENCES "public"."rewards"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vouchers" ADD CONSTRAINT "vouchers_redemption_id_redemptions_id_fk" FOREIGN KEY ("redemption_id") REFERENCES "public"."redemptions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_jobs" ADD CONSTRAINT "order_jobs_order_id_work_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."work_orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_parts" ADD CONSTRAINT "order_parts_order_id_work_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."work_orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_parts" ADD CONSTRAINT "order_parts_job_id_order_jobs_id_fk" FOREIGN KEY ("job_id") REFERENCES "public"."order_jobs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_extras" ADD CONSTRAINT "order_extras_order_id_work_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."work_orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_states" ADD CONSTRAINT "order_states_order_id_work_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."work_orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "advice" ADD CONSTRAINT "advice_order_id_work_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."work_orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "advice" ADD CONSTRAINT "advice_extra_id_order_extras_id_fk" FOREIGN KEY ("extra_id") REFERENCES "public"."order_extras"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credit_notes" ADD CONSTRAINT "credit_notes_order_id_work_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."work_orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_photos" ADD CONSTRAINT "order_photos_order_id_work_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."work_orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "notes_member" ON "notes" USING btree ("member_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "bookings_number" ON "bookings" USING btree ("number");--> statement-breakpoint
CREATE UNIQUE INDEX "bookings_uid" ON "bookings" USING btree ("uid");--> statement-breakpoint
CREATE INDEX "bookings_dealer" ON "bookings" USING btree ("dealer_id","starts_at");--> statement-breakpoint
CREATE INDEX "bookings_holds" ON "bookings" USING btree ("dealer_id","state","held_until");--> statement-breakpoint
CREATE INDEX "bookings_member" ON "bookings" USING btree ("member_id","starts_at");--> statement-breakpoint
CREATE INDEX "bookings_vehicle" ON "bookings" USING btree ("vehicle_id","starts_at");--> statement-breakpoint
CREATE UNIQUE INDEX "booking_jobs_order" ON "booking_jobs" USING btree ("booking_id","position");--> statement-breakpoint
CREATE INDEX "blocks_dealer" ON "blocks" USING btree ("dealer_id","ends_at");--> statement-breakpoint
CREATE INDEX "blocks_unit" ON "blocks" USING btree ("unit_id","ends_at");--> statement-breakpoint
CREATE INDEX "claims_dealer" ON "claims" USING btree ("dealer_id","quarter");--> statement-breakpoint
CREATE INDEX "claims_booking" ON "claims" USING btree ("booking_id");--> statement-breakpoint
CREATE INDEX "claims_block" ON "claims" USING btree ("block_id");--> statement-breakpoint
CREATE INDEX "waitlist_dealer" ON "waitlist" USING btree ("dealer_id","state","rank","id");--> statement-breakpoint
CREATE INDEX "waitlist_member" ON "waitlist" USING btree ("member_id","state");--> statement-breakpoint
CREATE UNIQUE INDEX "waitlist_once" ON "waitlist" USING btree ("vehicle_id","dealer_id") WHERE state = 'waiting';--> statement-breakpoint
CREATE INDEX "waitlist_offers_due" ON "waitlist_offers" USING btree ("dealer_id","state","until");--> statement-breakpoint
CREATE UNIQUE INDEX "waitlist_offers_one" ON "waitlist_offers" USING btree ("entry_id") WHERE state = 'open';--> statement-breakpoint
CREATE UNIQUE INDEX "waitlist_offers_booking" ON "waitlist_offers" USING btree ("booking_id");--> statement-breakpoint
CREATE UNIQUE INDEX "dealers_code" ON "dealers" USING btree ("code");--> statement-breakpoint
CREATE UNIQUE INDEX "units_name" ON "units" USING btree ("dealer_id","kind","name");--> statement-breakpoint
CREATE UNIQUE INDEX "units_user" ON "units" USING btree ("user_id","dealer_id");--> statement-breakpoint
CREATE UNIQUE INDEX "job_templates_code" ON "job_templates" USING btree ("code");--> statement-breakpoint
CREATE UNIQUE INDEX "vehicles_vin" ON "vehicles" USING btree ("vin");--> statement-breakpoint
CREATE INDEX "vehicles_plate" ON "vehicles" USING btree ("plate_key");--> statement-breakpoint
CREATE UNIQUE INDEX "ownerships_one_owner" ON "ownerships" USING btree ("vehicle_id") WHERE "ownerships"."until" is null and "ownerships"."role" = 'owner';--> statement-breakpoint
CREATE UNIQUE INDEX "ownerships_once" ON "ownerships" USING btree ("vehicle_id","member_id") WHERE "ownerships"."until" is null;--> statement-breakpoint
CREATE INDEX "ownerships_member" ON "ownerships" USING btree ("member_id","until");--> statement-breakpoint
CREATE INDEX "ownerships_vehicle" ON "ownerships" USING btree ("vehicle_id","until");--> statement-breakpoint
CREATE INDEX "readings_vehicle" ON "readings" USING btree ("vehicle_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "vehicle_clusters_once" ON "vehicle_clusters" USING btree ("vehicle_id","series");--> statement-breakpoint
CREATE INDEX "vehicle_documents_vehicle" ON "vehicle_documents" USING btree ("vehicle_id","member_id");--> statement-breakpoint
CREATE INDEX "vehicle_documents_file" ON "vehicle_documents" USING btree ("file_id");--> statement-breakpoint
CREATE UNIQUE INDEX "maintenance_templates_once" ON "maintenance_templates" USING btree ("model_code","energy","line");--> statement-breakpoint
CREATE UNIQUE INDEX "maintenance_done_once" ON "maintenance_done" USING btree ("vehicle_id","line","on");--> statement-breakpoint
CREATE INDEX "services_elsewhere_vehicle" ON "services_elsewhere" USING btree ("vehicle_id","member_id");--> statement-breakpoint
CREATE UNIQUE INDEX "members_number" ON "members" USING btree ("number");--> statement-breakpoint
CREATE UNIQUE INDEX "members_user" ON "members" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "members_referral" ON "members" USING btree ("referral_code");--> statement-breakpoint
CREATE INDEX "members_sort" ON "members" USING btree ("sort_key","id");--> statement-breakpoint
CREATE INDEX "members_home" ON "members" USING btree ("home_dealer_id","sort_key");--> statement-breakpoint
CREATE INDEX "members_referred" ON "members" USING btree ("referred_by");--> statement-breakpoint
CREATE INDEX "consents_member" ON "consents" USING btree ("member_id","purpose","channel","at");--> statement-breakpoint
CREATE INDEX "search_terms_member" ON "search_terms" USING btree ("member_id","source");--> statement-breakpoint
CREATE INDEX "relations_member" ON "relations" USING btree ("member_id");--> statement-breakpoint
CREATE UNIQUE INDEX "member_cards_one" ON "member_cards" USING btree ("member_id") WHERE "member_cards"."revoked_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "users_email" ON "users" USING btree ("email");--> statement-breakpoint
CREATE UNIQUE INDEX "users_phone" ON "users" USING btree ("phone");--> statement-breakpoint
CREATE UNIQUE INDEX "users_member" ON "users" USING btree ("member_id");--> statement-breakpoint
CREATE INDEX "sessions_user" ON "sessions" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "sessions_expiry" ON "sessions" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "tokens_destination" ON "tokens" USING btree ("purpose","destination");--> statement-breakpoint
CREATE INDEX "tokens_user" ON "tokens" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "grants_once" ON "grants" USING btree ("user_id","role","dealer_id");--> statement-breakpoint
CREATE INDEX "grants_dealer" ON "grants" USING btree ("dealer_id","role");--> statement-breakpoint
CREATE UNIQUE INDEX "facts_once" ON "facts" USING btree ("type","subject");--> statement-breakpoint
CREATE INDEX "facts_member" ON "facts" USING btree ("member_id","occurred_at","id");--> statement-breakpoint
CREATE INDEX "facts_vehicle" ON "facts" USING btree ("vehicle_id","occurred_at","id");--> statement-breakpoint
CREATE INDEX "facts_dealer" ON "facts" USING btree ("dealer_id","type","occurred_at");--> statement-breakpoint
CREATE INDEX "audit_time" ON "audit" USING btree ("at","id");--> statement-breakpoint
CREATE INDEX "audit_subject" ON "audit" USING btree ("subject","at");--> statement-breakpoint
CREATE INDEX "audit_actor" ON "audit" USING btree ("actor_id","at");--> statement-breakpoint
CREATE INDEX "audit_action" ON "audit" USING btree ("action","at");--> statement-breakpoint
CREATE INDEX "outbox_due" ON "outbox" USING btree ("state","run_at");--> statement-breakpoint
CREATE UNIQUE INDEX "outbox_once" ON "outbox" USING btree ("job","unique_key");--> statement-breakpoint
CREATE INDEX "outbox_recent" ON "outbox" USING btree ("state","finished_at");--> statement-breakpoint
CREATE UNIQUE INDEX "job_runs_once" ON "job_runs" USING btree ("job","scheduled_at");--> statement-breakpoint
CREATE INDEX "job_runs_time" ON "job_runs" USING btree ("started_at");--> statement-breakpoint
CREATE INDEX "submissions_time" ON "submissions" USING btree ("at");--> statement-breakpoint
CREATE INDEX "messages_time" ON "messages" USING btree ("created_at","id");--> statement-breakpoint
CREATE INDEX "messages_user" ON "messages" USING btree ("user_id","created_at");--> statement-breakpoint
CREATE INDEX "files_time" ON "files" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "points_accounts_tier" ON "points_accounts" USING btree ("tier","id");--> statement-breakpoint
CREATE UNIQUE INDEX "points_entries_key" ON "points_entries" USING btree ("key");--> statement-breakpoint
CREATE INDEX "points_entries_account" ON "points_entries" USING btree ("account_id","at","id");--> statement-breakpoint
CREATE INDEX "points_entries_origin" ON "points_entries" USING btree ("origin_id") WHERE origin_id is not null;--> statement-breakpoint
CREATE INDEX "points_entries_fact" ON "points_entries" USING btree ("fact_id") WHERE fact_id is not null;--> statement-breakpoint
CREATE INDEX "points_lots_open" ON "points_lots" USING btree ("account_id","expires_at","id") WHERE remaining > 0;--> statement-breakpoint
CREATE INDEX "points_lots_due" ON "points_lots" USING btree ("expires_at","account_id") WHERE remaining > 0;--> statement-breakpoint
CREATE INDEX "points_lots_entry" ON "points_lots" USING btree ("entry_id");--> statement-breakpoint
CREATE INDEX "points_allocations_lot" ON "points_allocations" USING btree ("lot_id");--> statement-breakpoint
CREATE UNIQUE INDEX "points_reversals_once" ON "points_reversals" USING btree ("earn_id","cause");--> statement-breakpoint
CREATE INDEX "points_reversals_open" ON "points_reversals" USING btree ("account_id","at","id") WHERE filled < owed;--> statement-breakpoint
CREATE UNIQUE INDEX "points_holds_cause" ON "points_holds" USING btree ("cause");--> statement-breakpoint
CREATE INDEX "points_holds_open" ON "points_holds" USING btree ("account_id","until") WHERE state = 'open';--> statement-breakpoint
CREATE INDEX "points_adjustments_state" ON "points_adjustments" USING btree ("state","requested_at","id");--> statement-breakpoint
CREATE INDEX "points_adjustments_staff" ON "points_adjustments" USING btree ("requested_by","requested_at");--> statement-breakpoint
CREATE INDEX "points_adjustments_account" ON "points_adjustments" USING btree ("account_id","requested_at");--> statement-breakpoint
CREATE UNIQUE INDEX "points_rules_code" ON "points_rules" USING btree ("code");--> statement-breakpoint
CREATE INDEX "points_rule_versions_fact" ON "points_rule_versions" USING btree ("fact_type","valid_from");--> statement-breakpoint
CREATE UNIQUE INDEX "points_evaluations_once" ON "points_evaluations" USING btree ("fact_id","rule_id","attempt");--> statement-breakpoint
CREATE INDEX "points_evaluations_told" ON "points_evaluations" USING btree ("account_id","at","id") WHERE points = 0;--> statement-breakpoint
CREATE INDEX "points_evaluations_account" ON "points_evaluations" USING btree ("account_id","at","id");--> statement-breakpoint
CREATE INDEX "points_evaluations_rule" ON "points_evaluations" USING btree ("rule_id","at","id");--> statement-breakpoint
CREATE INDEX "points_evaluations_time" ON "points_evaluations" USING btree ("at","id");--> statement-breakpoint
CREATE INDEX "points_evaluations_reason" ON "points_evaluations" USING btree ("reason","at","id");--> statement-breakpoint
CREATE INDEX "points_evaluations_counterpart" ON "points_evaluations" USING btree ("rule_id","counterpart");--> statement-breakpoint
CREATE INDEX "points_budgets_account" ON "points_budgets" USING btree ("account_id","period");--> statement-breakpoint
CREATE UNIQUE INDEX "points_tiers_rank" ON "points_tiers" USING btree ("rank");--> statement-breakpoint
CREATE INDEX "rewards_order" ON "rewards" USING btree ("active","position","id");--> statement-breakpoint
CREATE INDEX "reward_stock_moves_reward" ON "reward_stock_moves" USING btree ("reward_id","at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "redemptions_number" ON "redemptions" USING btree ("number");--> statement-breakpoint
CREATE INDEX "redemptions_member" ON "redemptions" USING btree ("member_id","at","id");--> statement-breakpoint
CREATE INDEX "redemptions_reward" ON "redemptions" USING btree ("reward_id","member_id","state");--> statement-breakpoint
CREATE INDEX "redemptions_time" ON "redemptions" USING btree ("at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "vouchers_redemption" ON "vouchers" USING btree ("redemption_id");--> statement-breakpoint
CREATE UNIQUE INDEX "vouchers_code" ON "vouchers" USING btree ("code");--> statement-breakpoint
CREATE INDEX "vouchers_ending" ON "vouchers" USING btree ("state","expires_at");--> statement-breakpoint
CREATE INDEX "vouchers_used" ON "vouchers" USING btree ("dealer_id","used_at");--> statement-breakpoint
CREATE UNIQUE INDEX "work_orders_number" ON "work_orders" USING btree ("number");--> statement-breakpoint
CREATE UNIQUE INDEX "work_orders_booking" ON "work_orders" USING btree ("booking_id");--> statement-breakpoint
CREATE INDEX "work_orders_time" ON "work_orders" USING btree ("created_at","id");--> statement-breakpoint
CREATE INDEX "work_orders_dealer" ON "work_orders" USING btree ("dealer_id","created_at","id");--> statement-breakpoint
CREATE INDEX "work_orders_open" ON "work_orders" USING btree ("dealer_id","state","promised_at") WHERE closed_at is null;--> statement-breakpoint
CREATE INDEX "work_orders_member" ON "work_orders" USING btree ("member_id","completed_at","id");--> statement-breakpoint
CREATE INDEX "work_orders_vehicle" ON "work_orders" USING btree ("vehicle_id","completed_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "work_orders_one_open" ON "work_orders" USING btree ("vehicle_id") WHERE closed_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "order_jobs_order" ON "order_jobs" USING btree ("order_id","position");--> statement-breakpoint
CREATE INDEX "order_jobs_technician" ON "order_jobs" USING btree ("dealer_id","technician_id","state");--> statement-breakpoint
CREATE UNIQUE INDEX "order_parts_order" ON "order_parts" USING btree ("order_id","position");--> statement-breakpoint
CREATE INDEX "order_extras_open" ON "order_extras" USING btree ("dealer_id","state","asked_at");--> statement-breakpoint
CREATE INDEX "order_extras_order" ON "order_extras" USING btree ("order_id","asked_at");--> statement-breakpoint
CREATE INDEX "order_states_order" ON "order_states" USING btree ("order_id","at","id");--> statement-breakpoint
CREATE INDEX "advice_vehicle" ON "advice" USING btree ("vehicle_id","state","created_at");--> statement-breakpoint
CREATE INDEX "advice_order" ON "advice" USING btree ("order_id");--> statement-breakpoint
CREATE UNIQUE INDEX "advice_extra" ON "advice" USING btree ("extra_id");--> statement-breakpoint
CREATE UNIQUE INDEX "credit_notes_number" ON "credit_notes" USING btree ("number");--> statement-breakpoint
CREATE INDEX "credit_notes_order" ON "credit_notes" USING btree ("order_id","at");--> statement-breakpoint
CREATE INDEX "credit_notes_dealer" ON "credit_notes" USING btree ("dealer_id","at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "order_photos_once" ON "order_photos" USING btree ("order_id","file_id");--> statement-breakpoint
CREATE INDEX "order_photos_file" ON "order_photos" USING btree ("file_id");