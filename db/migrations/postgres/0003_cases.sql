CREATE TABLE "case_kinds" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"parent_id" text collate "C",
	"code" text collate "C" NOT NULL,
	"name" jsonb NOT NULL,
	"natures" jsonb NOT NULL,
	"fields" jsonb NOT NULL,
	"severity" text collate "C" DEFAULT 'normal' NOT NULL,
	"department" text collate "C" DEFAULT '' NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	"active" boolean DEFAULT true NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "case_kinds_severity" CHECK ("case_kinds"."severity" in ('low', 'normal', 'high', 'critical'))
);
--> statement-breakpoint
CREATE TABLE "case_routes" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"position" integer NOT NULL,
	"name" jsonb NOT NULL,
	"nature" text collate "C" DEFAULT '' NOT NULL,
	"kind_id" text collate "C" DEFAULT '' NOT NULL,
	"dealer_id" text collate "C" DEFAULT '' NOT NULL,
	"language" text collate "C" DEFAULT '' NOT NULL,
	"severity" text collate "C" DEFAULT '' NOT NULL,
	"department" text collate "C" NOT NULL,
	"choose" text collate "C" NOT NULL,
	"user_id" text collate "C",
	"active" boolean DEFAULT true NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "case_routes_choose" CHECK ("case_routes"."choose" in ('person', 'last-solver', 'least-load', 'pool')),
	CONSTRAINT "case_routes_person" CHECK (("case_routes"."choose" = 'person') = ("case_routes"."user_id" is not null))
);
--> statement-breakpoint
CREATE TABLE "case_causes" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"parent_id" text collate "C",
	"code" text collate "C" NOT NULL,
	"name" jsonb NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	"active" boolean DEFAULT true NOT NULL,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "case_policies" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"edition" integer NOT NULL,
	"terms" jsonb NOT NULL,
	"note" text collate "C" DEFAULT '' NOT NULL,
	"published_by" text collate "C",
	"published_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "case_dealers" (
	"dealer_id" text collate "C" PRIMARY KEY NOT NULL,
	"calendar" text collate "C" DEFAULT 'business' NOT NULL,
	"manager_id" text collate "C",
	"approve_above_minor" bigint,
	"hq_above_minor" bigint,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "case_dealers_calendar" CHECK ("case_dealers"."calendar" in ('business', 'always'))
);
--> statement-breakpoint
CREATE TABLE "case_templates" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"code" text collate "C" NOT NULL,
	"name" jsonb NOT NULL,
	"body" jsonb NOT NULL,
	"dealer_id" text collate "C" DEFAULT '' NOT NULL,
	"active" boolean DEFAULT true NOT NULL,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "case_views" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"user_id" text collate "C" NOT NULL,
	"name" text collate "C" NOT NULL,
	"query" text collate "C" NOT NULL,
	"created_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "cases" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"number" text collate "C" NOT NULL,
	"dealer_id" text collate "C" NOT NULL,
	"member_id" text collate "C",
	"prospect_id" text collate "C",
	"caller_name" text collate "C" DEFAULT '' NOT NULL,
	"phone" text collate "C" DEFAULT '' NOT NULL,
	"email" text collate "C" DEFAULT '' NOT NULL,
	"language" text collate "C" NOT NULL,
	"tier" text collate "C" DEFAULT '' NOT NULL,
	"nature" text collate "C" NOT NULL,
	"kind_id" text collate "C",
	"severity" text collate "C" NOT NULL,
	"source" text collate "C" NOT NULL,
	"title" text collate "C" NOT NULL,
	"answers" jsonb NOT NULL,
	"context_kind" text collate "C" DEFAULT '' NOT NULL,
	"context_ref" text collate "C" DEFAULT '' NOT NULL,
	"vehicle_id" text collate "C",
	"plate" text collate "C" DEFAULT '' NOT NULL,
	"state" text collate "C" NOT NULL,
	"department" text collate "C" DEFAULT '' NOT NULL,
	"keeper_id" text collate "C",
	"solver_id" text collate "C",
	"support_at" bigint,
	"asked_at" bigint,
	"policy_id" text collate "C" NOT NULL,
	"zone" text collate "C" NOT NULL,
	"currency" text collate "C" NOT NULL,
	"cause" text collate "C" DEFAULT '' NOT NULL,
	"cause_id" text collate "C",
	"outcome" text collate "C" DEFAULT '' NOT NULL,
	"cost_minor" bigint DEFAULT 0 NOT NULL,
	"root_id" text collate "C" NOT NULL,
	"merged_into" text collate "C",
	"parent_id" text collate "C",
	"recovery_of" text collate "C",
	"accepted_at" bigint,
	"reopened" integer DEFAULT 0 NOT NULL,
	"day" text collate "C" NOT NULL,
	"received_at" bigint NOT NULL,
	"created_at" bigint NOT NULL,
	"created_by" text collate "C",
	"since" bigint NOT NULL,
	"attention" boolean NOT NULL,
	"next_due_at" bigint NOT NULL,
	"next_due_kind" text collate "C" DEFAULT '' NOT NULL,
	"first_answer_at" bigint,
	"solved_at" bigint,
	"closed_at" bigint,
	"score" integer,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "cases_nature" CHECK ("cases"."nature" in ('inquiry', 'complaint', 'suggestion', 'praise')),
	CONSTRAINT "cases_severity" CHECK ("cases"."severity" in ('low', 'normal', 'high', 'critical')),
	CONSTRAINT "cases_state" CHECK ("cases"."state" in ('new', 'checked', 'assigned', 'analysed', 'approval', 'proposed', 'agreed', 'carried-out', 'confirmed', 'closed', 'rejected', 'withdrawn', 'merged')),
	CONSTRAINT "cases_closed" CHECK (("cases"."closed_at" is not null) = ("cases"."state" in ('closed', 'rejected', 'withdrawn', 'merged'))),
	CONSTRAINT "cases_merged" CHECK (("cases"."merged_into" is not null) = ("cases"."state" = 'merged')),
	CONSTRAINT "cases_attention" CHECK ("cases"."closed_at" is not null or "cases"."attention"),
	CONSTRAINT "cases_cost" CHECK ("cases"."cost_minor" >= 0)
);
--> statement-breakpoint
CREATE TABLE "case_steps" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"case_id" text collate "C" NOT NULL,
	"event" text collate "C" NOT NULL,
	"from_state" text collate "C" NOT NULL,
	"to_state" text collate "C" NOT NULL,
	"at" bigint NOT NULL,
	"actor_id" text collate "C",
	"hand" text collate "C" NOT NULL,
	"data" jsonb NOT NULL,
	"note" text collate "C" DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE TABLE "case_messages" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"case_id" text collate "C" NOT NULL,
	"hand" text collate "C" NOT NULL,
	"actor_id" text collate "C",
	"kind" text collate "C" NOT NULL,
	"channel" text collate "C" NOT NULL,
	"words" text collate "C" NOT NULL,
	"mail_id" text collate "C" DEFAULT '' NOT NULL,
	"at" bigint NOT NULL,
	CONSTRAINT "case_messages_kind" CHECK ("case_messages"."kind" in ('public', 'note', 'talk')),
	CONSTRAINT "case_messages_hand" CHECK ("case_messages"."hand" in ('owner', 'staff', 'system'))
);
--> statement-breakpoint
CREATE TABLE "case_attachments" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"case_id" text collate "C" NOT NULL,
	"message_id" text collate "C" NOT NULL,
	"file_id" text collate "C" NOT NULL,
	"name" text collate "C" NOT NULL,
	"kind" text collate "C" NOT NULL,
	"at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "case_mentions" (
	"message_id" text collate "C" NOT NULL,
	"user_id" text collate "C" NOT NULL,
	"case_id" text collate "C" NOT NULL,
	"at" bigint NOT NULL,
	"seen_at" bigint,
	CONSTRAINT "case_mentions_message_id_user_id_pk" PRIMARY KEY("message_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "case_presence" (
	"case_id" text collate "C" NOT NULL,
	"user_id" text collate "C" NOT NULL,
	"writing" boolean NOT NULL,
	"until" bigint NOT NULL,
	CONSTRAINT "case_presence_case_id_user_id_pk" PRIMARY KEY("case_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "case_terms" (
	"case_id" text collate "C" NOT NULL,
	"term" text collate "C" NOT NULL,
	"dealer_id" text collate "C" NOT NULL,
	CONSTRAINT "case_terms_term_case_id_pk" PRIMARY KEY("term","case_id")
);
--> statement-breakpoint
CREATE TABLE "case_figures" (
	"scope" text collate "C" NOT NULL,
	"month" text collate "C" NOT NULL,
	"dimension" text collate "C" NOT NULL,
	"key" text collate "C" NOT NULL,
	"measure" text collate "C" NOT NULL,
	"value" bigint NOT NULL,
	CONSTRAINT "case_figures_scope_month_dimension_key_measure_pk" PRIMARY KEY("scope","month","dimension","key","measure")
);
--> statement-breakpoint
CREATE TABLE "case_proposals" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"case_id" text collate "C" NOT NULL,
	"words" text collate "C" NOT NULL,
	"state" text collate "C" NOT NULL,
	"worth_minor" bigint NOT NULL,
	"currency" text collate "C" NOT NULL,
	"approval" text collate "C" DEFAULT '' NOT NULL,
	"created_by" text collate "C" NOT NULL,
	"created_at" bigint NOT NULL,
	"decided_by" text collate "C",
	"decided_at" bigint,
	"reason" text collate "C" DEFAULT '' NOT NULL,
	CONSTRAINT "case_proposals_state" CHECK ("case_proposals"."state" in ('approval', 'sent', 'agreed', 'refused', 'declined', 'withdrawn')),
	CONSTRAINT "case_proposals_worth" CHECK ("case_proposals"."worth_minor" >= 0)
);
--> statement-breakpoint
CREATE TABLE "case_remedies" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"case_id" text collate "C" NOT NULL,
	"proposal_id" text collate "C" NOT NULL,
	"kind" text collate "C" NOT NULL,
	"points" integer DEFAULT 0 NOT NULL,
	"amount_minor" bigint DEFAULT 0 NOT NULL,
	"currency" text collate "C" NOT NULL,
	"reward_id" text collate "C",
	"note" text collate "C" DEFAULT '' NOT NULL,
	"done_at" bigint,
	"done_by" text collate "C",
	"reference" text collate "C" DEFAULT '' NOT NULL,
	CONSTRAINT "case_remedies_kind" CHECK ("case_remedies"."kind" in ('points', 'voucher', 'money', 'repair')),
	CONSTRAINT "case_remedies_sums" CHECK ("case_remedies"."points" >= 0 and "case_remedies"."amount_minor" >= 0)
);
--> statement-breakpoint
CREATE TABLE "case_tasks" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"case_id" text collate "C" NOT NULL,
	"dealer_id" text collate "C" NOT NULL,
	"department" text collate "C" NOT NULL,
	"assignee_id" text collate "C",
	"words" text collate "C" NOT NULL,
	"due_at" bigint NOT NULL,
	"created_by" text collate "C" NOT NULL,
	"created_at" bigint NOT NULL,
	"done_at" bigint,
	"done_by" text collate "C",
	"outcome" text collate "C" DEFAULT '' NOT NULL,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "case_links" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"case_id" text collate "C" NOT NULL,
	"kind" text collate "C" NOT NULL,
	"ref" text collate "C" NOT NULL,
	"added_by" text collate "C",
	"at" bigint NOT NULL,
	CONSTRAINT "case_links_kind" CHECK ("case_links"."kind" in ('work-order', 'booking', 'rescue', 'event', 'part', 'case'))
);
--> statement-breakpoint
CREATE TABLE "case_merges" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"from_id" text collate "C" NOT NULL,
	"into_id" text collate "C" NOT NULL,
	"before" jsonb NOT NULL,
	"merged_by" text collate "C",
	"at" bigint NOT NULL,
	"undone_by" text collate "C",
	"undone_at" bigint
);
--> statement-breakpoint
CREATE TABLE "case_surveys" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"case_id" text collate "C" NOT NULL,
	"dealer_id" text collate "C" NOT NULL,
	"round" integer NOT NULL,
	"due_at" bigint NOT NULL,
	"asked_at" bigint,
	"token_hash" text collate "C" DEFAULT '' NOT NULL,
	"score" integer,
	"comment" text collate "C" DEFAULT '' NOT NULL,
	"answered_at" bigint,
	"recovery_id" text collate "C",
	CONSTRAINT "case_surveys_score" CHECK ("case_surveys"."score" is null or "case_surveys"."score" between 1 and 5),
	CONSTRAINT "case_surveys_answer" CHECK (("case_surveys"."score" is null) = ("case_surveys"."answered_at" is null))
);
--> statement-breakpoint
CREATE TABLE "case_breaches" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"case_id" text collate "C" NOT NULL,
	"dealer_id" text collate "C" NOT NULL,
	"kind" text collate "C" NOT NULL,
	"clock" text collate "C" NOT NULL,
	"level" text collate "C" NOT NULL,
	"due_at" bigint NOT NULL,
	"at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "articles" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"number" text collate "C" NOT NULL,
	"audience" text collate "C" NOT NULL,
	"topic" text collate "C" DEFAULT '' NOT NULL,
	"state" text collate "C" NOT NULL,
	"edition" integer NOT NULL,
	"published" integer DEFAULT 0 NOT NULL,
	"case_number" text collate "C" DEFAULT '' NOT NULL,
	"created_by" text collate "C",
	"created_at" bigint NOT NULL,
	"changed_at" bigint NOT NULL,
	"published_at" bigint,
	"helped" integer DEFAULT 0 NOT NULL,
	"not_helped" integer DEFAULT 0 NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "articles_audience" CHECK ("articles"."audience" in ('public', 'staff')),
	CONSTRAINT "articles_state" CHECK ("articles"."state" in ('draft', 'review', 'published', 'archived'))
);
--> statement-breakpoint
CREATE TABLE "article_editions" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"article_id" text collate "C" NOT NULL,
	"edition" integer NOT NULL,
	"title" jsonb NOT NULL,
	"body" jsonb NOT NULL,
	"written_by" text collate "C",
	"at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "article_terms" (
	"article_id" text collate "C" NOT NULL,
	"language" text collate "C" NOT NULL,
	"term" text collate "C" NOT NULL,
	"weight" integer NOT NULL,
	CONSTRAINT "article_terms_language_term_article_id_pk" PRIMARY KEY("language","term","article_id")
);
--> statement-breakpoint
CREATE TABLE "article_votes" (
	"article_id" text collate "C" NOT NULL,
	"voter" text collate "C" NOT NULL,
	"helped" boolean NOT NULL,
	"at" bigint NOT NULL,
	CONSTRAINT "article_votes_article_id_voter_pk" PRIMARY KEY("article_id","voter")
);
--> statement-breakpoint
CREATE TABLE "article_searches" (
	"day" text collate "C" NOT NULL,
	"language" text collate "C" NOT NULL,
	"wanted" text collate "C" NOT NULL,
	"count" integer NOT NULL,
	"empty" integer NOT NULL,
	CONSTRAINT "article_searches_day_language_wanted_pk" PRIMARY KEY("day","language","wanted")
);
--> statement-breakpoint
CREATE TABLE "prospects" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"dealer_id" text collate "C" NOT NULL,
	"name" text collate "C" NOT NULL,
	"phone" text collate "C" DEFAULT '' NOT NULL,
	"email" text collate "C" DEFAULT '' NOT NULL,
	"source" text collate "C" NOT NULL,
	"member_id" text collate "C",
	"linked_at" bigint,
	"linked_by" text collate "C",
	"created_at" bigint NOT NULL
);
--> statement-breakpoint
ALTER TABLE "cases" ADD CONSTRAINT "cases_policy_id_case_policies_id_fk" FOREIGN KEY ("policy_id") REFERENCES "public"."case_policies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_steps" ADD CONSTRAINT "case_steps_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_messages" ADD CONSTRAINT "case_messages_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_attachments" ADD CONSTRAINT "case_attachments_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_attachments" ADD CONSTRAINT "case_attachments_message_id_case_messages_id_fk" FOREIGN KEY ("message_id") REFERENCES "public"."case_messages"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_mentions" ADD CONSTRAINT "case_mentions_message_id_case_messages_id_fk" FOREIGN KEY ("message_id") REFERENCES "public"."case_messages"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_mentions" ADD CONSTRAINT "case_mentions_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_presence" ADD CONSTRAINT "case_presence_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_terms" ADD CONSTRAINT "case_terms_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_proposals" ADD CONSTRAINT "case_proposals_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_remedies" ADD CONSTRAINT "case_remedies_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_remedies" ADD CONSTRAINT "case_remedies_proposal_id_case_proposals_id_fk" FOREIGN KEY ("proposal_id") REFERENCES "public"."case_proposals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_tasks" ADD CONSTRAINT "case_tasks_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_links" ADD CONSTRAINT "case_links_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_merges" ADD CONSTRAINT "case_merges_from_id_cases_id_fk" FOREIGN KEY ("from_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_merges" ADD CONSTRAINT "case_merges_into_id_cases_id_fk" FOREIGN KEY ("into_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_surveys" ADD CONSTRAINT "case_surveys_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_breaches" ADD CONSTRAINT "case_breaches_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "article_editions" ADD CONSTRAINT "article_editions_article_id_articles_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."articles"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "article_terms" ADD CONSTRAINT "article_terms_article_id_articles_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."articles"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "article_votes" ADD CONSTRAINT "article_votes_article_id_articles_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."articles"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "case_kinds_code" ON "case_kinds" USING btree ("code");--> statement-breakpoint
CREATE INDEX "case_kinds_order" ON "case_kinds" USING btree ("position","id");--> statement-breakpoint
CREATE INDEX "case_routes_order" ON "case_routes" USING btree ("position","id");--> statement-breakpoint
CREATE UNIQUE INDEX "case_causes_code" ON "case_causes" USING btree ("code");--> statement-breakpoint
CREATE INDEX "case_causes_order" ON "case_causes" USING btree ("position","id");--> statement-breakpoint
CREATE UNIQUE INDEX "case_policies_edition" ON "case_policies" USING btree ("edition");--> statement-breakpoint
CREATE UNIQUE INDEX "case_templates_code" ON "case_templates" USING btree ("dealer_id","code");--> statement-breakpoint
CREATE UNIQUE INDEX "case_views_name" ON "case_views" USING btree ("user_id","name");--> statement-breakpoint
CREATE UNIQUE INDEX "cases_number" ON "cases" USING btree ("number");--> statement-breakpoint
CREATE INDEX "cases_due" ON "cases" USING btree ("dealer_id","next_due_at","id") WHERE attention;--> statement-breakpoint
CREATE INDEX "cases_due_all" ON "cases" USING btree ("next_due_at","id") WHERE attention;--> statement-breakpoint
CREATE INDEX "cases_solver" ON "cases" USING btree ("solver_id","next_due_at","id") WHERE attention;--> statement-breakpoint
CREATE INDEX "cases_keeper" ON "cases" USING btree ("keeper_id","next_due_at","id") WHERE attention;--> statement-breakpoint
CREATE INDEX "cases_support" ON "cases" USING btree ("support_at","id") WHERE support_at is not null and closed_at is null;--> statement-breakpoint
CREATE INDEX "cases_dealer" ON "cases" USING btree ("dealer_id","created_at","id");--> statement-breakpoint
CREATE INDEX "cases_created" ON "cases" USING btree ("created_at","id");--> statement-breakpoint
CREATE INDEX "cases_day" ON "cases" USING btree ("dealer_id","day","id");--> statement-breakpoint
CREATE INDEX "cases_member" ON "cases" USING btree ("member_id","created_at","id");--> statement-breakpoint
CREATE INDEX "cases_prospect" ON "cases" USING btree ("prospect_id","created_at","id");--> statement-breakpoint
CREATE INDEX "cases_vehicle" ON "cases" USING btree ("vehicle_id","created_at","id");--> statement-breakpoint
CREATE INDEX "cases_context" ON "cases" USING btree ("context_kind","context_ref","id");--> statement-breakpoint
CREATE INDEX "cases_root" ON "cases" USING btree ("root_id","id");--> statement-breakpoint
CREATE INDEX "cases_parent" ON "cases" USING btree ("parent_id","id") WHERE parent_id is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "cases_recovery" ON "cases" USING btree ("recovery_of") WHERE recovery_of is not null;--> statement-breakpoint
CREATE INDEX "cases_confirm" ON "cases" USING btree ("since","id") WHERE state = 'carried-out';--> statement-breakpoint
CREATE INDEX "case_steps_case" ON "case_steps" USING btree ("case_id","at","id");--> statement-breakpoint
CREATE INDEX "case_messages_case" ON "case_messages" USING btree ("case_id","at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "case_messages_mail" ON "case_messages" USING btree ("mail_id") WHERE mail_id <> '';--> statement-breakpoint
CREATE INDEX "case_attachments_message" ON "case_attachments" USING btree ("message_id","id");--> statement-breakpoint
CREATE INDEX "case_attachments_case" ON "case_attachments" USING btree ("case_id","at","id");--> statement-breakpoint
CREATE INDEX "case_attachments_file" ON "case_attachments" USING btree ("file_id");--> statement-breakpoint
CREATE INDEX "case_mentions_user" ON "case_mentions" USING btree ("user_id","at") WHERE seen_at is null;--> statement-breakpoint
CREATE INDEX "case_mentions_case" ON "case_mentions" USING btree ("case_id","user_id");--> statement-breakpoint
CREATE INDEX "case_presence_until" ON "case_presence" USING btree ("until");--> statement-breakpoint
CREATE INDEX "case_terms_case" ON "case_terms" USING btree ("case_id");--> statement-breakpoint
CREATE UNIQUE INDEX "case_proposals_one_open" ON "case_proposals" USING btree ("case_id") WHERE state in ('approval', 'sent');--> statement-breakpoint
CREATE INDEX "case_proposals_case" ON "case_proposals" USING btree ("case_id","created_at","id");--> statement-breakpoint
CREATE INDEX "case_remedies_case" ON "case_remedies" USING btree ("case_id","id");--> statement-breakpoint
CREATE INDEX "case_remedies_proposal" ON "case_remedies" USING btree ("proposal_id","id");--> statement-breakpoint
CREATE INDEX "case_tasks_case" ON "case_tasks" USING btree ("case_id","created_at","id");--> statement-breakpoint
CREATE INDEX "case_tasks_open" ON "case_tasks" USING btree ("dealer_id","due_at","id") WHERE done_at is null;--> statement-breakpoint
CREATE INDEX "case_tasks_mine" ON "case_tasks" USING btree ("assignee_id","due_at","id") WHERE done_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "case_links_once" ON "case_links" USING btree ("case_id","kind","ref");--> statement-breakpoint
CREATE INDEX "case_links_ref" ON "case_links" USING btree ("kind","ref","case_id");--> statement-breakpoint
CREATE UNIQUE INDEX "case_merges_one" ON "case_merges" USING btree ("from_id") WHERE undone_at is null;--> statement-breakpoint
CREATE INDEX "case_merges_into" ON "case_merges" USING btree ("into_id","at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "case_surveys_round" ON "case_surveys" USING btree ("case_id","round");--> statement-breakpoint
CREATE UNIQUE INDEX "case_surveys_token" ON "case_surveys" USING btree ("token_hash") WHERE token_hash <> '';--> statement-breakpoint
CREATE INDEX "case_surveys_due" ON "case_surveys" USING btree ("due_at","id") WHERE asked_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "case_breaches_once" ON "case_breaches" USING btree ("case_id","kind","clock","level");--> statement-breakpoint
CREATE INDEX "case_breaches_dealer" ON "case_breaches" USING btree ("dealer_id","at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "articles_number" ON "articles" USING btree ("number");--> statement-breakpoint
CREATE INDEX "articles_state" ON "articles" USING btree ("state","changed_at","id");--> statement-breakpoint
CREATE INDEX "articles_public" ON "articles" USING btree ("audience","topic","id") WHERE published > 0;--> statement-breakpoint
CREATE UNIQUE INDEX "article_editions_number" ON "article_editions" USING btree ("article_id","edition");--> statement-breakpoint
CREATE INDEX "article_terms_article" ON "article_terms" USING btree ("article_id");--> statement-breakpoint
CREATE UNIQUE INDEX "prospects_phone" ON "prospects" USING btree ("dealer_id","phone") WHERE phone <> '' and member_id is null;--> statement-breakpoint
CREATE UNIQUE INDEX "prospects_email" ON "prospects" USING btree ("dealer_id","email") WHERE email <> '' and phone = '' and member_id is null;--> statement-breakpoint
CREATE INDEX "prospects_member" ON "prospects" USING btree ("member_id","id");--> statement-breakpoint
CREATE INDEX "prospects_dealer" ON "prospects" USING btree ("dealer_id","created_at","id");