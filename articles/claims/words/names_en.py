"""Names of countries, peoples and powers, and the words that show what kind of thing a name is."""

from __future__ import annotations

from typing import Final

from articles.claims.words.listing import listed

LACKING: Final = "most towns, rivers and first names; what a text itself does not show of them stays unknown"
"""What these lists lack."""

# A row a country: its name; its adjective and people; its capital; other names. `_` is a space.
_COUNTRIES: Final = """
afghanistan|afghan afghans|kabul|
albania|albanian albanians|tirana|
algeria|algerian algerians|algiers|
argentina|argentine argentines argentinian|buenos_aires|
armenia|armenian armenians|yerevan|
australia|australian australians aussie|canberra|
austria|austrian austrians|vienna|
azerbaijan|azerbaijani azerbaijanis azeri azeris|baku|
bahrain|bahraini bahrainis|manama|
bangladesh|bangladeshi bangladeshis|dhaka|
belarus|belarusian belarusians belarussian|minsk|
belgium|belgian belgians|brussels|
bolivia|bolivian bolivians|la_paz|
bosnia|bosnian bosnians|sarajevo|bosnia_and_herzegovina
brazil|brazilian brazilians|brasilia|
bulgaria|bulgarian bulgarians|sofia|
cambodia|cambodian cambodians|phnom_penh|
canada|canadian canadians|ottawa|
chad|chadian chadians|n'djamena|
chile|chilean chileans|santiago|
china|chinese|beijing|peking prc
colombia|colombian colombians|bogota|
congo|congolese|kinshasa|drc
croatia|croatian croatians croat croats|zagreb|
cuba|cuban cubans|havana|
cyprus|cypriot cypriots|nicosia|
czech republic|czech czechs|prague|czechia
denmark|danish danes dane|copenhagen|
ecuador|ecuadorian ecuadorians|quito|
egypt|egyptian egyptians|cairo|
eritrea|eritrean eritreans|asmara|
estonia|estonian estonians|tallinn|
ethiopia|ethiopian ethiopians|addis_ababa|
finland|finnish finns finn|helsinki|
france|french frenchman|paris|
georgia|georgian georgians|tbilisi|
germany|german germans|berlin|
ghana|ghanaian ghanaians|accra|
greece|greek greeks|athens|
haiti|haitian haitians|port-au-prince|
honduras|honduran hondurans|tegucigalpa|
hungary|hungarian hungarians|budapest|
iceland|icelandic icelanders|reykjavik|
india|indian indians|new_delhi|delhi
indonesia|indonesian indonesians|jakarta|
iran|iranian iranians persian|tehran|teheran
iraq|iraqi iraqis|baghdad|
ireland|irish|dublin|
israel|israeli israelis|jerusalem|
italy|italian italians|rome|
japan|japanese|tokyo|
jordan|jordanian jordanians|amman|
kazakhstan|kazakh kazakhs|astana|
kenya|kenyan kenyans|nairobi|
kosovo|kosovar kosovars|pristina|
kuwait|kuwaiti kuwaitis|kuwait_city|
latvia|latvian latvians|riga|
lebanon|lebanese|beirut|
libya|libyan libyans|tripoli|
lithuania|lithuanian lithuanians|vilnius|
malaysia|malaysian malaysians|kuala_lumpur|
mali|malian malians|bamako|
mexico|mexican mexicans|mexico_city|
moldova|moldovan moldovans|chisinau|
morocco|moroccan moroccans|rabat|
myanmar|burmese|naypyidaw|burma
nepal|nepali nepalese|kathmandu|
netherlands|dutch|the_hague|holland
new zealand|kiwi new_zealander new_zealanders|wellington|
nicaragua|nicaraguan nicaraguans|managua|
niger|nigerien nigeriens|niamey|
nigeria|nigerian nigerians|abuja|
north korea|north_korean north_koreans|pyongyang|dprk
norway|norwegian norwegians|oslo|
oman|omani omanis|muscat|
pakistan|pakistani pakistanis|islamabad|
palestine|palestinian palestinians|ramallah|
peru|peruvian peruvians|lima|
philippines|filipino filipinos philippine|manila|
poland|polish poles pole|warsaw|
portugal|portuguese|lisbon|
qatar|qatari qataris|doha|
romania|romanian romanians|bucharest|
russia|russian russians|moscow|russian_federation kremlin
rwanda|rwandan rwandans|kigali|
saudi arabia|saudi saudis|riyadh|
senegal|senegalese|dakar|
serbia|serbian serbians serb serbs|belgrade|
singapore|singaporean singaporeans||
slovakia|slovak slovaks|bratislava|
slovenia|slovenian slovenians slovene|ljubljana|
somalia|somali somalis|mogadishu|
south africa|south_african south_africans|pretoria|
south korea|south_korean south_koreans|seoul|
spain|spanish spaniards spaniard|madrid|
sri lanka|sri_lankan sri_lankans|colombo|
sudan|sudanese|khartoum|
sweden|swedish swedes swede|stockholm|
switzerland|swiss|bern|
syria|syrian syrians|damascus|
taiwan|taiwanese|taipei|
tanzania|tanzanian tanzanians|dodoma|
thailand|thai thais|bangkok|
tunisia|tunisian tunisians|tunis|
turkey|turkish turks turk|ankara|türkiye turkiye
uganda|ugandan ugandans|kampala|
ukraine|ukrainian ukrainians|kyiv|kiev
united arab emirates|emirati emiratis|abu_dhabi|uae emirates
united kingdom|british britons briton brits|london|britain great_britain uk u.k.
united states|american americans|washington|us u.s. usa u.s.a. america united_states_of_america washington_d.c.
uruguay|uruguayan uruguayans|montevideo|
uzbekistan|uzbek uzbeks|tashkent|
venezuela|venezuelan venezuelans|caracas|
vietnam|vietnamese|hanoi|
yemen|yemeni yemenis|sanaa|sana'a
zimbabwe|zimbabwean zimbabweans|harare|
scotland|scottish scots scot|edinburgh|
wales|welsh|cardiff|
england|english|london|
"""


def _table() -> tuple[dict[str, str], dict[str, str], dict[str, str]]:
    names: dict[str, str] = {}
    adjectives: dict[str, str] = {}
    capitals: dict[str, str] = {}
    for row in _COUNTRIES.strip().splitlines():
        country, people, capital, others = row.split("|")
        names[country] = country
        names.update((other.replace("_", " "), country) for other in others.split())
        adjectives.update((form.replace("_", " "), country) for form in people.split())
        if capital and country != "england":
            capitals[capital.replace("_", " ")] = country
    return names, adjectives, capitals


COUNTRIES, PEOPLES, CAPITALS = _table()
"""Names of countries, names of peoples (and adjectives), and capitals, each in small letters with its country."""

ALIASES: Final = {
    alias: name
    for name, aliases in {
        "islamic state": "isis isil is daesh da'esh daish islamic_state_of_iraq_and_syria "
        "islamic_state_of_iraq_and_the_levant islamic_state_in_iraq_and_syria islamic_state_group isis/isil",
        "united nations": "un u.n. the_un",
        "european union": "eu e.u.",
        "nato": "north_atlantic_treaty_organization north_atlantic_treaty_organisation",
        "african union": "au",
        "free syrian army": "fsa",
        "kurdistan workers' party": "pkk",
        "syrian democratic forces": "sdf",
        "republican party": "gop republicans",
        "democratic party": "democrats",
        "white house": "whitehouse",
        "federal bureau of investigation": "fbi f.b.i.",
        "central intelligence agency": "cia c.i.a.",
        "national health service": "nhs",
        "red cross": "icrc international_committee_of_the_red_cross",
        "world health organization": "who_world_health_organization world_health_organisation",
        "associated press": "ap",
        "agence france-presse": "afp",
        "shia": "shi'ite shi'ites shiite shiites shi'a shi'ah shiah shias",
        "sunni": "sunnis sunnite sunnites",
        "kurds": "kurd kurdish",
        "mumbai": "bombay",
        "myanmar": "burma",
        "st petersburg": "leningrad saint_petersburg",
        "hezbollah": "hizbollah hizbullah hezballah",
        "al-qaeda": "al-qaida al_qaeda al_qaida qaeda",
        "taliban": "taleban",
        "pentagon": "department_of_defense defense_department",
    }.items()
    for alias in (entry.replace("_", " ") for entry in aliases.split())
}
"""Other names that no spelling shows, in small letters, with the name they stand for."""

TITLES: Final = listed(
    "mr mrs ms miss dr prof professor sir lord lady dame president vice-president prime minister chancellor king "
    "queen prince princess pope archbishop bishop cardinal rabbi imam sheikh ayatollah reverend rev father sister "
    "judge justice attorney general colonel col major captain capt lieutenant lt sergeant sgt corporal private "
    "admiral adm commander chief marshal gen senator sen representative rep congressman congresswoman governor "
    "gov mayor secretary ambassador councillor deputy chairman chairwoman director coach detective officer "
    "sheriff inspector superintendent envoy speaker premier spokesman spokeswoman herr frau madame monsieur señor "
    "mullah emir leader whip ceo cfo presidents mrs. nominee candidate pastor lawmaker vice"
)
"""Words before a person's name."""
FIRST_NAMES: Final = listed(
    "james john robert michael william david richard joseph thomas charles christopher daniel matthew anthony "
    "mark donald steven paul andrew joshua kenneth kevin brian george edward ronald timothy jason jeffrey ryan "
    "jacob gary nicholas eric jonathan stephen larry justin scott brandon benjamin samuel gregory frank alexander "
    "raymond patrick jack dennis jerry tyler aaron jose henry adam douglas nathan peter zachary kyle walter "
    "harold jeremy ethan carl keith roger gerald lawrence sean arthur mary patricia jennifer linda elizabeth "
    "barbara susan jessica sarah karen nancy lisa margaret betty sandra ashley dorothy kimberly emily donna "
    "michelle carol amanda melissa deborah stephanie rebecca laura sharon cynthia kathleen amy angela shirley "
    "anna brenda pamela emma nicole helen samantha katherine christine debra rachel carolyn janet catherine maria "
    "heather diane olivia julie joyce victoria ruth virginia lauren kelly christina joan evelyn judith andrea "
    "hannah megan hillary barack bernie ted marco bill jan hans karl klaus jürgen ursula heinz pierre jean "
    "françois jacques marie emmanuel nicolas carlos juan luis javier miguel pedro pablo antonio ana isabel "
    "vladimir dmitry dmitri sergei sergey ivan mikhail alexei nikolai boris igor olga natalia mohammed mohammad "
    "muhammad mohamed ahmed ahmad ali hassan hussein hasan ibrahim khalid omar osama abdul abdullah mustafa yusuf "
    "yasser bashar haider tariq fatima aisha recep erdogan bashir shimon ariel xi li wei shinzo narendra rahul "
    "imran theresa tony gordon nigel ian alan neil graham"
)
"""Common first names, in small letters."""
BODIES: Final = listed(
    "ministry department agency university college school council committee commission party army navy force "
    "forces police court union association organization organisation bank company corporation corp inc ltd group "
    "club institute foundation hospital church parliament senate congress house assembly government authority "
    "office bureau service times post journal guardian telegraph news press radio television tv channel network "
    "front movement brigade brigades division battalion militia coalition alliance league federation mission "
    "nations state republican democratic administration cabinet peshmerga units corps guard fund board society "
    "trust airlines airways motors watch crossroads charity commissioner"
)
"""Words in the name of a body."""
PLACES: Final = listed(
    "city town village county province district river lake sea ocean mountain mount valley island islands street "
    "road avenue square bridge airport port bay gulf desert peninsula region north south east west park beach "
    "hill hills coast strait springs falls creek heights plaza camp border"
)
"""Words in the name of a place."""
PLACE_BEFORE: Final = listed("in at near from around outside inside across towards toward into through to of")
OPENERS: Final = listed(
    "the a an this that these those it its he she they we you i his her their our my your there here what when "
    "where who whom why how which while if unless although though because since as after before until once during "
    "despite without with within in on at by for from to of off over under between among against about above "
    "across along around behind beside beyond into like near out through toward towards up upon via and but or "
    "nor so yet not no none nobody nothing never ever all any both each every few many more most much several "
    "some such other others another either neither same only even just also still then now later earlier soon "
    "today tomorrow yesterday tonight meanwhile however therefore thus moreover instead indeed perhaps maybe "
    "according following asked told said is are was were be been being do does did has have had will would can "
    "could may might must shall should let get go come see one two three four five six seven eight nine ten "
    "eleven twelve hundreds thousands dozens millions officials police witnesses experts critics analysts "
    "residents people men women children soldiers troops fighters militants rebels protesters authorities "
    "investigators prosecutors lawyers doctors reporters journalists sources supporters opponents observers "
    "monitors rain snow photos videos image images video photo first second third last next new old good bad big "
    "small long short high low early late former current further overall additionally finally recently nearly "
    "almost less fewer roughly too very well again back down away together apart aside anyway otherwise besides "
    "except including regarding concerning given whether whatever whoever wherever whenever huge taking rather "
    "different official data islamist western eastern northern southern bloody"
)
"""Words that begin sentences without being names."""
PARTICLES: Final = listed("of de la le du del da di van von der den bin ibn abu al el ben y e und and for the")
"""Small words inside names."""
MONTHS_AND_DAYS: Final = listed(
    "january february march april may june july august september october november december monday tuesday "
    "wednesday thursday friday saturday sunday jan feb mar apr jun jul aug sep sept oct nov dec christmas easter "
    "mon tue wed thu fri sat sun"
)
