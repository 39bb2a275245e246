import pytest
from django.apps import apps
from django.db import DatabaseError, connection, models, transaction

from wijkaanpak.logbook.door import Actor, DoorMisused, act
from wijkaanpak.logbook.models import Book, DoorClosed, Entry, Facts, Recorded
from wijkaanpak.logbook.rules import Verb, commit, known_verbs
from wijkaanpak.neighbourhoods.models import Neighbourhood
from wijkaanpak.people.models import Person
from wijkaanpak.people.queries import NOBODY

TESTED = Verb("test.tested", "%(who)s tested.")
AMINA = Actor(ref="people.person:1", name="Amina")


def names_of(model):
    return {m.__name__ for m in model}


def test_nothing_is_written_outside_an_action(cast):
    with pytest.raises(DoorClosed):
        Person.objects.create(name="Buiten")


@pytest.mark.parametrize(
    "write",
    [
        lambda: Person.objects.all().update(name="x"),
        lambda: Person.objects.all().delete(),
        lambda: Person.objects.bulk_create([]),
        lambda: Person.objects.bulk_update([], ["name"]),
        lambda: Person.objects.first().delete(),
    ],
)
def test_not_in_bulk_either(cast, write):
    with pytest.raises(DoorClosed):
        write()


def test_an_action_that_fails_leaves_no_trace(cast):
    before = Entry.objects.count(), Person.objects.count()
    with pytest.raises(ZeroDivisionError), act(TESTED, by=AMINA, book="zonnehof"):
        Person.objects.create(name="Half")
        raise ZeroDivisionError
    assert (Entry.objects.count(), Person.objects.count()) == before


def test_an_action_says_what_it_was_about(cast):
    with pytest.raises(DoorMisused), act(TESTED, by=AMINA, book="zonnehof"):
        pass


def test_an_action_does_not_call_another_action(cast):
    with pytest.raises(DoorMisused), act(TESTED, by=AMINA, book="zonnehof"):
        with act(TESTED, by=AMINA, book="zonnehof"):
            pass


@pytest.mark.parametrize(
    "sql", ["UPDATE logbook_entry SET verb = 'x'", "DELETE FROM logbook_entry"]
)
def test_the_database_refuses_to_rewrite_history(cast, sql):
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        connection.cursor().execute(sql)


def test_no_recorded_model_hides_a_silent_link_table():
    for model in recorded_models():
        for field in model._meta.get_fields():
            if isinstance(field, models.ManyToManyField):
                assert issubclass(field.remote_field.through, Recorded), field


def test_no_recorded_row_disappears_because_another_one_does():
    for model in recorded_models():
        for field in model._meta.get_fields():
            if isinstance(field, models.ForeignKey):
                assert field.remote_field.on_delete is models.PROTECT, field


def recorded_models():
    return [model for model in apps.get_models() if issubclass(model, Recorded)]


# Each with the reason why it does not pass the door.
EXCUSED = {
    "Book": "the log itself",
    "Entry": "the log itself",
    "Facts": "the log itself",
    "Checkpoint": "the seal on the log; an entry about it would never end",
    "Cosignature": "the seal on the log; an entry about it would never end",
    "SignInCode": "a key to the house, not a fact of the neighbourhood",
    "SecondKey": "a key to the house, not a fact of the neighbourhood",
    "WrongTry": "kept for ten minutes against guessing",
    "Bookmark": "how far the log was read, and no fact of the neighbourhood",
    "Wish": "how often somebody wants letters: personal, and it goes when they leave",
    "Letter": "follows from the log; personal, and it goes when they leave",
}


def test_every_model_in_the_house_is_recorded_or_excused():
    ours = {m for m in apps.get_models() if m.__module__.startswith("wijkaanpak.")}
    assert {m.__name__ for m in ours if not issubclass(m, Recorded)} == set(EXCUSED)


def test_every_verb_has_a_sentence():
    assert all(verb.sentence for verb in known_verbs.values())


def test_details_can_be_erased_and_the_log_still_holds(cast):
    before = bytes(Book.objects.get(name="zonnehof").peaks)
    with act(TESTED, by=AMINA, book="zonnehof") as entry:
        entry.about(cast.wijk)
        assert entry.erase(cast.amina) == 1
    facts = Facts.objects.get(entry__about=cast.amina.ref)
    assert (facts.content, facts.salt, facts.erased) == ({}, "", True)
    assert bytes(Book.objects.get(name="zonnehof").peaks)[:32] == before[:32]


def test_whoever_kept_the_details_can_prove_they_are_the_ones_we_sealed(cast):
    for facts in Facts.objects.select_related("entry"):
        assert commit(facts.content, bytes.fromhex(facts.salt)) == facts.entry.commitment


def test_the_log_says_who_did_it_but_the_seal_does_not(cast):
    with act(TESTED, by=AMINA, book="zonnehof") as entry:
        entry.about(cast.wijk, size=3)
    last = Entry.objects.filter(book="zonnehof").last()
    assert (last.verb, last.about, last.party) == ("test.tested", cast.wijk.ref, "")
    assert last.details.content == {"who": "Amina", "size": 3}


def test_two_neighbourhoods_keep_two_books(cast):
    sizes = {book.name: book.size for book in Book.objects.all()}
    with act(TESTED, by=NOBODY, book="elzenbroek") as entry:
        entry.about(Neighbourhood.objects.get(slug="elzenbroek"))
    after = {book.name: book.size for book in Book.objects.all()}
    assert after == sizes | {"elzenbroek": sizes["elzenbroek"] + 1}
