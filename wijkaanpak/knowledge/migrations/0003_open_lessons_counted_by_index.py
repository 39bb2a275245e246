"""Open lessons are counted from an index alone: it holds the number of a version as well."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("knowledge", "0002_where_a_lesson_was_learned"),
    ]

    operations = [
        migrations.RemoveIndex("version", "lessons_by_opening"),
        migrations.AddIndex(
            "version",
            models.Index(
                fields=["state", "-opened_at", "-id", "number"],
                name="lessons_counted_by_opening",
            ),
        ),
    ]
