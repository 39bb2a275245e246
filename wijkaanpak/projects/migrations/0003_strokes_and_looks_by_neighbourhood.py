"""Strokes and looks know their neighbourhood, so that its last and next are found at once."""

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import OuterRef, Q, Subquery

OURS = (("strokeseen", "strokes"), ("aftercheck", "after_checks"))


def say_where(apps, editor):
    projects = apps.get_model("projects", "Project").objects.filter(pk=OuterRef("project"))
    for name, _related in OURS:
        apps.get_model("projects", name).objects.update(here=Subquery(projects.values("here")))


def here(related, **first):
    return models.ForeignKey(
        "neighbourhoods.neighbourhood", django.db.models.deletion.PROTECT,
        related_name=related, db_index=False, **first,
    )  # fmt: skip


class Migration(migrations.Migration):
    dependencies = [
        ("neighbourhoods", "0001_initial"),
        ("projects", "0002_challenges"),
    ]

    operations = [
        # Without a constraint at first: PostgreSQL changes no table whose rows wait for a check.
        *(
            migrations.AddField(name, "here", here(related, null=True, db_constraint=False))
            for name, related in OURS
        ),
        migrations.RunPython(say_where, migrations.RunPython.noop),
        *(migrations.AlterField(name, "here", here(related)) for name, related in OURS),
        migrations.RemoveIndex("aftercheck", "after_checks_to_do"),
        migrations.RemoveIndex("work", "works_by_year"),
        migrations.AddIndex(
            "aftercheck",
            models.Index(
                fields=["here", "due", "id"], condition=Q(done=None), name="looks_to_take"
            ),
        ),
        migrations.AddIndex(
            "aftercheck",
            models.Index(
                fields=["here", "-done", "id"],
                condition=Q(done__isnull=False),
                name="looks_taken",
            ),
        ),
        migrations.AddIndex(
            "project",
            models.Index(fields=["party", "-started", "-id"], name="projects_of_party"),
        ),
        migrations.AddIndex(
            "strokeseen",
            models.Index(
                fields=["here", "stroke", "-seen", "id"],
                condition=Q(seen__isnull=False),
                name="strokes_seen_lately",
            ),
        ),
        migrations.AddIndex(
            "strokeseen",
            models.Index(
                fields=["here", "stroke", "due", "id"],
                condition=Q(seen=None, dropped=None),
                name="strokes_to_come",
            ),
        ),
        migrations.AddIndex(
            "work",
            models.Index(
                fields=["here", "first_year", "id", "last_year", "party"],
                condition=Q(over=None),
                name="works_still_to_come",
            ),
        ),
    ]
