"""What neither dictionary nor endings get right: small tables, kept by hand, checked by tests."""

# A form and the lemmas it stands for, where the dictionary reads it wrongly, rarely or not at all.
READINGS: dict[str, tuple[str, ...]] = {
    "afholdt": ("afholde",),
    "alle": ("al",),
    "bol": ("bol",),
    "borger": ("borger",),
    "borgerne": ("borger",),
    "børne": ("barn",),
    "både": ("både", "båd"),
    "bør": ("burde",),
    "den": ("den",),
    "det": ("det",),
    "dyr": ("dyr",),
    "får": ("få",),
    "godt": ("god",),
    "have": ("have",),
    "hjemme": ("hjemme",),
    "landbrugs": ("landbrug",),
    "leder": ("leder", "lede"),
    "lederne": ("leder",),
    "led": ("led",),
    "lille": ("lille",),
    "marts": ("marts",),
    "men": ("men",),
    "mindre": ("lille",),
    "mindst": ("lille",),
    "rumme": ("rumme",),
    "set": ("se",),
    "sikre": ("sikre", "sikker"),
    "skal": ("skulle",),
    "skat": ("skat",),
    "skatte": ("skatte", "skat"),
    "små": ("lille",),
    "tage": ("tage",),
    "tog": ("tage", "tog"),
    "under": ("under",),
    "vægt": ("vægt",),
    "åbne": ("åbne", "åben"),
}
# Lemmas the dictionary has under two names.
SAME: dict[str, str] = {
    "billige": "billig",
    "bøg": "bog",
    "forældre": "forælder",
    "gode": "god",
    "grønne": "grøn",
    "hall": "hal",
    "kø": "ko",
    "øjne": "øje",
    "lønning": "løn",
    "prise": "pris",
}
# Relations no ending tells of: the lemma -> what it shall also be found by.
FAMILIES: dict[str, tuple[str, ...]] = {
    "arve": ("arv",),
    "brugs": ("brug",),
    "danse": ("dans",),
    "fiske": ("fisk",),
    "gæste": ("gæst",),
    "hønse": ("høns",),
    "låne": ("lån",),
    "mande": ("mand",),
    "mælke": ("mælk",),
    "svine": ("svin",),
    "bevilling": ("bevilge",),
    "gammel": ("ældre",),
    "udbud": ("udbyde",),
    "salg": ("sælge",),
}
# Here the noun has left its verb: a reader of the one does not want the other.
PARTED = frozenset(
    ["holdning", "høring", "ledning", "mening", "ordning", "regning", "retning", "stilling", "værelse"]
)
