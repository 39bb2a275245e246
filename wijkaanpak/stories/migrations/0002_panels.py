"""Panels read in rounds; what was chosen until now moves along, each choice in a panel of its own.

Of those older panels only their name, the story and the reason were kept. They become a round a
half year, given back and told, with nobody at the table and nothing in the pile.
"""

import uuid
from datetime import date

from django.conf import settings
from django.db import migrations, models
from django.db.models import PROTECT

QUESTION = "Wat is voor u de belangrijkste verandering, en waarom deze?"
TITLE = "Leesronde {half} {year}"
WORKERS, DIRECTORS = ("werker", "beroepskracht"), ("raad", "directeur", "wethouder")


def half_year(day):
    """Return the first and the last day of the half year around a day."""
    if day.month <= 6:
        return date(day.year, 1, 1), date(day.year, 6, 30)
    return date(day.year, 7, 1), date(day.year, 12, 31)


def layer_of(name):
    """Return the layer that the name of a panel speaks of; most panels are of residents."""
    words = name.lower()
    if any(word in words for word in WORKERS):
        return "workers"
    return "directors" if any(word in words for word in DIRECTORS) else "residents"


def carry_over(apps, schema_editor):
    """Give each choice the panel and the round that it now belongs to."""
    rounds_kept = apps.get_model("stories.PanelRound").objects
    panels_kept = apps.get_model("stories.Panel").objects
    rounds = {}
    choices = apps.get_model("stories.Choice").objects.select_related("story")
    for choice in choices.order_by("at", "pk"):
        here, day = choice.story.here_id, choice.at.date()
        key = (here, *half_year(day))
        if key not in rounds:
            number = sum(one[0] == here for one in rounds) + 1
            rounds[key] = rounds_kept.create(
                pk=uuid.uuid4(), here_id=here, number=number, begins=key[1], ends=key[2],
                title=TITLE.format(half=1 if day.month <= 6 else 2, year=day.year),
                question=QUESTION, state="given back", begun=day, given_back=day,
            )  # fmt: skip
        name = choice.panel_name
        choice.panel = panels_kept.create(
            pk=uuid.uuid4(), round=rounds[key], layer=layer_of(name), name=name, on=day,
            state="chosen",
        )  # fmt: skip
        choice.told, choice.told_how = day, "own page"
        choice.save()
    schema_editor.connection.check_constraints()  # so that PostgreSQL lets the table change on


def words(codes):
    return [(code, code) for code in codes.split(", ")]


def key():
    return models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)


def to(model, name, **more):
    return models.ForeignKey(on_delete=PROTECT, related_name=name, to=model, **more)


def day(**more):
    return models.DateField(blank=True, null=True, **more)


def said():
    return models.TextField(blank=True)


AT_WILL = {"blank": True, "null": True}
GUARDED = {"base_manager_name": "objects"}
ROUND_STATES = words("open, given back, looked back, stopped")
PANEL_STATES = words("planned, reading, chosen, cancelled")
BECAUSE = words("chosen before, not read, new domain, new layer, new theme, waited, keeper")


class Migration(migrations.Migration):
    dependencies = [
        ("network", "0003_asking_residents"),
        ("neighbourhoods", "0001_initial"),
        ("stories", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]
    operations = [
        migrations.CreateModel(
            "PanelRound",
            [
                ("id", key()),
                ("here", to("neighbourhoods.neighbourhood", "panel_rounds")),
                ("number", models.PositiveSmallIntegerField()),
                ("title", models.CharField(max_length=120)),
                ("question", models.TextField()),
                ("begins", models.DateField()),
                ("ends", models.DateField()),
                ("domains", models.JSONField(default=list)),
                ("state", models.CharField(choices=ROUND_STATES, default="open", max_length=12)),
                ("begun", models.DateField()),
                ("differently", said()),
                ("given_back", day()),
                ("why_stopped", said()),
            ],
            {
                **GUARDED,
                "constraints": [
                    models.UniqueConstraint(
                        fields=["here", "number"], name="one_panel_round_per_number"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            "Panel",
            [
                ("id", key()),
                ("round", to("stories.panelround", "panels")),
                (
                    "layer",
                    models.CharField(
                        choices=words("residents, workers, directors"), max_length=10
                    ),
                ),
                ("name", models.CharField(max_length=120)),
                ("on", models.DateField()),
                ("place", models.CharField(blank=True, max_length=120)),
                ("language", models.CharField(default="nl", max_length=8)),
                (
                    "state",
                    models.CharField(choices=PANEL_STATES, default="planned", max_length=10),
                ),
                ("sittings", models.PositiveSmallIntegerField(default=1)),
                ("why_cancelled", said()),
            ],
            GUARDED,
        ),
        migrations.CreateModel(
            "Sitter",
            [
                ("id", key()),
                ("panel", to("stories.panel", "sitters")),
                (
                    "kind",
                    models.CharField(
                        choices=words("resident, worker, director, council"), max_length=10
                    ),
                ),
                ("party", to("network.party", "+", **AT_WILL)),
                ("person", to(settings.AUTH_USER_MODEL, "panel_seats", **AT_WILL)),
                ("name", models.CharField(blank=True, max_length=80)),
                ("named", models.BooleanField(default=False)),
                ("left", day()),
            ],
            {
                **GUARDED,
                "constraints": [
                    models.UniqueConstraint(
                        fields=["panel", "person"],
                        condition=models.Q(left=None),
                        name="one_seat_per_person_in_a_panel",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            "Laid",
            [
                ("id", key()),
                ("panel", to("stories.panel", "pile")),
                ("story", to("stories.story", "laid")),
                ("position", models.PositiveSmallIntegerField()),
                ("sitting", models.PositiveSmallIntegerField(default=1)),
                ("because", models.CharField(choices=BECAUSE, max_length=20)),
                ("interpreter", models.CharField(blank=True, max_length=120)),
                ("taken_off", day()),
            ],
            {
                **GUARDED,
                "constraints": [
                    models.UniqueConstraint(
                        fields=["panel", "story"], name="one_place_per_story_in_a_pile"
                    )
                ],
            },
        ),
        migrations.RenameField("choice", "panel", "panel_name"),
        migrations.AddField("choice", "panel", to("stories.panel", "chose", null=True)),
        migrations.AddField("choice", "values", said()),
        migrations.AddField("choice", "doubts", said()),
        migrations.AddField("choice", "differently", said()),
        migrations.AddField("choice", "on_paper", models.BooleanField(default=False)),
        migrations.AddField("choice", "told", day()),
        migrations.AddField(
            "choice",
            "told_how",
            models.CharField(
                blank=True, choices=words("aloud, letter, card, own page"), max_length=10
            ),
        ),
        migrations.AddField("choice", "undone", day()),
        migrations.AddField(
            "choice",
            "mattered",
            models.CharField(blank=True, choices=words("yes, partly, no, unknown"), max_length=10),
        ),
        migrations.AddField("choice", "mattered_words", said()),
        migrations.AddField("choice", "checked", day()),
        migrations.RunPython(carry_over),
        migrations.RemoveField("choice", "panel_name"),
        migrations.AlterField("choice", "panel", to("stories.panel", "chose")),
        migrations.AddConstraint(
            "choice",
            models.UniqueConstraint(
                fields=["panel"], condition=models.Q(undone=None), name="one_choice_per_panel"
            ),
        ),
    ]
