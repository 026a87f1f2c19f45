"""``people``: who may sign in, with which roles; the sealed account; who looks after each form."""

from __future__ import annotations

import secrets

from formbuilder.accounts.people import Person, Role
from formbuilder.accounts.rights import RIGHTS, WORDS, Right, rights_table
from formbuilder.cli.output import Chosen, Commands, Parser, WrongUseError, say, say_json, with_format
from formbuilder.cli.stores import council_of, database
from formbuilder.clock import now
from formbuilder.config import for_commands
from formbuilder.sealing.long_code import shown_long_code
from formbuilder.services.chains import known_forms
from formbuilder.services.councils import CouncilLine
from formbuilder.services.doing import Doing
from formbuilder.services.people import (
    NotDone,
    add_person,
    change_roles,
    end_access,
    forms_looked_after,
    list_people,
    look_after_form,
    person_with_email,
)
from formbuilder.services.seals import seal_account
from formbuilder.services.sign_ins import end_other_sessions
from formbuilder.storage.engine import Store

EMAIL = "their e-mail address"
ROLES = [role.value for role in Role]
WHY_NOT = {
    NotDone.EMAIL: "‘{email}’ cannot be an e-mail address. Correct it.",
    NotDone.NAME: "A name has 1 to 120 signs. Correct it.",
    NotDone.NO_ROLE: "Give at least one role. To take all away: formbuilder people end {email}.",
    NotDone.THERE_ALREADY: "{email} is there already. To change the roles: formbuilder people roles {email} ROLE …",
    NotDone.LAST_ADMINISTRATOR: "{email} is the only administrator. Make somebody else administrator first.",
    NotDone.UNKNOWN: "{email} may not sign in. Add them first: formbuilder people add.",
    NotDone.SAME: "The deputy must be somebody else than the owner.",
    NotDone.SEALED: "The sealed account cannot be changed.",
}
SEALED = (
    "Print or write this code, put it into an envelope, and seal it. It is shown this once.",
    "Whoever has it can add people and change roles of {council}, for 60 minutes each time.",
    "An envelope from before opens nothing any more.",
)
MOST_FORMS = 10_000
"""So many forms are looked through for a short name."""


def add_to(commands: Commands) -> None:
    """Add ``people``."""
    actions = commands.add_parser("people", help="who may sign in, and what they may do").actions("ACTION")
    adding = _on_person(actions.add_parser("add", help="let somebody sign in"))
    adding.add_argument("--name", required=True, metavar="NAME", help="what colleagues call them")
    adding.add_argument("--role", required=True, action="append", choices=ROLES, help="may be given several times")
    adding.set_defaults(run=run_add)
    listing = with_format(actions.add_parser("list", help="list the people, and who looks after each form"))
    _of_council(listing).set_defaults(run=run_list)
    changing = _on_person(actions.add_parser("roles", help="give somebody these roles and no others"))
    changing.add_argument("roles", nargs="+", choices=ROLES, metavar="ROLE", help=", ".join(ROLES))
    changing.set_defaults(run=run_roles)
    ending = _on_person(actions.add_parser("end", help="end somebody's access, and all their sign-ins"))
    ending.add_argument("--only-sign-ins", action="store_true", help="end the sign-ins; they may sign in again")
    ending.set_defaults(run=run_end)
    looking = _of_council(actions.add_parser("form", help="say who owns a form, and who is their deputy"))
    looking.add_argument("form", metavar="FORM", help="the form’s name")
    looking.add_argument("owner", metavar="OWNER", help=EMAIL)
    looking.add_argument("deputy", metavar="DEPUTY", help=EMAIL)
    looking.set_defaults(run=run_form)
    sealing = _of_council(actions.add_parser("seal", help="make the code of the sealed account"))
    sealing.set_defaults(run=run_seal)
    rights = with_format(actions.add_parser("rights", help="say what each role may do"), "markdown")
    rights.set_defaults(run=run_rights)


def run_add(chosen: Chosen) -> int:
    """Add somebody."""
    _, store = _council(chosen)
    roles = frozenset(map(Role, chosen.role))
    result = add_person(store, chosen.email, chosen.name, roles, _doing())
    if not isinstance(result, Person):
        raise WrongUseError("\n".join(_why_not(why, chosen.email) for why in sorted(result)))
    say(f"{result.name} ({result.email}) may sign in: {_roles(result)}.")
    return 0


def run_list(chosen: Chosen) -> int:
    """List everybody."""
    _, store = _council(chosen)
    people, forms = list_people(store), forms_looked_after(store)
    if chosen.format == "json":
        looked_after = [{"form": each.form, "owner": each.owner.email, "deputy": each.deputy.email} for each in forms]
        say_json({"people": [_shown(person) for person in people], "forms": looked_after})
        return 0
    for person in people:
        say(_line(person))
    if not people:
        say("There is nobody yet. Add somebody: formbuilder people add EMAIL --name NAME --role administrator.")
    for each in forms:
        say(f"{each.form}: {each.owner.name}, deputy {each.deputy.name}")
    return 0


def run_roles(chosen: Chosen) -> int:
    """Change somebody's roles."""
    _, store = _council(chosen)
    person = _person(store, chosen.email)
    result = change_roles(store, person.id, frozenset(map(Role, chosen.roles)), _doing())
    if not isinstance(result, Person):
        raise WrongUseError(_why_not(result, chosen.email))
    say(f"{result.name} ({result.email}) is now: {_roles(result)}.")
    return 0


def run_end(chosen: Chosen) -> int:
    """End somebody's access, or only their sign-ins."""
    _, store = _council(chosen)
    person = _person(store, chosen.email)
    if chosen.only_sign_ins:
        ended = end_other_sessions(store, person.id, "", now=now(), random=secrets.token_bytes)
        say(f"{person.name} ({person.email}) is signed out. Sign-ins ended: {ended}.")
        return 0
    result = end_access(store, person.id, _doing())
    if isinstance(result, NotDone):
        raise WrongUseError(_why_not(result, chosen.email))
    say(f"{person.name} ({person.email}) cannot sign in any more. Sign-ins ended: {result}.")
    return 0


def run_form(chosen: Chosen) -> int:
    """Say who looks after a form."""
    council, store = _council(chosen)
    known = known_forms(store, most=MOST_FORMS)
    if chosen.form not in known:
        msg = f"{council.name} has no form ‘{chosen.form}’. Choose from: {', '.join(known)}."
        raise WrongUseError(msg)
    owner, deputy = _person(store, chosen.owner), _person(store, chosen.deputy)
    why = look_after_form(store, chosen.form, owner.id, deputy.id, _doing())
    if why is not None:
        raise WrongUseError(_why_not(why, chosen.owner))
    say(f"{chosen.form}: {owner.name}, deputy {deputy.name}")
    return 0


def run_seal(chosen: Chosen) -> int:
    """Make a new code for the sealed account, and print it once."""
    council, store = _council(chosen)
    say(shown_long_code(seal_account(store, _doing())))
    for line in SEALED:
        say(line.format(council=council.name), error=True)
    return 0


def run_rights(chosen: Chosen) -> int:
    """Print what each role may do."""
    match chosen.format:
        case "json":
            say_json({role.value: [right.value for right in Right if right in RIGHTS[role]] for role in Role})
        case "markdown":
            say(rights_table().rstrip("\n"))
        case _:
            for role in Role:
                say(f"{role.value} may:")
                for right in (each for each in Right if each in RIGHTS[role]):
                    say(f"  {WORDS[right]}")
    return 0


def _of_council(parser: Parser) -> Parser:
    parser.add_argument("--council", metavar="NAME", help="which council, if there are several")
    return parser


def _on_person(parser: Parser) -> Parser:
    parser.add_argument("email", metavar="EMAIL", help=EMAIL)
    return _of_council(parser)


def _council(chosen: Chosen) -> tuple[CouncilLine, Store]:
    return council_of(database(for_commands()), chosen.council)


def _doing() -> Doing:
    return Doing(now(), secrets.token_bytes)


def _person(store: Store, email: str) -> Person:
    found = person_with_email(store, email)
    if found is None or not found.active:
        raise WrongUseError(_why_not(NotDone.UNKNOWN, email))
    return found


def _why_not(why: NotDone, email: str) -> str:
    return WHY_NOT[why].format(email=email)


def _roles(person: Person) -> str:
    return ", ".join(person.roles_in_order)


def _line(person: Person) -> str:
    if person.sealed:
        return f"{person.name}: {_roles(person)}"
    return f"{person.name} ({person.email}): {_roles(person) if person.active else 'access ended'}"


def _shown(person: Person) -> dict[str, object]:
    return {
        "id": person.id,
        "name": person.name,
        "email": person.email or None,
        "roles": list(person.roles_in_order),
        "active": person.active,
        "sealed": person.sealed,
    }
