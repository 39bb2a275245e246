"""Two plans go on as one when all makers of both said yes; who asked may take it back."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("budget", "0004_who_was_missing"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]
    operations = [
        migrations.CreateModel(
            "MergeYes",
            [
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("on", models.DateField()),
                (
                    "merge",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="yeses",
                        to="budget.merge",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="merges_agreed",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            {
                "base_manager_name": "objects",
                "constraints": [
                    models.UniqueConstraint(fields=("merge", "person"), name="one_yes_a_maker")
                ],
            },
        ),
        migrations.RemoveConstraint("merge", "a_merge_takes_two"),
        migrations.AddConstraint(
            "merge",
            models.CheckConstraint(
                condition=models.Q(agreed=None)
                | models.Q(agreed=False)
                | ~models.Q(asked_by=models.F("answered_by")),
                name="a_merge_takes_two",
            ),
        ),
    ]
