CREATE TABLE "event_series" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"name" jsonb NOT NULL,
	"detail" jsonb NOT NULL,
	"active" boolean DEFAULT true NOT NULL,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "event_chapters" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"name" jsonb NOT NULL,
	"city" jsonb NOT NULL,
	"active" boolean DEFAULT true NOT NULL,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "event_chapter_members" (
	"chapter_id" text collate "C" NOT NULL,
	"member_id" text collate "C" NOT NULL,
	"since" bigint NOT NULL,
	CONSTRAINT "event_chapter_members_chapter_id_member_id_pk" PRIMARY KEY("chapter_id","member_id")
);
--> statement-breakpoint
CREATE TABLE "events" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"number" text collate "C" NOT NULL,
	"dealer_id" text collate "C" DEFAULT '' NOT NULL,
	"series_id" text collate "C",
	"chapter_id" text collate "C",
	"kind" text collate "C" NOT NULL,
	"state" text collate "C" NOT NULL,
	"title" jsonb NOT NULL,
	"summary" jsonb NOT NULL,
	"detail" jsonb NOT NULL,
	"art" text collate "C" NOT NULL,
	"place" jsonb NOT NULL,
	"address" jsonb NOT NULL,
	"lat" double precision,
	"lng" double precision,
	"zone" text collate "C" NOT NULL,
	"currency" text collate "C" NOT NULL,
	"starts_at" bigint NOT NULL,
	"ends_at" bigint NOT NULL,
	"opens_at" bigint NOT NULL,
	"closes_at" bigint NOT NULL,
	"early" jsonb NOT NULL,
	"min_tier" text collate "C" NOT NULL,
	"models" jsonb,
	"chapter_ids" jsonb,
	"dealer_ids" jsonb,
	"party_max" integer NOT NULL,
	"questions" jsonb NOT NULL,
	"waiver" jsonb NOT NULL,
	"waiver_per" text collate "C" DEFAULT 'party' NOT NULL,
	"refunds" jsonb NOT NULL,
	"fairness" text collate "C" NOT NULL,
	"most_skips" integer NOT NULL,
	"tier_first" boolean NOT NULL,
	"offer_minutes" integer NOT NULL,
	"no_show_months" integer NOT NULL,
	"free_until" bigint,
	"budget_minor" bigint DEFAULT 0 NOT NULL,
	"sequence" integer DEFAULT 0 NOT NULL,
	"reason" text collate "C" DEFAULT '' NOT NULL,
	"copied_from" text collate "C",
	"created_by" text collate "C",
	"created_at" bigint NOT NULL,
	"published_at" bigint,
	"ended_at" bigint,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "events_kind" CHECK ("events"."kind" in ('drive', 'class', 'test-drive', 'family-day', 'dealer', 'club')),
	CONSTRAINT "events_state" CHECK ("events"."state" in ('template', 'draft', 'published', 'postponed', 'cancelled', 'closed')),
	CONSTRAINT "events_time" CHECK ("events"."ends_at" > "events"."starts_at" and "events"."closes_at" >= "events"."opens_at"),
	CONSTRAINT "events_party" CHECK ("events"."party_max" between 1 and 60),
	CONSTRAINT "events_place" CHECK (("events"."lat" is null) = ("events"."lng" is null)),
	CONSTRAINT "events_fairness" CHECK ("events"."fairness" in ('strict', 'skip') and "events"."most_skips" >= 0),
	CONSTRAINT "events_sums" CHECK ("events"."budget_minor" >= 0 and "events"."offer_minutes" between 1 and 10080)
);
--> statement-breakpoint
CREATE TABLE "event_sessions" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"event_id" text collate "C" NOT NULL,
	"name" jsonb NOT NULL,
	"starts_at" bigint NOT NULL,
	"ends_at" bigint NOT NULL,
	"position" integer NOT NULL,
	"active" boolean DEFAULT true NOT NULL,
	CONSTRAINT "event_sessions_time" CHECK ("event_sessions"."ends_at" > "event_sessions"."starts_at")
);
--> statement-breakpoint
CREATE TABLE "event_kinds" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"event_id" text collate "C" NOT NULL,
	"name" jsonb NOT NULL,
	"who" text collate "C" NOT NULL,
	"with_car" boolean NOT NULL,
	"car_class" text collate "C" DEFAULT '' NOT NULL,
	"points" integer NOT NULL,
	"price_minor" bigint NOT NULL,
	"position" integer NOT NULL,
	"active" boolean DEFAULT true NOT NULL,
	CONSTRAINT "event_kinds_who" CHECK ("event_kinds"."who" in ('member', 'guest', 'child')),
	CONSTRAINT "event_kinds_price" CHECK ("event_kinds"."points" >= 0 and "event_kinds"."price_minor" >= 0)
);
--> statement-breakpoint
CREATE TABLE "event_pools" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"event_id" text collate "C" NOT NULL,
	"session_id" text collate "C" NOT NULL,
	"scope" text collate "C" NOT NULL,
	"capacity" integer,
	"taken" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "event_pools_capacity" CHECK ("event_pools"."taken" >= 0 and ("event_pools"."capacity" is null or ("event_pools"."capacity" >= 0 and "event_pools"."taken" <= "event_pools"."capacity")))
);
--> statement-breakpoint
CREATE TABLE "event_team" (
	"event_id" text collate "C" NOT NULL,
	"user_id" text collate "C" NOT NULL,
	"role" text collate "C" NOT NULL,
	"added_at" bigint NOT NULL,
	CONSTRAINT "event_team_event_id_user_id_pk" PRIMARY KEY("event_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "event_costs" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"event_id" text collate "C" NOT NULL,
	"label" text collate "C" NOT NULL,
	"planned_minor" bigint NOT NULL,
	"actual_minor" bigint,
	"at" bigint NOT NULL,
	"actor_id" text collate "C",
	CONSTRAINT "event_costs_sums" CHECK ("event_costs"."planned_minor" >= 0 and ("event_costs"."actual_minor" is null or "event_costs"."actual_minor" >= 0))
);
--> statement-breakpoint
CREATE TABLE "event_notices" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"event_id" text collate "C" NOT NULL,
	"filter" jsonb NOT NULL,
	"subject" jsonb NOT NULL,
	"body" jsonb NOT NULL,
	"sent" integer NOT NULL,
	"at" bigint NOT NULL,
	"actor_id" text collate "C"
);
--> statement-breakpoint
CREATE TABLE "event_photos" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"event_id" text collate "C" NOT NULL,
	"file_id" text collate "C" NOT NULL,
	"actor_id" text collate "C",
	"at" bigint NOT NULL,
	"hidden_at" bigint,
	"hidden_by" text collate "C"
);
--> statement-breakpoint
CREATE TABLE "event_parties" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"number" text collate "C" NOT NULL,
	"event_id" text collate "C" NOT NULL,
	"session_id" text collate "C" NOT NULL,
	"member_id" text collate "C" NOT NULL,
	"state" text collate "C" NOT NULL,
	"until" bigint,
	"priority" integer DEFAULT 0 NOT NULL,
	"rank" bigint NOT NULL,
	"skips" integer DEFAULT 0 NOT NULL,
	"points" integer NOT NULL,
	"price_minor" bigint NOT NULL,
	"paid_minor" bigint DEFAULT 0 NOT NULL,
	"owed_minor" bigint DEFAULT 0 NOT NULL,
	"hold_id" text collate "C",
	"answers" jsonb NOT NULL,
	"waived_at" bigint,
	"source" text collate "C" NOT NULL,
	"uid" text collate "C" NOT NULL,
	"sequence" integer DEFAULT 0 NOT NULL,
	"reason" text collate "C" DEFAULT '' NOT NULL,
	"created_at" bigint NOT NULL,
	"confirmed_at" bigint,
	"ended_at" bigint,
	"score" integer,
	"comment" text collate "C" DEFAULT '' NOT NULL,
	"rated_at" bigint,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "event_parties_state" CHECK ("event_parties"."state" in ('held', 'waiting', 'offered', 'confirmed', 'cancelled', 'declined', 'lapsed')),
	CONSTRAINT "event_parties_until" CHECK (("event_parties"."until" is not null) = ("event_parties"."state" in ('held', 'offered'))),
	CONSTRAINT "event_parties_ended" CHECK (("event_parties"."ended_at" is not null) = ("event_parties"."state" in ('cancelled', 'declined', 'lapsed'))),
	CONSTRAINT "event_parties_sums" CHECK ("event_parties"."points" >= 0 and "event_parties"."price_minor" >= 0 and "event_parties"."paid_minor" >= 0 and "event_parties"."owed_minor" >= 0),
	CONSTRAINT "event_parties_score" CHECK ("event_parties"."score" is null or "event_parties"."score" between 1 and 5)
);
--> statement-breakpoint
CREATE TABLE "event_seats" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"party_id" text collate "C" NOT NULL,
	"event_id" text collate "C" NOT NULL,
	"kind_id" text collate "C" NOT NULL,
	"member_id" text collate "C",
	"name" text collate "C" NOT NULL,
	"phone" text collate "C" DEFAULT '' NOT NULL,
	"vehicle_id" text collate "C",
	"plate" text collate "C" DEFAULT '' NOT NULL,
	"answers" jsonb NOT NULL,
	"waived_at" bigint,
	"photo_consent" boolean DEFAULT false NOT NULL,
	"points" integer NOT NULL,
	"price_minor" bigint NOT NULL,
	"position" integer NOT NULL,
	"code_version" integer DEFAULT 1 NOT NULL,
	"gone_at" bigint,
	CONSTRAINT "event_seats_sums" CHECK ("event_seats"."points" >= 0 and "event_seats"."price_minor" >= 0)
);
--> statement-breakpoint
CREATE TABLE "event_charges" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"party_id" text collate "C" NOT NULL,
	"entry_id" text collate "C" NOT NULL,
	"points" integer NOT NULL,
	"returned" integer DEFAULT 0 NOT NULL,
	"at" bigint NOT NULL,
	CONSTRAINT "event_charges_sums" CHECK ("event_charges"."points" > 0 and "event_charges"."returned" between 0 and "event_charges"."points")
);
--> statement-breakpoint
CREATE TABLE "event_payments" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"party_id" text collate "C" NOT NULL,
	"event_id" text collate "C" NOT NULL,
	"amount_minor" bigint NOT NULL,
	"method" text collate "C" NOT NULL,
	"actor_id" text collate "C",
	"at" bigint NOT NULL,
	CONSTRAINT "event_payments_amount" CHECK ("event_payments"."amount_minor" <> 0)
);
--> statement-breakpoint
CREATE TABLE "event_payment_undos" (
	"payment_id" text collate "C" PRIMARY KEY NOT NULL,
	"actor_id" text collate "C",
	"at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "event_party_steps" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"party_id" text collate "C" NOT NULL,
	"event" text collate "C" NOT NULL,
	"from_state" text collate "C" NOT NULL,
	"to_state" text collate "C" NOT NULL,
	"people" integer NOT NULL,
	"actor_id" text collate "C",
	"at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "event_entries" (
	"seat_id" text collate "C" PRIMARY KEY NOT NULL,
	"event_id" text collate "C" NOT NULL,
	"session_id" text collate "C" NOT NULL,
	"party_id" text collate "C" NOT NULL,
	"scan_id" text collate "C" NOT NULL,
	"door" text collate "C" NOT NULL,
	"at" bigint NOT NULL,
	"actor_id" text collate "C"
);
--> statement-breakpoint
CREATE TABLE "event_scans" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"event_id" text collate "C" NOT NULL,
	"session_id" text collate "C",
	"seat_id" text collate "C",
	"key" text collate "C" NOT NULL,
	"result" text collate "C" NOT NULL,
	"door" text collate "C" NOT NULL,
	"at" bigint NOT NULL,
	"received_at" bigint NOT NULL,
	"offline" boolean NOT NULL,
	"shown" text collate "C" DEFAULT '' NOT NULL,
	"actor_id" text collate "C",
	"reason" text collate "C" DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE TABLE "event_feeds" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"member_id" text collate "C" NOT NULL,
	"token_hash" text collate "C" NOT NULL,
	"language" text collate "C" NOT NULL,
	"created_at" bigint NOT NULL,
	"read_at" bigint,
	"revoked_at" bigint
);
--> statement-breakpoint
CREATE TABLE "event_outcomes" (
	"party_id" text collate "C" PRIMARY KEY NOT NULL,
	"event_id" text collate "C" NOT NULL,
	"member_id" text collate "C" NOT NULL,
	"people" integer NOT NULL,
	"attended" integer NOT NULL,
	"in_person" boolean NOT NULL,
	"at" bigint NOT NULL,
	CONSTRAINT "event_outcomes_count" CHECK ("event_outcomes"."attended" between 0 and "event_outcomes"."people")
);
--> statement-breakpoint
ALTER TABLE "event_chapter_members" ADD CONSTRAINT "event_chapter_members_chapter_id_event_chapters_id_fk" FOREIGN KEY ("chapter_id") REFERENCES "public"."event_chapters"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "events" ADD CONSTRAINT "events_series_id_event_series_id_fk" FOREIGN KEY ("series_id") REFERENCES "public"."event_series"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "events" ADD CONSTRAINT "events_chapter_id_event_chapters_id_fk" FOREIGN KEY ("chapter_id") REFERENCES "public"."event_chapters"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_sessions" ADD CONSTRAINT "event_sessions_event_id_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."events"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_kinds" ADD CONSTRAINT "event_kinds_event_id_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."events"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_pools" ADD CONSTRAINT "event_pools_event_id_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."events"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_pools" ADD CONSTRAINT "event_pools_session_id_event_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."event_sessions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_team" ADD CONSTRAINT "event_team_event_id_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."events"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_costs" ADD CONSTRAINT "event_costs_event_id_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."events"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_notices" ADD CONSTRAINT "event_notices_event_id_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."events"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_photos" ADD CONSTRAINT "event_photos_event_id_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."events"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_parties" ADD CONSTRAINT "event_parties_event_id_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."events"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_parties" ADD CONSTRAINT "event_parties_session_id_event_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."event_sessions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_seats" ADD CONSTRAINT "event_seats_party_id_event_parties_id_fk" FOREIGN KEY ("party_id") REFERENCES "public"."event_parties"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_seats" ADD CONSTRAINT "event_seats_event_id_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."events"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_seats" ADD CONSTRAINT "event_seats_kind_id_event_kinds_id_fk" FOREIGN KEY ("kind_id") REFERENCES "public"."event_kinds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_charges" ADD CONSTRAINT "event_charges_party_id_event_parties_id_fk" FOREIGN KEY ("party_id") REFERENCES "public"."event_parties"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_payments" ADD CONSTRAINT "event_payments_party_id_event_parties_id_fk" FOREIGN KEY ("party_id") REFERENCES "public"."event_parties"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_payment_undos" ADD CONSTRAINT "event_payment_undos_payment_id_event_payments_id_fk" FOREIGN KEY ("payment_id") REFERENCES "public"."event_payments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_party_steps" ADD CONSTRAINT "event_party_steps_party_id_event_parties_id_fk" FOREIGN KEY ("party_id") REFERENCES "public"."event_parties"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_entries" ADD CONSTRAINT "event_entries_seat_id_event_seats_id_fk" FOREIGN KEY ("seat_id") REFERENCES "public"."event_seats"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_entries" ADD CONSTRAINT "event_entries_party_id_event_parties_id_fk" FOREIGN KEY ("party_id") REFERENCES "public"."event_parties"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_scans" ADD CONSTRAINT "event_scans_event_id_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."events"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_outcomes" ADD CONSTRAINT "event_outcomes_party_id_event_parties_id_fk" FOREIGN KEY ("party_id") REFERENCES "public"."event_parties"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_outcomes" ADD CONSTRAINT "event_outcomes_event_id_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."events"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "event_series_order" ON "event_series" USING btree ("active","id");--> statement-breakpoint
CREATE INDEX "event_chapters_order" ON "event_chapters" USING btree ("active","id");--> statement-breakpoint
CREATE INDEX "event_chapter_members_member" ON "event_chapter_members" USING btree ("member_id","chapter_id");--> statement-breakpoint
CREATE UNIQUE INDEX "events_number" ON "events" USING btree ("number");--> statement-breakpoint
CREATE INDEX "events_coming" ON "events" USING btree ("state","starts_at","id");--> statement-breakpoint
CREATE INDEX "events_dealer" ON "events" USING btree ("dealer_id","state","starts_at","id");--> statement-breakpoint
CREATE INDEX "events_series" ON "events" USING btree ("series_id","starts_at","id");--> statement-breakpoint
CREATE INDEX "events_ending" ON "events" USING btree ("ends_at","id") WHERE state = 'published';--> statement-breakpoint
CREATE INDEX "event_sessions_event" ON "event_sessions" USING btree ("event_id","position","id");--> statement-breakpoint
CREATE INDEX "event_kinds_event" ON "event_kinds" USING btree ("event_id","position","id");--> statement-breakpoint
CREATE UNIQUE INDEX "event_pools_one" ON "event_pools" USING btree ("session_id","scope");--> statement-breakpoint
CREATE INDEX "event_pools_event" ON "event_pools" USING btree ("event_id","session_id");--> statement-breakpoint
CREATE INDEX "event_team_user" ON "event_team" USING btree ("user_id","event_id");--> statement-breakpoint
CREATE INDEX "event_costs_event" ON "event_costs" USING btree ("event_id","at","id");--> statement-breakpoint
CREATE INDEX "event_notices_event" ON "event_notices" USING btree ("event_id","at","id");--> statement-breakpoint
CREATE INDEX "event_photos_event" ON "event_photos" USING btree ("event_id","at","id");--> statement-breakpoint
CREATE INDEX "event_photos_file" ON "event_photos" USING btree ("file_id");--> statement-breakpoint
CREATE UNIQUE INDEX "event_parties_number" ON "event_parties" USING btree ("number");--> statement-breakpoint
CREATE UNIQUE INDEX "event_parties_one" ON "event_parties" USING btree ("event_id","member_id") WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX "event_parties_list" ON "event_parties" USING btree ("event_id","state","created_at","id");--> statement-breakpoint
CREATE INDEX "event_parties_queue" ON "event_parties" USING btree ("session_id","priority","rank","id") WHERE state = 'waiting';--> statement-breakpoint
CREATE INDEX "event_parties_until" ON "event_parties" USING btree ("session_id","until") WHERE state in ('held', 'offered');--> statement-breakpoint
CREATE INDEX "event_parties_over" ON "event_parties" USING btree ("until","id") WHERE state in ('held', 'offered');--> statement-breakpoint
CREATE INDEX "event_parties_member" ON "event_parties" USING btree ("member_id","created_at","id");--> statement-breakpoint
CREATE INDEX "event_parties_owed" ON "event_parties" USING btree ("event_id","id") WHERE owed_minor > 0;--> statement-breakpoint
CREATE INDEX "event_seats_party" ON "event_seats" USING btree ("party_id","position","id");--> statement-breakpoint
CREATE INDEX "event_seats_event" ON "event_seats" USING btree ("event_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "event_seats_phone" ON "event_seats" USING btree ("event_id","phone") WHERE gone_at is null and phone <> '';--> statement-breakpoint
CREATE UNIQUE INDEX "event_seats_vehicle" ON "event_seats" USING btree ("event_id","vehicle_id") WHERE gone_at is null and vehicle_id is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "event_charges_entry" ON "event_charges" USING btree ("entry_id");--> statement-breakpoint
CREATE INDEX "event_charges_party" ON "event_charges" USING btree ("party_id","at","id");--> statement-breakpoint
CREATE INDEX "event_payments_party" ON "event_payments" USING btree ("party_id","at","id");--> statement-breakpoint
CREATE INDEX "event_payments_event" ON "event_payments" USING btree ("event_id","at","id");--> statement-breakpoint
CREATE INDEX "event_party_steps_party" ON "event_party_steps" USING btree ("party_id","at","id");--> statement-breakpoint
CREATE INDEX "event_entries_event" ON "event_entries" USING btree ("event_id","at","seat_id");--> statement-breakpoint
CREATE INDEX "event_entries_party" ON "event_entries" USING btree ("party_id");--> statement-breakpoint
CREATE UNIQUE INDEX "event_scans_key" ON "event_scans" USING btree ("key");--> statement-breakpoint
CREATE INDEX "event_scans_event" ON "event_scans" USING btree ("event_id","received_at","id");--> statement-breakpoint
CREATE INDEX "event_scans_seat" ON "event_scans" USING btree ("seat_id","received_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "event_feeds_token" ON "event_feeds" USING btree ("token_hash");--> statement-breakpoint
CREATE UNIQUE INDEX "event_feeds_one" ON "event_feeds" USING btree ("member_id") WHERE revoked_at is null;--> statement-breakpoint
CREATE INDEX "event_outcomes_event" ON "event_outcomes" USING btree ("event_id","party_id");--> statement-breakpoint
CREATE INDEX "event_outcomes_member" ON "event_outcomes" USING btree ("member_id","at");