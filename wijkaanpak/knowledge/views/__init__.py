"""Where people meet lessons, kitchen visits, questions and lesson files."""

from wijkaanpak.knowledge.views import beside as beside  # fills the slots of lower pages
