"""All tags of the house in one library: `{% load ui %}`; see docs/reference/components.md."""

from django.template import Library

from wijkaanpak.ui.templatetags import ui_forms, ui_lists, ui_page, ui_time, ui_words

register = Library()
for part in (ui_words, ui_lists, ui_time, ui_forms, ui_page):
    register.tags.update(part.register.tags)
    register.filters.update(part.register.filters)
