"""The database itself refuses to change or remove an entry, whatever program asks."""

from django.db import migrations

SQLITE = """
CREATE TRIGGER logbook_entry_no_{op} BEFORE {OP} ON logbook_entry
BEGIN SELECT RAISE(ABORT, 'the logbook is append-only'); END
"""
POSTGRES_FUNCTION = """
CREATE OR REPLACE FUNCTION logbook_append_only() RETURNS trigger AS $$
BEGIN RAISE EXCEPTION 'the logbook is append-only'; END $$ LANGUAGE plpgsql
"""
POSTGRES = """
CREATE TRIGGER logbook_entry_no_{op} BEFORE {OP} ON logbook_entry
FOR EACH ROW EXECUTE FUNCTION logbook_append_only()
"""


def protect(apps, schema_editor):
    on_postgres = schema_editor.connection.vendor == "postgresql"
    if on_postgres:
        schema_editor.execute(POSTGRES_FUNCTION)
    for op in ("update", "delete"):
        sql = POSTGRES if on_postgres else SQLITE
        schema_editor.execute(sql.format(op=op, OP=op.upper()))


def release(apps, schema_editor):
    on_postgres = schema_editor.connection.vendor == "postgresql"
    for op in ("update", "delete"):
        where = " ON logbook_entry" if on_postgres else ""
        schema_editor.execute(f"DROP TRIGGER logbook_entry_no_{op}{where}")


class Migration(migrations.Migration):
    dependencies = [("logbook", "0001_initial")]
    operations = [migrations.RunPython(protect, release)]
