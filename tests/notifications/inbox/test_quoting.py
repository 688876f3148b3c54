"""What is left of a reply once the quote is cut off, as mail programs in three languages write it."""

from __future__ import annotations

from email.message import EmailMessage

import pytest

from notifications.inbox.quoting import reply_text, without_quote


@pytest.mark.parametrize(
    "tail",
    [
        pytest.param(
            "On Wed, 25 Feb 2026 at 09:00, Merzim <merzim@office.test> wrote:\n> In 3 days", id="Gmail"
        ),
        pytest.param(
            "On Wednesday, 25 February 2026 at 09:00:12 the office of the government\n"
            "Merzim <merzim@office.test> wrote:\n> In 3 days",
            id="broken over two lines",
        ),
        pytest.param(
            "ср, 25 февр. 2026 г. в 09:00, Merzim <merzim@office.test>:\n> Через 3 дня", id="Gmail, ru"
        ),
        pytest.param("25.02.2026 09:00, Merzim пишет:\n> Через 3 дня", id="Thunderbird, ru"),
        pytest.param("25.02.2026 09:00, Merzim деп жазды:\n> 3 күн қалды", id="kk"),
        pytest.param("-----Original Message-----\nFrom: Merzim\nIn 3 days", id="Outlook"),
        pytest.param("-----Исходное сообщение-----\nОт: Merzim\nЧерез 3 дня", id="Outlook, ru"),
        pytest.param(
            "________________________________\nFrom: Merzim <m@o.test>\nIn 3 days", id="Outlook on the web"
        ),
        pytest.param("От: Merzim <merzim@office.test>\nДата: среда", id="header of the message, ru"),
        pytest.param("-- \nAigerim, Ministry of Water", id="a signature"),
        pytest.param("> In 3 working days\n> Launch the pilot", id="a quote alone"),
    ],
)
def test_what_was_quoted_is_cut_off(tail: str) -> None:
    assert without_quote(f"The pilot runs.\nThe act is attached.\n\n{tail}\n") == (
        "The pilot runs.\nThe act is attached."
    )


@pytest.mark.parametrize(
    "text",
    [
        "The pilot runs on 3 sites.",
        "On 3 March the minister signed:\nthe order is attached.",
        "Итоги: введено 3 объекта.\nОт района получен акт.",
        "- first\n- second",
    ],
)
def test_what_a_person_wrote_stays(text: str) -> None:
    assert without_quote(text) == text


def test_answers_between_the_quoted_lines_are_kept() -> None:
    assert without_quote("> What is done?\nThe pilot.\n> By when?\nBy May.") == "The pilot.\nBy May."


def test_a_mail_of_marks_alone_is_read_without_its_quote() -> None:
    message = EmailMessage()
    message.set_content(
        "<div>The pilot runs.</div><div>The act is attached.</div><script>alert(1)</script>"
        "<blockquote>In 3 working days</blockquote>",
        subtype="html",
    )
    assert reply_text(message) == "The pilot runs.\nThe act is attached."


def test_an_unknown_character_set_is_no_obstacle() -> None:
    message = EmailMessage()
    message.set_content("The pilot runs.")
    message.replace_header("Content-Type", 'text/plain; charset="of-our-own"')
    assert reply_text(message) == "The pilot runs."
