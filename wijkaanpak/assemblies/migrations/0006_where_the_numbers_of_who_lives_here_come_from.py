from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("assemblies", "0005_how_people_reach_who_leads_an_assembly"),
    ]

    operations = [
        migrations.AddField(
            model_name="assembly",
            name="counted_from",
            field=models.CharField(blank=True, max_length=200),
        ),
    ]
