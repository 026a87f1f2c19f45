"""Broken definitions, each refused at its place and with a way out: the kinds that peers take, and more."""

import pytest

from tests.samples import LIBRARY, WHOLE, changed, codes, problems

BROKEN = [
    (
        "two questions with one id",
        "{id: pay, type",
        "{id: hours, type",
        [
            "68:18 NOT_ASKED_YET",
            "87:48 NOT_ASKED_YET",
            "97:9 DUPLICATE_ID",
            "97:18 SAME_PAGE",
            "99:13 DUPLICATE_ID",
            "123:7 UNKNOWN_QUESTION",
            "126:41 UNKNOWN_QUESTION",
        ],
    ),
    ("a condition on a later page", "- show_if: in_danger", "- show_if: pay > 5", ["34:18 NOT_ASKED_YET"]),
    (
        "a condition on the same page",
        "          - id: help_kind",
        "          - show_if: hours > 3\n            id: help_kind",
        ["56:22 SAME_PAGE"],
    ),
    ("no title on a page with several questions", "        title: Your help\n", "", ["40:9 PAGE_NEEDS_TITLE"]),
    (
        "a misspelt key of an option",
        "label: I am not sure, hint:",
        "label: I am not sure, hnit:",
        ["27:57 UNKNOWN_KEY"],
    ),
    ("an empty list", "periods: [week, month]", "periods: []", ["99:82 EMPTY", "123:12 BAD_ANSWER"]),
    ("a maximum below the minimum", "max: 168", "max: -1", ["48:13 BAD_RANGE", "118:14 BAD_ANSWER"]),
    ("no title for the form", "title: Everything a form can say\n", "", ["1:1 MISSING_KEY"]),
    (
        "two options with one value",
        "{value: cook, label: Cooking}",
        "{value: wash, label: Cooking}",
        ["62:17 DUPLICATE_ID", "120:18 BAD_ANSWER"],
    ),
    (
        "a condition on an unknown question",
        "show_if: hours is answered",
        "show_if: huors is answered",
        ["68:18 UNKNOWN_NAME"],
    ),
    ("a value that is no option", "danger_now is not_sure", "danger_now is unsure", ["14:49 NOT_AN_OPTION"]),
    (
        "a circle of named conditions",
        "in_danger: danger_now is yes or danger_now is not_sure",
        "in_danger: in_need or danger_now is yes\n  in_need: in_danger\n  still_more: still_more",
        ["14:3 CONDITION_CYCLE", "16:3 CONDITION_CYCLE"],
    ),
    ("a page that nobody can reach", "show_if: hours is answered", "show_if: hours > 200", ["68:18 NEVER_TRUE"]),
    ("a duty that nobody serves", "            serves: [ca-10-a]\n", "", ["10:10 DUTY_NOT_SERVED"]),
    ("a repeated key", "max: 168", "max: 168\n            max: 100", ["49:13 DUPLICATE_KEY"]),
    ("an alias", "title: Your help", "title: *help", ["41:16 YAML_SIGN"]),
    ("a tag", "title: Your help", "title: !!str Your help", ["41:16 YAML_SIGN"]),
    ("words after #", "title: Your help", "title: Your help #1", ["41:26 WORDS_AFTER_HASH"]),
    ("wrong type", "also: [dont_know]", "also: dont_know", ["51:13 WRONG_SHAPE"]),
    ("an unknown key", "past: yes", "future: yes", ["85:17 UNKNOWN_KEY"]),
    ("an unknown block", "  - id: private\n", "  - use: about-me@1\n  - id: private\n", ["102:5 UNKNOWN_BLOCK"]),
    ("a block without a version", "  - id: private\n", "  - use: about-me\n  - id: private\n", ["102:5 BAD_USE"]),
    (
        "without when it is not wanted",
        "            min: 0\n",
        "            min: 0\n            without: Nothing happens.\n",
        ["48:13 UNUSED_WORDS"],
    ),
    (
        "wanted without without",
        "            without: We take it that nobody is in danger.\n",
        "",
        ["21:13 MISSING_KEY"],
    ),
    (
        "a group with company",
        "      - questions:\n          - id: born\n",
        "          - id: born\n",
        ["67:9 PAGE_NEEDS_TITLE", "70:13 GROUP_NOT_ALONE"],
    ),
    (
        "a group inside a group",
        "more_about, type: long_text, max_length: 900,",
        "more_about, type: group, item: a thing, questions: [],",
        ["88:17 GROUP_IN_GROUP", "88:62 EMPTY"],
    ),
    (
        "two parts that exclude each other",
        "show_if: hours is answered",
        "show_if: hours >= 35 and hours < 20",
        ["68:18 NEVER_TRUE"],
    ),
    (
        "an option that is excluded",
        "- show_if: in_danger",
        "- show_if: in_danger and danger_now is no",
        ["34:18 NEVER_TRUE"],
    ),
    (
        "two pages that exclude each other",
        "- show_if: cares_a_lot\n",
        "- show_if: cares_a_lot and hours < 5\n",
        ["97:18 NEVER_TRUE"],
    ),
    (
        "an answer of what is not asked then",
        "show_if: lives_with is yes and hours > 10",
        "show_if: lives_with is yes and get_help is answered",
        ["87:26 NEVER_TRUE"],
    ),
    (
        "a private answer read in public",
        "            also: [prefer_not]\n            serves",
        "            private: yes\n            also: [prefer_not]\n            serves",
        ["35:18 PRIVATE_READ"],
    ),
    (
        "a page that is private in part",
        "{id: true_words, type: statement, ask: This is true., short: that this is true, required: yes}",
        (
            "{id: true_words, type: statement, ask: This is true., short: that this is true, required: yes}\n"
            "        title: The end\n"
            "      - title: Words\n"
            "        questions:\n"
            "          - {id: in_public, type: information, ask: Nobody hears you here}\n"
            "          - {id: in_secret, type: text, ask: What else?, short: what else, required: no, private: yes}"
        ),
        ["106:13 PRIVATE_IN_PART"],
    ),
    (
        "a question inside a group read outside",
        "  - show_if: safe is no",
        "  - show_if: lives_with is yes",
        ["109:18 INSIDE_A_GROUP"],
    ),
    (
        "a later question of the same item",
        "show_if: lives_with is yes and hours > 10",
        "show_if: more_about is answered",
        ["87:26 LATER_IN_ITEM"],
    ),
    ("an item that is no first one", "item: a person", "item: another person", ["74:13 BAD_ITEM"]),
    ("urgent words that are no information", "say: get_help", "say: people", ["12:5 BAD_URGENT"]),
    ("an id with a meaning of its own", "id: born\n", "id: form\n", ["90:13 RESERVED_ID", "125:7 UNKNOWN_QUESTION"]),
    ("an id that is an operator", "id: born\n", "id: includes\n", ["90:13 RESERVED_ID", "125:7 UNKNOWN_QUESTION"]),
    (
        "a condition called as a question is",
        "  cares_a_lot: hours",
        "  hours: danger_now is yes\n  cares_a_lot: hours",
        ["15:3 DUPLICATE_ID", "16:16 WRONG_KIND", "69:18 WRONG_KIND", "88:48 WRONG_KIND"],
    ),
    (
        "a glossary word explained twice",
        "  carer: Someone who helps another person.",
        "  carer: Someone who helps another person.\n  Carer: Somebody who helps.",
        ["114:10 GLOSSARY_TWICE"],
    ),
    ("a glossary word that nobody meets", "  carer: Someone", "  respite: Someone", ["113:12 GLOSSARY_UNUSED"]),
    ("an unknown code of an error", "TOO_BIG:", "TO_BIG:", ["52:22 UNKNOWN_VALUE"]),
    ("a question that replaces itself", "replaces: [hours_old]", "replaces: [hours]", ["43:13 REPLACES_ITSELF"]),
    (
        "autocomplete that browsers do not know",
        "autocomplete: bday",
        "autocomplete: birthday",
        ["96:13 BAD_AUTOCOMPLETE"],
    ),
    ("a number that is no number", "max: 168", "max: lots", ["48:13 BAD_NUMBER"]),
    ("a number with parts where it is whole", "max: 168", "max: 167.5", ["48:13 BAD_NUMBER"]),
    ("a list fact of another type", "list: date_of_birth", "list: postcode", ["90:13 LIST_MISFIT"]),
    (
        "a list fact that is private",
        "type: yes_no, ask: Do you feel safe?",
        "list: name, type: yes_no, ask: Do you feel safe?",
        ["108:13 LIST_MISFIT", "108:13 LIST_PRIVATE"],
    ),
    (
        "an answer that stands in also twice",
        "also: [prefer_not]\n            serves",
        "also: [prefer_not, prefer_not]\n            serves",
        ["31:32 REPEATED"],
    ),
    (
        "an option that also is another answer",
        "{value: not_sure, label",
        "{value: prefer_not, label",
        ["14:49 NOT_AN_OPTION", "31:13 OPTION_AND_ALSO"],
    ),
    (
        "one option",
        "              - {value: wash, label: Washing}\n              - {value: cook, label: Cooking}\n",
        "",
        ["60:13 TOO_FEW_OPTIONS", "64:32 UNKNOWN_VALUE", "95:18 NEVER_TRUE", "118:18 BAD_ANSWER"],
    ),
    ("two options that read the same", "label: Cooking", "label: washing", ["62:38 SAME_LABEL"]),
    (
        "alone where one is chosen",
        '{value: no, label: "No"}',
        '{value: no, label: "No", alone: yes}',
        ["28:42 UNKNOWN_KEY"],
    ),
    ("an unknown duty", "serves: [ca-10-a]", "serves: [ca-10-a, ca-24]", ["32:31 UNKNOWN_DUTY"]),
    ("an unknown audience", "for: adult-carers", "for: adults-carers", ["5:1 UNKNOWN_AUDIENCE"]),
    ("a scenario with an unknown question", "      hours: 8", "      hour: 8", ["118:7 UNKNOWN_QUESTION"]),
    ("a scenario that asks for an unknown question", "asked: [people]", "asked: [peeple]", ["126:20 UNKNOWN_QUESTION"]),
    (
        "a scenario that asks and does not ask",
        "not_asked: [pay, get_help]",
        "not_asked: [pay, people]",
        ["126:29 ASKED_AND_NOT"],
    ),
    (
        "a scenario with an answer that is no option",
        "help_kind: [wash, cook]",
        "help_kind: [wash, clean]",
        ["120:18 BAD_ANSWER"],
    ),
    ("a scenario with a number that is too high", "      hours: 8", "      hours: 169", ["118:14 BAD_ANSWER"]),
    ("a scenario on no day", "on: 2026-04-06", "on: 2026-02-30", ["116:5 BAD_DATE"]),
    (
        "ends without records: no",
        "glossary:\n",
        "ends:\n  - {id: last, title: The end, text: Bye.}\nglossary:\n",
        ["113:5 ENDS_UNUSED"],
    ),
    (
        "records: no with groups and pages",
        "duties: [ca-10]",
        "records: no\nduties: [ca-10]",
        [
            "1:1 MISSING_KEY",
            "41:9 ONE_PAGE_ONLY",
            "68:9 ONE_PAGE_ONLY",
            "71:13 RECORDS_NOTHING",
            "90:9 ONE_PAGE_ONLY",
            "98:9 ONE_PAGE_ONLY",
            "101:9 ONE_PAGE_ONLY",
            "108:9 ONE_PAGE_ONLY",
            "110:9 ONE_PAGE_ONLY",
        ],
    ),
    (
        "an anonymous form that asks who it is, and looks for danger",
        "duties: [ca-10]",
        "anonymous: yes\nduties: [ca-10]",
        [
            "13:5 ANONYMOUS_DANGER",
            "79:17 ANONYMOUS_ASKS",
            "91:13 ANONYMOUS_ASKS",
        ],
    ),
    (
        "an anonymous form that keeps nothing",
        "duties: [ca-10]",
        "records: no\nanonymous: yes\nduties: [ca-10]",
        [
            "1:1 MISSING_KEY",
            "1:1 ANONYMOUS_RECORDS",
            "14:5 ANONYMOUS_DANGER",
            "42:9 ONE_PAGE_ONLY",
            "69:9 ONE_PAGE_ONLY",
            "72:13 RECORDS_NOTHING",
            "80:17 ANONYMOUS_ASKS",
            "91:9 ONE_PAGE_ONLY",
            "92:13 ANONYMOUS_ASKS",
            "99:9 ONE_PAGE_ONLY",
            "102:9 ONE_PAGE_ONLY",
            "109:9 ONE_PAGE_ONLY",
            "111:9 ONE_PAGE_ONLY",
        ],
    ),
    (
        "a wording of an option that is not there",
        "options: {wash: Help with washing}",
        "options: {wish: Help with washing}",
        ["66:32 UNKNOWN_VALUE"],
    ),
    (
        "a wording of no part",
        "{ask: How many hours?, picture: clock}",
        "{asks: How many hours?, picture: clock}",
        ["55:27 UNKNOWN_KEY"],
    ),
    (
        "nobody may change it, without a reason",
        'can_change: {law: "Care Act 2014, section 42"}',
        "can_change: law",
        ["33:13 BAD_CHANGE"],
    ),
    (
        "a condition that is no sentence",
        "show_if: hours is answered",
        "show_if: hours is is answered",
        ["68:27 EXPR_SYNTAX"],
    ),
    ("a number compared with words", "show_if: hours is answered", 'show_if: hours is "many"', ["68:18 WRONG_KIND"]),
    ("too many items", "            max: 5\n", "            max: 500\n", ["75:13 BAD_NUMBER"]),
    (
        "a section nobody can reach",
        "    private: yes\n",
        "    private: yes\n    show_if: hours < 0\n",
        ["106:14 NEVER_TRUE"],
    ),
    (
        "a fault in words between quotes",
        "show_if: hours is answered",
        "show_if: 'huors is answered'",
        ["68:19 UNKNOWN_NAME"],
    ),
    (
        "a fault in a condition of several lines",
        "show_if: hours is answered",
        "show_if: hours is answered\n          and huors > 3",
        ["69:15 UNKNOWN_NAME"],
    ),
    (
        "a fault in a condition of several lines between quotes",
        "show_if: hours is answered",
        "show_if: 'hours is answered\n\n           and huors > 3'",
        ["70:16 UNKNOWN_NAME"],
    ),
    (
        "a fault in a condition of several lines below its sign",
        "show_if: hours is answered",
        "show_if: |  # a note\n          hours is answered and\n            huors > 3",
        ["70:13 UNKNOWN_NAME"],
    ),
    (
        "a fault at the end of a condition of several lines",
        "show_if: hours is answered",
        "show_if: hours is answered\n          and",
        ["69:14 EXPR_SYNTAX"],
    ),
    (
        "a fault in a condition that is not written as it reads",
        "show_if: hours is answered",
        'show_if: "hours is answered\n          and huors is \\"x\\""',
        ["68:18 UNKNOWN_NAME"],
    ),
    (
        "a question of an item called as the item is",
        "{id: their_name,",
        "{id: id,",
        ["78:17 RESERVED_ID", "122:12 UNKNOWN_QUESTION"],
    ),
]


def test_the_form_itself_can_be_used():
    assert codes(WHOLE, LIBRARY) == []


@pytest.mark.parametrize(("old", "new", "expected"), [case[1:] for case in BROKEN], ids=[case[0] for case in BROKEN])
def test_each_is_refused_at_its_place_with_a_way_out(old, new, expected):
    text = changed(old, new, WHOLE)
    assert codes(text, LIBRARY) == expected
    for problem in problems(text, LIBRARY):
        fact, _, way_out = problem.message.partition(". ")
        assert fact
        assert way_out.endswith(".")
