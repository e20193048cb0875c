"""Which characters the fonts of the PDF editions lack."""

import re

import typst

from .errors import ManuscriptError
from .syntax import string

#: The fonts of the template: what text and code are set in, and what they
#: fall back on.
FONTS = {
    "text": '("Libertinus Serif","DejaVu Sans Mono","New Computer Modern Math")',
    "code": '("DejaVu Sans Mono","Libertinus Serif","New Computer Modern Math")',
}

#: Characters that have no glyph by nature.
_INVISIBLE = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff")


def check_glyphs(characters: dict[tuple[str, str], str]) -> None:
    """Raise ManuscriptError naming every character that no font can show.

    ``characters`` maps font and character to the place of its first use. A
    page that holds just these characters is compiled: it costs a few hundredths
    of a second, where the whole book would fail after seconds without a line
    number.
    """
    wanted = {
        key: place for key, place in characters.items() if key[1] not in _INVISIBLE
    }
    if not wanted:
        return
    missing = _missing({character for _font, character in wanted})
    faults = sorted(
        (place, character)
        for (_font, character), place in wanted.items()
        if character in missing
    )
    if not faults:
        return
    place, character = faults[0]
    others = "".join(
        f"\n  also {where}: “{other}” (U+{ord(other):04X})"
        for where, other in faults[1:]
    )
    raise ManuscriptError(
        place,
        f"no font of the PDF editions has the character “{character}” "
        f"(U+{ord(character):04X}){others}",
        "use another character, or say it in words or as an escape such as "
        f"\\N{{...}} or \\u{ord(character):04x}",
    )


def _missing(characters: set[str]) -> set[str]:
    """Return those of ``characters`` that Typst cannot set."""
    text = "".join(f"par({string(character)});" for character in sorted(characters))
    page = (
        '#set document(title: "Characters")\n'
        f'#set text(lang: "en", font: {FONTS["text"]})\n#{{{text}}}'
    )
    compiler = typst.Compiler(
        page.encode(),
        font_paths=typst.Fonts(include_system_fonts=False, include_embedded_fonts=True),
        ignore_system_fonts=True,
    )
    try:
        compiler.compile(format="pdf", pdf_standards=["ua-1"])
    except typst.TypstError as error:
        return set(re.findall(r'the text `"(.+?)"` could not', error.diagnostic))
    return set()
