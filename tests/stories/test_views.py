import re
from dataclasses import replace
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.cast import signed_in
from tests.stories.tellings import LAMP, picture, placed, told, tone
from wijkaanpak import clock
from wijkaanpak.people.rules import new_code
from wijkaanpak.stories import actions
from wijkaanpak.stories.models import Story
from wijkaanpak.stories.rules import Reason, Use

HERE = "/w/zonnehof/verhalen/"
ROW = '<li><a class="w-voice"'


@pytest.fixture(autouse=True)
def nothing_kept():
    cache.clear()
    yield
    cache.clear()


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    storage = {"BACKEND": "django.core.files.storage.FileSystemStorage"}
    settings.STORAGES = settings.STORAGES | {
        "default": storage | {"OPTIONS": {"location": tmp_path}}
    }
    return tmp_path


def upload(data, name="verhaal.webm"):
    return SimpleUploadedFile(name, data, content_type="text/html")


def tell(client, first=None, third=None, uses=("panel", "public"), **last):
    """Walk through the four questions; return what the last answer was."""
    steps = [
        ("vertel/", first or {"text": "De lamp op de trap was kapot."}),
        ("vertel/vraag-2/", {"title": "De lamp", "domains": ["housing"], "language": "nl"}),
        ("vertel/vraag-3/", third or {"street": "Zonnehof", "period": "winter 2017"}),
        ("vertel/vraag-4/", {"teller_name": "Fatma", "uses": list(uses)}),
    ]
    for path, answers in steps:
        answer = client.post(HERE + path, answers)
        assert answer.status_code == 302, answer.text
    return client.post(HERE + "vertel/nakijken/", {"sent": "1", **last})


def code_on(client):
    return re.search(r"([0-9A-Z]{4}-){3}[0-9A-Z]", client.get(HERE + "strookje/nieuw/").text)[0]


@pytest.mark.parametrize("many", [1, 3])
def test_the_list_costs_three_queries(many, cast, client, django_assert_num_queries):
    for _ in range(many):
        placed(cast)
    with django_assert_num_queries(3):  # size of the log, the neighbourhood, the stories
        page = client.get(HERE)
    assert page.text.count("w-card__title") == many


@pytest.mark.parametrize("many", [1, 3])
def test_a_story_costs_twelve_queries(many, cast, client, django_assert_num_queries):
    for _ in range(many):
        story, _teller = placed(cast)
    with django_assert_num_queries(12):  # and domains, choices; six are of rooms above, beside it
        page = client.get(f"{HERE}{story.pk}/")
    assert "De lamp op de trap was kapot." in page.text


def test_an_empty_list_invites(cast, client):
    assert "Vertel het eerste" in client.get(HERE, headers={"Accept-Language": "nl"}).text


def test_the_list_goes_on_by_key(cast, client):
    for number in range(51):
        with clock.set_back(clock.now() - timedelta(hours=60 - number)):
            placed(cast, replace(LAMP, title=f"Verhaal {number}"))
    page = client.get(HERE).text
    after = re.search(r'href="(\?na=[^"]+)"', page)[1]
    assert (page.count("w-card__title"), "Verhaal 0<" in page) == (50, False)
    last = client.get(HERE + after).text
    assert (last.count("w-card__title"), "Verhaal 0<" in last) == (1, True)


def test_the_list_can_be_about_one_thing(cast, client):
    placed(cast)
    assert client.get(HERE + "?over=safety").text.count("w-card__title") == 1
    assert client.get(HERE + "?over=schooling").text.count("w-card__title") == 0
    assert client.get(HERE + "?over=nonsense&na=nonsense").text.count("w-card__title") == 1


def test_what_people_wrote_carries_its_language_and_is_escaped(cast, client):
    story, _ = placed(cast, replace(LAMP, title="<b>مصباح</b>", language="ar"))
    page = client.get(f"{HERE}{story.pk}/").text
    assert '<h1 class="w-voice" lang="ar" dir="auto">&lt;b&gt;مصباح&lt;/b&gt;</h1>' in page


def test_a_story_is_told_without_an_account_and_gives_a_slip(cast, client):
    answer = tell(client)
    assert (answer.status_code, answer["Location"]) == (302, HERE + "strookje/nieuw/")
    story = Story.objects.get()
    kept = (story.title, story.street, story.state, story.teller, story.collector)
    assert kept == ("De lamp", "Zonnehof", "told", None, None)
    assert story.consents.count() == 2
    assert actions.slip_of(code_on(client), here=cast.wijk, source="1")[0] == story


def test_the_step_stands_there_in_words_and_the_way_back_works(cast, client):
    client.post(HERE + "vertel/", {"text": "Wat ik schreef"})
    page = client.get(HERE + "vertel/vraag-2/", headers={"Accept-Language": "nl"}).text
    assert "Vraag 2 van 4" in page
    assert "Wat ik schreef" in client.get(HERE + "vertel/").text


def test_what_was_typed_stays_when_something_is_wrong(cast, client):
    files = {"text": "Wat ik schreef", "voice": upload(b"GIF89a/*")}
    page = client.post(HERE + "vertel/", files)
    assert (page.status_code, "Wat ik schreef" in page.text) == (422, True)
    page = client.post(HERE + "vertel/vraag-3/", {"street": "Zonnehof 12", "period": "lente"})
    assert (page.status_code, "Zonnehof 12" in page.text, "lente" in page.text) == (422, 1, 1)


def test_sending_twice_tells_once_and_shows_the_same_slip(cast, client):
    tell(client)
    first = code_on(client)
    again = client.post(HERE + "vertel/nakijken/", {"sent": "1"})
    assert again["Location"] == HERE + "strookje/nieuw/"
    assert (Story.objects.count(), code_on(client)) == (1, first)


def test_another_screen_never_sees_the_slip(cast, client):
    tell(client)
    assert Client().get(HERE + "strookje/nieuw/")["Location"] == HERE + "strookje/"


def test_after_an_hour_or_a_click_the_slip_is_gone(cast, client):
    tell(client)
    with clock.set_back(clock.now() + timedelta(hours=2)):
        assert client.get(HERE + "strookje/nieuw/").status_code == 302
    client.post(HERE + "strookje/klaar/")
    assert client.get(HERE + "strookje/nieuw/").status_code == 302
    assert client.get(f"{HERE}mijn/{Story.objects.get().pk}/").status_code == 403


def test_machines_fall_into_the_honey(cast, client):
    answer = tell(client, website="http://spam.example")
    assert (answer.status_code, Story.objects.count()) == (422, 0)


def test_a_house_number_in_the_text_is_pointed_out_but_not_stopped(cast, client):
    answer = tell(client, {"text": "Bij mij in de Parkstraat 12 ging het mis."})
    assert answer.status_code == 302
    client.post(HERE + "vertel/", {"text": "Bel 06-12345678 maar."})
    client.post(HERE + "vertel/vraag-2/", {"title": "X", "language": "nl"})
    page = client.get(HERE + "vertel/nakijken/", headers={"Accept-Language": "nl"})
    assert "naar iemands deur" in page.text


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Iedereen weet dat Kees dealt.", "0800-7000"),
        ("Ik hoor dat hij haar slaat.", "0800-2000"),
        ("Het was die auto, AB-123-C.", "0900-8844"),
    ],
)
def test_a_tip_in_a_story_is_shown_the_right_place_and_may_be_told(text, place, client, cast):
    client.post(HERE + "vertel/", {"text": text})
    client.post(HERE + "vertel/vraag-2/", {"title": "X", "language": "nl"})
    page = client.get(HERE + "vertel/nakijken/", headers={"Accept-Language": "nl"}).text
    assert ("Gaat dit over één persoon?" in page, place in page) == (True, True)
    assert tell(client, {"text": text}).status_code == 302


def test_a_voice_is_told_played_back_and_heard_by_all_once_placed(cast, client):
    answer = client.post(HERE + "vertel/", {"text": "", "voice": upload(tone(2))})
    assert answer.status_code == 302
    draft = client.get(HERE + "vertel/geluid/")
    assert draft["Content-Type"] == "audio/mpeg"
    assert Client().get(HERE + "vertel/geluid/").status_code == 404
    assert tell(client, {"text": ""}).status_code == 302
    story = Story.objects.get()
    assert (story.channel, story.seconds, story.text) == ("voice", 2, "")
    heard = f"{HERE}{story.pk}/geluid/"
    assert Client().get(heard).status_code == 404
    assert client.get(heard).status_code == 200  # the teller, in the same session
    actions.place_story(by=cast.bram, story=story)
    assert b"".join(Client().get(heard)) == b"".join(client.get(heard))


def test_a_photo_goes_along_and_can_be_left_out_again(cast, client, own_folder):
    client.post(HERE + "vertel/", {"text": "Hoi"})
    client.post(HERE + "vertel/vraag-3/", {"photo": upload(picture(), "lamp.jpg")})
    assert client.get(HERE + "vertel/foto/")["Content-Type"] == "image/webp"
    client.post(HERE + "vertel/vraag-3/", {"drop_photo": "on"})
    assert client.get(HERE + "vertel/foto/").status_code == 404
    assert [path for path in own_folder.rglob("*") if path.is_file()] == []


def test_a_photo_of_a_story_taken_back_is_gone_for_all_but_the_teller(cast, client):
    tell(client, third={"photo": upload(picture(), "lamp.jpg"), "photo_words": "Een lamp"})
    story = Story.objects.get()
    actions.place_story(by=cast.bram, story=story)
    seen = f"{HERE}{story.pk}/foto/"
    assert Client().get(seen).status_code == 200
    client.post(f"{HERE}mijn/{story.pk}/intrekken/", {"sure": "yes"})
    assert (Client().get(seen).status_code, client.get(seen).status_code) == (404, 200)
    assert Client().get(f"{HERE}{story.pk}/").status_code == 404


def test_what_was_recorded_and_never_sent_is_gone_after_two_days(cast, client, own_folder):
    client.post(HERE + "vertel/", {"text": "Hoi", "voice": upload(tone(1))})
    old = [path for path in own_folder.rglob("*.mp3")]
    with clock.set_back(clock.now() + timedelta(days=3)):
        Client().post(HERE + "vertel/", {"text": "Hoi", "voice": upload(tone(1))})
    kept = [path for path in own_folder.rglob("*.mp3")]
    assert (len(old), len(kept), old == kept) == (1, 1, False)


def test_erasing_removes_the_files(cast, client, own_folder, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        tell(client, third={"photo": upload(picture(), "lamp.jpg")})
    files = [path for path in own_folder.rglob("*") if path.is_file()]
    assert [path.parent.name for path in files] == ["stories"]
    with django_capture_on_commit_callbacks(execute=True):
        client.post(f"{HERE}mijn/{Story.objects.get().pk}/wissen/", {"sure": "yes"})
    assert [path for path in own_folder.rglob("*") if path.is_file()] == []


def test_before_taking_back_we_ask_once_more(cast, client):
    tell(client)
    story = Story.objects.get()
    page = client.post(f"{HERE}mijn/{story.pk}/wissen/")
    assert (page.status_code, 'name="sure"' in page.text) == (200, True)
    assert Story.objects.get().state == "told"


def voice_of_a_public_story(cast):
    name, seconds = actions.keep_voice(tone(2))
    story, _ = placed(cast, replace(LAMP, voice=name, seconds=seconds))
    return f"{HERE}{story.pk}/geluid/"


def test_a_player_gets_the_part_that_it_asks_for(cast, client):
    heard = voice_of_a_public_story(cast)
    whole = b"".join(client.get(heard))
    part = client.get(heard, headers={"Range": "bytes=0-1"})
    said = (part.status_code, part["Content-Range"], part["Content-Length"], b"".join(part))
    assert said == (206, f"bytes 0-1/{len(whole)}", "2", whole[:2])
    rest = client.get(heard, headers={"Range": f"bytes={len(whole) - 5}-"})
    assert b"".join(rest) == whole[-5:]
    beyond = client.get(heard, headers={"Range": f"bytes={len(whole)}-"})
    assert (beyond.status_code, beyond["Content-Range"]) == (416, f"bytes */{len(whole)}")
    old = client.get(heard, headers={"Range": "bytes=0-1", "If-Range": '"older"'})
    assert old.status_code == 200


def test_a_file_may_do_nothing_but_be_heard(cast, client):
    answer = client.get(voice_of_a_public_story(cast))
    names = ("Content-Security-Policy", "X-Content-Type-Options", "Content-Disposition")
    assert [answer[name] for name in names] == [
        "default-src 'none'; sandbox",
        "nosniff",
        'inline; filename="verhaal.mp3"',
    ]
    assert answer["Cache-Control"] == "private, no-cache"


def test_a_slip_opens_the_own_story_and_only_that(cast, client):
    code = new_code()
    story, _ = told(cast.wijk, code=code)
    other, _ = told(cast.wijk)
    wrong = client.post(HERE + "strookje/", {"code": new_code()})
    assert wrong.status_code == 422
    answer = client.post(HERE + "strookje/", {"code": code.lower()})
    assert answer["Location"] == f"{HERE}mijn/{story.pk}/"
    assert client.get(answer["Location"]).status_code == 200
    assert client.get(f"{HERE}mijn/{other.pk}/").status_code == 403
    assert client.get(f"/w/elzenbroek/verhalen/mijn/{story.pk}/").status_code == 404


def test_the_teller_reads_the_reason_changes_and_appeals(cast, client):
    code = new_code()
    story, _ = told(cast.wijk, code=code)
    client.post(HERE + "strookje/", {"code": code})
    actions.return_story(by=cast.bram, story=story, reason=Reason.OTHER, words="Kees staat erin.")
    mine = f"{HERE}mijn/{story.pk}/"
    assert "Kees staat erin." in client.get(mine).text
    assert client.get(mine + "bezwaar/").status_code == 200
    assert client.post(mine + "bezwaar/", {"words": "Mag best."})["Location"] == mine
    assert Story.objects.get().state == "appealed"
    page = client.post(mine + "veranderen/", {"title": "Nieuw", "text": "Tekst"})
    assert (page.status_code, Story.objects.get().title) == (422, "De lamp")


def test_the_teller_takes_one_use_back(cast, client):
    code = new_code()
    story, _ = placed(cast, code=code)
    client.post(HERE + "strookje/", {"code": code})
    client.post(f"{HERE}mijn/{story.pk}/", {"uses": ["panel"]})
    assert Client().get(f"{HERE}{story.pk}/").status_code == 404
    assert {c.use for c in story.consents.filter(withdrawn_at=None)} == {Use.PANEL}


@pytest.mark.parametrize("many", [1, 3])
def test_the_desk_costs_the_same_for_one_and_three(many, cast, client, django_assert_num_queries):
    for _ in range(many):
        told(cast.wijk)
        story, teller = told(cast.wijk)
        actions.return_story(by=cast.bram, story=story, reason=Reason.HURTS)
        actions.appeal(story=story, teller=teller, words="Nee.")
    keeper = signed_in(client, cast.bram)
    with django_assert_num_queries(8):
        page = keeper.get(HERE + "bureau/")
    assert page.text.count(ROW) == many  # nothing that Bram gave back himself
    assert signed_in(Client(), cast.noor).get(HERE + "bureau/").text.count(ROW) == many


def test_the_keeper_places_and_gives_back_at_the_desk(cast, client):
    one, _ = told(cast.wijk)
    other, _ = told(cast.wijk)
    keeper = signed_in(client, cast.bram)
    desk = f"{HERE}bureau/"
    assert keeper.get(f"{desk}{one.pk}/").status_code == 200
    keeper.post(f"{desk}{one.pk}/plaatsen/")
    answer = keeper.post(f"{desk}{other.pk}/", {"reason": "other"})
    assert answer.status_code == 422
    keeper.post(f"{desk}{other.pk}/", {"reason": "tip about crime"})
    one.refresh_from_db()
    other.refresh_from_db()
    assert (one.state, other.state) == ("placed", "returned")


def test_the_coordinator_sees_appeals_and_nothing_else(cast, client):
    waiting, _ = told(cast.wijk)
    story, teller = told(cast.wijk)
    actions.return_story(by=cast.bram, story=story, reason=Reason.HURTS)
    actions.appeal(story=story, teller=teller, words="Nee.")
    judge = signed_in(client, cast.noor)
    assert judge.get(f"{HERE}bureau/{waiting.pk}/").status_code == 404
    assert judge.get(f"{HERE}bureau/{story.pk}/").status_code == 200
    judge.post(f"{HERE}bureau/{story.pk}/bezwaar/", {"verdict": "placed", "words": "Mag."})
    assert Story.objects.get(pk=story.pk).state == "placed"


@pytest.mark.parametrize("who", ["amina", "carlos", "dilan", "sanne", "stranger"])
def test_others_do_not_come_to_the_desk_nor_hear_what_waits(who, cast, client):
    name, seconds = actions.keep_voice(tone(1))
    story, _ = told(cast.wijk, replace(LAMP, voice=name, seconds=seconds))
    person = signed_in(client, getattr(cast, who))
    paths = ["bureau/", f"bureau/{story.pk}/", f"bureau/{story.pk}/geluid/", f"mijn/{story.pk}/"]
    assert [person.get(HERE + path).status_code for path in paths] == [403] * 4
    assert person.get(f"{HERE}{story.pk}/geluid/").status_code == 404


def test_a_collector_writes_down_reads_back_and_gives_the_slip(cast, client):
    collector = signed_in(client, cast.carlos)
    answer = collector.post(HERE + "opschrijven/", {"how": "with", "channel": "bench"})
    assert answer["Location"] == HERE + "vertel/"
    tell(collector, read_back="on")
    story = Story.objects.get()
    kept = (story.how, story.channel, story.collector, story.teller, story.state)
    assert kept == ("with", "bench", cast.carlos, None, "told")
    assert actions.slip_of(code_on(collector), here=cast.wijk, source="1")[0] == story
    assert collector.get(f"{HERE}mijn/{story.pk}/").status_code == 403


def test_my_stories_are_there_when_signed_in(cast, client):
    told(cast.wijk, teller=cast.amina)
    told(cast.dorp, teller=cast.amina)
    page = signed_in(client, cast.amina).get(HERE + "mijn/").text
    assert page.count(f"{HERE}mijn/") == 2  # the page itself, in the language form, and one story
