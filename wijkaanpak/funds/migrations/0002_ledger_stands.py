"""The database itself keeps the ledger: it adds up to nought, overdraws nothing, and stands.

A movement is written after its postings and closes them. A posting without its movement never
survives the transaction (the foreign key is checked at its end), and a closed movement takes no
other posting. So at the end of every transaction every movement sums to nought, whatever program
wrote it. On PostgreSQL, where two can write at once, that is checked again at the very end.

SQLite drops triggers with a table that a later migration makes anew: then make them again.
"""

from django.db import migrations

STANDS = "the ledger stands: undo a movement with another one"
CLOSED = "this movement is closed"
NOUGHT = "a movement adds up to nought"
OTHER_POT = "a movement stays within its pot"
OVERDRAWN = "an account is overdrawn"
INEXACT = "a reversal takes back one movement, exactly"
TABLES = ("funds_account", "funds_movement", "funds_posting")

# What must hold when a movement is written, as queries that find what breaks it.
# {new} is the movement. Accounts that hold money never go below nought; what lies outside
# (the other side of all that came in) never above it.
BREAKS = {
    NOUGHT: """
        SELECT 1 FROM (SELECT COALESCE(SUM(cents), 1) AS total, COUNT(*) AS many
        FROM funds_posting WHERE movement_id = {new}.id) AS sums WHERE total <> 0 OR many < 2""",
    OTHER_POT: """
        SELECT 1 FROM funds_posting p JOIN funds_account a ON a.id = p.account_id
        WHERE p.movement_id = {new}.id AND a.pot_id <> {new}.pot_id""",
    OVERDRAWN: """
        SELECT 1 FROM funds_account a WHERE a.id IN
            (SELECT account_id FROM funds_posting WHERE movement_id = {new}.id)
        AND CASE WHEN a.side = 'outside' THEN 1 ELSE -1 END
            * (SELECT SUM(q.cents) FROM funds_posting q WHERE q.account_id = a.id) > 0""",
    INEXACT: """
        SELECT 1 FROM funds_posting WHERE {new}.reverses_id IS NOT NULL
        AND movement_id IN ({new}.id, {new}.reverses_id)
        GROUP BY account_id HAVING SUM(cents) <> 0""",
}

SQLITE = [
    *(
        f"""CREATE TRIGGER {table}_no_{op} BEFORE {op.upper()} ON {table}
        BEGIN SELECT RAISE(ABORT, '{STANDS}'); END"""
        for table in TABLES
        for op in ("update", "delete")
    ),
    f"""CREATE TRIGGER funds_posting_open BEFORE INSERT ON funds_posting
    WHEN EXISTS (SELECT 1 FROM funds_movement WHERE id = NEW.movement_id)
    BEGIN SELECT RAISE(ABORT, '{CLOSED}'); END""",
    *(
        f"""CREATE TRIGGER funds_movement_{number} AFTER INSERT ON funds_movement
        WHEN EXISTS ({query.format(new="NEW")})
        BEGIN SELECT RAISE(ABORT, '{words}'); END"""
        for number, (words, query) in enumerate(BREAKS.items())
    ),
]

CHECKS = "\n".join(
    f"IF EXISTS ({query.format(new='m')}) THEN RAISE EXCEPTION '{words}'; END IF;"
    for words, query in BREAKS.items()
)
POSTGRES = [
    f"""CREATE FUNCTION funds_stands() RETURNS trigger AS $$
    BEGIN RAISE EXCEPTION '{STANDS}'; END $$ LANGUAGE plpgsql""",
    f"""CREATE FUNCTION funds_open() RETURNS trigger AS $$ BEGIN
    IF EXISTS (SELECT 1 FROM funds_movement WHERE id = NEW.movement_id) THEN
        RAISE EXCEPTION '{CLOSED}'; END IF;
    RETURN NEW; END $$ LANGUAGE plpgsql""",
    # Whoever draws on the same accounts waits here, and then sees what was drawn.
    f"""CREATE FUNCTION funds_check(m funds_movement) RETURNS void AS $$ BEGIN
    PERFORM 1 FROM funds_account WHERE id IN
        (SELECT account_id FROM funds_posting WHERE movement_id = m.id) ORDER BY id FOR UPDATE;
    {CHECKS} END $$ LANGUAGE plpgsql""",
    """CREATE FUNCTION funds_closes() RETURNS trigger AS $$ BEGIN
    PERFORM funds_check(NEW); RETURN NEW; END $$ LANGUAGE plpgsql""",
    """CREATE FUNCTION funds_closed() RETURNS trigger AS $$ BEGIN
    PERFORM funds_check(m) FROM funds_movement m WHERE m.id = NEW.movement_id;
    RETURN NULL; END $$ LANGUAGE plpgsql""",
    *(
        f"""CREATE TRIGGER {table}_stands BEFORE UPDATE OR DELETE ON {table}
        FOR EACH ROW EXECUTE FUNCTION funds_stands()"""
        for table in TABLES
    ),
    """CREATE TRIGGER funds_posting_open BEFORE INSERT ON funds_posting
    FOR EACH ROW EXECUTE FUNCTION funds_open()""",
    """CREATE TRIGGER funds_movement_closes AFTER INSERT ON funds_movement
    FOR EACH ROW EXECUTE FUNCTION funds_closes()""",
    """CREATE CONSTRAINT TRIGGER funds_posting_closed AFTER INSERT ON funds_posting
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION funds_closed()""",
]

SQLITE_AWAY = [
    *(f"DROP TRIGGER {table}_no_{op}" for table in TABLES for op in ("update", "delete")),
    "DROP TRIGGER funds_posting_open",
    *(f"DROP TRIGGER funds_movement_{number}" for number in range(len(BREAKS))),
]
POSTGRES_AWAY = [
    *(f"DROP TRIGGER {table}_stands ON {table}" for table in TABLES),
    "DROP TRIGGER funds_posting_open ON funds_posting",
    "DROP TRIGGER funds_posting_closed ON funds_posting",
    "DROP TRIGGER funds_movement_closes ON funds_movement",
    "DROP FUNCTION funds_closed()",
    "DROP FUNCTION funds_closes()",
    "DROP FUNCTION funds_check(funds_movement)",
    "DROP FUNCTION funds_open()",
    "DROP FUNCTION funds_stands()",
]


def run(schema_editor, on_sqlite, on_postgres):
    postgres = schema_editor.connection.vendor == "postgresql"
    for sql in on_postgres if postgres else on_sqlite:
        schema_editor.execute(sql)


def protect(apps, schema_editor):
    run(schema_editor, SQLITE, POSTGRES)


def release(apps, schema_editor):
    run(schema_editor, SQLITE_AWAY, POSTGRES_AWAY)


class Migration(migrations.Migration):
    dependencies = [("funds", "0001_initial")]
    operations = [migrations.RunPython(protect, release)]
