CREATE TABLE "rescue_services" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"code" text collate "C" NOT NULL,
	"name" jsonb NOT NULL,
	"questions" jsonb NOT NULL,
	"skill" text collate "C" NOT NULL,
	"currency" text collate "C" NOT NULL,
	"base_minor" bigint NOT NULL,
	"included_km" integer NOT NULL,
	"per_km_minor" bigint NOT NULL,
	"night_bp" integer DEFAULT 0 NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	"active" boolean DEFAULT true NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "rescue_services_price" CHECK ("rescue_services"."base_minor" >= 0 and "rescue_services"."per_km_minor" >= 0 and "rescue_services"."included_km" >= 0),
	CONSTRAINT "rescue_services_night" CHECK ("rescue_services"."night_bp" between 0 and 10000)
);
--> statement-breakpoint
CREATE TABLE "rescue_levels" (
	"priority" text collate "C" PRIMARY KEY NOT NULL,
	"acknowledge_minutes" integer NOT NULL,
	"assign_minutes" integer NOT NULL,
	"arrive_minutes" integer NOT NULL,
	"on_scene_minutes" integer NOT NULL,
	"offer_seconds" integer NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "rescue_levels_priority" CHECK ("rescue_levels"."priority" in ('now', 'soon', 'wait')),
	CONSTRAINT "rescue_levels_positive" CHECK ("rescue_levels"."acknowledge_minutes" > 0 and "rescue_levels"."assign_minutes" > 0 and "rescue_levels"."arrive_minutes" > 0 and "rescue_levels"."on_scene_minutes" > 0 and "rescue_levels"."offer_seconds" between 20 and 3600)
);
--> statement-breakpoint
CREATE TABLE "rescue_entitlements" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"tier" text collate "C" NOT NULL,
	"kind" text collate "C" NOT NULL,
	"per_year" integer NOT NULL,
	"cover_minor" bigint NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "rescue_entitlements_kind" CHECK ("rescue_entitlements"."kind" in ('tow', 'roadside')),
	CONSTRAINT "rescue_entitlements_sums" CHECK ("rescue_entitlements"."per_year" >= 0 and "rescue_entitlements"."cover_minor" >= 0)
);
--> statement-breakpoint
CREATE TABLE "rescue_helpers" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"dealer_id" text collate "C" NOT NULL,
	"kind" text collate "C" NOT NULL,
	"name" text collate "C" NOT NULL,
	"phone" text collate "C" NOT NULL,
	"user_id" text collate "C",
	"photo_file_id" text collate "C" DEFAULT '' NOT NULL,
	"vehicle" text collate "C" NOT NULL,
	"plate" text collate "C" DEFAULT '' NOT NULL,
	"skills" jsonb NOT NULL,
	"lat" double precision NOT NULL,
	"lng" double precision NOT NULL,
	"radius_km" integer NOT NULL,
	"hours" jsonb NOT NULL,
	"zone" text collate "C" NOT NULL,
	"capacity" integer DEFAULT 1 NOT NULL,
	"price_bp" integer DEFAULT 10000 NOT NULL,
	"active" boolean DEFAULT true NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" bigint NOT NULL,
	CONSTRAINT "rescue_helpers_kind" CHECK ("rescue_helpers"."kind" in ('own', 'company')),
	CONSTRAINT "rescue_helpers_place_real" CHECK ("rescue_helpers"."lat" between -90 and 90 and "rescue_helpers"."lng" between -180 and 180),
	CONSTRAINT "rescue_helpers_bounds" CHECK ("rescue_helpers"."radius_km" between 1 and 500 and "rescue_helpers"."capacity" between 1 and 50)
);
--> statement-breakpoint
CREATE TABLE "rescue_mass_events" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"dealer_id" text collate "C" NOT NULL,
	"name" jsonb NOT NULL,
	"text" jsonb NOT NULL,
	"started_at" bigint NOT NULL,
	"started_by" text collate "C",
	"ended_at" bigint
);
--> statement-breakpoint
CREATE TABLE "rescue_requests" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"number" text collate "C" NOT NULL,
	"dealer_id" text collate "C" NOT NULL,
	"member_id" text collate "C",
	"vehicle_id" text collate "C",
	"caller_name" text collate "C" DEFAULT '' NOT NULL,
	"phone" text collate "C" NOT NULL,
	"plate" text collate "C" DEFAULT '' NOT NULL,
	"car" text collate "C" DEFAULT '' NOT NULL,
	"service" text collate "C" NOT NULL,
	"answers" jsonb NOT NULL,
	"words" text collate "C" DEFAULT '' NOT NULL,
	"people" integer DEFAULT 1 NOT NULL,
	"animals" boolean DEFAULT false NOT NULL,
	"is_safe" boolean NOT NULL,
	"priority" text collate "C" NOT NULL,
	"lat" double precision,
	"lng" double precision,
	"accuracy_m" integer,
	"place" text collate "C" DEFAULT '' NOT NULL,
	"district" text collate "C" DEFAULT '' NOT NULL,
	"blurred_at" bigint,
	"state" text collate "C" NOT NULL,
	"source" text collate "C" NOT NULL,
	"taken_by" text collate "C",
	"mass_event_id" text collate "C",
	"merged_into" text collate "C",
	"zone" text collate "C" NOT NULL,
	"currency" text collate "C" NOT NULL,
	"tier" text collate "C" DEFAULT '' NOT NULL,
	"estimate_minor" bigint NOT NULL,
	"covered_minor" bigint NOT NULL,
	"entitlement" text collate "C" DEFAULT '' NOT NULL,
	"charged_minor" bigint DEFAULT 0 NOT NULL,
	"odometer_km" integer,
	"outcome" text collate "C" DEFAULT '' NOT NULL,
	"report" text collate "C" DEFAULT '' NOT NULL,
	"signature_file_id" text collate "C" DEFAULT '' NOT NULL,
	"tow_dealer_id" text collate "C",
	"booking_number" text collate "C" DEFAULT '' NOT NULL,
	"reason" text collate "C" DEFAULT '' NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" bigint NOT NULL,
	"since" bigint NOT NULL,
	"closed_at" bigint,
	CONSTRAINT "rescue_requests_priority" CHECK ("rescue_requests"."priority" in ('now', 'soon', 'wait')),
	CONSTRAINT "rescue_requests_state" CHECK ("rescue_requests"."state" in ('new', 'dispatching', 'assigned', 'helping', 'done', 'unserved', 'cancelled', 'merged')),
	CONSTRAINT "rescue_requests_closed" CHECK (("rescue_requests"."closed_at" is not null) = ("rescue_requests"."state" in ('done', 'unserved', 'cancelled', 'merged'))),
	CONSTRAINT "rescue_requests_place" CHECK (("rescue_requests"."lat" is null) = ("rescue_requests"."lng" is null)),
	CONSTRAINT "rescue_requests_people" CHECK ("rescue_requests"."people" between 1 and 60),
	CONSTRAINT "rescue_requests_sums" CHECK ("rescue_requests"."estimate_minor" >= 0 and "rescue_requests"."covered_minor" between 0 and "rescue_requests"."estimate_minor" and "rescue_requests"."charged_minor" >= 0)
);
--> statement-breakpoint
CREATE TABLE "rescue_assignments" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"dealer_id" text collate "C" NOT NULL,
	"request_id" text collate "C" NOT NULL,
	"helper_id" text collate "C" NOT NULL,
	"state" text collate "C" NOT NULL,
	"offered_at" bigint NOT NULL,
	"offered_by" text collate "C",
	"expires_at" bigint NOT NULL,
	"eta_at" bigint,
	"first_eta_at" bigint,
	"arrived_at" bigint,
	"ended_at" bigint,
	"distance_m" integer,
	"override_reason" text collate "C" DEFAULT '' NOT NULL,
	"reason" text collate "C" DEFAULT '' NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "rescue_assignments_state" CHECK ("rescue_assignments"."state" in ('offered', 'accepted', 'en-route', 'on-scene', 'towing', 'done', 'declined', 'timed-out', 'withdrawn', 'unable', 'gone-on-arrival', 'cancelled')),
	CONSTRAINT "rescue_assignments_ended" CHECK (("rescue_assignments"."ended_at" is null) = ("rescue_assignments"."state" in ('offered', 'accepted', 'en-route', 'on-scene', 'towing'))),
	CONSTRAINT "rescue_assignments_eta" CHECK ("rescue_assignments"."eta_at" is not null or "rescue_assignments"."state" in ('offered', 'declined', 'timed-out', 'withdrawn', 'cancelled'))
);
--> statement-breakpoint
CREATE TABLE "rescue_steps" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"request_id" text collate "C" NOT NULL,
	"assignment_id" text collate "C",
	"helper_id" text collate "C",
	"event" text collate "C" NOT NULL,
	"from_state" text collate "C" NOT NULL,
	"to_state" text collate "C" NOT NULL,
	"at" bigint NOT NULL,
	"happened_at" bigint NOT NULL,
	"actor_id" text collate "C",
	"hand" text collate "C" NOT NULL,
	"eta_at" bigint,
	"reason" text collate "C" DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE TABLE "rescue_breaches" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"dealer_id" text collate "C" NOT NULL,
	"request_id" text collate "C" NOT NULL,
	"kind" text collate "C" NOT NULL,
	"clock" text collate "C" NOT NULL,
	"level" text collate "C" NOT NULL,
	"due_at" bigint NOT NULL,
	"at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "rescue_positions" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"assignment_id" text collate "C" NOT NULL,
	"key" text collate "C" NOT NULL,
	"at" bigint NOT NULL,
	"lat" double precision NOT NULL,
	"lng" double precision NOT NULL,
	"received_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "rescue_messages" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"request_id" text collate "C" NOT NULL,
	"hand" text collate "C" NOT NULL,
	"actor_id" text collate "C",
	"text" text collate "C" NOT NULL,
	"at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "rescue_links" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"request_id" text collate "C" NOT NULL,
	"token_hash" text collate "C" NOT NULL,
	"created_at" bigint NOT NULL,
	"revoked_at" bigint
);
--> statement-breakpoint
CREATE TABLE "rescue_photos" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"request_id" text collate "C" NOT NULL,
	"file_id" text collate "C" NOT NULL,
	"actor_id" text collate "C",
	"at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "rescue_follow_ups" (
	"request_id" text collate "C" PRIMARY KEY NOT NULL,
	"dealer_id" text collate "C" NOT NULL,
	"due_at" bigint NOT NULL,
	"done_at" bigint,
	"done_by" text collate "C",
	"result" text collate "C" DEFAULT '' NOT NULL,
	"note" text collate "C" DEFAULT '' NOT NULL,
	"score" integer,
	"comment" text collate "C" DEFAULT '' NOT NULL,
	"answered_at" bigint,
	CONSTRAINT "rescue_follow_ups_score" CHECK ("rescue_follow_ups"."score" is null or "rescue_follow_ups"."score" between 1 and 5)
);
--> statement-breakpoint
ALTER TABLE "rescue_assignments" ADD CONSTRAINT "rescue_assignments_request_id_rescue_requests_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."rescue_requests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rescue_assignments" ADD CONSTRAINT "rescue_assignments_helper_id_rescue_helpers_id_fk" FOREIGN KEY ("helper_id") REFERENCES "public"."rescue_helpers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rescue_steps" ADD CONSTRAINT "rescue_steps_request_id_rescue_requests_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."rescue_requests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rescue_breaches" ADD CONSTRAINT "rescue_breaches_request_id_rescue_requests_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."rescue_requests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rescue_positions" ADD CONSTRAINT "rescue_positions_assignment_id_rescue_assignments_id_fk" FOREIGN KEY ("assignment_id") REFERENCES "public"."rescue_assignments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rescue_messages" ADD CONSTRAINT "rescue_messages_request_id_rescue_requests_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."rescue_requests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rescue_links" ADD CONSTRAINT "rescue_links_request_id_rescue_requests_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."rescue_requests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rescue_photos" ADD CONSTRAINT "rescue_photos_request_id_rescue_requests_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."rescue_requests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rescue_follow_ups" ADD CONSTRAINT "rescue_follow_ups_request_id_rescue_requests_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."rescue_requests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "rescue_services_code" ON "rescue_services" USING btree ("code");--> statement-breakpoint
CREATE UNIQUE INDEX "rescue_entitlements_tier" ON "rescue_entitlements" USING btree ("tier","kind");--> statement-breakpoint
CREATE INDEX "rescue_helpers_dealer" ON "rescue_helpers" USING btree ("dealer_id","active","id");--> statement-breakpoint
CREATE INDEX "rescue_helpers_place" ON "rescue_helpers" USING btree ("lat","lng") WHERE active;--> statement-breakpoint
CREATE INDEX "rescue_helpers_user" ON "rescue_helpers" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "rescue_mass_events_open" ON "rescue_mass_events" USING btree ("dealer_id","started_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "rescue_requests_number" ON "rescue_requests" USING btree ("number");--> statement-breakpoint
CREATE INDEX "rescue_requests_open" ON "rescue_requests" USING btree ("dealer_id","created_at","id") WHERE closed_at is null;--> statement-breakpoint
CREATE INDEX "rescue_requests_watch" ON "rescue_requests" USING btree ("since","id") WHERE closed_at is null;--> statement-breakpoint
CREATE INDEX "rescue_requests_dealer" ON "rescue_requests" USING btree ("dealer_id","created_at","id");--> statement-breakpoint
CREATE INDEX "rescue_requests_member" ON "rescue_requests" USING btree ("member_id","created_at","id");--> statement-breakpoint
CREATE INDEX "rescue_requests_vehicle" ON "rescue_requests" USING btree ("vehicle_id","created_at","id");--> statement-breakpoint
CREATE INDEX "rescue_requests_blur" ON "rescue_requests" USING btree ("closed_at","id") WHERE blurred_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "rescue_requests_one_open" ON "rescue_requests" USING btree ("member_id","vehicle_id") WHERE closed_at is null and vehicle_id is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "rescue_assignments_one_active" ON "rescue_assignments" USING btree ("request_id") WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX "rescue_assignments_request" ON "rescue_assignments" USING btree ("request_id","offered_at","id");--> statement-breakpoint
CREATE INDEX "rescue_assignments_helper" ON "rescue_assignments" USING btree ("helper_id","offered_at","id");--> statement-breakpoint
CREATE INDEX "rescue_assignments_busy" ON "rescue_assignments" USING btree ("helper_id") WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX "rescue_assignments_waiting" ON "rescue_assignments" USING btree ("expires_at","id") WHERE state = 'offered';--> statement-breakpoint
CREATE INDEX "rescue_steps_request" ON "rescue_steps" USING btree ("request_id","at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "rescue_breaches_once" ON "rescue_breaches" USING btree ("request_id","kind","clock","level");--> statement-breakpoint
CREATE INDEX "rescue_breaches_dealer" ON "rescue_breaches" USING btree ("dealer_id","at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "rescue_positions_key" ON "rescue_positions" USING btree ("assignment_id","key");--> statement-breakpoint
CREATE INDEX "rescue_positions_last" ON "rescue_positions" USING btree ("assignment_id","at","id");--> statement-breakpoint
CREATE INDEX "rescue_positions_old" ON "rescue_positions" USING btree ("received_at");--> statement-breakpoint
CREATE INDEX "rescue_messages_request" ON "rescue_messages" USING btree ("request_id","at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "rescue_links_token" ON "rescue_links" USING btree ("token_hash");--> statement-breakpoint
CREATE INDEX "rescue_links_request" ON "rescue_links" USING btree ("request_id");--> statement-breakpoint
CREATE INDEX "rescue_photos_request" ON "rescue_photos" USING btree ("request_id","at","id");--> statement-breakpoint
CREATE INDEX "rescue_photos_file" ON "rescue_photos" USING btree ("file_id");--> statement-breakpoint
CREATE INDEX "rescue_follow_ups_due" ON "rescue_follow_ups" USING btree ("dealer_id","due_at","request_id") WHERE done_at is null;