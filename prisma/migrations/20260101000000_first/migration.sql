-- Written by Prisma from prisma/schema.prisma, but for one thing that it cannot say: the journal is partitioned by day
-- (docs/adr/0004). Its parts are in a schema of their own, which Prisma does not look at.

-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "role" AS ENUM ('viewer', 'analyst', 'engineer', 'admin');

-- CreateEnum
CREATE TYPE "api_key_scope" AS ENUM ('ingest', 'read', 'rules', 'admin');

-- CreateEnum
CREATE TYPE "actor_kind" AS ENUM ('user', 'api_key', 'system');

-- CreateEnum
CREATE TYPE "event_type_origin" AS ENUM ('module', 'api', 'detected');

-- CreateEnum
CREATE TYPE "deployment_mode" AS ENUM ('shadow', 'live');

-- CreateEnum
CREATE TYPE "deployment_state" AS ENUM ('deploying', 'running', 'paused', 'failed', 'rejected', 'stopped');

-- CreateEnum
CREATE TYPE "severity" AS ENUM ('critical', 'high', 'medium', 'low', 'info');

-- CreateEnum
CREATE TYPE "alert_state" AS ENUM ('open', 'acknowledged', 'closed');

-- CreateEnum
CREATE TYPE "evidence_state" AS ENUM ('pending', 'stored', 'unavailable');

-- CreateEnum
CREATE TYPE "delivery_state" AS ENUM ('pending', 'sending', 'delivered', 'dead', 'cancelled');

-- CreateEnum
CREATE TYPE "connection_kind" AS ENUM ('source', 'sink', 'lookup', 'enricher');

-- CreateEnum
CREATE TYPE "journal_kind" AS ENUM ('events', 'tick', 'answer', 'deploy', 'undeploy', 'pause', 'resume', 'write', 'load', 'configure');

-- CreateEnum
CREATE TYPE "dead_letter_state" AS ENUM ('held', 'resent', 'dropped');

-- CreateTable
CREATE TABLE "users" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "display_name" TEXT NOT NULL,
    "password_hash" TEXT,
    "oidc_subject" TEXT,
    "role" "role" NOT NULL,
    "failed_logins" INTEGER NOT NULL DEFAULT 0,
    "locked_until" TIMESTAMPTZ(3),
    "disabled_at" TIMESTAMPTZ(3),
    "last_seen_at" TIMESTAMPTZ(3),
    "preferences" JSONB NOT NULL DEFAULT '{}',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "users_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sessions" (
    "id" UUID NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "user_id" UUID NOT NULL,
    "user_agent" TEXT,
    "address" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sessions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "api_keys" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "prefix" TEXT NOT NULL,
    "key_hash" BYTEA NOT NULL,
    "scope" "api_key_scope" NOT NULL,
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_used_at" TIMESTAMPTZ(3),
    "expires_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "api_keys_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_log" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actor_kind" "actor_kind" NOT NULL,
    "actor_id" UUID,
    "actor_name" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "target_kind" TEXT,
    "target_id" TEXT,
    "detail" JSONB NOT NULL DEFAULT '{}',
    "address" TEXT,
    "request_id" TEXT,

    CONSTRAINT "audit_log_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "event_types" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "origin" "event_type_origin" NOT NULL,
    "module_id" UUID,
    "base_types" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "properties" JSONB NOT NULL,
    "timestamp" JSONB,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "event_types_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "modules" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "head" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "modules_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "module_versions" (
    "id" UUID NOT NULL,
    "module_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "epl" TEXT NOT NULL,
    "epl_hash" BYTEA NOT NULL,
    "uses" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "comment" TEXT NOT NULL DEFAULT '',
    "created_by_name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "module_versions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "layouts" (
    "module_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "positions" JSONB NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "layouts_pkey" PRIMARY KEY ("module_id","version")
);

-- CreateTable
CREATE TABLE "deployments" (
    "id" UUID NOT NULL,
    "module_id" UUID NOT NULL,
    "version_id" UUID NOT NULL,
    "mode" "deployment_mode" NOT NULL,
    "state" "deployment_state" NOT NULL,
    "active_module_id" UUID,
    "from_offset" BIGINT,
    "to_offset" BIGINT,
    "report" JSONB NOT NULL DEFAULT '{}',
    "error" JSONB,
    "forced" BOOLEAN NOT NULL DEFAULT false,
    "deployed_by_name" TEXT NOT NULL,
    "deployed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "stopped_by_name" TEXT,
    "stopped_at" TIMESTAMPTZ(3),

    CONSTRAINT "deployments_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rule_tests" (
    "id" UUID NOT NULL,
    "module_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 0,
    "scenario" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "rule_tests_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rule_test_results" (
    "id" BIGSERIAL NOT NULL,
    "test_id" UUID NOT NULL,
    "version_id" UUID NOT NULL,
    "deployment_id" UUID,
    "passed" BOOLEAN NOT NULL,
    "detail" JSONB NOT NULL DEFAULT '{}',
    "duration_ms" INTEGER NOT NULL,
    "ran_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "rule_test_results_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "alerts" (
    "seq" BIGSERIAL NOT NULL,
    "id" TEXT NOT NULL,
    "module_id" UUID,
    "deployment_id" UUID,
    "module_name" TEXT NOT NULL,
    "module_version" INTEGER NOT NULL,
    "statement" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "severity" "severity" NOT NULL,
    "tags" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "out_ids" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "state" "alert_state" NOT NULL DEFAULT 'open',
    "shadow" BOOLEAN NOT NULL DEFAULT false,
    "key" JSONB,
    "key_text" TEXT,
    "columns" JSONB NOT NULL,
    "enrichments" JSONB NOT NULL DEFAULT '{}',
    "trigger_offset" BIGINT NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,
    "stored_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "evidence" "evidence_state" NOT NULL DEFAULT 'pending',
    "assignee_id" UUID,
    "state_since" TIMESTAMPTZ(3),
    "state_by_name" TEXT,
    "resolution" TEXT,

    CONSTRAINT "alerts_pkey" PRIMARY KEY ("seq")
);

-- CreateTable
CREATE TABLE "alert_events" (
    "alert_seq" BIGINT NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "event_type" TEXT NOT NULL,
    "role" TEXT,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,
    "journal_offset" BIGINT,
    "event" JSONB NOT NULL,

    CONSTRAINT "alert_events_pkey" PRIMARY KEY ("alert_seq","ordinal")
);

-- CreateTable
CREATE TABLE "alert_notes" (
    "id" UUID NOT NULL,
    "alert_seq" BIGINT NOT NULL,
    "author_name" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "alert_notes_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "outbox" (
    "id" BIGSERIAL NOT NULL,
    "alert_seq" BIGINT NOT NULL,
    "out_id" TEXT NOT NULL,
    "connection_id" UUID,
    "state" "delivery_state" NOT NULL DEFAULT 'pending',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "next_attempt_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_attempt_at" TIMESTAMPTZ(3),
    "last_error" TEXT,
    "delivered_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "outbox_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "profile_definitions" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "event_type" TEXT NOT NULL,
    "filter" TEXT NOT NULL DEFAULT '',
    "subject" TEXT NOT NULL,
    "features" TEXT[],
    "half_life_ms" BIGINT,
    "minimum_sample" INTEGER NOT NULL DEFAULT 20,
    "threshold" DOUBLE PRECISION NOT NULL DEFAULT 0.95,
    "enabled" BOOLEAN NOT NULL DEFAULT true,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "profile_definitions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "profile_entries" (
    "profile_id" UUID NOT NULL,
    "subject" TEXT NOT NULL,
    "feature" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "count" DOUBLE PRECISION NOT NULL,
    "first_seen_at" TIMESTAMPTZ(3) NOT NULL,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "profile_entries_pkey" PRIMARY KEY ("profile_id","subject","feature","value")
);

-- CreateTable
CREATE TABLE "profile_annotations" (
    "id" UUID NOT NULL,
    "profile_id" UUID NOT NULL,
    "subject" TEXT NOT NULL,
    "feature" TEXT,
    "value" TEXT,
    "text" TEXT NOT NULL,
    "author_name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "profile_annotations_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "connections" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "kind" "connection_kind" NOT NULL,
    "service" TEXT NOT NULL,
    "out_id" TEXT,
    "options" JSONB NOT NULL,
    "enabled" BOOLEAN NOT NULL DEFAULT true,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "connections_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "secrets" (
    "id" UUID NOT NULL,
    "connection_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "sealed" BYTEA NOT NULL,
    "key_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "secrets_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "persisted_windows" (
    "id" UUID NOT NULL,
    "module_name" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "event_type" TEXT NOT NULL,
    "journal_offset" BIGINT NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "persisted_windows_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "persisted_window_rows" (
    "window_id" UUID NOT NULL,
    "ordinal" BIGINT NOT NULL,
    "inserted_at" TIMESTAMPTZ(3) NOT NULL,
    "row" JSONB NOT NULL,

    CONSTRAINT "persisted_window_rows_pkey" PRIMARY KEY ("window_id","ordinal")
);

-- CreateTable
CREATE TABLE "dashboards" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "owner_id" UUID,
    "shared" BOOLEAN NOT NULL DEFAULT false,
    "position" INTEGER NOT NULL DEFAULT 0,
    "panels" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "dashboards_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "saved_views" (
    "id" UUID NOT NULL,
    "owner_id" UUID NOT NULL,
    "screen" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "query" JSONB NOT NULL,
    "shared" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "saved_views_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "journal" (
    "seq" BIGSERIAL NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "kind" "journal_kind" NOT NULL,
    "first_offset" BIGINT NOT NULL,
    "count" INTEGER NOT NULL,
    "source" TEXT NOT NULL,
    "codec" TEXT NOT NULL,
    "compression" TEXT NOT NULL DEFAULT 'none',
    "payload" BYTEA NOT NULL,

    CONSTRAINT "journal_pkey" PRIMARY KEY ("seq","received_at")
) PARTITION BY RANGE ("received_at");

-- The server makes the days ahead of time; whatever a jumping clock dates elsewhere lands in `other` instead of being refused.
CREATE SCHEMA "journal_days";
CREATE TABLE "journal_days"."other" PARTITION OF "journal" DEFAULT;

-- CreateTable
CREATE TABLE "ingest_keys" (
    "sender" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "body_hash" BYTEA NOT NULL,
    "seq" BIGINT NOT NULL,
    "status" INTEGER,
    "answer" JSONB,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ingest_keys_pkey" PRIMARY KEY ("sender","key")
);

-- CreateTable
CREATE TABLE "snapshots" (
    "id" BIGSERIAL NOT NULL,
    "journal_seq" BIGINT NOT NULL,
    "journal_offset" BIGINT NOT NULL,
    "engine_time" TIMESTAMPTZ(3) NOT NULL,
    "taken_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "format" INTEGER NOT NULL,
    "state" BYTEA NOT NULL,
    "checksum" BYTEA NOT NULL,
    "hourly" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "snapshots_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "dead_letters" (
    "id" BIGSERIAL NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "source" TEXT NOT NULL,
    "codec" TEXT NOT NULL,
    "event_type" TEXT,
    "offset" BIGINT NOT NULL,
    "code" TEXT NOT NULL,
    "message" TEXT NOT NULL,
    "payload" BYTEA NOT NULL,
    "state" "dead_letter_state" NOT NULL DEFAULT 'held',
    "handled_at" TIMESTAMPTZ(3),
    "handled_by" TEXT,

    CONSTRAINT "dead_letters_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "settings" (
    "key" TEXT NOT NULL,
    "value" JSONB NOT NULL,
    "updated_by_name" TEXT NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "settings_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE UNIQUE INDEX "users_name_key" ON "users"("name");

-- CreateIndex
CREATE UNIQUE INDEX "users_oidc_subject_key" ON "users"("oidc_subject");

-- CreateIndex
CREATE UNIQUE INDEX "sessions_token_hash_key" ON "sessions"("token_hash");

-- CreateIndex
CREATE INDEX "sessions_user_id_idx" ON "sessions"("user_id");

-- CreateIndex
CREATE INDEX "sessions_expires_at_idx" ON "sessions"("expires_at");

-- CreateIndex
CREATE UNIQUE INDEX "api_keys_key_hash_key" ON "api_keys"("key_hash");

-- CreateIndex
CREATE INDEX "api_keys_created_by_id_idx" ON "api_keys"("created_by_id");

-- CreateIndex
CREATE INDEX "audit_log_at_idx" ON "audit_log"("at" DESC);

-- CreateIndex
CREATE INDEX "audit_log_target_kind_target_id_at_idx" ON "audit_log"("target_kind", "target_id", "at" DESC);

-- CreateIndex
CREATE INDEX "audit_log_actor_id_at_idx" ON "audit_log"("actor_id", "at" DESC);

-- CreateIndex
CREATE INDEX "audit_log_action_at_idx" ON "audit_log"("action", "at" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "event_types_name_key" ON "event_types"("name");

-- CreateIndex
CREATE INDEX "event_types_module_id_idx" ON "event_types"("module_id");

-- CreateIndex
CREATE UNIQUE INDEX "modules_name_key" ON "modules"("name");

-- CreateIndex
CREATE UNIQUE INDEX "module_versions_module_id_number_key" ON "module_versions"("module_id", "number");

-- CreateIndex
CREATE INDEX "deployments_module_id_deployed_at_idx" ON "deployments"("module_id", "deployed_at" DESC);

-- CreateIndex
CREATE INDEX "deployments_version_id_idx" ON "deployments"("version_id");

-- CreateIndex
CREATE UNIQUE INDEX "deployments_active_module_id_mode_key" ON "deployments"("active_module_id", "mode");

-- CreateIndex
CREATE UNIQUE INDEX "rule_tests_module_id_name_key" ON "rule_tests"("module_id", "name");

-- CreateIndex
CREATE INDEX "rule_test_results_test_id_ran_at_idx" ON "rule_test_results"("test_id", "ran_at" DESC);

-- CreateIndex
CREATE INDEX "rule_test_results_version_id_idx" ON "rule_test_results"("version_id");

-- CreateIndex
CREATE INDEX "rule_test_results_deployment_id_idx" ON "rule_test_results"("deployment_id");

-- CreateIndex
CREATE UNIQUE INDEX "alerts_id_key" ON "alerts"("id");

-- CreateIndex
CREATE INDEX "alerts_state_seq_idx" ON "alerts"("state", "seq" DESC);

-- CreateIndex
CREATE INDEX "alerts_severity_seq_idx" ON "alerts"("severity", "seq" DESC);

-- CreateIndex
CREATE INDEX "alerts_module_name_statement_seq_idx" ON "alerts"("module_name", "statement", "seq" DESC);

-- CreateIndex
CREATE INDEX "alerts_module_id_seq_idx" ON "alerts"("module_id", "seq" DESC);

-- CreateIndex
CREATE INDEX "alerts_name_seq_idx" ON "alerts"("name", "seq" DESC);

-- CreateIndex
CREATE INDEX "alerts_key_text_seq_idx" ON "alerts"("key_text", "seq" DESC);

-- CreateIndex
CREATE INDEX "alerts_assignee_id_seq_idx" ON "alerts"("assignee_id", "seq" DESC);

-- CreateIndex
CREATE INDEX "alerts_deployment_id_idx" ON "alerts"("deployment_id");

-- CreateIndex
CREATE INDEX "alerts_occurred_at_idx" ON "alerts"("occurred_at" DESC);

-- CreateIndex
CREATE INDEX "alerts_stored_at_idx" ON "alerts"("stored_at");

-- CreateIndex
CREATE INDEX "alerts_evidence_seq_idx" ON "alerts"("evidence", "seq");

-- CreateIndex
CREATE INDEX "alerts_tags_idx" ON "alerts" USING GIN ("tags");

-- CreateIndex
CREATE INDEX "alert_events_journal_offset_idx" ON "alert_events"("journal_offset");

-- CreateIndex
CREATE INDEX "alert_notes_alert_seq_created_at_idx" ON "alert_notes"("alert_seq", "created_at");

-- CreateIndex
CREATE INDEX "outbox_state_next_attempt_at_idx" ON "outbox"("state", "next_attempt_at");

-- CreateIndex
CREATE INDEX "outbox_connection_id_state_idx" ON "outbox"("connection_id", "state");

-- CreateIndex
CREATE UNIQUE INDEX "outbox_alert_seq_out_id_key" ON "outbox"("alert_seq", "out_id");

-- CreateIndex
CREATE UNIQUE INDEX "profile_definitions_name_key" ON "profile_definitions"("name");

-- CreateIndex
CREATE INDEX "profile_entries_profile_id_feature_value_idx" ON "profile_entries"("profile_id", "feature", "value");

-- CreateIndex
CREATE INDEX "profile_entries_profile_id_last_seen_at_idx" ON "profile_entries"("profile_id", "last_seen_at");

-- CreateIndex
CREATE INDEX "profile_annotations_profile_id_subject_idx" ON "profile_annotations"("profile_id", "subject");

-- CreateIndex
CREATE UNIQUE INDEX "connections_name_key" ON "connections"("name");

-- CreateIndex
CREATE UNIQUE INDEX "connections_out_id_key" ON "connections"("out_id");

-- CreateIndex
CREATE INDEX "connections_kind_idx" ON "connections"("kind");

-- CreateIndex
CREATE UNIQUE INDEX "secrets_connection_id_name_key" ON "secrets"("connection_id", "name");

-- CreateIndex
CREATE UNIQUE INDEX "persisted_windows_module_name_name_key" ON "persisted_windows"("module_name", "name");

-- CreateIndex
CREATE INDEX "dashboards_owner_id_position_idx" ON "dashboards"("owner_id", "position");

-- CreateIndex
CREATE UNIQUE INDEX "saved_views_owner_id_screen_name_key" ON "saved_views"("owner_id", "screen", "name");

-- CreateIndex
CREATE INDEX "journal_first_offset_idx" ON "journal"("first_offset");

-- CreateIndex
CREATE INDEX "journal_received_at_idx" ON "journal"("received_at");

-- CreateIndex
CREATE INDEX "ingest_keys_created_at_idx" ON "ingest_keys"("created_at");

-- CreateIndex
CREATE INDEX "ingest_keys_seq_idx" ON "ingest_keys"("seq");

-- CreateIndex
CREATE INDEX "snapshots_journal_seq_idx" ON "snapshots"("journal_seq" DESC);

-- CreateIndex
CREATE INDEX "snapshots_hourly_taken_at_idx" ON "snapshots"("hourly", "taken_at");

-- CreateIndex
CREATE UNIQUE INDEX "dead_letters_offset_key" ON "dead_letters"("offset");

-- CreateIndex
CREATE INDEX "dead_letters_state_received_at_idx" ON "dead_letters"("state", "received_at" DESC);

-- CreateIndex
CREATE INDEX "dead_letters_source_received_at_idx" ON "dead_letters"("source", "received_at" DESC);

-- CreateIndex
CREATE INDEX "dead_letters_received_at_idx" ON "dead_letters"("received_at");

-- AddForeignKey
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "api_keys" ADD CONSTRAINT "api_keys_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "event_types" ADD CONSTRAINT "event_types_module_id_fkey" FOREIGN KEY ("module_id") REFERENCES "modules"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "module_versions" ADD CONSTRAINT "module_versions_module_id_fkey" FOREIGN KEY ("module_id") REFERENCES "modules"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "layouts" ADD CONSTRAINT "layouts_module_id_fkey" FOREIGN KEY ("module_id") REFERENCES "modules"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "deployments" ADD CONSTRAINT "deployments_module_id_fkey" FOREIGN KEY ("module_id") REFERENCES "modules"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "deployments" ADD CONSTRAINT "deployments_version_id_fkey" FOREIGN KEY ("version_id") REFERENCES "module_versions"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rule_tests" ADD CONSTRAINT "rule_tests_module_id_fkey" FOREIGN KEY ("module_id") REFERENCES "modules"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rule_test_results" ADD CONSTRAINT "rule_test_results_test_id_fkey" FOREIGN KEY ("test_id") REFERENCES "rule_tests"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rule_test_results" ADD CONSTRAINT "rule_test_results_version_id_fkey" FOREIGN KEY ("version_id") REFERENCES "module_versions"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rule_test_results" ADD CONSTRAINT "rule_test_results_deployment_id_fkey" FOREIGN KEY ("deployment_id") REFERENCES "deployments"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "alerts" ADD CONSTRAINT "alerts_module_id_fkey" FOREIGN KEY ("module_id") REFERENCES "modules"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "alerts" ADD CONSTRAINT "alerts_deployment_id_fkey" FOREIGN KEY ("deployment_id") REFERENCES "deployments"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "alerts" ADD CONSTRAINT "alerts_assignee_id_fkey" FOREIGN KEY ("assignee_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "alert_events" ADD CONSTRAINT "alert_events_alert_seq_fkey" FOREIGN KEY ("alert_seq") REFERENCES "alerts"("seq") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "alert_notes" ADD CONSTRAINT "alert_notes_alert_seq_fkey" FOREIGN KEY ("alert_seq") REFERENCES "alerts"("seq") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_alert_seq_fkey" FOREIGN KEY ("alert_seq") REFERENCES "alerts"("seq") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_connection_id_fkey" FOREIGN KEY ("connection_id") REFERENCES "connections"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "profile_entries" ADD CONSTRAINT "profile_entries_profile_id_fkey" FOREIGN KEY ("profile_id") REFERENCES "profile_definitions"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "profile_annotations" ADD CONSTRAINT "profile_annotations_profile_id_fkey" FOREIGN KEY ("profile_id") REFERENCES "profile_definitions"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "secrets" ADD CONSTRAINT "secrets_connection_id_fkey" FOREIGN KEY ("connection_id") REFERENCES "connections"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "persisted_window_rows" ADD CONSTRAINT "persisted_window_rows_window_id_fkey" FOREIGN KEY ("window_id") REFERENCES "persisted_windows"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "dashboards" ADD CONSTRAINT "dashboards_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "saved_views" ADD CONSTRAINT "saved_views_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;


