"""Given names that are common in Dutch neighbourhoods: only to see that a sentence names somebody.

Written down by hand, of many origins; it holds nobody's surname and no person. Names that are
also words ("jet", "toon", "rob") count only with a capital.
"""

from __future__ import annotations

GIVEN_NAMES = frozenset(
    """aad aart abdel abdul achmed adam adri agnieszka ahmed ahmet aisha ali alice amal amina amira
    amir an andrzej andre andré angelique anita anja ank anke anna anne annelies annemarie annie
    anouk ans anton antoinette arend arie arjan astrid aukje ayse ayşe aziz barbara bart bartek
    bassam beata ben bep bernard berta betty bianca bilal björn bob bouchra bram brahim brenda
    bert cees celine charlotte chantal chris christiaan corrie corry dani daniel danielle dave
    david dennis dewi diana dick dik dilan dirk dorien driss edwin ebru eelco elif els elsa
    elisabeth ellen emine emre emma erik erwin esra esther eva evert ewa fadima fatima fatma
    fatiha femke ferry floor floris frank frans fred freek frits gabriella geert gerard gerda
    gerrit gert gijs gonda greet greetje guus habib hafid hakan halima hamid hamza hanna hannah
    hannie hans harm harrie harry hasan hassan hatice heidi helma hendrik henk henny herman hetty
    hilde huib hussein hüseyin ibrahim ilse imane inge ingrid irma ismail jaap jacco jack jacob
    jacqueline jamal jan janine janneke jannie jaylano jeanette jelle jeroen jesse jet johan
    johannes john jolanda joke jordy joris jorrit josé joyce judith jurgen kamil karel karim karin
    karima katarzyna kees kelly kevin khadija khalid kim klaas koos krystian kübra lars laura
    leen leila lena leo leon leyla lex lia lidia liesbeth linda lisa loes lotte louis louise lucas
    luuk maaike maarten machteld magda mahmoud malika manon marco margriet maria marian marianne
    marieke marije marijke marina mario mariska marjan marjolein marleen marloes marcel marcin
    martijn martin mathijs matthijs mehmet melissa merel meryem michael michel michiel mieke mike
    mirjam mo moham mohamed mohammed monique mounir murat mustafa nadia nancy naima natalia natasja
    nick nicole niels nienke noor nora noura nurcan olga omar onno oscar osman otto pascal patricia
    patrick paul paula pauline peter petra pien piet pieter pim piotr rachid rachida ramon ramona
    raymond rené renée riet ricardo rik ria richard rob robbert robert roel roelof rogier ron
    ronald rosa ruben rudi ruud sabrina said saida salim samira sander sandra sanne sara sarah
    saskia selma serge sharon shirley silvia simone sjaak sjoerd sofia sonja soraya stefan stella
    steven suzan suzanne sylvia tamara tanja teun theo thijs thomas tim tineke tjeerd tom ton
    toon truus trudy ursula vera victor vincent wendy wesley wilma willeke willem willy wim winnie
    wout wouter xander yara yasin yasmina yassine yolanda yusuf youssef yvonne zahra zainab zeynep
    zohra""".split()  # noqa: SIM905
) - {"an", "mo", "moham", "ans", "floor", "leen", "lia"}
# These are words as well: with a small letter they are no name.
ALSO_WORDS = frozenset(
    """aart ben ank bart bep bob dick dik els floor greet jack jet jan kim leen lex loes mike noor
    otto pien pim ria riet rik rob ron rosa stella ton toon tom tim truus vera""".split()  # noqa: SIM905
)
