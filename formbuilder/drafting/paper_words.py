"""What the words of a paper form say of the answer that they ask for."""

from __future__ import annotations

import re
from collections.abc import Iterable

from formbuilder.drafting.pieces import NO_ROOM, Becomes, Room


def _any(*words: str) -> re.Pattern[str]:
    return re.compile("|".join(words), re.IGNORECASE)


MANY = _any(
    r"(?:tick|mark|select|choose|circle|check)\W+(?:as )?(?:all|any|many)\b",
    r"all that (?:apply|are relevant)",
    r"more than one",
    r"as many as",
    r"one or more",
)
ONE = _any(r"(?:tick|choose|select|circle|mark)\W+(?:only )?one\b", r"\bone (?:box )?only\b", r"delete as ")
SEVERAL = _any(
    r"\bwhich of (?:the |these)",
    r"\bany of (?:the |these)",
    r"\bwhat (?:kinds?|sorts?|types?) of (?:help|support|things)",
    r"\bthat apply\b",
)
HOW_TO_TICK = re.compile(
    r"[\s,.–-]*\(?\s*(?:please\s+)?(?:you can\s+)?(?:tick|circle|mark|choose|select|delete|check)\b[^().]*"
    r"(?:appl(?:y|ies)|relevant|one|any|box(?:es)?|only|appropriate|like|needed|answer)\s*\)?[.:]?\s*$",
    re.IGNORECASE,
)
"""“(tick all that apply)”: the buttons say it."""
BEGINS_YES_NO = re.compile(
    r"(?:and |so,? |or )?(?:do|does|did|are|is|was|were|am|have|has|had|can|could|will|would|should|may|might|must)"
    r"(?:n[’']t)?\s+\w",
    re.IGNORECASE,
)
TELL = re.compile(
    r"(?:(?:if|when)\b[^,?]{1,60},?\s+)?(?:please\s+)?(?:can you\s+)?"
    r"(?:tell us|describe|explain|give|state|list|specify|say\b|"
    r"write (?:down|in|here)|provide|let us know|add any|use this space|indicate)",
    re.IGNORECASE,
)
LONG = _any(
    r"\btell us\b", r"\bdescribe\b", r"\bexplain\b", r"\bdetails?\b", r"\bown words\b", r"\bcomments?\b",
    r"\banything else\b", r"\bplease list\b", r"\breasons?\b",
)  # fmt: skip  # a table
OPEN = re.compile(r"(?:and |so |if [^,]{1,40}, ?)?(?:what|how|why|who|which|where|when)\b", re.IGNORECASE)
AGREES = re.compile(
    r"I(?:/we)?\s+(?:\w+ly\s+)?(?:agree|confirm|declare|consent|understand|certify|authorise|give\b.{0,30}"
    r"(?:permission|consent)|am happy for|accept)\b",
    re.IGNORECASE,
)
IF_YES = re.compile(r"if (?P<no>no|not)\b|if (?:yes|so|there is|there are|you do|you are|you have)\b", re.IGNORECASE)
GO_TO = re.compile(r"\b(?:go|skip|move on|turn)\s+(?:straight )?to\b", re.IGNORECASE)
ONLY_GO_TO = re.compile(
    r"\W*(?:if\b[^.?]{1,80}?[,:;–-]?\s*)?(?:please\s+)?"
    r"(?:go|skip|move on|turn)\s+(?:straight\s+)?to\b[^.?]{1,60}[.)]?\s*",
    re.IGNORECASE,
)
"""A line that says where to go on, and asks nothing."""
SAYS_MORE = re.compile(
    r"(?P<label>.*?\w)\s*(?:[(\[,:;–-]|\s)\s*(?:(?:if (?:yes|so|other)|please|and),?\s+)*"
    r"(?:specify|state|give (?:more )?details?|describe|explain|"
    r"say (?:what|which|who|more)|tell us (?:what|which|who|more))"
    r"\b[^()]{0,40}[)\]]?\s*:?\s*|(?P<short>.*\w\W?):\s*",
    re.IGNORECASE,
)
"""An option with room to write beside it: “Other (please specify)”, “Other:”."""
WHERE_TO_WRITE = re.compile(
    r"(?:please )?(?:write|use|continue|answer|fill)\b.{0,40}\b(?:box|space|sheet|lines?)\b.*", re.IGNORECASE
)
OFFICE = re.compile(r"\b(?:office|official|staff|internal|council) use(?:\s+only)?\b", re.IGNORECASE)
FOOTER = re.compile(r"\W*page\s+\d+(?:\s+of\s+\d+)?\W*|\W*please turn over\W*|P\.?T\.?O\.?", re.IGNORECASE)
SIGNATURE = re.compile(r"\W*(?:signed|signature|sign here)\b", re.IGNORECASE)

_OF_OTHERS = (
    r"(?:school|gp|doctor|surgery|practice|company|organi[sz]ation|bank|employer|pet|medic\w+|college|house|job)"
)
FIELDS: tuple[tuple[Becomes, re.Pattern[str]], ...] = (
    (Becomes.NI_NUMBER, _any(r"national insurance", r"\bN\.?I\.? (?:number|no)\b", r"\bNINO\b")),
    (Becomes.NHS_NUMBER, _any(r"\bNHS\b.{0,12}(?:number|\bno\b)")),
    (Becomes.EMAIL, _any(r"\be-?mail\b")),
    (
        Becomes.DATE,
        _any(
            r"\bdate\b", r"\bD\.?O\.?B\b", r"\bmonth and year\b", r"^when (?:did|was|were|is your birth)",
            r"\bwhen did .{1,60} (?:start|begin|end|stop|happen)",
        ),
    ),
    (Becomes.PHONE, _any(r"\b(?:tele)?phone\b", r"\btel\b", r"\bmobile\b", r"\bcontact (?:number|no)", r"\bfax\b")),
    (Becomes.ADDRESS, _any(r"\baddress(?:es)?\b")),
    (Becomes.POSTCODE, _any(r"\bpost ?code\b")),
)  # fmt: skip  # a table
_NAME = _any(
    r"^(?:your |full |customer |client |service user |carer[’']?s? |preferred contact )*names?(?: in full| \(.*\))?$",
    r"^(?:print|first and last) name",
    r"\bnames? of (?:the )?(?:person|carer|adult|child|applicant|main carer|relative|partner|deputy)",
    r"\bwhat is (?:your|their|his|her) (?:full )?name",
    r"\b(?:your|their|partner[’']s|person[’']s|child[’']s|next of kin|contact) (?:full )?name\b",
    r"^(?:form )?completed by$",
)
_NO_NAME = _any(r"\bsurname", r"\b(?:first|family|last|middle|maiden|preferred|other|user) name", rf"\b{_OF_OTHERS}\b")
_POUNDS = _any(r"£")
_HOW_MUCH = re.compile(r"\bhow much\b(?! (?:time|help|support|sleep|care|pain|difficulty|notice|of)\b)", re.IGNORECASE)
_NUMBER = _any(
    r"\bhow many\b", r"\bnumber of\b", r"^(?:your )?age\b", r"\bhow old\b", r"\byears old\b", r"\bscale of\b"
)
_UNITS = _any(r"^(?:minutes?|hours?|days?|weeks?|months?|years?(?: old)?|miles?|met(?:er|re)s?|times?)\b")
_NO_LABEL = 12
"""A label has fewer words than this."""
YES, NO = "yes", "no"
NOT_SURE = frozenset({"not sure", "unsure", "don’t know", "don't know", "do not know", "dont know", "i don’t know"})
RATHER_NOT = frozenset({"prefer not to say", "prefer not to answer", "rather not say"})


def kind_of(label: str, options: tuple[str, ...], room: Room = NO_ROOM) -> Becomes:
    """Return the kind of answer that words ask for, with the options and the room that stand below them."""
    if options:
        return _with_options(label, options)
    if AGREES.match(label):
        return Becomes.STATEMENT
    if room.date:
        return Becomes.DATE
    return field_kind(label) or _sum_or_number(label, room) or _free(label, room)


def field_kind(label: str) -> Becomes | None:
    """Return what a label such as “Your postcode” asks for; None for a question of another kind."""
    if BEGINS_YES_NO.match(label) or len(label.split()) >= _NO_LABEL:
        return None
    label = label.rstrip(" :")
    if label.lower().startswith(("tell us", "what do you", "how do you")):
        return None
    for kind, words in FIELDS:
        if words.search(label):
            return kind
    return Becomes.NAME if is_name(label) else None


def is_name(label: str) -> bool:
    """Whether somebody's whole name is asked for."""
    return bool(_NAME.search(label)) and not _NO_NAME.search(label)


def is_yes_no(options: Iterable[str]) -> bool:
    """Whether these options are yes and no, and at most “not sure” and “prefer not to say”."""
    said = {each.casefold().strip(" .") for each in options}
    return {YES, NO} <= said <= {YES, NO} | NOT_SURE | RATHER_NOT


def _with_options(label: str, options: tuple[str, ...]) -> Becomes:
    if len(options) == 1:
        return Becomes.STATEMENT
    if is_yes_no(options):
        return Becomes.YES_NO
    if MANY.search(label):
        return Becomes.CHOICES
    if ONE.search(label):
        return Becomes.CHOICE
    return Becomes.CHOICES if SEVERAL.search(label) else Becomes.CHOICE


def _sum_or_number(label: str, room: Room) -> Becomes | None:
    if room.pounds or (_POUNDS.search(label) and not BEGINS_YES_NO.match(label)):
        return Becomes.MONEY
    if BEGINS_YES_NO.match(label) and "?" in label and not room.after:
        return None
    if _HOW_MUCH.search(label):
        return Becomes.MONEY
    return Becomes.NUMBER if _NUMBER.search(label) or _UNITS.match(room.after) else None


def _free(label: str, room: Room) -> Becomes:
    if room.lines > 1 or LONG.search(label):
        return Becomes.LONG_TEXT
    if BEGINS_YES_NO.match(label) and not room.lines:
        return Becomes.YES_NO
    return Becomes.LONG_TEXT if OPEN.match(label) and not room.lines else Becomes.TEXT
