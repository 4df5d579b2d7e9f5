"""``pandecta ask`` and what is kept of it, as typed, over a language model's server on loopback."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import Any

import pytest

from app.__main__ import main
from app.adapters.paths import user_file
from app.adapters.runs_db import RunsDb
from tests.chat_server import (
    MODEL,
    PLAIN,
    Bytewise,
    Die,
    Endless,
    Oops,
    Pause,
    ScriptedChat,
    Stall,
    Think,
    chat_serving,
)
from tests.conftest import ROOT
from tests.keyrings import MemoryKeyring
from tests.runs import a_run

QUESTION = "My landlord keeps the deposit; how much may he keep, by when, and what can I do?"
TEXT = (
    "The landlord has to give the deposit back [1]. See Merrow Tenancy Act 2016, s 12, and "
    "section 9999 of the Merrow Tenancy Act 2016."
)
ISSUES = {
    "Return of the deposit": "time for return of deposit",
    "Deductions from the deposit": "deductions from the deposit",
    "Claims of the tenant": "penalty landlord fails to return deposit",
}
Pandecta = Callable[..., "subprocess.CompletedProcess[str]"]


def scripted(body: dict[str, Any]) -> Any:
    """A model that plans three issues, finds one lacking, and is content after another round."""
    wanted = json.dumps(body.get("format") or {})
    if '"issues"' in wanted:
        return {
            "issues": [
                {"title": title, "queries": [query], "place": "", "date": ""}
                for title, query in ISSUES.items()
            ]
        }
    if '"judgements"' not in wanted:
        return [Think("Which one …"), *(TEXT[at : at + 9] for at in range(0, len(TEXT), 9))]
    again = "limitation period" in body["messages"][-1]["content"]
    told = ("answered", "", []) if again else ("partly", "the period", ["limitation period"])
    return {"judgements": [_judged("1", "answered"), _judged("2", "answered"), _judged("3", *told)]}


def _judged(issue: str, coverage: str, missing: str = "", queries: Sequence[str] = ()) -> Any:
    return {
        "issue": issue, "coverage": coverage, "sources": [1], "missing": missing,
        "queries": list(queries),
    }  # fmt: skip


@pytest.fixture
def typed(home: Path, sample_folder: Path) -> Iterator[Callable[..., "subprocess.Popen[str]"]]:
    """Starts a verb in a home of its own, ``ask`` over the sample."""
    begun = list[subprocess.Popen[str]]()

    def start(*arguments: str) -> "subprocess.Popen[str]":
        told = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "OLLAMA_HOST")}
        library = ["--library", str(sample_folder)] if arguments[0] == "ask" else []
        begun.append(
            subprocess.Popen(
                [sys.executable, "-m", "app", *arguments, *library],
                stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
                cwd=ROOT, env=told | {"PANDECTA_HOME": str(home), "PYTHONUNBUFFERED": "1"},
            )
        )  # fmt: skip
        return begun[-1]

    yield start
    for process in begun:
        process.kill()
        process.communicate()


@pytest.fixture
def pandecta(
    typed: Callable[..., "subprocess.Popen[str]"],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Pandecta:
    """Any verb to its end: ``ask`` as a process, the quick ones within this one."""

    def call(*arguments: str, code: int = 0, told: str = "") -> "subprocess.CompletedProcess[str]":
        if arguments[0] == "ask":
            process = typed(*arguments)
            out, err = process.communicate(timeout=120)
            status = process.returncode
        else:
            monkeypatch.setattr("sys.stdin", TextIOWrapper(BytesIO(told.encode())))
            status = _within(arguments)
            out, err = capsys.readouterr()
        assert status == code, err
        return subprocess.CompletedProcess(arguments, status, out, err)

    return call


def _within(arguments: Sequence[str]) -> int:
    try:
        return main(list(arguments))
    except SystemExit as stop:
        return int(stop.code or 0)


def at(server: ScriptedChat, model: str = MODEL) -> list[str]:
    return ["--host", server.address, "--model", model]


def test_an_answer_streams_and_its_citations_are_told(pandecta: Pandecta) -> None:
    with chat_serving(scripted) as server:
        done = pandecta("ask", QUESTION, *at(server))
    assert done.stdout.startswith(TEXT + "\n")
    assert "Which one" not in done.stdout
    assert "thinking" in done.stderr
    lines = done.stdout.splitlines()
    assert next(line for line in lines if "citations: " in line).endswith("1 not found")
    assert any("✗ not found" in line and "9999" in line for line in lines)
    sources = lines[lines.index("Sources") + 1 :]
    assert sources[0].startswith("  [1] ")
    assert "another computer" not in done.stderr


def test_thinking_without_its_beginning_is_not_the_answer(pandecta: Pandecta) -> None:
    with chat_serving(["Which one", " is it?</think>", "Ask the court."]) as server:
        told = json.loads(pandecta("ask", QUESTION, "--json", *at(server)).stdout)
        done = pandecta("ask", QUESTION, *at(server))
    assert told["answer"] == "Ask the court."
    shown = json.loads(pandecta("runs", "show", told["run"], "--json").stdout)
    assert "Which one is it?" in json.dumps(shown)
    assert "all above was thinking" in done.stderr
    assert done.stdout.partition("Ask the court.")[0].endswith("\n")


def test_the_json_of_the_agent(pandecta: Pandecta) -> None:
    with chat_serving(scripted) as server:
        done = pandecta("ask", QUESTION, "--agent", "--rounds", "3", "--json", *at(server))
    told = json.loads(done.stdout)
    assert {"answer", "citations", "rounds", "timings"} <= set(told)
    assert told["answer"] == TEXT
    assert {"text", "status", "id"} <= set(told["citations"][0])
    assert told["citations"][-1]["status"] == "not-found"
    assert [one["title"] for one in told["plan"]] == list(ISSUES)
    first, second = told["rounds"]
    assert set(first["queries"]) == set(ISSUES.values())
    assert second["queries"] == ["limitation period"]
    assert {"id", "citation", "query", "issue"} <= set(first["found"][0])
    assert [one["coverage"] for one in first["judgement"]] == ["answered", "answered", "partly"]
    assert told["timings"]["total"] > 0
    assert told["outcome"] == "whole"
    for part in (*ISSUES, "Round 1 of 3", "Round 2 of 3", "partly answered", "provisions to write"):
        assert part in done.stderr
    [kept] = json.loads(pandecta("runs", "--json").stdout)["runs"]
    assert (kept["id"], kept["question"], kept["mode"]) == (told["run"], QUESTION, "agent")


def test_chinese_one_byte_at_a_time(pandecta: Pandecta) -> None:
    text = "房东应当在十四日内退还押金[1]。"
    with chat_serving(Bytewise(text)) as server:
        done = pandecta("ask", "房东不退押金怎么办？", *at(server))
        assert "问题" in server.calls[0].prompt
    assert done.stdout.startswith(text + "\n")


def _first_words(process: "subprocess.Popen[str]", wanted: str) -> str:
    assert process.stdout is not None
    came = ""
    while wanted not in came:
        piece = process.stdout.read(1)
        assert piece, process.communicate()[1]
        came += piece
    return came


def test_ctrl_c_keeps_what_came(typed, pandecta: Pandecta) -> None:
    with chat_serving(["The deposit is due back (section 9999 of the Act).", Stall()]) as server:
        process = typed("ask", QUESTION, *at(server))
        came = _first_words(process, "Act).")
        process.send_signal(signal.SIGINT)
        rest, told = process.communicate(timeout=20)
        assert server.calls[0].gone.wait(5)
    assert process.returncode == 130
    assert "stopped" in told
    assert "1 citation: 1 not found" in rest
    [run] = json.loads(pandecta("runs", "--json").stdout)["runs"]
    assert (run["outcome"], run["citations"]) == ("stopped", 1)
    shown = json.loads(pandecta("runs", "show", run["id"][:6], "--json").stdout)
    assert shown["text"] == came


def test_ctrl_c_with_json_gives_json(typed) -> None:
    with chat_serving(["Half of it", Stall()]) as server:
        process = typed("ask", QUESTION, "--json", *at(server))
        while not (server.calls and server.calls[0].told):
            time.sleep(0.02)
        time.sleep(0.3)
        process.send_signal(signal.SIGINT)
        out, _ = process.communicate(timeout=20)
    assert process.returncode == 130
    assert (json.loads(out)["answer"], json.loads(out)["outcome"]) == ("Half of it", "stopped")


def test_ctrl_c_before_the_first_word(typed, pandecta: Pandecta) -> None:
    with chat_serving([Stall()]) as server:
        process = typed("ask", QUESTION, "--agent", *at(server))
        while not server.calls:
            time.sleep(0.02)
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=20)
        assert server.calls[0].gone.wait(5)
    assert process.returncode == 130
    assert [one["outcome"] for one in json.loads(pandecta("runs", "--json").stdout)["runs"]] == [
        "stopped"
    ]


@pytest.mark.parametrize("end", [Die(), Oops("llama runner process has terminated")])
def test_a_server_that_dies_in_the_middle(pandecta: Pandecta, end: Any) -> None:
    with chat_serving(["It is due within 14 days", Pause(0.2), end]) as server:
        done = pandecta("ask", QUESTION, *at(server), code=1)
    assert done.stdout.startswith("It is due within 14 days\n")
    assert server.address in done.stderr
    assert "Traceback" not in done.stderr
    [run] = json.loads(pandecta("runs", "--json").stdout)["runs"]
    assert run["outcome"] == "broken"


def test_no_server(pandecta: Pandecta) -> None:
    with chat_serving("x") as server:
        gone = at(server)
    done = pandecta("ask", QUESTION, *gone, code=1)
    assert "Nothing answers at" in done.stderr
    assert len(json.loads(pandecta("runs", "--json").stdout)["runs"]) == 1


def test_no_model_is_chosen(pandecta: Pandecta) -> None:
    done = pandecta("ask", QUESTION, code=1)
    assert "settings set chat_model" in done.stderr


def test_a_model_that_is_not_installed(pandecta: Pandecta) -> None:
    with chat_serving("x") as server:
        done = pandecta("ask", QUESTION, *at(server, "gpt-none:7b"), code=1)
    assert "gpt-none:7b is not on the server" in done.stderr
    assert "ollama pull" in done.stderr


def test_an_embedding_model_cannot_answer(pandecta: Pandecta) -> None:
    with chat_serving("x") as server:
        done = pandecta("ask", QUESTION, *at(server, "embeddinggemma:300m"), code=1)
    assert "cannot write answers" in done.stderr


def test_no_trace_where_none_is_wanted(pandecta: Pandecta) -> None:
    with chat_serving(scripted) as server:
        done = pandecta("ask", QUESTION, "--no-keep", *at(server))
    assert done.stdout.startswith(TEXT)
    assert "runs show" not in done.stderr
    assert json.loads(pandecta("runs", "--json").stdout)["runs"] == []


def test_a_follow_up_has_the_thread(pandecta: Pandecta) -> None:
    with chat_serving(scripted) as server:
        first = json.loads(pandecta("ask", QUESTION, "--json", *at(server)).stdout)
        pandecta("ask", "And if it is a room?", "--follow", first["run"][:7], *at(server))
        messages = server.calls[-1].body["messages"]
    assert [one["role"] for one in messages[-3:]] == ["user", "assistant", "user"]
    assert messages[-3]["content"] == QUESTION
    runs = json.loads(pandecta("runs", "--json").stdout)["runs"]
    follow = json.loads(pandecta("runs", "show", runs[0]["id"], "--json").stdout)
    assert follow["follows"] == first["run"]
    assert pandecta("ask", "x", "--follow", "nope", "--model", MODEL, code=1).stderr.count("nope")


def test_another_computer_is_named_before_it_is_asked(pandecta: Pandecta) -> None:
    done = pandecta("ask", QUESTION, "--model", MODEL, "--host", "http://192.0.2.1:9", "--json",
        "--law", "no such law at all", code=1)  # fmt: skip
    assert "go to http://192.0.2.1:9" in done.stderr


@pytest.mark.parametrize("wrong", [["--rounds", "0"], ["--rounds", "x"], ["--language", "fr"]])
def test_usage(pandecta: Pandecta, wrong: list[str]) -> None:
    assert "usage" in pandecta("ask", QUESTION, *wrong, code=2).stderr


def test_what_a_model_says_cannot_steer_the_terminal(pandecta: Pandecta) -> None:
    with chat_serving(["\x1b[2J\x1b]0;owned\x07Fine\x9b2J."]) as server:
        done = pandecta("ask", QUESTION, *at(server, PLAIN))
    assert not {"\x1b", "\x07", "\x9b"} & set(done.stdout)
    assert "Fine" in done.stdout


def test_a_kill_in_the_middle_loses_no_other_run(typed, pandecta: Pandecta) -> None:
    kept = RunsDb(user_file())
    kept.keep(a_run("mine"))
    with chat_serving([Endless("word ", 0.005)]) as server:
        process = typed("ask", QUESTION, *at(server))
        _first_words(process, "word word")
        process.kill()
        process.wait()
    assert kept.get("mine") == a_run("mine")
    assert len(json.loads(pandecta("runs", "--json").stdout)["runs"]) >= 1


def test_runs_are_shown_exported_compared_and_deleted(pandecta: Pandecta, tmp_path: Path) -> None:
    runs = RunsDb(user_file())
    runs.keep(a_run("aaa111"))
    runs.keep(a_run("bbb222", checks=(), library="/elsewhere"))
    assert "aaa111" in pandecta("runs").stdout
    assert pandecta("runs", "list", "--library", "/elsewhere").stdout.startswith("bbb222")
    assert pandecta("runs", "show", "aaa").stdout.startswith("# Question")
    assert "# 问题" in pandecta("runs", "show", "aaa", "--language", "zh").stdout
    text, raw = tmp_path / "a.md", tmp_path / "a.json"
    pandecta("runs", "export", "aaa", str(text))
    pandecta("runs", "export", "aaa", str(raw))
    assert text.read_text("utf-8").startswith("# Question")
    assert json.loads(raw.read_text("utf-8"))["id"] == "aaa111"
    assert "--force" in pandecta("runs", "export", "bbb", str(raw), code=1).stderr
    assert json.loads(raw.read_text("utf-8"))["id"] == "aaa111"
    pandecta("runs", "export", "bbb", str(raw), "--force")
    assert json.loads(raw.read_text("utf-8"))["id"] == "bbb222"
    pandecta("runs", "export", "bbb", str(tmp_path / "b.pdf"), code=2)
    assert (
        "cannot write"
        in pandecta("runs", "export", "bbb", str(tmp_path / "none" / "b.md"), code=1).stderr
    )
    found = json.loads(pandecta("runs", "compare", "aaa", "bbb", "--json").stdout)
    assert len(found["citations"]["lost"]) == 3
    assert "Comparison" in pandecta("runs", "compare", "aaa", "bbb").stdout
    assert "nope" in pandecta("runs", "show", "nope", code=1).stderr
    pandecta("runs", "show", code=2)
    pandecta("runs", "delete", code=2)
    assert "--yes" in pandecta("runs", "delete", "aaa", code=1).stderr
    pandecta("runs", "delete", "aaa", "--yes")
    assert [line.id for line in runs.list()] == ["bbb222"]
    pandecta("runs", "delete", "--all", "--yes")
    assert "No answer is kept yet" in pandecta("runs").stdout


def test_prompts_are_changed_and_come_back(pandecta: Pandecta, tmp_path: Path) -> None:
    ours = pandecta("prompts", "show", "answer").stdout
    mine = tmp_path / "mine.txt"
    mine.write_text("Answer in verse.\n" + ours, "utf-8")
    pandecta("prompts", "set", "answer", str(mine))
    assert pandecta("prompts", "show", "answer").stdout.startswith("Answer in verse.")
    assert pandecta("prompts", "show", "answer", "--shipped").stdout == ours
    with chat_serving(scripted) as server:
        pandecta("ask", QUESTION, *at(server))
        assert "Answer in verse." in server.calls[-1].prompt
    done = pandecta("prompts", "set", "answer", code=1, told="No places here.")
    assert "sources" in done.stderr
    listed = json.loads(pandecta("prompts", "--json").stdout)["prompts"]
    assert [one["name"] for one in listed if one["own"]] == ["answer"]
    pandecta("prompts", "reset", "answer")
    assert pandecta("prompts", "show", "answer").stdout == ours
    pandecta("prompts", "show", code=2)
    pandecta("prompts", "show", "poem", code=2)
    pandecta("prompts", "set", "answer", str(tmp_path / "none.txt"), code=1)


def test_language_models_are_listed_and_tried(pandecta: Pandecta) -> None:
    with chat_serving("ready") as server:
        found = json.loads(pandecta("model", "chat", "--host", server.address, "--json").stdout)
        sizes = {one["name"]: one["size"] for one in found["models"]}
        assert sizes[MODEL] == 5_225_388_164
        assert {one["name"] for one in found["models"] if one["can_chat"]} == {MODEL, PLAIN}
        text = pandecta("model", "chat", "--host", server.address).stdout
        assert "40,960 tokens" in text
        assert "cannot write answers" in text
        tried = pandecta("model", "try", MODEL, "--host", server.address, "--json").stdout
        assert json.loads(tried)["text"] == "ready"
        assert "answers: ready" in pandecta("model", "try", PLAIN, "--host", server.address).stdout
        pandecta("settings", "set", f"ollama={server.address}", f"chat_model={MODEL}", "rounds=2")
        assert f"* {MODEL}" in pandecta("model", "chat").stdout
        assert pandecta("ask", QUESTION).stdout.startswith("ready")


def test_settings_of_the_language_model(pandecta: Pandecta) -> None:
    done = pandecta("settings", "set", "chat_kind=openai", "chat_address=https://llm.example/v1",
        "chat_window=8192", "keep_alive=60", "rounds=4", "--json")  # fmt: skip
    told = json.loads(done.stdout)
    assert (told["chat_kind"], told["chat_window"], told["keep_alive"], told["rounds"]) == (
        "openai", 8192, 60, 4,
    )  # fmt: skip
    assert "https://llm.example/v1" in done.stderr
    for wrong in (
        "rounds=0",
        "rounds=many",
        "chat_kind=smoke",
        "chat_address=llm",
        "chat_window=-1",
    ):
        assert wrong.partition("=")[0] in pandecta("settings", "set", wrong, code=2).stderr


def test_the_key_of_the_environment_is_sent(pandecta: Pandecta, monkeypatch) -> None:
    monkeypatch.setenv("PANDECTA_CHAT_KEY", "sk-1")
    with chat_serving("Yes.", key="sk-1") as server:
        pandecta("settings", "set", "chat_kind=openai", f"chat_address={server.v1}")
        done = pandecta("ask", QUESTION, "--model", MODEL)
    assert done.stdout.startswith("Yes.")
    assert "another computer" not in done.stderr


def test_the_key_goes_into_the_keyring(pandecta: Pandecta, memory_keyring: MemoryKeyring) -> None:
    pandecta("settings", "secret", "chat", told="sk-9\n")
    assert memory_keyring.get_password("Pandecta", "chat") == "sk-9"
    assert "sk-9" not in pandecta("settings", "--json").stdout
    pandecta("settings", "secret", "chat", told="\n")
    assert memory_keyring.get_password("Pandecta", "chat") is None
