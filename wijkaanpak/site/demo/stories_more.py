"""Stories of 2024 to 2026 from doors, benches and the kitchen of De Zaaier, told with somebody.

With these there are enough for a reading panel to see of what many of them speak.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from datetime import date as on

from wijkaanpak.site.demo.script import Story, StoryStep
from wijkaanpak.site.demo.shapes import Channel, Domain, Layer


def heard(
    key: str, day: date, by: str, channel: Channel, street: str, teller: str, title: str,
    domains: Sequence[Domain], text: str, layer: Layer = "person",
) -> Story:  # fmt: skip
    """Return a story that somebody told and heard read back; the keeper placed it a week later."""
    placed = day + timedelta(days=7)
    return Story(
        key=key, title=title, teller=teller, text=text, channel=channel, street=street,
        period=f"{day.year}", domains=tuple(domains), layer=layer, uses=("panel", "public"),
        steps=(StoryStep(day, "told", by), StoryStep(day, "checked"),
               StoryStep(placed, "shared", "leyla")),
    )  # fmt: skip


MORE = (
    heard("S20", on(2024, 10, 8), "soraya", "doorstep", "Zonnehof",
          "een moeder van trap 4", "Schimmel achter de kast", ("housing", "health"),
          """Achter de kast in de slaapkamer zat schimmel, zo groot als een handdoek. Ik had de
          kast er zelf voor gezet, anders zag ik het de hele dag. Mijn dochter hoestte en de
          huisarts vroeg hoe wij wonen. Toen Warm Wonen bij onze trap kwam, schoven twee mannen
          de kast weg en schrokken ook. Ze hebben eerst de muur gedroogd, drie weken lang, en
          toen pas de isolatie en het nieuwe kozijn. De kast staat nu aan de andere kant. De
          muur is droog en het hoesten is minder. Ik doe het raam weer open omdat ik het wil,
          niet omdat het moet."""),
    heard("S21", on(2024, 11, 5), "els", "phone", "Zonnehof",
          "een man van 68", "De verwarming op zestien", ("housing", "work_income"),
          """Twee winters zette ik de verwarming op zestien graden. Met een trui en een deken
          ging het, zei ik tegen mijn zoon. Maar de muur werd nat en in de hoek kwam schimmel.
          Je spaart op de rekening en je betaalt met je muur. Op de flat hiernaast was de
          isolatie al klaar. Die buurman liet mij zijn rekening zien, gewoon aan de deur:
          honderdtien euro minder. Toen wij aan de beurt waren, heb ik koffie gezet voor de
          mannen. Nu staat de verwarming op negentien en is de rekening lager dan toen. De
          deken ligt in de kast."""),
    heard("S22", on(2025, 1, 21), "marloes", "bench", "Zonnehof",
          "een vrouw van trap 7", "Droog is pas droog als het regent", ("housing",),
          """De aannemer vinkte onze flat af. Klaar, stond er op het blad. Maar toen het in
          november een week regende, kwam de vlek in de muur terug, naast het kozijn. Ik dacht:
          ik houd mijn mond, ze zijn zo lang bezig geweest. Mijn buurvrouw zei dat zij hem ook
          had. Samen zijn we naar het spreekuur gegaan, met een foto van de schimmel en de
          datum erbij. Ze zijn teruggekomen en hebben de goot gemaakt. Het was de isolatie
          niet, het was de goot. Nu wachten wij op de volgende natte week. Droog is pas droog
          als het regent."""),
    heard("S23", on(2025, 2, 11), "soraya", "doorstep", "Zonnehof",
          "een student op trap 2", "Een kozijn dat dicht kan", ("housing",),
          """Mijn raam kon niet dicht. Het kozijn was krom en in de winter legde ik er een
          handdoek tegen. Ik huur een kamer en dan vraag je niet veel. Bij Warm Wonen vroegen
          ze op elke trap wat het eerst moest. Bij ons was dat niet de muur en niet de
          verwarming, het waren de kozijnen. Dat hadden we zelf gezegd en dat stond later ook
          zo op het blad. Ik heb vier dagen in de logeerflat geslapen. Toen ik terugkwam deed
          ik het raam dicht en hoorde ik niets meer van de weg. Ik had nooit geweten dat het
          hier stil kon zijn."""),
    heard("S24", on(2024, 12, 10), "agnieszka", "bench", "Spoorlaan",
          "een vrouw uit de ploegendienst", "Half zes in de tunnel", ("safety", "work_income"),
          """Om half zes fiets ik door de tunnel naar mijn werk. Dan is er niemand, of er is
          juist iemand, en ik weet niet wat erger is. Het licht in het midden deed het niet. Ik
          belde mijn zus en praatte hard tot ik aan de andere kant was. Sinds de nieuwe lampen
          fiets ik zonder bellen. Ik zie nu de hele tunnel, ook de bocht. Er zit nog steeds
          soms iemand, maar nu zie ik dat het een jongen is die op zijn vriend wacht. Hij zegt
          hoi. Licht maakt van een schaduw een mens."""),
    heard("S25", on(2025, 3, 18), "els", "meeting", "De Terp",
          "een opa", "De lange weg om de tunnel heen", ("safety", "social_life"),
          """Mijn kleindochter zit op zwemmen aan de andere kant van het spoor. Door de tunnel
          is het zes minuten fietsen. Toch reden we om, langs de brug, twintig minuten, omdat
          zij de tunnel donker vond. Ik heb nooit gezegd dat ik het zelf ook geen fijne plek
          vond. Toen de kinderen mochten zeggen wat er op de muur kwam, heeft zij een kwal
          getekend. Die geeft licht, zei ze. Nu wil ze er altijd langs om haar kwal te zien. We
          stappen halverwege af van de fiets en kijken omhoog. Het is nog steeds een tunnel,
          maar hij is van haar."""),
    heard("S26", on(2025, 9, 23), "agnieszka", "doorstep", "Tunnelpad",
          "een buurman van het pad", "Ik hoor de fietsen weer", ("safety",),
          """Ons huis is het laatste voor de tunnel. Jaren was het daar na zeven uur donker en
          stil, want niemand nam de fiets meer. Ik deed de gordijnen vroeg dicht. Sinds het
          licht er is, hoor ik weer fietsen. Eerst vond ik dat druk. Nu merk ik dat ik de
          gordijnen open laat en dat ik zie wie er thuiskomt. Vorige maand viel er een meisje
          in de bocht bij de tunnel en ik was er als eerste bij, met een pleister. Dat kan
          alleen als je kijkt. En kijken doe je pas als het niet donker is."""),
    heard("S27", on(2025, 10, 14), "soraya", "meeting", "Zonnehofplein",
          "een vrouw van 71", "Twee pannen soep", ("social_life", "health"),
          """Sinds mijn man dood is, kookte ik niet meer. Voor één bord zet je geen pan op. Op
          woensdag is er soep in De Zaaier en de kok was ziek. Iemand vroeg of ik het kon. Ik
          zei nee en ik stond er toch. Twee grote pannen, linzen en prei. Aan de lange tafel
          zaten veertig mensen en er was een jongen die drie keer kwam. Nu ben ik elke tweede
          woensdag de kok in de keuken. Ik neem een bakje soep mee naar huis voor donderdag. Ik
          eet dan aan tafel en niet meer op de bank.""", "group"),
    heard("S28", on(2025, 11, 4), "els", "phone", "De Terp",
          "een man van 83", "De stoel naast de deur", ("social_life",),
          """Ik ging niet naar de tafel met soep. Wat moet ik daar, dacht ik, ik ken er niemand
          en ik hoor slecht. Een buurjongen zei: je kunt ook op de stoel naast de deur, dan kun
          je weg wanneer je wilt. Dat heb ik gedaan. De eerste keer bleef ik tien minuten, met
          mijn jas aan. De tweede keer bracht iemand de soep naar mijn stoel. De derde keer
          schoven ze de tafel op. Nu zit ik aan de lange tafel van De Zaaier, met mijn goede
          oor naar het raam. Die stoel naast de deur laten ze staan, voor de volgende.""",
          "group"),
    heard("S29", on(2025, 12, 9), "soraya", "meeting", "Zonnehof",
          "een moeder van vier", "Mijn kinderen dekken de tafel", ("social_life", "upbringing"),
          """Op woensdag hoef ik niet te koken. Dat klinkt klein. Met vier kinderen is een
          avond zonder pannen een vakantie. We lopen met zijn vijven naar De Zaaier voor de
          soep. Mijn oudste twee dekken daar de tafel voor iedereen, veertig borden, en thuis
          krijg ik ze niet zover. Ze kennen nu alle oude mensen bij naam. Een mevrouw uit de
          keuken leert mijn dochter breien. Ik zit dan met een bord soep en ik hoef tien
          minuten niets. Ik dacht dat die tafel voor eenzame mensen was. Misschien was ik dat
          ook, met vijf mensen in huis.""",
          "group"),
    heard("S30", on(2026, 1, 20), "marloes", "bench", "Kerkstraat",
          "een man van 59", "Afwassen is ook praten", ("social_life", "work_income"),
          """Na het ontslag zat ik thuis en ik wilde niet dat mensen vroegen hoe het ging. In
          de keuken van De Zaaier vraagt niemand dat, want je staat met je rug naar elkaar af
          te wassen. Na de soep is er een berg borden. Ik was en een jongen uit Syrië droogt.
          Wij praten over voetbal en over niets. Na een half jaar zei hij dat hij een
          sollicitatie had, en of ik wilde oefenen. Aan die tafel hebben we een uur gezeten.
          Hij kreeg de baan. Een week later zei hij: nu jij. Ik heb vrijdag een gesprek."""),
    heard("S31", on(2025, 4, 8), "soraya", "school", "Zonnehof",
          "een vader", "De juf wist de naam van mijn dorp", ("schooling", "upbringing"),
          """In de ouderkamer van school mocht ik iets vertellen over waar ik vandaan kom, in
          mijn eigen taal. De juf had de naam van mijn dorp opgezocht en op het bord
          geschreven. Goed gespeld. Mijn zoon zat er trots bij. Ik lees nu elke vrijdag in de
          klas een boek voor, eerst in mijn taal en dan in het Nederlands. Dat Nederlands gaat
          langzaam en de kinderen helpen mij. Ze verbeteren me en lachen niet. Thuis lezen we
          hetzelfde boek. Ik dacht dat de school iets was van de juf. Nu heb ik er een eigen
          kopje."""),
    heard("S32", on(2025, 6, 17), "els", "school", "Waterlinten",
          "een moeder", "Lezen op de trap van de school", ("schooling", "upbringing"),
          """Mijn jongste wilde niet lezen. Thuis niet en in de klas niet. De juf zei: kom een
          kwartier eerder, dan lezen jullie op de trap van de school. Daar zaten meer ouders
          met een kind en een boek. Niemand las goed, en dat was fijn om te horen. Een vader
          las in het Turks en mijn dochter luisterde alsof ze het verstond. Na de zomer las zij
          mij voor, een heel boek over een egel. Met fouten. Ik heb niets verbeterd. De taal
          komt vanzelf als er iemand naast je zit op een koude trap."""),
    heard("S33", on(2026, 2, 17), "soraya", "school", "Zonnehof",
          "een meisje van 14", "Ik las de brief voor", ("schooling", "work_income"),
          """Bij ons thuis lees ik de brieven. Dat doe ik vanaf mijn achtste. De brief van de
          huur, de brief van school, die van de dokter. Soms las ik iets niet voor, want dan
          werd mijn moeder verdrietig. De juf van de ouderkamer zei dat een kind geen postbode
          is. Nu gaat mijn moeder op dinsdag naar de les en neemt ze zelf een brief mee. Ze
          lezen hem daar met zijn allen, met de taal erbij. Gisteren kwam er een brief en zij
          zei: geef maar. Ik heb die avond een boek gelezen. Gewoon voor mezelf."""),
    heard("S34", on(2025, 5, 13), "agnieszka", "bench", "Spoorlaan",
          "een man van 33", "Een uur minder slaap", ("work_income", "health"),
          """Ik werk in het magazijn, in ploegen. Toen de laatste bus niet meer reed, moest ik
          een uur eerder weg en lopen. Een uur minder slaap, elke dag. Ik zei niets tegen de
          baas, want wie klaagt krijgt geen contract. Een collega uit de straat zei: fiets met
          ons mee. Wij fietsen nu met zijn zessen, voor de dienst van zes uur. De baas vroeg
          waarom wij altijd samen aankomen. Toen hebben we het verteld. Nu begint onze ploeg
          een half uur later. Het loon bleef hetzelfde. Ik had niet gedacht dat je dat mag
          vragen op je werk.""",
          "organisation"),
    heard("S35", on(2025, 9, 9), "soraya", "voice", "Zonnehofplein",
          "een jongen van 19", "Een baas die twee keer belde", ("work_income", "upbringing"),
          """Ik was drie keer gestopt met een opleiding. Bij de Talentwerkplaats kon ik een
          week meelopen bij een loodgieter hier uit de wijk. De tweede dag versliep ik me. De
          baas belde. Ik nam niet op. Hij belde nog een keer en zei: de koffie staat klaar.
          Niet: waar blijf je. Ik ben gegaan. Nu werk ik er twee jaar en ik krijg loon, een
          echt contract. Vorige week kwam er een nieuwe jongen en die versliep zich ook. De
          baas gaf mij de telefoon. Ik heb twee keer gebeld. Meer is het niet, dit werk leren.
          Iemand belt twee keer."""),
    heard("S36", on(2026, 3, 10), "marloes", "doorstep", "Waterlinten",
          "een vrouw van 45", "Ik durfde het loon te noemen", ("work_income",),
          """Ik maak schoon, al twaalf jaar. Een werkgever vroeg wat ik wilde verdienen en ik
          zei: wat u gewend bent. Op de dinsdag in de Talentwerkplaats hebben we dat geoefend,
          met zijn vieren. Je moest een loon noemen en dan drie tellen niets zeggen. Drie
          tellen is lang. De eerste keer moest ik lachen. Bij het volgende gesprek noemde ik
          mijn loon en telde ik tot drie. De baas zei: goed. Ik heb het werk en ik krijg twee
          euro per uur meer. Ik leer het nu aan mijn dochter. Zij telt tot vijf."""),
    heard("S37", on(2025, 6, 3), "els", "bench", "Waterlinten",
          "een vrouw van 66", "De boom die wij kozen", ("housing", "social_life"),
          """Toen de veertien bomen weg waren, keek ik een jaar lang de andere kant op. Voor de
          nieuwe bomen mochten wij kiezen. Ik dacht: dat wordt een lijstje, en dan beslist een
          ander. Maar we liepen met de man van het groen langs drie tuinen en voelden aan de
          bladeren. Wij kozen een linde, voor de geur en voor de schaduw op de bank. Hij is nog
          dun. In juni gaf ik hem water, elke avond twee gieters, en een buurman die ik niet
          kende gaf de boom ernaast water. Nu groeten wij elkaar. De schaduw komt later.""",
          "neighbourhood"),
    heard("S38", on(2026, 4, 14), "els", "meeting", "Waterlinten",
          "een man van 52", "Een tegel eruit", ("housing", "social_life"),
          """Mijn tuin was tegels, van hek tot deur. Makkelijk, dacht ik. Bij de grote bui
          stond het water in de gang. De buurvrouw haalde er een rij tegels uit en zette er
          planten in: munt en een vogelbes. Ik lachte erom. De volgende bui liep het water bij
          haar weg en bij mij niet. Toen haalde ik één tegel eruit. Mijn zoon zette er een
          zonnebloem in. Nu zijn het er veertig en hebben we een boom, een kleine. Er komen
          vogels en het is op een warme dag koeler. De tegels liggen achter de schuur. Wie ze
          wil, mag ze halen."""),
    heard("S39", on(2026, 5, 26), "marloes", "bench", "Zonnehofplein",
          "een jongen van 12", "Mijn naam hangt aan een boom", ("social_life", "upbringing"),
          """Wij hebben met de klas zes planten en een boom gezet op het plein. Iedereen mocht
          een kaartje maken. Op mijn kaartje staat mijn naam en dat hij water moet als het heet
          is. In de vakantie ging ik elke dag kijken. Een keer had iemand een tak eraf
          gebroken. Ik was heel boos. De man van de groenploeg zei dat een boom dat zelf kan
          genezen, als je hem met rust laat en genoeg water geeft. Er zit nu een knobbel op die
          plek. Als ik groot ben, is het een grote boom met schaduw. Dan ga ik eronder zitten."""),
)  # fmt: skip
