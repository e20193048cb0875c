"""The attributes and classes that the PDF edition knows how to print.

A class is a promise about looks. One that the template does not know would
be lost without a word, so it is refused with a remedy instead.
"""

from docutils import nodes

from .errors import ManuscriptError, place_of

#: Attributes that docutils and Sphinx put on nodes and that change no page.
_SILENT = frozenset(
    """ids names classes dupnames backrefs source xml:space translated
    translation_progress translatable rawsource docname expect_error""".split()
)

#: Attributes a node may carry besides, by node name.
_KNOWN: dict[str, frozenset[str]] = {
    name: frozenset(attributes.split())
    for name, attributes in {
        "bullet_list": "bullet",
        "enumerated_list": "enumtype prefix suffix start",
        "literal_block": "language force linenos highlight_args trim_flags caption reason",
        "image": "uri original_uri candidates width height scale align alt loading",
        "figure": "width align",
        "table": "align width colwidths_auto colwidths_given",
        "entry": "morecols morerows stub",
        "abbreviation": "explanation",
        "container": "literal_block design_component is_div",
    }.items()
}

#: Attributes checked on these nodes only; other nodes pass through Sphinx
#: with private attributes that mean nothing here.
_CHECKED = frozenset(_KNOWN) - {"literal_block", "container"}

#: Classes of inline text with a look of their own, or with none on purpose.
INLINE_CLASSES = frozenset(
    """cpython-detail guilabel menuselection accelerator pre xref doc any
    std std-ref std-doc std-numref std-term std-option std-envvar std-token
    std-keyword std-keyword std-label std-cmdoption std-program std-confval
    versionmodified added changed deprecated removed eq brackets reference
    internal external term download myst command program dfn mailheader
    makevar mimetype newsgroup regexp samp file kbd option envvar token
    keyword numref ref rst-role""".split()
)

#: Classes of containers that the template draws or passes through.
CONTAINER_CLASSES = frozenset(
    """chapter-head predict caught-by assess choice literal-block-wrapper epigraph compound
    highlights pull-quote toctree-wrapper exercise hint solution answers
    unverified listing""".split()
)


def check_attributes(node: nodes.Element) -> None:
    """Raise ManuscriptError where a node carries an attribute unknown here."""
    name = node.tagname
    if name not in _CHECKED:
        return
    unknown = {
        key for key, value in node.attributes.items() if value not in (None, [], "")
    } - (_SILENT | _KNOWN[name])
    if unknown:
        listed = ", ".join(sorted(unknown))
        raise ManuscriptError(
            place_of(node),
            f"the PDF edition does not know the attribute {listed} of a {name}",
            "remove it, or teach proven.typst to print it",
        )


def check_classes(
    node: nodes.Element, known: frozenset[str], ignored: list[str]
) -> None:
    """Raise ManuscriptError where a node has a class that has no look in print.

    Classes of a domain (``py py-func``) and those the configuration value
    ``typst_ignored_classes`` names are passed over.
    """
    for name in node["classes"]:
        if name in known or name in ignored or _is_of_a_domain(name):
            continue
        raise ManuscriptError(
            place_of(node),
            f"the class “{name}” of a {node.tagname} has no look in the PDF edition",
            "use a class that the template draws, or list it in typst_ignored_classes "
            "if print may do without it",
        )


def _is_of_a_domain(name: str) -> bool:
    return name.split("-")[0] in {
        "py",
        "c",
        "cpp",
        "js",
        "rst",
        "math",
        "std",
        "lang",
    } or (name == "code")
