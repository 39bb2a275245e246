"""A round draws on the pots, a plan that won is a goal for money, and a round can be stopped.

SQLite makes a table anew to add such columns, and drops its triggers: they are made again here.
"""

from importlib import import_module

import django.db.models.deletion
from django.db import migrations, models

import wijkaanpak.budget.rules.rounds

refuses = import_module("wijkaanpak.budget.migrations.0002_what_the_database_refuses")
STATES = [
    ("writing", "writing"), ("plans", "plans"), ("checking", "checking"), ("voting", "voting"),
    ("counting", "counting"), ("decided", "decided"), ("following", "following"),
    ("stopped", "stopped"),
]  # fmt: skip


def goal(name):
    return models.ForeignKey(
        blank=True,
        null=True,
        on_delete=django.db.models.deletion.PROTECT,
        related_name=name,
        to="funds.goal",
    )


class Migration(migrations.Migration):
    dependencies = [("budget", "0002_what_the_database_refuses"), ("funds", "0002_ledger_stands")]
    operations = [
        migrations.RunPython(refuses.release, refuses.protect),
        migrations.AddField("plan", "goal", goal("budget_plans")),
        migrations.AddField("round", "goal", goal("budget_rounds")),
        migrations.AddField("round", "divided", models.DateField(blank=True, null=True)),
        migrations.AddField("round", "why_stopped", models.TextField(blank=True)),
        migrations.AlterField(
            "round",
            "state",
            models.CharField(
                choices=STATES,
                default=wijkaanpak.budget.rules.rounds.RoundState["WRITING"],
                max_length=10,
            ),
        ),
        migrations.RunPython(refuses.protect, refuses.release),
    ]
