"""Compile one PDF in a process of its own: ``python compile_pdf.py`` with a job on stdin.

A process each keeps the memory of two layouts apart, and lets two
processors work. The job and the answer are JSON; this file imports nothing
of the package, so that it starts quickly.
"""

import io
import json
import sys
from pathlib import Path
from typing import Any

import pikepdf
import typst


def compile_pdf(job: dict[str, Any]) -> dict[str, Any]:
    """Compile the Typst file that ``job`` names and write the PDF whole.

    Keys of the job: ``source``, ``output``, ``edition`` and ``timestamp``
    (Unix seconds, or None for a PDF without a date: the clock would make two
    builds differ). The answer has ``warnings``, and ``error`` with Typst's
    own diagnostic where there is no PDF.
    """
    source = Path(job["source"])
    try:
        compiler = typst.Compiler(
            source,
            root=source.parent,
            font_paths=typst.Fonts(
                include_system_fonts=False, include_embedded_fonts=True
            ),
            ignore_system_fonts=True,
            sys_inputs={
                "edition": job["edition"],
                "dated": "no" if job["timestamp"] is None else "yes",
            },
        )
        data, warnings = compiler.compile_with_warnings(
            format="pdf", pdf_standards=["1.7", "ua-1"], timestamp=job["timestamp"] or 0
        )
    except typst.TypstError as error:
        return {"error": error.diagnostic or error.message, "warnings": []}
    assert isinstance(data, bytes)  # a PDF is one file, unlike pages of PNG
    output = Path(job["output"])
    partial = output.with_name(output.name + ".partial")
    _pack(data, partial)
    partial.replace(output)
    return {"error": None, "warnings": [warning.diagnostic for warning in warnings]}


def _pack(data: bytes, target: Path) -> None:
    """Write ``data`` with its small objects packed into compressed streams.

    The tags of an accessible PDF are thousands of such objects: packed, the
    file has less than half the size and says the same.
    """
    with pikepdf.open(io.BytesIO(data)) as pdf:
        # “Suspects: false” is what a reader assumes anyway, and poppler 22
        # complains of it on every page it shows.
        if "/Suspects" in pdf.Root.MarkInfo:
            del pdf.Root.MarkInfo.Suspects
        pdf.save(
            target,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            deterministic_id=True,
        )


if __name__ == "__main__":
    json.dump(compile_pdf(json.load(sys.stdin)), sys.stdout)
