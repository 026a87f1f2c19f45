"""People at the command line: who may sign in, the sealed account, and who looks after a form."""

import json
from dataclasses import replace

import pytest

from formbuilder.accounts.people import Role
from formbuilder.accounts.rights import rights_table
from formbuilder.clock import now
from formbuilder.sealing.long_code import read_long_code
from formbuilder.services.people import add_examples
from formbuilder.services.seals import open_seal
from formbuilder.services.sign_ins import SignedIn, present, sign_in
from formbuilder.storage.engine import Store, engine_for
from tests.cli.test_councils import REAL
from tests.samples import put
from tests.services.people_stories import ARRIVAL, DOING, TRUST
from tests.services.stories import NOW
from tests.services.test_people import CLAIMS

ANN = ("people", "add", "Ann@Example.org", "--name", "Ann Lee", "--role", "officer")


@pytest.fixture
def store(demo, settings) -> Store:
    engine = engine_for(settings.database_url)
    yield Store(engine, 1)
    engine.dispose()


def test_somebody_is_added_changed_and_their_access_ended(demo, store):
    assert demo(*ANN, "--role", "chair").out == "Ann Lee (ann@example.org) may sign in: officer, chair.\n"
    assert demo("people", "roles", "ann@example.org", "approver", "officer").out == (
        "Ann Lee (ann@example.org) is now: officer, approver.\n"
    )
    came = sign_in(store, CLAIMS, TRUST, ARRIVAL)
    assert isinstance(came, SignedIn)
    assert present(store, came.token, NOW)
    assert demo("people", "end", "ann@example.org").status == 0
    assert present(store, came.token, NOW) is None
    assert demo("people", "list").out == "Ann Lee (ann@example.org): access ended\n"


def test_only_the_sign_ins_are_ended(demo, store):
    demo(*ANN)
    came = sign_in(store, CLAIMS, TRUST, replace(ARRIVAL, now=now()))
    ran = demo("people", "end", "ann@example.org", "--only-sign-ins")
    assert ran.out == "Ann Lee (ann@example.org) is signed out. Sign-ins ended: 1.\n"
    assert present(store, came.token, now()) is None
    assert isinstance(sign_in(store, CLAIMS, TRUST, ARRIVAL), SignedIn)


def test_what_is_wrong_is_said_in_words(demo):
    ran = demo("people", "add", "ann", "--name", "", "--role", "officer")
    assert ran.status == 2
    assert "‘ann’ cannot be an e-mail address. Correct it." in ran.err
    assert "A name has 1 to 120 signs. Correct it." in ran.err
    ran = demo("people", "add", "a@example.org", "--name", "A", "--role", "oficer")
    assert ran.status == 2
    assert "Did you mean ‘officer’?" in ran.err
    demo(*ANN)
    assert "ann@example.org is there already." in demo(*ANN).err.lower()
    assert "may not sign in. Add them first" in demo("people", "roles", "b@example.org", "officer").err
    assert "may not sign in. Add them first" in demo("people", "end", "b@example.org").err
    demo("people", "add", "b@example.org", "--name", "B", "--role", "administrator")
    assert "b@example.org is the only administrator." in demo("people", "end", "b@example.org").err
    assert demo("people", "roles", "b@example.org", "member").status == 2


def test_an_empty_list_says_what_to_do(demo):
    assert demo("people", "list").out.startswith("There is nobody yet. Add somebody: formbuilder people add")
    assert json.loads(demo("people", "list", "--format", "json").out) == {"people": [], "forms": []}


def test_a_program_reads_the_list(demo, store):
    add_examples(store, DOING)
    demo("people", "form", "whole", "owen.price@example.org", "dana.fox@example.org")
    found = json.loads(demo("people", "list", "--format", "json").out)
    assert found["forms"] == [{"form": "whole", "owner": "owen.price@example.org", "deputy": "dana.fox@example.org"}]
    assert [each["roles"] for each in found["people"] if each["name"] == "Amina Yusuf"] == [["administrator"]]
    assert "whole: Owen Price, deputy Dana Fox" in demo("people", "list").out


def test_a_form_needs_two_people_and_must_be_there(demo, store):
    add_examples(store, DOING)
    owen = "owen.price@example.org"
    assert "somebody else than the owner" in demo("people", "form", "whole", owen, owen).err
    assert "has no form ‘hole’. Choose from:" in demo("people", "form", "hole", owen, "dana.fox@example.org").err
    assert demo("people", "form", "whole", owen, "x@example.org").status == 2


def test_the_code_of_the_sealed_account_is_printed_once_and_opens_it(demo, store):
    ran = demo("people", "seal")
    assert ran.status == 0
    code = read_long_code(ran.out)
    assert code is not None
    assert "Example Council" in ran.err
    assert isinstance(open_seal(store, code, ARRIVAL), SignedIn)
    assert demo("people", "seal").out != ran.out
    assert not isinstance(open_seal(store, code, ARRIVAL), SignedIn)
    assert demo("people", "list").out == "Sealed account: administrator\n"


def test_rights_are_printed_for_people_documents_and_programs(run):
    assert run("people", "rights", "--format", "markdown").out == rights_table()
    assert set(json.loads(run("people", "rights", "--format", "json").out)) == set(Role)
    assert "assessor may:\n  come in, and see and end their own sign-ins\n  read what people sent" in (
        run("people", "rights").out
    )


def test_with_several_councils_one_must_be_named(demo, folder):
    demo("councils", "add", put(folder, "bedford.yaml", REAL))
    assert demo(*ANN).status == 2
    assert demo(*ANN, "--council", "bedford").status == 0
    assert "Ann Lee" in demo("people", "list", "--council", "bedford").out
    assert "Ann Lee" not in demo("people", "list", "--council", "demo").out


@pytest.mark.parametrize("word", ["office", "static"])
def test_no_council_stands_at_an_address_of_ours(demo, folder, word):
    ran = demo("councils", "add", put(folder, "taken.yaml", REAL.replace("council: bedford", f"council: {word}")))
    assert ran.status == 1
    assert "RESERVED_ADDRESS" in ran.err
