"""What is kept of lessons, kitchen visits, questions to institutes and lesson files."""

from wijkaanpak.knowledge.models.kitchens import Kitchen, Visit
from wijkaanpak.knowledge.models.lessons import Lesson, Meeting, Reading, Source, Version
from wijkaanpak.knowledge.models.parcels import Parcel
from wijkaanpak.knowledge.models.questions import Found, Question, Table

__all__ = [
    "Found",
    "Kitchen",
    "Lesson",
    "Meeting",
    "Parcel",
    "Question",
    "Reading",
    "Source",
    "Table",
    "Version",
    "Visit",
]
