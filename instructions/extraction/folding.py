"""Same-length folding: what looks alike becomes alike, and every offset still holds.

`fold(text)` has as many characters as `text`; so has `fold(text).lower()`.
"""

from __future__ import annotations

import re

_LATIN = "aceiopxyhəABCEHIKMOPTXYSJÖÏËÉ"
_CYRILLIC = "асеіорхуһәАВСЕНІКМОРТХУЅЈӦЇЁЕ"
_ROMAN = frozenset("IVXІХѴ")

_TO_CYRILLIC = dict(zip(_LATIN, _CYRILLIC, strict=True)) | {
    "ö": "ө",
    "Ö": "Ө",
    "k": "к",
    "Y": "У",
}
_TO_LATIN = {cyrillic: latin for latin, cyrillic in _TO_CYRILLIC.items() if latin.isascii()}

_SAME = {
    " ": "\N{NO-BREAK SPACE}\N{OGHAM SPACE MARK}\N{NARROW NO-BREAK SPACE}\N{MEDIUM MATHEMATICAL SPACE}"
    "\N{IDEOGRAPHIC SPACE}\N{ZERO WIDTH SPACE}\N{WORD JOINER}\N{ZERO WIDTH NO-BREAK SPACE}"
    + "".join(map(chr, range(0x2000, 0x200B))),
    "\n": "\x0b\x0c\x85\N{LINE SEPARATOR}\N{PARAGRAPH SEPARATOR}",
    "-": "\N{HYPHEN}\N{NON-BREAKING HYPHEN}\N{FIGURE DASH}\N{EN DASH}\N{EM DASH}\N{HORIZONTAL BAR}"
    "\N{MINUS SIGN}\N{SMALL EM DASH}\N{SMALL HYPHEN-MINUS}\N{FULLWIDTH HYPHEN-MINUS}",
    '"': "«»„“”‟″〝〞＂❝❞‹›",
    "'": "‘’‚‛ʼʹ′`´＇",
    "I": "İ",
    "е": "ё",
    "Е": "Ё",
    "Ә": "Ə",
    "ә": "ӛ",
    "Ө": "Ɵ",
    "ө": "ɵ",
    "/": "⁄∕",
    "|": "‖∥║│┃❘❙❚┆┊╎╏⏐｜",
    "→": "➔➙➛➜➝➞⟶⟹⇢⇨",
    ":": "∶：",
}
_ALIKE = {one: into for into, ones in _SAME.items() for one in ones} | {
    chr(0xFF10 + digit): str(digit) for digit in range(10)
}
_PLAIN = re.compile("[ !-/:-@А-ЕЖ-Яа-ежз-яәғқңөұүһіӘҒҚҢӨҰҮҺІ0-9]*")
"""Text in Cyrillic letters alone, none of which has another form."""
_ODD = re.compile("[" + "".join(map(re.escape, _ALIKE)) + "]")

_LATIN_LETTER = re.compile(r"[A-Za-zÀ-ɏə]")
_CYRILLIC_LETTER = re.compile(r"[Ѐ-ӿ]")
_WORD = re.compile(r"[^\W\d_]+")
# The same places, looked for by the letter that is rare in the text: that is what makes it quick.
_MIXED_IN_CYRILLIC = re.compile(r"[A-Za-zÀ-ɏə](?:(?=[Ѐ-ӿ])|(?<=[Ѐ-ӿ].))")
_MIXED_IN_LATIN = re.compile(r"[Ѐ-ӿ](?:(?=[A-Za-zÀ-ɏə])|(?<=[A-Za-zÀ-ɏə].))")
_STRAY = re.compile(r"[acekoyCKOBY](?= [Ѐ-ӿ0-9])(?:(?<![^\n(].)|(?<=[.;:,Ѐ-ӿ] .))")


def fold(text: str) -> str:
    """The same text, character for character, with spaces, dashes, quotes and look-alike letters made one."""
    if "\r" in text:
        text = text.replace("\r\n", " \n").replace("\r", "\n")
    if is_plain(text):
        return text
    text = _ODD.sub(_made_alike, text)
    return _one_script_a_word(text)


def is_plain(text: str) -> bool:
    """Letters and signs of one script that have no other form: neither the text nor a part of it folds."""
    return text.isascii() or _PLAIN.fullmatch(text) is not None


def fold_case(text: str) -> str:
    """`fold` and lower case: still the same length."""
    return fold(text).lower()


def _made_alike(odd: re.Match[str]) -> str:
    return _ALIKE[odd[0]]


def _one_script_a_word(text: str) -> str:
    """Words that mix Latin and Cyrillic letters are rewritten in the script that explains all of them."""
    if not (_LATIN_LETTER.search(text) and _CYRILLIC_LETTER.search(text)):
        return text
    pieces: list[str] = []
    done = 0
    mostly_cyrillic = 2 * len(_CYRILLIC_LETTER.findall(text[::101])) > len(text) / 101
    for mixed in (_MIXED_IN_CYRILLIC if mostly_cyrillic else _MIXED_IN_LATIN).finditer(text):
        if mixed.start() < done:
            continue
        start, end = _word_around(text, mixed.start(), done)
        pieces += text[done:start], _rewritten(text[start:end])
        done = end
    pieces.append(text[done:])
    return _STRAY.sub(_as_cyrillic, "".join(pieces))


def _as_cyrillic(letter: re.Match[str]) -> str:
    return _TO_CYRILLIC.get(letter[0], letter[0])


def _word_around(text: str, at: int, floor: int) -> tuple[int, int]:
    start = at
    while start > floor and text[start - 1].isalpha():
        start -= 1
    match = _WORD.match(text, start)
    return start, match.end() if match else at + 1


def _rewritten(word: str) -> str:
    if _ROMAN.issuperset(word):
        return "".join(_TO_LATIN.get(letter, letter) for letter in word)
    latin = [letter for letter in word if _LATIN_LETTER.match(letter)]
    if all(letter in _TO_CYRILLIC for letter in latin):
        return "".join(_TO_CYRILLIC.get(letter, letter) for letter in word)
    if all(letter in _TO_LATIN for letter in word if _CYRILLIC_LETTER.match(letter)):
        return "".join(_TO_LATIN.get(letter, letter) for letter in word)
    return word
