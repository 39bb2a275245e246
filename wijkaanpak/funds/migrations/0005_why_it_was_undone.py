"""A movement that takes another one back says why, in the ledger itself.

SQLite makes the table anew to add the column, and drops its triggers: they are made again here.
"""

from importlib import import_module

from django.db import migrations, models

stands = import_module("wijkaanpak.funds.migrations.0002_ledger_stands")


class Migration(migrations.Migration):
    dependencies = [("funds", "0004_holds")]
    operations = [
        migrations.RunPython(stands.release, stands.protect),
        migrations.AddField("movement", "words", models.TextField(blank=True, default=""), False),
        migrations.RunPython(stands.protect, stands.release),
    ]
