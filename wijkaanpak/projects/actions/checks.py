"""Somebody looks again after one, three and five years, and says what is left of it."""

from __future__ import annotations

from django.utils.translation import gettext_noop as _

from wijkaanpak import clock
from wijkaanpak.contacts.models import Post
from wijkaanpak.contacts.queries import require_keeper
from wijkaanpak.logbook.door import Verb, act
from wijkaanpak.people.models import Person
from wijkaanpak.projects.actions.projects import check_keeper
from wijkaanpak.projects.actions.quiet import quiet
from wijkaanpak.projects.models import AfterCheck
from wijkaanpak.projects.rules import checks as rules
from wijkaanpak.projects.rules.checks import Found
from wijkaanpak.refusals import Refused

LOOKED = Verb("project.looked_again", _("“%(post)s” looked again at “%(title)s”."))
GIVEN = Verb("project.look_given", _("“%(post)s” looks again at “%(title)s” when the day comes."))


def look_again(
    *, by: Person, check: AfterCheck, found: Found, ties: str, words: str
) -> AfterCheck:
    """Who holds the post says what was found: first the ties between people, then the rest."""
    rules.check_found(ties, words)
    project = check.project
    with act(LOOKED, by=quiet(by), book=project.here.slug) as entry:
        row = entry.fresh(check)
        require_keeper(by, row.post)
        rules.check_look(row.due, row.done, clock.today())
        row.done, row.found = clock.today(), found
        row.ties, row.words = ties.strip(), words.strip()
        row.save(update_fields=["done", "found", "ties", "words"])
        entry.about(
            project, title=project.title, post=row.post.title, years=row.years, found=found.value
        )
    return row


def give_look(*, by: Person, check: AfterCheck, post: Post) -> AfterCheck:
    """Give a look to another post, so that somebody exists when the day comes."""
    project = check.project
    with act(GIVEN, by=quiet(by), book=project.here.slug) as entry:
        check_keeper(entry, by, project)
        row = entry.fresh(check)
        if row.done:
            raise Refused(_("Somebody looked already. What was found stays."))
        if post.here_id != project.here_id or post.until:
            raise Refused(_("Choose a post of this neighbourhood that exists now."))
        row.post = post
        row.save(update_fields=["post"])
        entry.about(project, title=project.title, post=post.title, years=row.years)
    return row
