"""The database itself refuses to freeze what is never frozen, whatever program asks it.

What a law asks, or what stands on the protected list, gets no open freeze; and a burden with an
open freeze moves to neither. A freeze is owned by the party that asks for the burden.

SQLite drops triggers with a table that a later migration makes anew: then make them again.
"""

from django.db import migrations

NEVER = "this is never frozen"
OWNED = "a freeze is owned by who asks"
OPEN = "('proposed', 'frozen')"
BREAKS = {
    NEVER: f"""SELECT 1 FROM experiments_burden b WHERE b.id = NEW.burden_id
        AND (b.ground = 'law' OR b.protected <> '') AND NEW.state IN {OPEN}""",
    OWNED: """SELECT 1 FROM experiments_burden b WHERE b.id = NEW.burden_id
        AND b.asker_id <> NEW.owner_id""",
}
MOVES = f"""SELECT 1 FROM experiments_freeze f WHERE f.burden_id = NEW.id
    AND (NEW.ground = 'law' OR NEW.protected <> '') AND f.state IN {OPEN}"""

SQLITE = [
    *(
        f"""CREATE TRIGGER experiments_freeze_{op}_{number} BEFORE {op.upper()}
        ON experiments_freeze WHEN EXISTS ({query})
        BEGIN SELECT RAISE(ABORT, '{words}'); END"""
        for op in ("insert", "update")
        for number, (words, query) in enumerate(BREAKS.items())
    ),
    f"""CREATE TRIGGER experiments_burden_moves BEFORE UPDATE ON experiments_burden
    WHEN EXISTS ({MOVES}) BEGIN SELECT RAISE(ABORT, '{NEVER}'); END""",
]
CHECKS = "\n".join(
    f"IF EXISTS ({query}) THEN RAISE EXCEPTION '{words}'; END IF;"
    for words, query in BREAKS.items()
)
POSTGRES = [
    f"""CREATE FUNCTION experiments_may_freeze() RETURNS trigger AS $$
    BEGIN {CHECKS} RETURN NEW; END $$ LANGUAGE plpgsql""",
    """CREATE TRIGGER experiments_freeze_may BEFORE INSERT OR UPDATE ON experiments_freeze
    FOR EACH ROW EXECUTE FUNCTION experiments_may_freeze()""",
    f"""CREATE FUNCTION experiments_may_move() RETURNS trigger AS $$
    BEGIN IF EXISTS ({MOVES}) THEN RAISE EXCEPTION '{NEVER}'; END IF; RETURN NEW; END
    $$ LANGUAGE plpgsql""",
    """CREATE TRIGGER experiments_burden_moves BEFORE UPDATE ON experiments_burden
    FOR EACH ROW EXECUTE FUNCTION experiments_may_move()""",
]
UNDO_SQLITE = [
    *(
        f"DROP TRIGGER experiments_freeze_{op}_{number}"
        for op in ("insert", "update")
        for number in range(len(BREAKS))
    ),
    "DROP TRIGGER experiments_burden_moves",
]
UNDO_POSTGRES = [
    "DROP TRIGGER experiments_freeze_may ON experiments_freeze",
    "DROP TRIGGER experiments_burden_moves ON experiments_burden",
    "DROP FUNCTION experiments_may_freeze()",
    "DROP FUNCTION experiments_may_move()",
]


def make(apps, schema_editor):
    for statement in SQLITE if schema_editor.connection.vendor == "sqlite" else POSTGRES:
        schema_editor.execute(statement)


def unmake(apps, schema_editor):
    vendor = schema_editor.connection.vendor
    for statement in UNDO_SQLITE if vendor == "sqlite" else UNDO_POSTGRES:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("experiments", "0001_initial")]
    operations = [migrations.RunPython(make, unmake)]
