"""English words that tell what a statement is about: each concept with its verbs and nouns, from many kinds of news.

A line is a concept, a colon, and its words in their base form; `_` stands for a space inside a phrase. A concept that
begins with `!` can befall people, so that a figure of people is read as the number it befell.
"""

from __future__ import annotations

from typing import Final

from articles.claims.words.listing import listed

CONCEPTS: Final = """
!killed: kill killing dead death die slay slaying murder lose_life lose_their_life fatality toll
!killed: shoot_dead slaughter massacre perish execute behead homicide assassinate assassination gun_down destroy
!killed: casualty_figure lose_his_life lose_her_life drown
!wounded: wound injure injury hurt maim hospitalise hospitalize
!arrested: arrest detain apprehend round_up take_into_custody capture custody nab
!missing: missing unaccounted disappear vanish
!displaced: displace evacuate evacuation homeless flee refuge exodus uproot
!rescued: rescue save pull_from pull_out_alive
!infected: infect infection ill sick sicken case test_positive
!dismissed: lay_off fire_from sack dismiss redundant redundancy job_cut
!gathered: gather rally march protest demonstrate demonstration take_to_the_street turn_out turnout attend set_off
!hostage: hostage kidnap abduct kidnapping
casualties: casualty loss heavy_loss lose_man
charged: charge indict indictment count accuse arraign
convicted: convict conviction guilty plead
sentenced: sentence prison jail
acquitted: acquit clear_of not_guilty release free bail
shot: shoot shot fire_at bullet gunfire shooting
stabbed: stab knife
fell: fall plunge slip
crashed: crash collide collision derail
burned: burn a_fire the_fire house_fire wildfire fire_break catch_fire set_fire blaze arson torch
exploded: explode explosion blast bomb bombing detonate blow_up blow-up
suicide attack: suicide_bombing suicide_bomb suicide_car suicide_belt
suicide attack: suicide_mission suicide_vehicle suicide_attack suicide_bomber
quake: quake earthquake tremor temblor aftershock
magnitude: magnitude richter measure
flooded: flood flooding submerge inundate
stormed: storm hurricane cyclone typhoon tornado
damaged: damage destroy destruction ruin collapse wreck knock_down
strength: number_of_militant number_of_fighter number_of_troop number_of_rebel number_of_insurgent number_of_soldier
strength: number_of_gunman number_of_terrorist strong deploy deployment
strength: station troop_in troop_hold fighter_hold rebel_hold
strength: militant_hold insurgent_hold hold_the_city
takes part: take_part takes_part participate participation join involve liberate involvement
supports: support back aid assist backing rely_upon rely_on proxy air_support
stalled: stall stand-off standoff standstill bog_down halt deadlock stalemate not_move grind_to slow
stalled: operational_rest impasse frontline_not_move
goes badly: not_go_well go_wrong fail failure setback fiasco debacle go_badly founder
holds out: resist resistance hold_out maintain_resistance no_sign_of_defeat sustain_defence sustain_defense
holds out: not_flee not_leave dig_in dug_in upper_hand not_defeat undefeated counterattack counteroffensive
holds out: hold_their_ground
advances: advance gain_control gain_ground seize take_control overrun push_into retake recapture capture_the
retreats: retreat withdraw withdrawal pull_back pull_out
attacks: attack strike raid assault shell bombard airstrike pound ambush
position: locate dislocate west east north south north-west north-east south-west south-east
ceasefire: ceasefire truce armistice
negotiates: negotiate negotiation talk meeting summit deal agreement
offers: offer bid propose proposal contract
bought: buy purchase acquire acquisition takeover merger sell sale
paid: pay payment earn salary fee fine
costs: cost price worth value estimate
loan: loan borrow lend bailout bail_out debt
profit: profit earnings revenue turnover net_income
grew: grow growth rise increase climb surge jump soar gain
shrank: shrink decline drop decrease cut plunge slump contract
launched: launch unveil release introduce debut
delayed: delay postpone put_off suspend
cancelled: cancel scrap abandon call_off
approved: approve adopt pass ratify endorse
rejected: reject turn_down veto refuse oppose
voted: vote ballot poll elect election seat
won: win beat defeat victory triumph prevail
lost game: lose_to fall_to
scored: score goal touchdown point homer net
passed: pass complete throw
caught: catch reception receive
rushed: rush
appointed: appoint name nominate nomination hire succeed successor
resigned: resign resignation quit step_down stand_down
retired: retire retirement
married: marry wed wedding engage
born: bear birth
divorced: divorce separate split
awarded: award prize honour honor win_an
played: play star portray cast
hosted: host emcee present
treated: rehab treat treatment clinic
banned: ban bar prohibit outlaw
sanctioned: sanction embargo
searched: search raid_a hunt manhunt
escaped: escape abscond break_out
found: find discover discovery unearth recover
died of: heart_attack cancer pneumonia illness disease
voyage: sail hijack pirate
visited: visit trip arrive arrival travel
planned: plan schedule intend
built: build construct construction
closed: close shut closure
opened: open reopen inaugurate
resides: live reside home_to population inhabitant
serves: veteran member
apologised: apologise apologize apology regret
criticised: criticise criticize criticism condemn denounce blast_the slam
praised: praise hail laud
denied: deny denial
announced: announce announcement declare
media: medium western_reporting youtube tv broadcaster press
warned: warn warning alert
sued: sue lawsuit litigation
investigates: investigate investigation probe inquiry
polls: survey approval_rating
measured: temperature rainfall inch
"""
"""A word may belong to several concepts, of which the one said nearest to a figure counts."""

SUBJECT_ROLES: Final = (
    "president", "prime minister", "mayor", "king", "queen", "pope", "chancellor", "chief executive", "chairman",
    "chairwoman", "police chief", "head coach", "governor", "attorney general", "foreign minister", "defence minister",
    "defense minister", "interior minister", "finance minister", "health minister", "envoy", "captain", "sheriff",
    "coroner", "headteacher", "district attorney", "secretary general", "fire chief", "commissioner",
)  # fmt: skip
"""Parts that one person holds at a time in one story, so that two names for it clash."""

SCOPES: Final = {
    "game": "game match night tonight contest",
    "season": "season year campaign",
    "career": "career lifetime all-time",
    "half": "half quarter round inning period set lap",
    "nationwide": "nationwide national nation countrywide country",
    "average": "average averaged averages mean median",
    "each": "each every per apiece",
    "combined": "combined total overall altogether",
    "share": "share portion",
    "earlier": "earlier previously formerly ago previous",
    "later": "next forthcoming upcoming",
}
"""Words that say over what a figure was taken; two figures taken over different things are no rivals."""

GROUPS: Final = """
=fighter militant terrorist insurgent rebel jihadist jihadi islamist extremist thug gunman guerrilla separatist
=protester demonstrator rioter marcher
=migrant refugee asylum-seeker immigrant
=soldier troop serviceman
=militia paramilitary volunteer
government regime administration authority junta
war conflict invasion operation campaign offensive intervention
killing murder execution assassination massacre slaughter
clash riot unrest violence uprising rebellion protest
protest riot demonstration march rally
attack assault raid strike aggression
leader strongman dictator president ruler
liberation capture seizure occupation recapture fall
wall barrier fence
tax levy
cut reduction saving austerity
mob crowd gang group
"""
"""Words by which accounts name one referent, of differing colour, a set a line. The sets with `=` are one word when
two statements are compared.
"""

LOADED: Final = listed(
    "terrorist thug jihadi jihadist islamist extremist regime junta mob dictator strongman massacre slaughter invasion "
    "occupation aggression rioter murder bloodbath puppet stooge propaganda cronies henchmen fanatic infidel martyr "
    "hero traitor butcher tyrant hordes horde swarm gang"
)
"""Words that judge what they name."""
