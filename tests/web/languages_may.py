"""Who may open what of languages: of our words, of forms and of the words of a council."""

from tests.web.roles import OFFICER, TRANSLATES

VERSION = "forms/<form>/<int:version>"
HEARD = f"{VERSION}/languages/heard/<question>/<id_>"
"""A recording of a question."""
SPOKEN = f"{VERSION}/languages/<language>"
COUNCIL_WORDS = "council-words/<language>"
LANGUAGES_MAY = {
    "GET languages": TRANSLATES,
    "GET languages/<language>": TRANSLATES,
    "GET languages/<language>/parts/<part>": TRANSLATES,
    "GET languages/<language>/gone": TRANSLATES,
    "POST languages/<language>/parts/<part>/check": TRANSLATES,
    "GET languages/<language>/words.<kind>": TRANSLATES,
    **{f"{way} languages/<language>/{page}": TRANSLATES for way in ("GET", "POST") for page in ("sentence", "bring")},
    "POST languages/<language>/switch": OFFICER,
    **{f"POST languages/<language>/{step}": TRANSLATES for step in ("take-back", "as-it-came")},
    "GET forms/<form>/languages": OFFICER,
    f"GET {VERSION}/languages": OFFICER,
    **{f"{way} {VERSION}/languages/{page}": OFFICER for way in ("GET", "POST") for page in ("new", "bring")},
    f"GET {VERSION}/languages/heard": TRANSLATES,
    f"GET {VERSION}/languages/heard/<question>": TRANSLATES,
    f"POST {VERSION}/languages/heard/<question>": TRANSLATES,
    **{f"GET {HEARD}{end}": TRANSLATES for end in ("", "/captions")},
    f"POST {HEARD}/check": TRANSLATES,
    f"POST {HEARD}/remove": OFFICER,
    f"GET {SPOKEN}": TRANSLATES,
    f"GET {SPOKEN}/words.<any(po, xliff, xlsx, csv):kind>": TRANSLATES,
    **{f"{way} {SPOKEN}/{end}": TRANSLATES for way in ("GET", "POST") for end in ("bring", "words")},
    f"POST {SPOKEN}/check": TRANSLATES,
    "GET council-words": OFFICER,
    f"GET {COUNCIL_WORDS}": TRANSLATES,
    f"GET {COUNCIL_WORDS}/words.<any(po, xliff, xlsx, csv):kind>": TRANSLATES,
    **{f"{way} {COUNCIL_WORDS}/{end}": TRANSLATES for way in ("GET", "POST") for end in ("bring", "words")},
    f"POST {COUNCIL_WORDS}/check": TRANSLATES,
    "GET translations": TRANSLATES,
    "GET translations/<language>/terms": TRANSLATES,
    **{f"{way} translations/<language>/terms/change": OFFICER for way in ("GET", "POST")},
    "POST translations/<language>/terms/drop": OFFICER,
    "GET translations/<language>/checking": OFFICER,
    "POST translations/<language>/checking": OFFICER,
    "GET translators": OFFICER,
    "GET translators/<person>": OFFICER,
    "POST translators/<person>": OFFICER,
}
