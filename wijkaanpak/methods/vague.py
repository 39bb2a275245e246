"""Dutch words that say little of what a plan is about: two plans share them by chance.

Beside the empty words of `likeness`, which offers and wishes leave out as well. A wish for a hand
at a door is about a hand and a door; a plan that names them seldom is.
"""

VAGUE = frozenset(
    """niemand nooit nergens niets geen alleen allemaal allebei beide ander elkaars ieders iemands
    zij hij hem haar hun hen mijn jouw onze zich zichzelf eigen zelfde dezelfde hetzelfde
    altijd vroeger later sinds straks nu toen daarna daarvoor eerder eerst eerste tweede derde
    laatste volgende vorige voorlopig meteen eindelijk vandaag morgen gisteren ochtend ochtends
    middag avond avonds nacht nachts dag dagen week weken maand maanden jaar jaren uur uren minuut
    begin einde half helft keer keren maal deel stuk paar soort manier ding dingen geval
    hier daar ergens overal buiten binnen boven beneden onder achter voor naast langs rond tussen
    thuis plek plekken plaats plaatsen kant deur deuren hand handen oog ogen hoofd woord woorden
    naam namen lang lange kort korte ver verre dichtbij hoog laag groot grote klein kleine mooi
    mooie goede beter slecht slechte veilig vrij vrije vol volle leeg lege echt echte zeker
    moeilijk makkelijk snel langzaam samen apart precies genoeg minder minst meest steeds telkens
    zoveel hoeveel enkel enkele verschillende bepaalde mogelijk nodig
    moet moest moesten mocht mochten kon konden wilde wilden zou zouden werd werden was waren
    hoef hoeft hoefde hoeven durf durft durven gebeurt gebeurde gebeuren begint begon begonnen
    beginnen stop stopt stopte stopten stoppen gestopt blijf blijft bleef bleven blijven gebleven
    ga ging gingen gegaan kwam kwamen gekomen krijg krijgt kreeg kregen krijgen gekregen
    geef geeft gaf gaven gegeven neem neemt nam namen nemen genomen zet zette zetten gezet
    leg legt legde legden leggen gelegd ligt lag lagen liggen sta stond stonden gestaan
    zit zat zaten zitten loop loopt liep liepen lopen gelopen rijd rijdt reed reden
    breng brengt bracht brachten brengen haal haalt haalde halen houd houdt hield hielden houden
    laat liet lieten zie ziet zag zagen zien gezien hoor hoort hoorde hoorden horen gehoord
    kijk kijkt keek keken bekijken vind vindt vond vonden vinden gevonden denk denkt dacht dachten
    denken weten wist wisten geweten ken kent kende kenden kennen zeg zegt zei zeiden zeggen gezegd
    vertel vertelt vertelde vertelden vertellen verteld praat praatte praten vroeg vroegen gevraagd
    vraagt beloof beloofde noem noemt noemde noemen heet heten spreek spreekt sprak spreken
    lees leest las lezen schrijf schrijft schreef schreven schrijven maakte maakten gemaakt
    deed deden gedaan gebruik gebruikt gebruiken werk werkt werkte werken gewerkt
    voel voelt voelen lijkt leek lijken merk merkt merken mist miste missen wacht wacht wachten
    kiest koos kiezen beslis beslist beslissen regel regelt regelen zorgt zorgen
    koop koopt kocht kochten kopen maandag dinsdag woensdag donderdag vrijdag zaterdag zondag
    verlies verliest verloor verliezen win wint won winnen houdt hangt hing hangen draait draaien
    mens mensen buur buren buurman buurvrouw bewoner bewoners vrouw vrouwen man mannen groep
    groepen buurt wijk wijken stad dorp straat straten gezicht beurt vullen vulde vulden ingevuld
    bijna ongeveer vooral namelijk daarmee waarmee hierbij daarbij waarbij hiervoor waarvoor
    hoewel terwijl zodra totdat voordat nadat opdat mits tenzij indien behalve ondanks volgens
    tegenover richting zonder""".split()  # noqa: SIM905
)
