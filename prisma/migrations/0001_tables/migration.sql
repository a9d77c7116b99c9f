-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "firm" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "demo" BOOLEAN NOT NULL DEFAULT false,
    "currency" CHAR(3) NOT NULL,
    "zone" TEXT NOT NULL,
    "fiscal_year_start_month" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "firm_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "policy" (
    "id" UUID NOT NULL,
    "subject" TEXT NOT NULL,
    "effective_from" DATE NOT NULL,
    "body" JSONB NOT NULL,
    "created_by" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "policy_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "user_account" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "zone" TEXT NOT NULL,
    "language" TEXT NOT NULL DEFAULT 'en',
    "status" TEXT NOT NULL DEFAULT 'active',
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "user_account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "user_role" (
    "user_id" UUID NOT NULL,
    "role" TEXT NOT NULL,

    CONSTRAINT "user_role_pkey" PRIMARY KEY ("user_id","role")
);

-- CreateTable
CREATE TABLE "designation" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "designation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "user_designation" (
    "user_id" UUID NOT NULL,
    "designation_id" UUID NOT NULL,

    CONSTRAINT "user_designation_pkey" PRIMARY KEY ("user_id","designation_id")
);

-- CreateTable
CREATE TABLE "segment" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "segment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "segment_designation" (
    "segment_id" UUID NOT NULL,
    "designation_id" UUID NOT NULL,

    CONSTRAINT "segment_designation_pkey" PRIMARY KEY ("segment_id","designation_id")
);

-- CreateTable
CREATE TABLE "reporting_line" (
    "id" UUID NOT NULL,
    "manager_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "since" DATE NOT NULL,
    "until" DATE,

    CONSTRAINT "reporting_line_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "delegation" (
    "id" UUID NOT NULL,
    "assistant_id" UUID NOT NULL,
    "representative_id" UUID NOT NULL,
    "since" DATE NOT NULL,
    "until" DATE,

    CONSTRAINT "delegation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "household" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "segment_id" UUID NOT NULL,
    "tier" TEXT NOT NULL,
    "zone" TEXT NOT NULL,
    "restricted" BOOLEAN NOT NULL DEFAULT false,
    "client_since" DATE,
    "notes" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "household_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "person" (
    "id" UUID NOT NULL,
    "given_name" TEXT NOT NULL,
    "family_name" TEXT NOT NULL,
    "title" TEXT NOT NULL DEFAULT '',
    "email" TEXT,
    "phone" TEXT,
    "address" TEXT NOT NULL DEFAULT '',
    "language" TEXT NOT NULL DEFAULT 'en',
    "zone" TEXT NOT NULL,
    "preferred_channel" TEXT,
    "do_not_contact" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "preference" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "household_member" (
    "household_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "relation" TEXT NOT NULL,
    "ownership_share" DECIMAL(7,6) NOT NULL DEFAULT 0,

    CONSTRAINT "household_member_pkey" PRIMARY KEY ("household_id","person_id")
);

-- CreateTable
CREATE TABLE "organisation" (
    "id" UUID NOT NULL,
    "household_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,

    CONSTRAINT "organisation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "coverage" (
    "id" UUID NOT NULL,
    "household_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "since" DATE NOT NULL,
    "until" DATE,

    CONSTRAINT "coverage_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "default_split" (
    "id" UUID NOT NULL,
    "household_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "basis_points" INTEGER NOT NULL,
    "since" DATE NOT NULL,
    "until" DATE,

    CONSTRAINT "default_split_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "wall" (
    "id" UUID NOT NULL,
    "household_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "since" DATE NOT NULL,
    "until" DATE,

    CONSTRAINT "wall_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "wall_insider" (
    "wall_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,

    CONSTRAINT "wall_insider_pkey" PRIMARY KEY ("wall_id","user_id")
);

-- CreateTable
CREATE TABLE "access_grant" (
    "id" UUID NOT NULL,
    "household_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "granted_by" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "since" DATE NOT NULL,
    "until" DATE NOT NULL,

    CONSTRAINT "access_grant_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "contact_restriction" (
    "id" UUID NOT NULL,
    "household_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "since" DATE NOT NULL,
    "until" DATE,

    CONSTRAINT "contact_restriction_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "account" (
    "id" UUID NOT NULL,
    "household_id" UUID,
    "identifier" TEXT NOT NULL,
    "scheme" TEXT NOT NULL,
    "institution" TEXT NOT NULL DEFAULT '',
    "currency" CHAR(3) NOT NULL,
    "in_house" BOOLEAN NOT NULL DEFAULT false,
    "name" TEXT NOT NULL DEFAULT '',
    "assigned_by" UUID,
    "assigned_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "contact" (
    "id" UUID NOT NULL,
    "household_id" UUID NOT NULL,
    "shared" BOOLEAN NOT NULL DEFAULT false,
    "channel" TEXT NOT NULL,
    "direction" TEXT NOT NULL,
    "mass" BOOLEAN NOT NULL DEFAULT false,
    "touch_class" TEXT,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,
    "entered_at" TIMESTAMPTZ(3) NOT NULL,
    "late" BOOLEAN NOT NULL DEFAULT false,
    "purpose" TEXT NOT NULL,
    "notes" TEXT NOT NULL DEFAULT '',
    "initiative_id" UUID,
    "entered_by" UUID NOT NULL,
    "on_behalf_of" UUID,
    "verdict" TEXT NOT NULL DEFAULT 'permitted',
    "verdict_reasons" JSONB NOT NULL DEFAULT '[]',
    "in_spite_of" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "contact_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "contact_household" (
    "contact_id" UUID NOT NULL,
    "household_id" UUID NOT NULL,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "contact_household_pkey" PRIMARY KEY ("contact_id","household_id")
);

-- CreateTable
CREATE TABLE "contact_attendee" (
    "contact_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "household_id" UUID NOT NULL,
    "outcome" TEXT NOT NULL,
    "touch_class" TEXT,

    CONSTRAINT "contact_attendee_pkey" PRIMARY KEY ("contact_id","person_id","household_id")
);

-- CreateTable
CREATE TABLE "contact_representative" (
    "contact_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,

    CONSTRAINT "contact_representative_pkey" PRIMARY KEY ("contact_id","user_id")
);

-- CreateTable
CREATE TABLE "contact_version" (
    "contact_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "body" JSONB NOT NULL,
    "reason" TEXT NOT NULL,
    "changed_by" UUID NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "contact_version_pkey" PRIMARY KEY ("contact_id","version")
);

-- CreateTable
CREATE TABLE "service_model" (
    "id" UUID NOT NULL,
    "tier" TEXT NOT NULL,
    "effective_from" DATE NOT NULL,
    "body" JSONB NOT NULL,

    CONSTRAINT "service_model_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "service_model_override" (
    "id" UUID NOT NULL,
    "household_id" UUID NOT NULL,
    "body" JSONB NOT NULL,
    "reason" TEXT NOT NULL,
    "since" DATE NOT NULL,
    "until" DATE NOT NULL,
    "created_by" UUID NOT NULL,

    CONSTRAINT "service_model_override_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "cadence_state" (
    "household_id" UUID NOT NULL,
    "last_contact_id" UUID,
    "last_contact_at" TIMESTAMPTZ(3),
    "last_substantive_id" UUID,
    "last_substantive_at" TIMESTAMPTZ(3),
    "due_on" DATE,
    "state" JSONB NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "cadence_state_pkey" PRIMARY KEY ("household_id")
);

-- CreateTable
CREATE TABLE "planned_meeting" (
    "id" UUID NOT NULL,
    "household_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "subject" TEXT NOT NULL,
    "place" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "planned_meeting_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "assignment" (
    "id" UUID NOT NULL,
    "household_id" UUID NOT NULL,
    "assignee_id" UUID NOT NULL,
    "given_by" UUID NOT NULL,
    "source" TEXT NOT NULL,
    "initiative_id" UUID,
    "title" TEXT NOT NULL,
    "priority" TEXT NOT NULL DEFAULT 'normal',
    "done_needs" TEXT NOT NULL DEFAULT '',
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "given_at" TIMESTAMPTZ(3) NOT NULL,
    "first_response_at" TIMESTAMPTZ(3),
    "done_at" TIMESTAMPTZ(3),
    "done_contact_id" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "assignment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "claim" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "household_id" UUID NOT NULL,
    "claimant_id" UUID NOT NULL,
    "entered_by" UUID NOT NULL,
    "on_behalf_of" UUID,
    "initiative_id" UUID,
    "amount_minor" BIGINT NOT NULL,
    "confirmed_minor" BIGINT NOT NULL DEFAULT 0,
    "currency" CHAR(3) NOT NULL,
    "claimed_on" DATE NOT NULL,
    "title" TEXT NOT NULL DEFAULT '',
    "note" TEXT NOT NULL DEFAULT '',
    "late" BOOLEAN NOT NULL DEFAULT false,
    "submitted_at" TIMESTAMPTZ(3) NOT NULL,
    "decided_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "claim_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "claim_contact" (
    "claim_id" UUID NOT NULL,
    "contact_id" UUID NOT NULL,

    CONSTRAINT "claim_contact_pkey" PRIMARY KEY ("claim_id","contact_id")
);

-- CreateTable
CREATE TABLE "claim_split" (
    "claim_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "basis_points" INTEGER NOT NULL,
    "agreed_at" TIMESTAMPTZ(3),

    CONSTRAINT "claim_split_pkey" PRIMARY KEY ("claim_id","user_id")
);

-- CreateTable
CREATE TABLE "instalment" (
    "claim_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "due_on" DATE NOT NULL,
    "amount_minor" BIGINT NOT NULL,

    CONSTRAINT "instalment_pkey" PRIMARY KEY ("claim_id","number")
);

-- CreateTable
CREATE TABLE "claim_event" (
    "id" UUID NOT NULL,
    "claim_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor_id" UUID NOT NULL,
    "on_behalf_of" UUID,
    "action" TEXT NOT NULL,
    "from_state" TEXT NOT NULL,
    "to_state" TEXT NOT NULL,
    "text" TEXT NOT NULL DEFAULT '',
    "evidence_asked" TEXT[] DEFAULT ARRAY[]::TEXT[],

    CONSTRAINT "claim_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "claim_evidence" (
    "id" UUID NOT NULL,
    "claim_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "added_by" UUID NOT NULL,
    "added_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "claim_evidence_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "first_signature" (
    "id" UUID NOT NULL,
    "claim_id" UUID NOT NULL,
    "signed_by" UUID NOT NULL,
    "on_behalf_of" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "reason" TEXT NOT NULL,
    "allocations" JSONB NOT NULL,

    CONSTRAINT "first_signature_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "confirmation" (
    "id" UUID NOT NULL,
    "claim_id" UUID NOT NULL,
    "controller_id" UUID NOT NULL,
    "second_controller_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "compensates" UUID,

    CONSTRAINT "confirmation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "allocation" (
    "id" UUID NOT NULL,
    "confirmation_id" UUID NOT NULL,
    "claim_id" UUID NOT NULL,
    "activity_id" UUID NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "currency" CHAR(3) NOT NULL,

    CONSTRAINT "allocation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "credit" (
    "id" UUID NOT NULL,
    "allocation_id" UUID NOT NULL,
    "claim_id" UUID NOT NULL,
    "activity_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "household_id" UUID NOT NULL,
    "initiative_id" UUID,
    "amount_minor" BIGINT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "value_on" DATE NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "credit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "import_file" (
    "id" UUID NOT NULL,
    "file_name" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "bytes" BIGINT NOT NULL,
    "format" TEXT NOT NULL DEFAULT '',
    "state" TEXT NOT NULL,
    "uploaded_by" UUID NOT NULL,
    "uploaded_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),
    "bytes_read" BIGINT NOT NULL DEFAULT 0,
    "entries_read" INTEGER NOT NULL DEFAULT 0,
    "added" INTEGER NOT NULL DEFAULT 0,
    "known" INTEGER NOT NULL DEFAULT 0,
    "summary" JSONB NOT NULL DEFAULT '{}',
    "refusal" JSONB,
    "released_by" UUID,
    "release_reason" TEXT,
    "cancel_asked" BOOLEAN NOT NULL DEFAULT false,
    "attempts" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "import_file_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "import_content" (
    "import_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "content" BYTEA NOT NULL,

    CONSTRAINT "import_content_pkey" PRIMARY KEY ("import_id","number")
);

-- CreateTable
CREATE TABLE "import_rejection" (
    "import_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "line" INTEGER,
    "code" TEXT NOT NULL,
    "field" TEXT NOT NULL DEFAULT '',
    "message" TEXT NOT NULL,
    "raw" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "import_rejection_pkey" PRIMARY KEY ("import_id","number")
);

-- CreateTable
CREATE TABLE "account_statement" (
    "id" UUID NOT NULL,
    "import_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "account_id" UUID NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "from_day" DATE,
    "to_day" DATE,
    "sequence" TEXT NOT NULL DEFAULT '',
    "opening_minor" BIGINT,
    "closing_minor" BIGINT,
    "entries" INTEGER NOT NULL,
    "credits_minor" BIGINT NOT NULL,
    "debits_minor" BIGINT NOT NULL,
    "checks" JSONB NOT NULL,

    CONSTRAINT "account_statement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "activity" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "import_id" UUID,
    "statement_id" UUID,
    "booked_on" DATE NOT NULL,
    "value_on" DATE NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "status" TEXT NOT NULL,
    "source_id" TEXT NOT NULL DEFAULT '',
    "occurrence" INTEGER NOT NULL,
    "flow_type" TEXT NOT NULL,
    "flow_rule" TEXT NOT NULL,
    "flow_reason" TEXT,
    "counterparty_name" TEXT NOT NULL DEFAULT '',
    "counterparty_account" TEXT NOT NULL DEFAULT '',
    "text" TEXT NOT NULL DEFAULT '',
    "code" TEXT NOT NULL DEFAULT '',
    "reversal" BOOLEAN NOT NULL DEFAULT false,
    "reversal_of" TEXT NOT NULL DEFAULT '',
    "reverses" UUID,
    "replaced_by" UUID,
    "paired_with" UUID,
    "allocated_minor" BIGINT NOT NULL DEFAULT 0,
    "line" INTEGER,
    "raw" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "activity_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "plan" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "plan_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "plan_version" (
    "id" UUID NOT NULL,
    "plan_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "body" JSONB NOT NULL,
    "author_id" UUID NOT NULL,
    "approved_by" UUID,
    "effective_from" DATE NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "plan_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "plan_participant" (
    "plan_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "since" DATE NOT NULL,
    "until" DATE,

    CONSTRAINT "plan_participant_pkey" PRIMARY KEY ("plan_id","user_id","since")
);

-- CreateTable
CREATE TABLE "period" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "starts_on" DATE NOT NULL,
    "ends_on" DATE NOT NULL,
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "period_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "run" (
    "id" UUID NOT NULL,
    "plan_id" UUID NOT NULL,
    "plan_version_id" UUID NOT NULL,
    "period_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "basis" JSONB,
    "basis_hash" TEXT,
    "result_hash" TEXT,
    "total_minor" BIGINT NOT NULL DEFAULT 0,
    "currency" CHAR(3) NOT NULL,
    "computed_by" UUID NOT NULL,
    "computed_at" TIMESTAMPTZ(3) NOT NULL,
    "reviewed_by" UUID,
    "approved_by" UUID,
    "approved_at" TIMESTAMPTZ(3),
    "closed_at" TIMESTAMPTZ(3),
    "progress_done" INTEGER NOT NULL DEFAULT 0,
    "progress_total" INTEGER NOT NULL DEFAULT 0,
    "problem" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "run_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "statement" (
    "id" UUID NOT NULL,
    "run_id" UUID NOT NULL,
    "payee_id" UUID NOT NULL,
    "credited_minor" BIGINT NOT NULL,
    "total_minor" BIGINT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "summary" JSONB NOT NULL,

    CONSTRAINT "statement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "statement_line" (
    "id" UUID NOT NULL,
    "statement_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    "component" TEXT,
    "kind" TEXT NOT NULL,
    "reference" TEXT,
    "reason" TEXT,
    "credit_id" UUID,
    "allocation_id" UUID,
    "claim_id" UUID,
    "activity_id" UUID,
    "household_id" UUID,
    "value_on" DATE,
    "amount_minor" BIGINT NOT NULL,
    "bonus_minor" BIGINT NOT NULL,
    "slices" JSONB NOT NULL DEFAULT '[]',

    CONSTRAINT "statement_line_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "initiative" (
    "id" UUID NOT NULL,
    "parent_id" UUID,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "place" TEXT NOT NULL DEFAULT '',
    "starts_on" DATE NOT NULL,
    "ends_on" DATE NOT NULL,
    "owner_id" UUID NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "revenue_rate" DECIMAL(9,6) NOT NULL,
    "margin_rate" DECIMAL(9,6) NOT NULL,
    "notes" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "initiative_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "cost_line" (
    "id" UUID NOT NULL,
    "initiative_id" UUID NOT NULL,
    "category" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "budget_minor" BIGINT NOT NULL,
    "actual_minor" BIGINT NOT NULL,
    "currency" CHAR(3) NOT NULL,

    CONSTRAINT "cost_line_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "guest" (
    "id" UUID NOT NULL,
    "initiative_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "household_id" UUID NOT NULL,
    "host_id" UUID,
    "status" TEXT NOT NULL,
    "qualified" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "guest_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit" (
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor_id" UUID,
    "on_behalf_of" UUID,
    "operation" TEXT NOT NULL,
    "subject_kind" TEXT NOT NULL,
    "subject_id" UUID NOT NULL,
    "household_id" UUID,
    "request_id" TEXT NOT NULL DEFAULT '',
    "fact" JSONB NOT NULL,

    CONSTRAINT "audit_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "policy_subject_effective_from_key" ON "policy"("subject", "effective_from");

-- CreateIndex
CREATE UNIQUE INDEX "user_account_email_key" ON "user_account"("email");

-- CreateIndex
CREATE UNIQUE INDEX "designation_name_key" ON "designation"("name");

-- CreateIndex
CREATE UNIQUE INDEX "segment_name_key" ON "segment"("name");

-- CreateIndex
CREATE INDEX "reporting_line_manager_id_idx" ON "reporting_line"("manager_id");

-- CreateIndex
CREATE INDEX "delegation_assistant_id_idx" ON "delegation"("assistant_id");

-- CreateIndex
CREATE INDEX "household_name_id_idx" ON "household"("name", "id");

-- CreateIndex
CREATE INDEX "household_member_person_id_idx" ON "household_member"("person_id");

-- CreateIndex
CREATE INDEX "organisation_household_id_idx" ON "organisation"("household_id");

-- CreateIndex
CREATE INDEX "coverage_user_id_household_id_idx" ON "coverage"("user_id", "household_id");

-- CreateIndex
CREATE INDEX "coverage_household_id_idx" ON "coverage"("household_id");

-- CreateIndex
CREATE INDEX "default_split_household_id_idx" ON "default_split"("household_id");

-- CreateIndex
CREATE INDEX "wall_household_id_idx" ON "wall"("household_id");

-- CreateIndex
CREATE INDEX "access_grant_user_id_household_id_idx" ON "access_grant"("user_id", "household_id");

-- CreateIndex
CREATE INDEX "contact_restriction_household_id_idx" ON "contact_restriction"("household_id");

-- CreateIndex
CREATE INDEX "account_household_id_idx" ON "account"("household_id");

-- CreateIndex
CREATE UNIQUE INDEX "account_identifier_institution_currency_key" ON "account"("identifier", "institution", "currency");

-- CreateIndex
CREATE INDEX "contact_household_id_occurred_at_id_idx" ON "contact"("household_id", "occurred_at" DESC, "id");

-- CreateIndex
CREATE INDEX "contact_entered_by_occurred_at_idx" ON "contact"("entered_by", "occurred_at" DESC);

-- CreateIndex
CREATE INDEX "contact_initiative_id_idx" ON "contact"("initiative_id");

-- CreateIndex
CREATE INDEX "contact_household_household_id_occurred_at_contact_id_idx" ON "contact_household"("household_id", "occurred_at" DESC, "contact_id");

-- CreateIndex
CREATE INDEX "contact_attendee_person_id_idx" ON "contact_attendee"("person_id");

-- CreateIndex
CREATE INDEX "contact_representative_user_id_idx" ON "contact_representative"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "service_model_tier_effective_from_key" ON "service_model"("tier", "effective_from");

-- CreateIndex
CREATE INDEX "service_model_override_household_id_idx" ON "service_model_override"("household_id");

-- CreateIndex
CREATE INDEX "cadence_state_due_on_idx" ON "cadence_state"("due_on");

-- CreateIndex
CREATE INDEX "planned_meeting_user_id_starts_at_idx" ON "planned_meeting"("user_id", "starts_at");

-- CreateIndex
CREATE INDEX "planned_meeting_household_id_starts_at_idx" ON "planned_meeting"("household_id", "starts_at");

-- CreateIndex
CREATE INDEX "assignment_assignee_id_due_at_idx" ON "assignment"("assignee_id", "due_at");

-- CreateIndex
CREATE INDEX "assignment_household_id_idx" ON "assignment"("household_id");

-- CreateIndex
CREATE INDEX "claim_household_id_idx" ON "claim"("household_id");

-- CreateIndex
CREATE INDEX "claim_claimant_id_submitted_at_idx" ON "claim"("claimant_id", "submitted_at" DESC);

-- CreateIndex
CREATE INDEX "claim_state_amount_minor_id_idx" ON "claim"("state", "amount_minor" DESC, "id");

-- CreateIndex
CREATE INDEX "claim_contact_contact_id_idx" ON "claim_contact"("contact_id");

-- CreateIndex
CREATE INDEX "claim_split_user_id_idx" ON "claim_split"("user_id");

-- CreateIndex
CREATE INDEX "claim_event_claim_id_at_idx" ON "claim_event"("claim_id", "at");

-- CreateIndex
CREATE INDEX "claim_evidence_claim_id_idx" ON "claim_evidence"("claim_id");

-- CreateIndex
CREATE INDEX "first_signature_claim_id_at_idx" ON "first_signature"("claim_id", "at");

-- CreateIndex
CREATE UNIQUE INDEX "confirmation_compensates_key" ON "confirmation"("compensates");

-- CreateIndex
CREATE INDEX "confirmation_claim_id_idx" ON "confirmation"("claim_id");

-- CreateIndex
CREATE INDEX "confirmation_controller_id_idx" ON "confirmation"("controller_id");

-- CreateIndex
CREATE INDEX "allocation_claim_id_idx" ON "allocation"("claim_id");

-- CreateIndex
CREATE INDEX "allocation_activity_id_idx" ON "allocation"("activity_id");

-- CreateIndex
CREATE INDEX "allocation_confirmation_id_idx" ON "allocation"("confirmation_id");

-- CreateIndex
CREATE INDEX "credit_user_id_value_on_idx" ON "credit"("user_id", "value_on");

-- CreateIndex
CREATE INDEX "credit_claim_id_idx" ON "credit"("claim_id");

-- CreateIndex
CREATE INDEX "credit_allocation_id_idx" ON "credit"("allocation_id");

-- CreateIndex
CREATE INDEX "credit_initiative_id_idx" ON "credit"("initiative_id");

-- CreateIndex
CREATE INDEX "import_file_uploaded_at_id_idx" ON "import_file"("uploaded_at" DESC, "id");

-- CreateIndex
CREATE INDEX "import_file_sha256_idx" ON "import_file"("sha256");

-- CreateIndex
CREATE INDEX "account_statement_account_id_to_day_idx" ON "account_statement"("account_id", "to_day");

-- CreateIndex
CREATE UNIQUE INDEX "account_statement_import_id_number_key" ON "account_statement"("import_id", "number");

-- CreateIndex
CREATE INDEX "activity_account_id_value_on_idx" ON "activity"("account_id", "value_on");

-- CreateIndex
CREATE INDEX "activity_import_id_idx" ON "activity"("import_id");

-- CreateIndex
CREATE UNIQUE INDEX "activity_account_id_source_id_booked_on_amount_minor_curren_key" ON "activity"("account_id", "source_id", "booked_on", "amount_minor", "currency", "occurrence", "status");

-- CreateIndex
CREATE UNIQUE INDEX "plan_name_key" ON "plan"("name");

-- CreateIndex
CREATE UNIQUE INDEX "plan_version_plan_id_version_key" ON "plan_version"("plan_id", "version");

-- CreateIndex
CREATE INDEX "plan_participant_user_id_idx" ON "plan_participant"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "period_name_key" ON "period"("name");

-- CreateIndex
CREATE UNIQUE INDEX "run_plan_id_period_id_number_key" ON "run"("plan_id", "period_id", "number");

-- CreateIndex
CREATE INDEX "statement_payee_id_idx" ON "statement"("payee_id");

-- CreateIndex
CREATE UNIQUE INDEX "statement_run_id_payee_id_key" ON "statement"("run_id", "payee_id");

-- CreateIndex
CREATE INDEX "statement_line_activity_id_idx" ON "statement_line"("activity_id");

-- CreateIndex
CREATE INDEX "statement_line_claim_id_idx" ON "statement_line"("claim_id");

-- CreateIndex
CREATE UNIQUE INDEX "statement_line_statement_id_number_key" ON "statement_line"("statement_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "statement_line_statement_id_key_key" ON "statement_line"("statement_id", "key");

-- CreateIndex
CREATE INDEX "initiative_starts_on_idx" ON "initiative"("starts_on");

-- CreateIndex
CREATE INDEX "initiative_parent_id_idx" ON "initiative"("parent_id");

-- CreateIndex
CREATE INDEX "cost_line_initiative_id_idx" ON "cost_line"("initiative_id");

-- CreateIndex
CREATE INDEX "guest_household_id_idx" ON "guest"("household_id");

-- CreateIndex
CREATE UNIQUE INDEX "guest_initiative_id_person_id_key" ON "guest"("initiative_id", "person_id");

-- CreateIndex
CREATE INDEX "audit_subject_id_at_idx" ON "audit"("subject_id", "at");

-- CreateIndex
CREATE INDEX "audit_at_id_idx" ON "audit"("at" DESC, "id");

-- AddForeignKey
ALTER TABLE "user_role" ADD CONSTRAINT "user_role_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "user_designation" ADD CONSTRAINT "user_designation_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "user_designation" ADD CONSTRAINT "user_designation_designation_id_fkey" FOREIGN KEY ("designation_id") REFERENCES "designation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "segment_designation" ADD CONSTRAINT "segment_designation_segment_id_fkey" FOREIGN KEY ("segment_id") REFERENCES "segment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "segment_designation" ADD CONSTRAINT "segment_designation_designation_id_fkey" FOREIGN KEY ("designation_id") REFERENCES "designation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "household" ADD CONSTRAINT "household_segment_id_fkey" FOREIGN KEY ("segment_id") REFERENCES "segment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "household_member" ADD CONSTRAINT "household_member_household_id_fkey" FOREIGN KEY ("household_id") REFERENCES "household"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "household_member" ADD CONSTRAINT "household_member_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "coverage" ADD CONSTRAINT "coverage_household_id_fkey" FOREIGN KEY ("household_id") REFERENCES "household"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "wall_insider" ADD CONSTRAINT "wall_insider_wall_id_fkey" FOREIGN KEY ("wall_id") REFERENCES "wall"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "account" ADD CONSTRAINT "account_household_id_fkey" FOREIGN KEY ("household_id") REFERENCES "household"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "plan_version" ADD CONSTRAINT "plan_version_plan_id_fkey" FOREIGN KEY ("plan_id") REFERENCES "plan"("id") ON DELETE RESTRICT ON UPDATE CASCADE;


