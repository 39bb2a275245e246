"""A burden that is given another name keeps the one it had beside the answer."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("experiments", "0002_never_frozen")]
    operations = [
        migrations.AddField(
            model_name="burdenanswer",
            name="title",
            field=models.CharField(blank=True, max_length=120, default=""),
            preserve_default=False,
        )
    ]
