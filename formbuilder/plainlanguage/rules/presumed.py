"""What questions take for granted: people, things and events that not everybody has, and words on one topic."""

from __future__ import annotations

CHILD = frozenset({"child", "child's", "children", "children's"})
KIN = CHILD | {
    word + ending
    for ending in ("", "'s")
    for word in (
        "partner", "husband", "wife", "spouse", "boyfriend", "girlfriend", "carer", "carers", "fiancé",
        "fiancée", "employer", "boss", "manager", "landlord", "landlady", "kids", "son", "sons", "daughter",
        "daughters", "brother", "sister", "brothers", "sisters", "parents", "grandchildren", "grandchild",
        "grandson", "granddaughter", "stepchildren", "twins", "baby", "cleaner", "advocate", "neighbour",
        "neighbours", "lodger", "tenant", "tenants", "flatmate", "housemate", "worker", "assistant", "pa",
        "solicitor", "therapist", "counsellor", "psychiatrist", "ex-partner", "ex-husband", "ex-wife", "ex",
        "colleagues", "staff", "job", "car", "van", "motorbike", "caravan", "boat", "bike", "dog", "dogs",
        "cat", "cats", "pet", "pets", "wheelchair", "scooter", "garden", "pension", "mortgage", "savings",
        "investments", "benefits", "overdraft", "loan", "loans", "tenancy", "accident", "stroke", "operation",
        "divorce", "complaint", "redundancy", "retirement", "marriage", "pregnancy", "conviction",
        "convictions", "arrears", "debts", "allergies", "tablets", "medication",
    )
}  # fmt: skip  # a list
"""Whom or what not everybody has, or what has not happened to everybody."""
ILL = frozenset({
    "disability", "disabilities", "illness", "illnesses", "condition", "conditions", "impairment", "diagnosis", "pain",
    "anxiety", "depression", "autism", "dementia", "difficulties", "problems", "symptoms", "medication", "tablets",
    "addiction", "injury", "injuries", "debts", "debt", "allergies", "epilepsy", "diabetes",
})  # fmt: skip  # a list
"""Whatever not everybody has in body or mind."""
HAD = ILL | {
    "benefits", "benefit", "medicine", "medicines", "equipment", "aids", "adaptations", "treatment", "treatments",
    "effects", "savings", "pension", "pensions", "qualifications", "drugs", "investments", "services", "carers",
    "therapy",
}  # fmt: skip  # a list
HAVE = frozenset(
    {"get", "have", "take", "use", "receive", "claim", "own", "suffer", "keep", "hold", "experience", "face"}
)
STOPPED = frozenset({"stop", "quit", "lose", "realise", "notice"})
LIVED = frozenset({"retire", "leave", "finish", "become", "divorce", "separate", "split"})
"""What happens in the life of many, so that it is most often asked after a filter."""
STARTED = frozenset({"start", "begin", "last", "first", "move", "get"})
BAD_HABITS = frozenset({
    "drink", "smoke", "fall", "forget", "miss", "argue", "hit", "lose", "shout", "cry", "struggle", "gamble", "fail",
    "refuse", "worry", "suffer", "hurt", "bet", "skip", "vape", "swear",
})  # fmt: skip  # a list
SMOKED = frozenset({"cigarettes", "cigars", "units", "pints"})
BAD_TIMES = frozenset({
    "falls", "fall", "accidents", "arguments", "seizures", "fits", "pain", "headaches", "infections", "problems",
    "difficulties", "difficulty", "trouble", "nightmares", "meltdowns", "fights", "attacks", "blackouts",
})  # fmt: skip  # a list
SPENT = frozenset({"alcohol", "cigarettes", "drugs", "gambling", "tobacco", "betting"})
LASTING = frozenset(
    {"unable", "ill", "disabled", "depressed", "unemployed", "smoked", "smoking", "drinking", "off", "had"}
)
CHANGED = frozenset({
    "changed", "change", "improved", "improve", "worsened", "deteriorated", "declined", "helped", "help", "benefited",
    "worse", "better", "increased", "decreased", "affected", "affect", "affects",
})  # fmt: skip  # a list
FACTS = frozenset(
    {
        "old",
        "born",
        "name",
        "date",
        "address",
        "surname",
        "postcode",
        "number",
        "age",
        "birth",
        "title",
        "live",
        "lives",
    }
)
POINTING = frozenset({"this", "these", "that", "those", "them"})
FOR_SURE = frozenset({
    "applying", "asking", "contacting", "writing", "filling", "telling", "claiming", "sending", "making", "want",
    "prefer", "like", "contact", "apply", "ask", "call", "write", "claim", "choose",
})  # fmt: skip  # a list
NO_WAY_OUT = ("i do not know", "i don't know", "i don’t know", "not sure", "no answer", "no preference")
STEM = 5
SAME = {
    word[:STEM]: topic
    for topic, words in {
        "partner": ("partner", "husband", "wife", "spouse", "married", "marriage", "civil", "boyfriend", "girlfriend",
                    "divorce", "separate", "ex-partner"),
        "child": ("child", "kids", "son", "sons", "daughter", "baby", "pregnant", "parent", "twins", "school"),
        "work": ("work", "works", "worked", "working", "job", "jobs", "boss", "employer", "manager", "earn",
                 "wages", "colleagues", "retire"),
        "ill": ("ill", "condition", "disability", "disabled", "diagnosis", "impairment", "autism", "autistic",
                "diagnosed", "symptoms", "health"),
        "medicine": ("medicine", "medication", "tablets", "pills", "drugs"),
        "car": ("car", "vehicle", "van", "drive", "driving", "motorbike"),
        "smoke": ("smoke", "cigarettes", "tobacco", "vape"),
        "drink": ("drink", "alcohol", "units", "pints"),
        "carer": ("carer", "care", "carers", "caring", "cares"),
        "rent": ("rent", "landlord", "landlady", "tenant", "tenancy"),
        "debt": ("debt", "debts", "owe", "arrears", "loan", "loans"),
        "pet": ("pet", "pets", "dog", "cat", "animal"),
        "benefit": ("benefit", "claim", "universal"),
        "crime": ("conviction", "crime", "offence"),
    }.items()
    for word in words
}  # fmt: skip  # a list
"""Words on one topic, by how they begin."""
NO_TOPIC = frozenset(
    {"much", "many", "often", "long", "main", "kind", "type", "for", "and", "the", "have", "get", "take"}
)
