"""A round says who did not take part, and later whether that mattered.

SQLite makes a table anew to add such columns, and drops its triggers: they are made again here.
"""

from importlib import import_module

from django.db import migrations, models

refuses = import_module("wijkaanpak.budget.migrations.0002_what_the_database_refuses")


class Migration(migrations.Migration):
    dependencies = [("budget", "0003_money_comes_from_pots")]
    operations = [
        migrations.RunPython(refuses.release, refuses.protect),
        migrations.AddField("round", "missing", models.TextField(blank=True, default=""), False),
        migrations.AddField(
            "round", "missing_mattered", models.BooleanField(blank=True, null=True)
        ),
        migrations.AddField(
            "round", "missing_learned", models.TextField(blank=True, default=""), False
        ),
        migrations.AddField("round", "missing_checked", models.DateField(blank=True, null=True)),
        migrations.RunPython(refuses.protect, refuses.release),
    ]
