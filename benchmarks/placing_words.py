"""What editors put into articles, and what stands in the place of other words, in each language of the cases."""

from __future__ import annotations

ADDED = {
    "en": (
        "This page was updated in the evening with a map and two photographs.",
        "A previous version gave the wrong first name for one of the people quoted here.",
        "Our reporters will be on the spot until the weekend.",
        "Follow the news of the day in our letter, every morning at seven.",
    ),
    "fr": (
        "Cette page a été complétée dans la soirée avec une carte.",
        "Une première version donnait un prénom inexact.",
        "Nos reporters restent sur place jusqu’à dimanche.",
    ),
    "ru": (
        "Эта страница дополнена вечером, добавлена карта.",
        "В первой версии было неверно указано имя.",
        "Наши корреспонденты останутся на месте до выходных.",
    ),
    "ar": (
        "حُدّثت هذه الصفحة مساءً وأُضيفت إليها خريطة.",
        "وردت في نسخة سابقة معلومة غير دقيقة عن الاسم.",
        "يبقى مراسلونا في المكان حتى نهاية الأسبوع.",
    ),
    "zh": ("本页晚间更新，补充了地图。", "较早版本中一处姓名有误，特此更正。", "记者将留在现场直到周末。"),
    "ja": (
        "このページは夕方に地図を加えて更新した。",
        "以前の版では名前に誤りがあった。",
        "取材班は週末まで現地に残る。",
    ),
}
OTHERS = {
    "en": (
        "The museum of buttons has lent two of its cases to a school in the hills.",
        "Most of the apples in the market this week come from a single orchard by the canal.",
        "A retired teacher has counted every step between the station and the sea.",
        "Half the clocks in the old arcade show a time of their own.",
    ),
    "fr": (
        "Le musée des boutons a prêté deux vitrines à une école de montagne.",
        "La plupart des pommes du marché viennent d’un seul verger.",
    ),
    "ru": ("Музей пуговиц одолжил две витрины сельской школе.", "Почти все яблоки на рынке привезли из одного сада."),
    "ar": ("أعار متحف الأزرار خزانتين من خزائنه لمدرسة جبلية.", "معظم تفاح السوق هذا الأسبوع من بستان واحد."),
    "zh": ("纽扣博物馆把两个展柜借给了山里的学校。", "本周市场上的苹果大多来自同一座果园。"),
    "ja": (
        "ボタン博物館は展示ケースを二つ、山の学校に貸し出した。",
        "今週市場に並ぶ林檎の多くは一つの果樹園から来た。",
    ),
}
FILLERS = {
    "en": "also quite then about mostly",
    "fr": "aussi alors presque bien",
    "ru": "также уже почти тогда",
    "ar": "أيضًا تقريبًا عندئذ",
    "zh": "也 将 约",
    "ja": "また ほぼ すぐ",
}
STRANGE_WORDS = {
    "en": "whistles gravel mustard",
    "fr": "gravier moutarde",
    "ru": "гравий горчица",
    "ar": "حصى خردل",
    "zh": "沙子 芥末",
    "ja": "砂利 辛子",
}
INTERRUPTIONS = ("\n\nADVERTISEMENT\n\n", "\n\n[Photo: the editors]\n\n", "\n\n", " [2] ")
