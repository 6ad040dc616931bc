"""The language of an article: named where it is sure, else not known."""

from __future__ import annotations

import subprocess
import sys

import pytest

from articles.reading.language import guess
from articles.reading.loader import article_from_text

TEXTS = {
    "en": "The ferry was on its way to the harbour when it hit the wall, and the crew said that it had been dark.",
    "de": "Die Fähre war auf dem Weg in den Hafen, als sie gegen die Mauer fuhr, und es war nicht hell.",
    "fr": "Le bac était en route pour le port quand il a heurté le mur, et la nuit était dans les yeux de tous.",
    "es": "El barco iba al puerto cuando chocó con el muro, y los hombres que estaban en la orilla no lo vieron.",
    "ru": "Паром шёл в порт, когда он ударился о стену, и на берегу его не было видно.",
    "it": "Il traghetto stava entrando in porto quando ha urtato il muro, e nessuno dei passeggeri è rimasto ferito.",
    "pt": "O barco estava a entrar no porto quando bateu no muro, e nenhum dos passageiros ficou ferido.",
    "nl": "De veerboot voer de haven binnen toen hij tegen de muur botste, en niemand van de passagiers raakte gewond.",
    "pl": "Prom wpływał do portu, kiedy uderzył w mur, a nikt z pasażerów nie został ranny.",
    "nb": "Fergen var på vei inn i havnen da den traff kaien, og ingen av passasjerene ble skadet, sier politiet.",
    "sv": "Färjan var på väg in i hamnen när den körde på kajen, och ingen av passagerarna skadades, säger polisen.",
    "cs": "Trajekt připlouval do přístavu, když narazil do zdi, a nikdo z cestujících nebyl zraněn.",
    "el": "Το πλοίο έμπαινε στο λιμάνι όταν χτύπησε τον τοίχο και κανένας από τους επιβάτες δεν τραυματίστηκε.",
    "uk": "Пором заходив у порт, коли вдарився об стіну, і ніхто з пасажирів не постраждав, повідомила поліція.",
    "he": "המעבורת נכנסה לנמל כאשר פגעה בקיר, ואף אחד מהנוסעים לא נפגע, אמרה המשטרה. היא לא תפליג עוד עם נוסעים.",
    "ar": "كانت العبارة تدخل الميناء عندما اصطدمت بالجدار، ولم يصب أحد من الركاب بأذى، حسبما قالت الشرطة.",
    "zh": "渡轮正要进港时撞上了墙壁，警方说乘客中没有人受伤。码头将关闭到星期五，港务局正在调查原因。",
    "ja": "フェリーは港に入るところで岸壁に衝突したが、乗客にけがはなかったと警察は発表した。",
    "th": "เรือเฟอร์รี่กำลังเข้าท่าเรือเมื่อชนกำแพง และไม่มีผู้โดยสารคนใดได้รับบาดเจ็บ ตำรวจกล่าว",
    "tr": "Feribot limana girerken duvara çarptı ve polisin açıklamasına göre yolculardan hiçbiri yaralanmadı.",
    "fi": "Lautta oli tulossa satamaan, kun se törmäsi laituriin, eikä kukaan matkustajista loukkaantunut.",
    "id": "Kapal itu menabrak dermaga karena mesinnya mati, dan polisi mengatakan bahwa tidak ada yang terluka.",
    "ms": "Kapal itu melanggar jeti kerana enjinnya mati, dan polis memberitahu bahawa tiada penumpang yang cedera.",
    "hr": "Trajekt je prošlog tjedna udario u zid jer se kvar dogodio tijekom plovidbe, a popravak stoji milijun kuna.",
}


@pytest.mark.parametrize(("language", "text"), TEXTS.items())
def test_running_text_is_named(language: str, text: str) -> None:
    assert guess(text) == language


@pytest.mark.parametrize(
    "text", ["Ferry hits mole", "12 + 4 = 16", "Varga, Inez", "", "!?", "Trajekt udario u zid", "0x7f 3e2a 99b1 c0de"]
)
def test_what_is_too_little_to_tell_is_not_known(text: str) -> None:
    assert guess(text) == "und"
    assert guess(text, default="") == ""


@pytest.mark.parametrize("text", ["The board voted 7 to 2.", "He said no.", "Police said 12 people were hurt."])
def test_a_short_sentence_is_named_by_its_commonest_words(text: str) -> None:
    assert guess(text) == "en"


def test_near_siblings_without_a_telling_word_are_not_named() -> None:
    assert (
        guess("Penumpang kapal itu tidak terluka dan akan pulang ke rumah pada malam hari dengan kapal lain.") == "und"
    )


@pytest.mark.parametrize("text", ["ᐃᓄᐃᑦ ᓄᓇᖓᓐᓂ ᐅᖃᐅᓯᖅ ᐊᑐᖅᑕᐅᔪᖅ", "བོད་ཡིག་གི་ཡི་གེ་འདི་ནི་རྙིང་པ་རེད།"])
def test_a_script_of_its_own_is_taken_for_no_other_language(text: str) -> None:
    assert guess(text * 4) == "und"


def test_an_english_text_with_a_foreign_quotation_is_english() -> None:
    assert guess(TEXTS["en"] * 3 + TEXTS["it"]) == "en"


def test_an_article_that_nothing_names_is_in_a_language_not_known() -> None:
    assert article_from_text("Kelmouth 2031").language == "und"


@pytest.mark.whole
def test_plain_english_loads_no_identifier() -> None:
    code = (
        f"import sys\nfrom articles.reading.language import guess\nguess({TEXTS['en']!r})\n"
        "print('py3langid' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
