"""English nouns as counting meets them: people, vehicles, irregular plurals, and where a noun phrase ends."""

from __future__ import annotations

from typing import Final

from articles.claims.words.listing import listed

PERSONS: Final = listed(
    "rower diver camper walker gardener skater surfer jogger bather islander beekeeper potter tailor sailor "
    "person people population death fatality mom dad man woman child boy girl baby infant toddler teenager teen "
    "youth youngster kid adult elder senior pensioner orphan twin triplet sibling brother sister son daughter "
    "mother father parent grandmother grandfather grandparent grandchild uncle aunt cousin nephew niece husband "
    "wife widow widower spouse bride groom friend neighbour neighbor colleague companion partner couple relative "
    "guest stranger civilian resident inhabitant villager townspeople citizen native local settler migrant "
    "immigrant emigrant refugee evacuee asylum-seeker exile returnee deportee foreigner tourist visitor traveller "
    "traveler passenger commuter pedestrian driver motorist motorcyclist cyclist rider biker pilot co-pilot crew "
    "crewman crewmember sailor seaman captain steward stewardess attendant astronaut cosmonaut soldier troop "
    "fighter militant rebel insurgent terrorist jihadist jihadi islamist thug gunman guerrilla paramilitary "
    "militiaman mercenary extremist separatist bomber attacker assailant shooter sniper recruit conscript "
    "reservist veteran serviceman servicewoman infantryman marine commando paratrooper peacekeeper airman officer "
    "commander general colonel major lieutenant sergeant corporal policeman policewoman police guard bodyguard "
    "gendarme ranger warden trooper deputy sheriff detective agent spy informant hostage captive prisoner inmate "
    "detainee convict captor kidnapper abductor hijacker pirate smuggler trafficker dealer gangster mobster robber "
    "thief burglar looter rioter vandal arsonist murderer killer rapist criminal offender suspect defendant "
    "accused accomplice perpetrator victim casualty survivor wounded injured patient donor carrier witness "
    "bystander onlooker spectator fan supporter viewer listener reader follower subscriber user customer client "
    "consumer shopper buyer seller trader vendor merchant shopkeeper owner tenant landlord homeowner taxpayer "
    "voter elector candidate contestant participant attendee delegate member lawmaker legislator senator "
    "congressman congresswoman representative mp minister president premier governor mayor councillor councilor "
    "commissioner ambassador diplomat envoy official bureaucrat politician leader activist campaigner protester "
    "protestor demonstrator marcher striker dissident opponent critic whistleblower monk nun priest pastor bishop "
    "imam cleric rabbi pilgrim worshipper believer muslim christian jew hindu buddhist sikh catholic protestant "
    "shiite sunni kurd yazidi arab turk worker employee staff staffer personnel labourer laborer miner farmer "
    "fisherman fisher shepherd herder builder engineer technician mechanic electrician plumber cleaner janitor "
    "cook chef waiter waitress baker butcher nurse doctor physician surgeon medic paramedic dentist midwife "
    "pharmacist scientist researcher academic professor teacher lecturer student pupil schoolchild schoolgirl "
    "schoolboy graduate apprentice trainee volunteer rescuer firefighter fireman lifeguard responder aid-worker "
    "journalist reporter editor correspondent photographer cameraman blogger writer author poet novelist artist "
    "painter musician singer dancer actor actress director producer filmmaker performer comedian player footballer "
    "athlete runner swimmer boxer wrestler skier climber mountaineer hiker trekker sherpa coach referee umpire "
    "goalkeeper batsman bowler golfer lawyer attorney solicitor barrister prosecutor judge juror magistrate notary "
    "accountant banker broker investor shareholder creditor manager executive director chairman founder "
    "entrepreneur businessman businesswoman boss chief secretary clerk receptionist contractor expert analyst "
    "specialist consultant adviser advisor spokesman spokeswoman inspector investigator monitor observer "
    "negotiator mediator translator interpreter speaker adherent ally rival foe enemy hunter collector operator "
    "operative personality celebrity star hero individual human being applicant beneficiary recipient claimant "
    "retiree signatory complainant plaintiff petitioner jobseeker freelancer american briton german russian iraqi "
    "syrian iranian israeli palestinian afghan pakistani indian somali yemeni egyptian libyan turk ukrainian "
    "mexican canadian australian african european asian chechen houthi rohingya tibetan uighur separatist loyalist "
    "nationalist communist fascist nazi royalist republican democrat liberal conservative socialist green sherpa "
    "scout orphan abductee stowaway skipper deckhand docker stevedore weaver potter bargee"
)

VEHICLES: Final = listed(
    "vehicle car truck lorry bus coach van taxi cab minibus motorcycle motorbike bike bicycle scooter tractor "
    "trailer ambulance tank humvee hummer jeep bulldozer excavator train tram locomotive carriage wagon ship boat "
    "vessel ferry yacht dinghy raft submarine frigate destroyer tanker freighter trawler aircraft plane airplane "
    "aeroplane jet airliner helicopter chopper drone warplane bomber glider balloon spacecraft rocket carrier "
    "convoy pickup suv howitzer barge tug warship gunboat lifeboat"
)

IRREGULAR: Final = {
    "men": "man",
    "women": "woman",
    "children": "child",
    "grandchildren": "grandchild",
    "schoolchildren": "schoolchild",
    "feet": "foot",
    "teeth": "tooth",
    "mice": "mouse",
    "geese": "goose",
    "lives": "life",
    "wives": "wife",
    "knives": "knife",
    "thieves": "thief",
    "halves": "half",
    "loaves": "loaf",
    "leaves": "leaf",
    "wolves": "wolf",
    "shelves": "shelf",
    "calves": "calf",
    "criteria": "criterion",
    "phenomena": "phenomenon",
    "crises": "crisis",
    "oases": "oasis",
    "analyses": "analysis",
    "buses": "bus",
    "viruses": "virus",
    "campuses": "campus",
    "bonuses": "bonus",
    "heroes": "hero",
    "potatoes": "potato",
    "tornadoes": "tornado",
    "volcanoes": "volcano",
    "movies": "movie",
    "cookies": "cookie",
    "ties": "tie",
    "lies": "lie",
    "zombies": "zombie",
    "rookies": "rookie",
    "calories": "calorie",
    "selfies": "selfie",
    "axes": "axe",
    "news": "news",
    "caches": "cache",
    "headaches": "headache",
    "moustaches": "moustache",
    "gases": "gas",
    "aches": "ache",
    "shoes": "shoe",
    "canoes": "canoe",
    "toes": "toe",
    "foes": "foe",
    "dwarves": "dwarf",
}

COLLECTIVE: Final = listed(
    "people police personnel staff crew cattle aircraft spacecraft sheep deer fish salmon offspring troops livestock "
    "poultry series species headquarters barracks crossroads gallows means works dice data media bacteria folk "
    "townspeople clergy gentry militia infantry artillery ammunition hovercraft watercraft swine bison moose"
)

# Nouns that end like a plural and mostly stand before the noun that is counted.
ATTRIBUTIVE: Final = listed("sales sports news arms customs savings systems goods communications operations rights")

NOT_PLURAL: Final = listed(
    "this his its is was has does as us yes thus plus perhaps always sometimes besides less unless across towards "
    "politics physics economics mathematics ethics athletics gymnastics basics diabetes rabies news chaos campus "
    "bus virus status census consensus focus bonus surplus corpus genius gas bias alias atlas canvas christmas "
    "texas paris james charles louis thomas jones williams isis damascus cyprus athens brussels naples "
    "wales honduras dallas los las des les afterwards nowadays overseas indoors outdoors upstairs downstairs "
    "whereas days' precious serious various previous religious famous dangerous enormous numerous anonymous "
    "suspicious mysterious indigenous simultaneous continuous consecutive tremendous hers theirs ours yours"
)

NOT_MEN: Final = listed("men's omen specimen regimen abdomen acumen yemen amen semen stamen ramen bitumen hymen")

STOPS: Final = listed(
    "a an the this that these those my your his her its our their some any each every all both either neither no "
    "of in on at by for from to into onto with without within under over above below between among amid amidst "
    "across through throughout during before after since until till against toward towards about around near beside "
    "behind beyond along alongside outside inside off out up down per via despite except than as like unlike upon "
    "and or but nor so yet if when while where who whom whose which what why how because although though unless "
    "whether is are was were be been being am has have had having do does did will would shall should can could may "
    "might must cannot not n't i you he she it we they me him them us himself herself itself themselves there here "
    "then now ago later earlier again also just only even still already too very away back together apart yesterday "
    "today tomorrow tonight once twice else instead however therefore meanwhile including involving according "
    "following regarding concerning "
    "i'm it's he's she's they're we're don't didn't doesn't wasn't weren't isn't aren't won't can't couldn't wouldn't"
)


# Verb forms that end a noun phrase, but may stand before its noun as an adjective: "two stolen cars".
VERBS: Final = listed(
    "said says say told tells began begin begins became become becomes came come comes fell fall falls went go "
    "goes gone took take takes taken made make makes gave give gives given got get gets held hold holds kept keep "
    "keeps knew know knows known left leave leaves lost lose loses met meet meets paid pay pays ran run runs saw "
    "see sees seen sent send sends shot sat sit sits slept spoke speak speaks spent stood stand stands stole "
    "stolen swept thought threw tore torn won win wins wore write wrote writes written broke broken blew blown "
    "burst brought bought built caught chose chosen cut died dies die drove driven drew drawn eat ate fed feel "
    "felt fled flee flees flew flown forgot fought found grew grown hid hidden hit hurt lay led lit rose rise "
    "rises risen rode rang sank sunk sang sold shook shut struck swam seem seems remain remains want wants need "
    "needs live lives show shows shown burnt armed set put read cast bound dead alive spread split beat beaten bit "
    "bitten deal dealt dug freed lent sworn help helps start starts end ends work works play plays turn turns call "
    "calls ask asks face faces say serve serves"
)


def is_plural(word: str) -> bool:
    """Whether a lower-case word looks like a plural noun."""
    if word in IRREGULAR or word in COLLECTIVE or word.endswith(("women", "people")):
        return True
    if word.endswith("men"):
        return word not in NOT_MEN
    return len(word) > 2 and word.endswith("s") and not word.endswith(("ss", "us", "'s")) and word not in NOT_PLURAL


def singular(word: str) -> str:
    """The singular of a lower-case noun; a word that is no plural is returned as it is."""
    if word in COLLECTIVE and word != "troops":
        return word
    if word in IRREGULAR:
        return IRREGULAR[word]
    if word.endswith("men") and is_plural(word):
        return word[:-3] + "man"
    if not is_plural(word):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "sses", "xes", "zzes")):
        return word[:-2]
    return word[:-1]
