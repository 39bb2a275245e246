"""A lesson leads back to what taught it, such as a project that stopped."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("knowledge", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="lesson",
            name="learned_in",
            field=models.CharField(blank=True, db_index=True, max_length=120),
        ),
        migrations.AddField(
            model_name="lesson",
            name="learned_path",
            field=models.CharField(blank=True, max_length=300),
        ),
        migrations.AddField(
            model_name="lesson",
            name="learned_title",
            field=models.CharField(blank=True, max_length=200),
        ),
    ]
