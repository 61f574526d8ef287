-- A row of an alert and an event behind it keep the order of their columns: jsonb sorts them. What was stored so keeps the order it has.
ALTER TABLE "alerts" ALTER COLUMN "columns" SET DATA TYPE JSON USING "columns"::json;

ALTER TABLE "alert_events" ALTER COLUMN "event" SET DATA TYPE JSON USING "event"::json;
