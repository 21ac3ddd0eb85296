"""`python -m extractors REPORT...`: the facts of reports as JSON Lines, with no store (for work on the extractors)."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from extractors.errors import ReportError
from extractors.lexicon import load_lexicon
from extractors.pipeline import extract_file
from extractors.rows import row_of


def main(arguments: list[str]) -> int:
    """Print the facts of the reports; what is wrong with a report goes to standard error. Status 1 if any failed."""
    lexicon = load_lexicon()
    failed = False
    for name in arguments:
        try:
            extraction = extract_file(Path(name), lexicon)
        except ReportError as problem:
            print(problem, file=sys.stderr)
            failed = True
            continue
        for fact in extraction.facts:
            print(json.dumps(row_of(extraction.document.name, fact), ensure_ascii=False))
    return int(failed)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
