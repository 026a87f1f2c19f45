"""What each happening of the trail is in words: a test finds every one that a service writes down."""

from __future__ import annotations

from collections.abc import Mapping

from formbuilder.sealing.reference import shown_reference
from formbuilder.services.trail import Happening

NOBODY = "The service"
"""Who did what nobody who signed in did."""
WORDS: Mapping[str, str] = {
    # people
    "person-added": "{who} gave {whom} access.",
    "roles-changed": "{who} changed the roles of {whom}.",
    "access-ended": "{who} ended the access of {whom}.",
    "signed-in": "{who} signed in.",
    "session-ended": "{who} ended a sign-in.",
    "sessions-ended": "{who} ended all other sign-ins of their own.",
    "sealed": "A new code for the sealed account was made.",
    "seal-used": "Somebody used the sealed account.",
    # forms
    "form-looked-after": "{who} said who looks after {subject}.",
    "chain-set": "{who} set the chain of sign-offs of all forms.",
    "form-chain-set": "{who} set the chain of sign-offs of {subject}.",
    "draft-begun": "{who} began the draft {subject}.",
    "draft-saved": "{who} saved {subject}.",
    "draft-dropped": "{who} dropped the draft {subject}.",
    "sent-for-review": "{who} sent {subject} for review.",
    "taken-back": "{who} took {subject} back from review.",
    "draft-approved": "{subject} was approved: every step is signed off.",
    "approval-lapsed": "{subject} is in review again, because something changed.",
    "signed-yes": "{who} signed off {subject}: yes.",
    "signed-yes-if": "{who} signed off {subject}: yes, if some words change.",
    "signed-not-yet": "{who} said “not yet” to {subject}.",
    "signed-no": "{who} said no to {subject}.",
    "signed-in-spite": "{who} decided to go on with {subject}, although the panel said no.",
    "minutes-recorded": "{who} recorded from minutes what was decided about {subject}.",
    "minutes-confirmed": "{who} confirmed what was recorded about {subject}.",
    "minutes-refused": "{who} said that what was recorded about {subject} is not what was decided.",
    "minutes-taken-back": "{who} took back what they recorded about {subject}.",
    "sign-off-words-erased": "{who} erased the minutes and reasons of {subject}.",
    "line-left": "{who} left a line of the publish page of {subject} as it is.",
    "line-taken-up": "{who} took a line of the publish page of {subject} up again.",
    "line-asked": "{who} asked somebody to see to a line of the publish page of {subject}.",
    "asked-line-done": "{who} said that something they were asked is done.",
    "half-way-set": "{who} said what {subject} means for people half-way.",
    "publish-planned": "{who} planned to publish {subject}.",
    "withdrawal-planned": "{who} planned to withdraw {subject}.",
    "plan-cancelled": "{who} gave up a plan for {subject}.",
    "plan-blocked": "A plan for {subject} was not done, because something was in the way.",
    "passkey-added": "A passkey of {whom} was added.",
    "passkey-removed": "A passkey of {whom} was removed.",
    "passkey-link-sent": "{who} sent {whom} a link to make a passkey.",
    "preview-shared": "{who} shared a preview of {subject} by a link.",
    "preview-mailed": "{who} e-mailed a preview of {subject}.",
    "preview-ended": "{who} ended a link to a preview.",
    "version-published": "{who} published {subject}.",
    "version-withdrawn": "{who} withdrew {subject}.",
    "correction-asked-for": "{who} asked for an urgent correction of {subject}.",
    "correction-confirmed": "{who} confirmed an urgent correction: {subject} is live.",
    "block-corrected": "{who} made {subject} with an urgent correction.",
    "correction-dropped": "{who} took an urgent correction of {subject} back.",
    "correction-signed": "{who} signed the corrected words of {subject} for the panel.",
    "pack-facts-kept": "{who} wrote what the board asks for about {subject}.",
    # panels
    "panel-added": "{who} added a panel.",
    "panel-changed": "{who} changed a panel.",
    "panel-ended": "{who} ended a panel.",
    "panel-shared": "{who} made a code by which another council takes a panel in.",
    "panel-given": "Another council took a panel in.",
    "panel-taken": "{who} took in a panel of another council.",
    "chair-appointed": "{who} made {whom} chair of a panel.",
    "chair-dismissed": "{who} ended that {whom} chairs a panel.",
    "facilitator-appointed": "{who} made {whom} facilitator of a panel.",
    "facilitator-dismissed": "{who} ended that {whom} helps a panel.",
    "member-added": "{who} made {whom} a member of a panel.",
    "member-left": "{who} wrote down that {whom} left a panel.",
    "member-chose": "{whom} changed how they take part in a panel.",
    "member-on-break": "{whom} takes a break from a panel.",
    "member-not-caring": "{whom} said that they no longer care for anybody.",
    "member-back": "{whom} takes part in a panel again.",
    "slip-made": "{who} made a slip for {whom}.",
    "slips-ended": "{who} ended the slips of {whom}.",
    # what people send
    "version-followed": "The form {reference} went on with corrected words.",
    "version-changed": "Somebody went on with a newer version in the form {reference}.",
    "journey-started": "Somebody began the form {reference}.",
    "came-back": "Somebody came back to the form {reference} with their code.",
    "sent": "Somebody sent the form {reference}.",
    "sent-apart": "Somebody sent answers that are kept apart.",
    "added-later": "Somebody added something to the form {reference}.",
    "withdrawn": "Somebody took back the form {reference}.",
    "journey-deleted": "Somebody deleted the form {reference}, which they had not sent.",
    "own-copy-deleted": "Somebody deleted their own copy of the form {reference}.",
    "submission-read": "{who} read the form {reference}.",
    "submission-compared": "{who} read the form {reference} beside another one.",
    "submission-copied": "{who} copied the form {reference} as text.",
    "submission-printed": "{who} opened the form {reference} to print it.",
    "submission-pdf": "{who} saved the form {reference} as a PDF.",
    "submission-json": "{who} saved the form {reference} as data.",
    "submission-csv": "{who} saved the form {reference} as a table.",
    "submissions-listed": "{who} saved the list of what people sent, without answers.",
    "submissions-searched": "{who} searched in what people sent.",
    "submission-being-checked": "{who} began to check the form {reference}.",
    "submission-checked": "{who} checked the form {reference} with the person.",
    "submission-closed": "{who} closed the form {reference}.",
    "submission-new": "{who} put the form {reference} back among the new ones.",
    "submission-quiet": "The form {reference} was put in the quiet list, because of how it came.",
    "submission-from-quiet": "{who} moved the form {reference} to the main list.",
    "submission-not-real": "{who} marked the form {reference} as not real.",
    "submission-assigned": "{who} said who has the form {reference}.",
    "assessor-note": "{who} wrote a note to the form {reference}.",
    "started-for-caller": "{who} began the form {reference} for somebody who called.",
    "figure-corrected": "{who} corrected an answer of the form {reference} for the charge.",
    "figure-put-back": "{who} put back what the person told in the form {reference}.",
    "charge-decided": "{who} decided the charge of the form {reference}.",
    "charge-ended": "{who} ended the charge of the form {reference}.",
    "charges-exported": "{who} saved the charges decided since {subject} for the finance system.",
    "rate-confirmed": "{who} confirmed a figure: {subject}.",
    "rates-put-in": "{who} put in a new edition of the rates {subject}.",
    # records and settings
    "held": "{who} put a hold on {subject}, so that it is not deleted.",
    "hold-lifted": "{who} lifted the hold on {subject}.",
    "access-request-opened": "{who} wrote down that a person asks for what is kept about them.",
    "access-gathered": "{who} put the form {reference} to a person’s request.",
    "access-left-out": "{who} left the form {reference} out of a person’s request.",
    "access-read": "{who} read the form {reference} for a person’s request.",
    "access-masked": "{who} covered words of others in the form {reference}.",
    "access-saved": "{who} saved all that is kept about a person for them.",
    "access-request-done": "{who} said that a person’s request is done.",
    "settings-changed": "{who} changed the settings of the council.",
    "key-changed": "The key of the council was changed: what people send is sealed to {subject} from now on.",
    "keys-sealed-again": "What older keys opened was sealed again to {subject}.",
    "key-split": "The key {subject} was split into shares.",
    "key-joined": "The key {subject} was made again from its shares.",
    "key-rehearsed": "The loss of the key {subject} was rehearsed.",
    "team-added": "{who} added a team.",
    "team-changed": "{who} changed a team.",
    "team-ended": "{who} ended a team.",
    "comments-brought": "{who} brought in comments from Word about {subject}.",
    "comment-done": "{who} said that a comment from Word is done.",
    "remark-passed": "{who} passed on to panels what somebody wrote about a question.",
    "remark-cut": "{who} passed on to panels a part of what somebody wrote about a question.",
    "remark-help": "{who} acted on what somebody wrote about a question as a call for help.",
    "remark-dropped": "{who} dropped what somebody wrote about a question, with a reason.",
    "alert-told": "Somebody on duty was told to open the form {reference}.",
    "alert-opened": "{who} opened the form {reference}, so nobody is told of it any more.",
}
"""Each happening → a sentence; ``{who}`` did it, and it is about ``{whom}``, ``{subject}`` or ``{reference}``."""
LENGTH_OF_REFERENCE = 8


def form_words(subject: str, title: str) -> str:
    """Return a form, a version or a save of it (``tea@2.17``) as words, by its title."""
    version, _, save = subject.partition("@")[2].partition(".")
    return f"“{title}”{f', version {version}' if version else ''}{f', save {save}' if save else ''}"


def told(happening: Happening) -> str:
    """Return a happening in words; one that has none yet is told by its name."""
    words = WORDS.get(happening.what, "{who}: " + happening.what.replace("-", " ") + " {subject}.")
    subject = happening.subject
    return words.format(
        who=happening.who or ("Somebody" if happening.what == "alert-opened" else NOBODY),
        whom=happening.whom or "somebody whose name is gone",
        subject=form_words(subject, happening.title) if happening.title else subject,
        reference=shown_reference(subject) if len(subject) == LENGTH_OF_REFERENCE else subject,
    )
