"""A server that is killed between any two requests, and in the middle of one, loses nothing that it acknowledged.

No browser is needed to be killed under: a client without script drives the real server. ``KILLS`` says how often.
"""

import os
import random
import socket
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from bs4 import BeautifulSoup, Tag

from tests.council import SMALL, Prepared, prepare
from tests.person import Code, read_code
from tests.serving import Server, serving

KILLS = int(os.environ.get("KILLS", "20"))  # noqa: TID251 - a setting of the tests
LIVES = 4
"""Tests that share the kills, so that they can run side by side."""
PAGES = {1: ("call_you", "Sam"), 9: ("story", "Words"), 8: ("mail", "sam@example.org")}


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Prepared:
    return prepare(tmp_path_factory.mktemp("small"), SMALL)


@pytest.fixture
def server(small: Prepared, tmp_path: Path) -> Iterator[Server]:
    with serving(small, tmp_path) as running:
        yield running


class Client:
    """A person whose server may die at any moment, and who presses the button again."""

    def __init__(self, server: Server, chance: random.Random) -> None:
        self.server = server
        self.chance = chance
        self.http = httpx.Client(base_url=server.address, timeout=30)
        self.kills = 0
        self.journey = ""
        self.code = Code("", "", "")
        self.acknowledged: dict[str, str] = {}

    def start(self) -> None:
        self.post("/demo/small-talk", "/demo/small-talk/start", {})
        self.code = read_code(BeautifulSoup(self.get(f"{self.journey}/code").text, "html.parser"))

    def get(self, url: str) -> httpx.Response:
        return self.http.get(url)

    def post(self, page: str, to: str, data: dict[str, str]) -> httpx.Response:
        form = _form(self.get(page), to)
        hidden = {str(tag["name"]): str(tag["value"]) for tag in form.select("input[type=hidden]")}
        response = self.http.post(to, data=hidden | data)
        assert response.status_code == 303, response.text
        self.journey = self.journey or response.headers["Location"].rpartition("/")[0]
        return response

    def answer(self, page: int, text: str) -> None:
        """Answer a page; what is acknowledged is remembered."""
        id_, _ = PAGES[page]
        self.post(f"{self.journey}/{page}", f"{self.journey}/{page}", {f"q-{id_}": text})
        self.acknowledged[id_] = text

    def answer_and_die(self, page: int, text: str) -> None:
        """Send an answer and kill the server before reading a word of what it says; then send it again."""
        id_, _ = PAGES[page]
        address = f"{self.journey}/{page}"
        form = _form(self.get(address), address)
        hidden = {str(tag["name"]): str(tag["value"]) for tag in form.select("input[type=hidden]")}
        request = self.http.build_request("POST", address, data=hidden | {f"q-{id_}": text})
        with socket.create_connection(("127.0.0.1", self.server.port)) as connection:
            connection.sendall(_bytes(request))
            if self.chance.random() < 0.5:
                connection.recv(1)
            self.die()
        self.answer(page, text)

    def die(self) -> None:
        self.server.kill()
        self.server.start()
        self.kills += 1

    def kept(self) -> dict[str, str]:
        """What the form shows of the answers."""
        found = {}
        for page, (id_, _) in PAGES.items():
            box = BeautifulSoup(self.get(f"{self.journey}/{page}").text, "html.parser").find(id=f"q-{id_}")
            assert isinstance(box, Tag)
            found[id_] = box.get_text().strip() if box.name == "textarea" else str(box["value"])
        return found


@pytest.fixture
def client(server: Server, request: pytest.FixtureRequest) -> Iterator[Client]:
    chance = random.Random(request.node.name)  # noqa: S311 - the same kills each time
    client = Client(server, chance)
    client.start()
    yield client
    client.http.close()


@pytest.mark.parametrize("life", range(LIVES))
def test_nothing_acknowledged_is_lost(server: Server, client: Client, life: int):
    for turn in range(KILLS // LIVES - 2):
        page = client.chance.choice(list(PAGES))
        text = f"{PAGES[page][1]}{turn}" if page != 8 else f"sam{turn}@example.org"
        if client.chance.random() < 0.5:
            client.answer(page, text)
            client.die()
        else:
            client.answer_and_die(page, text)
        assert client.kept() == {id_: "" for id_, _ in PAGES.values()} | client.acknowledged
    client.answer(1, "Sam")
    client.post(f"{client.journey}/14", f"{client.journey}/14", {"q-true_words": "yes"})
    client.die()
    client.post(f"{client.journey}/check", f"{client.journey}/send", {})
    client.die()
    assert client.code.reference in client.get(f"{client.journey}/sent").text
    (submission,) = server.submissions()
    assert {id_: submission.answers.get(id_) for id_ in client.acknowledged} == client.acknowledged
    assert client.kills == KILLS // LIVES
    assert not [line for line in server.log.read_text().splitlines() if "Sam" in line or "example.org" in line]


def test_killed_while_sending_makes_one_submission(server: Server, client: Client):
    client.answer(1, "Sam")
    client.post(f"{client.journey}/14", f"{client.journey}/14", {"q-true_words": "yes"})
    address = f"{client.journey}/send"
    token = str(_form(client.get(f"{client.journey}/check"), address).select("[name=csrf_token]")[0]["value"])
    request = client.http.build_request("POST", address, data={"csrf_token": token})
    with socket.create_connection(("127.0.0.1", server.port)) as connection:
        connection.sendall(_bytes(request))
        client.die()
    assert client.http.post(address, data={"csrf_token": token}).headers["Location"] == f"{client.journey}/sent"
    assert len(server.submissions()) == 1


def _form(response: httpx.Response, to: str) -> Tag:
    assert response.status_code == 200, response.text
    form = BeautifulSoup(response.text, "html.parser").select_one(f'form[action="{to}"]')
    assert isinstance(form, Tag), f"no form to {to}"
    return form


def _bytes(request: httpx.Request) -> bytes:
    headers = (f"{name}: {value}" for name, value in request.headers.items())
    head = [f"{request.method} {request.url.path} HTTP/1.1", *headers]
    return ("\r\n".join(head) + "\r\n\r\n").encode() + request.read()
