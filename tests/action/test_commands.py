"""What the runner reads of our log and files is what we meant, whatever the texts hold."""

from __future__ import annotations

import io
import tempfile
from pathlib import Path

import pytest
from hypothesis import given

from commands import MOST, Commands
from escape import shown
from support.hostile import HOSTILE, TABLE
from support.runner import Command, commands, outputs


class Step:
    """A step with its own files; `log` is what it printed."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.stream = io.StringIO()
        environment = {
            "GITHUB_OUTPUT": str(folder / "output"),
            "GITHUB_STEP_SUMMARY": str(folder / "summary"),
            "TENPOINT_WORK": str(folder),
        }
        self.commands = Commands(environment, self.stream)

    @property
    def read(self) -> list[Command]:
        return commands(self.stream.getvalue())


@pytest.fixture
def step(tmp_path: Path) -> Step:
    return Step(tmp_path)


class TestLog:
    @pytest.mark.parametrize("text", TABLE)
    def test_holds_no_command(self, step: Step, text: str) -> None:
        step.commands.say(text)
        step.commands.say(f"found in {text}")
        assert step.read == []
        assert "\x1b" not in step.stream.getvalue()

    @given(HOSTILE)
    def test_holds_no_command_whatever_the_text(self, text: str) -> None:
        stream = io.StringIO()
        Commands({}, stream).say(text)
        assert commands(stream.getvalue()) == []

    def test_keeps_lines(self, step: Step) -> None:
        step.commands.say("one\n  ::error::two\nthree")
        assert step.stream.getvalue() == "one\n.   ::error::two\nthree\n"


class TestAnnotations:
    @pytest.mark.parametrize("text", TABLE)
    def test_are_one_command_with_the_whole_text(self, step: Step, text: str) -> None:
        self.one_command(step, text)

    @given(HOSTILE)
    def test_are_one_command_whatever_the_text(self, text: str) -> None:
        with tempfile.TemporaryDirectory() as folder:
            self.one_command(Step(Path(folder)), text)

    def one_command(self, step: Step, text: str) -> None:
        step.commands.annotate("error", f"It holds {text}.", path=text, line=3, title=text)
        [command] = step.read
        assert command.name == "error"
        assert set(command.properties) <= {"title", "file", "line"}
        assert command.properties.get("title", "") == shown(text)
        assert command.properties.get("file", text) == text
        assert "It holds" in command.message
        assert "\x1b" not in step.stream.getvalue()

    def test_say_the_place(self, step: Step) -> None:
        step.commands.annotate("warning", "Two\nlines", path="a,b:c%.py", line=3, end_line=5)
        place = {"file": "a,b:c%.py", "line": "3", "endLine": "5"}
        assert step.read == [Command("warning", place, "Two\nlines")]

    def test_tell_a_name_that_github_cannot_find_in_the_message(self, step: Step) -> None:
        step.commands.annotate("error", "A key.", path="a\nb", line=3)
        assert step.read == [Command("error", {}, "a\\nb:3: A key.")]

    def test_end_at_ten_of_a_kind_over_all_steps(self, step: Step) -> None:
        for _ in range(6):
            assert step.commands.annotate("error", "early")
        later = Step(step.folder)
        made = [later.commands.annotate("error", "late", path="a.py", line=2) for _ in range(7)]
        assert made == [True] * (MOST - 6) + [False] * 3
        assert len(step.read) + len(later.read) == MOST
        assert later.commands.suppressed == {"error": 3}
        assert later.stream.getvalue().count("error: a.py:2: late\n") == 3
        later.commands.warn("another kind")
        assert later.read[-1] == Command("warning", {}, "another kind")

    def test_leave_room_for_what_the_action_says_itself(self, step: Step) -> None:
        for _ in range(20):
            step.commands.annotate("warning", "advice", keep=3)
        assert len(step.read) == MOST - 3
        step.commands.warn("There is no comment.")
        assert step.read[-1].message == "There is no comment."

    def test_end_at_ten_without_a_folder_too(self) -> None:
        stream = io.StringIO()
        alone = Commands({}, stream)
        for _ in range(12):
            alone.annotate("notice", "x")
        assert len(commands(stream.getvalue())) == MOST

    def test_are_cut_before_the_runner_cuts_them(self, step: Step) -> None:
        step.commands.annotate("error", "x" * 10_000)
        assert len(step.read[0].message) <= 4096


class TestOutputs:
    @pytest.mark.parametrize("text", TABLE)
    def test_hold_the_value_and_nothing_else(self, step: Step, text: str) -> None:
        step.commands.output("verdict", text)
        step.commands.output("score", "3")
        read = outputs((step.folder / "output").read_text("utf-8"))
        assert read == {"verdict": "\n".join(map(shown, text.split("\n"))), "score": "3"}

    def test_cannot_be_ended_by_a_value_that_was_seen_before(self, step: Step) -> None:
        step.commands.output("a", "x")
        written = (step.folder / "output").read_text("utf-8")
        step.commands.output("b", f"{written}\nscore=10")
        assert set(outputs((step.folder / "output").read_text("utf-8"))) == {"a", "b"}

    def test_need_no_runner(self) -> None:
        alone = Commands({}, io.StringIO())
        alone.output("score", "3")
        alone.step_summary("text")


def test_summaries_of_one_step_add_up(step: Step) -> None:
    step.commands.step_summary("one\n")
    step.commands.step_summary("two\ud800\n")
    assert (step.folder / "summary").read_bytes() == b"one\ntwo\\ud800\n"
