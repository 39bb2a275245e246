"""The database itself keeps the rules of an opened round, and keeps ballots as they were cast.

Whatever program asks: rules and fingerprint stay once a round was opened, a round never goes
back, a ballot is never changed, and none comes in before the vote or after the count.
"""

from django.db import migrations

ORDER = ["writing", "plans", "checking", "voting", "counting", "decided", "following", "stopped"]


def place(column):
    cases = " ".join(f"WHEN '{state}' THEN {at}" for at, state in enumerate(ORDER))
    return f"(CASE {column} {cases} END)"


RULES = f"""
OLD.state <> 'writing' AND (NEW.rules <> OLD.rules OR NEW.fingerprint <> OLD.fingerprint
OR NEW.salt <> OLD.salt OR {place("NEW.state")} < {place("OLD.state")})
"""
CLOSED = """
(SELECT state FROM budget_round WHERE id = NEW.round_id) NOT IN ('voting', 'counting')
"""
SQLITE = [
    f"""
CREATE TRIGGER budget_round_rules BEFORE UPDATE ON budget_round WHEN {RULES}
BEGIN SELECT RAISE(ABORT, 'the rules of an opened round are fixed'); END
""",
    """
CREATE TRIGGER budget_ballot_stays BEFORE UPDATE ON budget_ballot
BEGIN SELECT RAISE(ABORT, 'a ballot is never changed'); END
""",
    f"""
CREATE TRIGGER budget_ballot_in_time BEFORE INSERT ON budget_ballot WHEN {CLOSED}
BEGIN SELECT RAISE(ABORT, 'the box is closed'); END
""",
]
POSTGRES = [
    f"""
CREATE FUNCTION budget_round_rules() RETURNS trigger AS $$
BEGIN IF {RULES} THEN RAISE EXCEPTION 'the rules of an opened round are fixed'; END IF;
RETURN NEW; END $$ LANGUAGE plpgsql
""",
    """
CREATE TRIGGER budget_round_rules BEFORE UPDATE ON budget_round
FOR EACH ROW EXECUTE FUNCTION budget_round_rules()
""",
    """
CREATE FUNCTION budget_ballot_stays() RETURNS trigger AS $$
BEGIN RAISE EXCEPTION 'a ballot is never changed'; END $$ LANGUAGE plpgsql
""",
    """
CREATE TRIGGER budget_ballot_stays BEFORE UPDATE ON budget_ballot
FOR EACH ROW EXECUTE FUNCTION budget_ballot_stays()
""",
    f"""
CREATE FUNCTION budget_ballot_in_time() RETURNS trigger AS $$
BEGIN IF {CLOSED} THEN RAISE EXCEPTION 'the box is closed'; END IF;
RETURN NEW; END $$ LANGUAGE plpgsql
""",
    """
CREATE TRIGGER budget_ballot_in_time BEFORE INSERT ON budget_ballot
FOR EACH ROW EXECUTE FUNCTION budget_ballot_in_time()
""",
]
TRIGGERS = {
    "budget_round_rules": "budget_round",
    "budget_ballot_stays": "budget_ballot",
    "budget_ballot_in_time": "budget_ballot",
}


def protect(apps, schema_editor):
    on_postgres = schema_editor.connection.vendor == "postgresql"
    for sql in POSTGRES if on_postgres else SQLITE:
        schema_editor.execute(sql)


def release(apps, schema_editor):
    on_postgres = schema_editor.connection.vendor == "postgresql"
    for name, table in TRIGGERS.items():
        schema_editor.execute(f"DROP TRIGGER {name}" + (f" ON {table}" if on_postgres else ""))
        if on_postgres:
            schema_editor.execute(f"DROP FUNCTION {name}()")


class Migration(migrations.Migration):
    dependencies = [("budget", "0001_initial")]
    operations = [migrations.RunPython(protect, release)]
