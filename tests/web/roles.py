"""Who there is in an office, for the table of who may open what."""

from tests.staff import NAMES

EVERYBODY = set(NAMES)
ADMINISTRATOR = {"administrator"}
OFFICER = {"officer"}
APPROVER = {"approver"}
ASSESSOR = {"assessor"}
FACILITATOR = {"facilitator"}
IN_PANELS = {"chair", "facilitator", "member"}
MEMBER_KEEPERS = {"administrator", "facilitator"}
TRANSLATES = {"officer", "translator"}
READER = {"assessor"}
FINANCE = {"finance officer"}
STAFF = {"administrator", "officer", "approver", "assessor", "finance officer"}
ANYONE = EVERYBODY | {"nobody"}
PANEL = {"chair", "member"}
COMMENTS = {"chair", "facilitator", "member"}
