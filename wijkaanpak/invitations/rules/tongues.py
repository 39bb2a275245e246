"""What stands on a card in each language of the neighbourhood. Translated by hand."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Tongue:
    """The words of a card. `host` and the name of what goes on are filled in by the page."""

    code: str
    name: str  # the language, in that language
    greeting: str
    invited: str  # by somebody, for something
    in_general: str  # by somebody, to take part
    scan: str
    visit: str
    your_code: str
    yes: str
    no: str
    leave: str
    free: str
    right_to_left: bool = False


TONGUES: dict[str, Tongue] = {
    one.code: one
    for one in (
        Tongue(
            "nl",
            "Nederlands",
            "Beste buur,",
            "%(who)s nodigt je uit:",
            "%(who)s nodigt je uit om mee te doen met de buurt.",
            "Scan het vierkant met je telefoon",
            "of ga naar",
            "Je code",
            "Ja, ik kom",
            "Nee",
            "Ik laat het aan mijn buren over",
            "Elk antwoord is goed. Niemand ziet wat jij antwoordt. We vragen het niet nog eens.",
        ),
        Tongue(
            "en",
            "English",
            "Dear neighbour,",
            "%(who)s invites you:",
            "%(who)s invites you to take part in the neighbourhood.",
            "Scan the square with your phone",
            "or go to",
            "Your code",
            "Yes, I am coming",
            "No",
            "I leave it to my neighbours",
            "Every answer is fine. Nobody sees what you answer. We do not ask again.",
        ),
        Tongue(
            "tr",
            "Türkçe",
            "Sevgili komşumuz,",
            "%(who)s sizi davet ediyor:",
            "%(who)s sizi mahalleye katılmaya davet ediyor.",
            "Kareyi telefonunuzla okutun",
            "veya şu adrese gidin",
            "Kodunuz",
            "Evet, geliyorum",
            "Hayır",
            "Komşularıma bırakıyorum",
            "Her cevap olur. Cevabınızı kimse görmez. Bir daha sormayız.",
        ),
        Tongue(
            "ar",
            "العربية",
            "جارنا العزيز،",
            "%(who)s يدعوك إلى:",
            "%(who)s يدعوك إلى المشاركة في الحي.",
            "امسح المربع بهاتفك",
            "أو اذهب إلى",
            "رمزك",
            "نعم، سآتي",
            "لا",
            "أترك الأمر لجيراني",
            "كل جواب مقبول. لا أحد يرى جوابك. لن نسأل مرة أخرى.",
            right_to_left=True,
        ),
        Tongue(
            "pl",
            "Polski",
            "Dzień dobry!",
            "%(who)s zaprasza:",
            "%(who)s zaprasza do udziału w życiu osiedla.",
            "Zeskanuj kwadrat telefonem",
            "albo wejdź na stronę",
            "Twój kod",
            "Tak, przyjdę",
            "Nie",
            "Zostawiam to sąsiadom",
            "Każda odpowiedź jest dobra. Nikt nie widzi Twojej odpowiedzi. Nie zapytamy ponownie.",
        ),
    )
}
DUTCH = TONGUES["nl"]
