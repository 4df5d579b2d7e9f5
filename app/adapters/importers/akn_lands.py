"""Codes of languages and lands in Akoma Ntoso, and what they mean."""

LANGUAGES = {
    "eng": "en", "ita": "it", "fra": "fr", "fre": "fr", "deu": "de", "ger": "de", "spa": "es",
    "por": "pt", "nld": "nl", "dut": "nl", "pol": "pl", "ron": "ro", "rum": "ro", "bul": "bg",
    "ces": "cs", "cze": "cs", "dan": "da", "ell": "el", "gre": "el", "est": "et", "fin": "fi",
    "gle": "ga", "hrv": "hr", "hun": "hu", "lav": "lv", "lit": "lt", "mlt": "mt", "slk": "sk",
    "slo": "sk", "slv": "sl", "swe": "sv", "cym": "cy", "wel": "cy", "gla": "gd", "cat": "ca",
    "eus": "eu", "baq": "eu", "glg": "gl", "nor": "no", "nob": "nb", "isl": "is", "ice": "is",
    "afr": "af", "zul": "zu", "xho": "xh", "swa": "sw", "ara": "ar", "zho": "zh", "chi": "zh",
    "jpn": "ja", "kor": "ko", "rus": "ru", "ukr": "uk", "tur": "tr", "hin": "hi", "lat": "la",
    "ltz": "lb", "msa": "ms", "may": "ms", "ind": "id", "tha": "th", "vie": "vi",
}  # fmt: skip
"""ISO 639-2 codes, of both kinds, to the two letters of ISO 639-1."""

JURISDICTIONS = {
    "eu": "European Union", "gb": "United Kingdom", "uk": "United Kingdom", "it": "Italy",
    "br": "Brazil", "pt": "Portugal", "fr": "France", "de": "Germany", "es": "Spain",
    "ie": "Ireland", "us": "United States", "za": "South Africa", "ke": "Kenya", "ug": "Uganda",
    "ng": "Nigeria", "tz": "Tanzania", "gh": "Ghana", "zm": "Zambia", "na": "Namibia",
    "ch": "Switzerland", "at": "Austria", "be": "Belgium", "nl": "Netherlands",
    "lu": "Luxembourg", "pl": "Poland", "fi": "Finland", "se": "Sweden", "dk": "Denmark",
    "no": "Norway", "gr": "Greece", "bg": "Bulgaria", "ro": "Romania", "hu": "Hungary",
    "cz": "Czechia", "sk": "Slovakia", "si": "Slovenia", "hr": "Croatia", "cl": "Chile",
    "ar": "Argentina", "uy": "Uruguay", "mx": "Mexico", "co": "Colombia", "pe": "Peru",
    "ca": "Canada", "au": "Australia", "nz": "New Zealand", "in": "India", "sg": "Singapore",
    "hk": "Hong Kong", "my": "Malaysia", "jp": "Japan", "tw": "Taiwan", "un": "United Nations",
}  # fmt: skip
"""Codes of countries, and of unions that make law, to their names in English."""

REGIONS = {
    "gb-sct": "Scotland", "gb-wls": "Wales", "gb-nir": "Northern Ireland", "gb-eng": "England",
    "uk-sct": "Scotland", "uk-wls": "Wales", "uk-nir": "Northern Ireland",
    "pt-20": "Azores", "pt-30": "Madeira", "za-cpt": "Cape Town", "za-wc": "Western Cape",
}  # fmt: skip
"""Codes of parts of countries."""
